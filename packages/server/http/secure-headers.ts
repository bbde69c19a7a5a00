import { randomBytes } from 'node:crypto'

/** What a page may load and run: our own files, and the style elements that bear the number of this one page (antd's colours). Scripts inline never. */
function contentPolicy(nonce?: string): string {
  const style = nonce === undefined ? "'self'" : `'self' 'nonce-${nonce}'`
  return `default-src 'self'; style-src ${style}; img-src 'self' data: blob:; worker-src 'self' blob:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`
}

const always = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
  'content-security-policy': contentPolicy(),
}

/** Behind https: for a year, browsers come by no other way. */
const transportSecurity = { 'strict-transport-security': 'max-age=31536000; includeSubDomains' }

/** Headers of every reply. */
export function secureHeaders(isSecure: boolean): Readonly<Record<string, string>> {
  return isSecure ? { ...always, ...transportSecurity } : always
}

/** Where the build leaves room for the number of a page. */
const place = '__CSP_NONCE__'

/** A page under a number of its own, and the policy that goes with it. */
export function numberedPage(template: string): { readonly html: string; readonly policy: string } {
  const nonce = randomBytes(18).toString('base64')
  return { html: template.replaceAll(place, nonce), policy: contentPolicy(nonce) }
}
