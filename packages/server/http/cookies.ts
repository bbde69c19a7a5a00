const name = 'junheng_session'
/** Over TLS: a browser takes it from this host alone, for all of it, and never without TLS. */
const hostName = `__Host-${name}`

/** The value of the session cookie in a Cookie header. */
export function sessionToken(header: string | undefined): string | undefined {
  for (const part of header?.split(';') ?? []) {
    const [key, value] = part.trim().split('=', 2)
    if ((key === name || key === hostName) && value) return value
  }
  return undefined
}

/** A Set-Cookie header that no script can read, no other site can send, and, over TLS, nothing else carries; it ends with the browser, or at once where `token` is undefined. */
export function sessionCookie(token: string | undefined, isSecure = false): string {
  const attributes = `Path=/; HttpOnly; SameSite=Strict${isSecure ? '; Secure' : ''}`
  const called = isSecure ? hostName : name
  return token === undefined ? `${called}=; ${attributes}; Max-Age=0` : `${called}=${token}; ${attributes}`
}
