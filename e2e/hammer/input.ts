import { deflateRawSync } from 'node:zlib'
import { may, roles, type Role } from '@junheng/contract/permissions.ts'
import { allEndpoints } from '../../packages/server/endpoints.ts'
import type { Endpoint } from '../../packages/server/http/endpoint.ts'
import { testServer, type TestServer } from '../../packages/server/testing.ts'
import { loadTestCounty, personOf, type Samples } from '../../packages/server/testing-county.ts'
import { placesIn, plainestRequest, undone } from '../../packages/server/testing-requests.ts'
import { count, counted, type Part } from './part.ts'

/** What is sent: its kind, and how the request is made of a route's plainest one. */
interface Bad {
  readonly kind: string
  readonly url: string
  readonly type?: string
  readonly payload?: string | Buffer
}

/** Every endpoint, as a role that may call it, with everything a form, a script or an attacker might send: no answer may be a 5xx. */
export const inputPart: Part = async (_options, say) => {
  const server = await testServer({ endpoints: allEndpoints.map(undone) })
  try {
    const samples = await loadTestCounty(server)
    const answers = new Map<string, Map<string, number>>()
    const faults: string[] = []
    for (const endpoint of allEndpoints) faults.push(...(await hammerEndpoint(server, samples, endpoint, answers)))
    for (const [kind, counts] of answers) say(`${kind.padEnd(28)} ${counted(counts)}`)
    say(`${[...answers.values()].flatMap((counts) => [...counts.values()]).reduce((sum, n) => sum + n, 0)} 个请求 requests, ${allEndpoints.length} endpoints`)
    return faults
  } finally {
    await server.close()
  }
}

async function hammerEndpoint(server: TestServer, samples: Samples, endpoint: Endpoint, answers: Map<string, Map<string, number>>) {
  const cookie = await server.cookie(personOf(callerOf(endpoint)))
  const faults: string[] = []
  for (const bad of badRequests(endpoint, samples)) {
    const status = await send(server, endpoint, bad, cookie)
    const counts = answers.get(bad.kind) ?? new Map<string, number>()
    answers.set(bad.kind, counts)
    count(counts, `${Math.floor(status / 100)}xx`)
    if (status >= 500) faults.push(`${endpoint.route.method} ${endpoint.route.path}: ${bad.kind} → ${status}`)
  }
  return faults
}

async function send({ app }: TestServer, { route }: Endpoint, { url, type, payload }: Bad, cookie: string): Promise<number> {
  const headers = { cookie, ...(type !== undefined && { 'content-type': type }) }
  return (await app.inject({ method: route.method, url, headers, ...(payload !== undefined && { payload }) })).statusCode
}

/** The first role that may call it; for routes of anybody, the administrator. */
function callerOf({ allow }: Endpoint): Role {
  return (allow === 'anyone' || allow === 'signedIn' ? undefined : roles.find((role) => may(role, allow))) ?? 'bureau-admin'
}

/** Everything bad that can be said to one route. */
function badRequests({ route }: Endpoint, samples: Samples): readonly Bad[] {
  const own = (name: string) => samples[name]?.own
  const { url, body } = plainestRequest(route, own)
  const asked = route.method === 'GET' ? badAddresses(route.path, url) : [...badAddresses(route.path, url), ...(route.body === 'bytes' ? badFiles(url) : badBodies(url, body))]
  return [...asked, { kind: 'id of another county', url: plainestRequest(route, (name) => samples[name]?.elsewhere).url, ...asJson(body) }]
}

const asJson = (body: unknown) => (body === undefined || body instanceof Uint8Array ? {} : { type: 'application/json', payload: JSON.stringify(body) })

const nasty = ["'; drop table audit; --", '../../../../etc/passwd', '%00', '\u0000', '🧨'.repeat(40), '-1', '1e309', 'NaN', '__proto__', '<script>alert(1)</script>', '字'.repeat(3000)]

/** Nasty words in every place of the path and in the query. */
function badAddresses(path: string, url: string): readonly Bad[] {
  const inPath = placesIn(path).length === 0 ? [] : nasty.map((word) => ({ kind: 'nasty id in the path', url: `/api${path.replaceAll(/:\w+/g, encodeURIComponent(word))}` }))
  const inQuery = nasty.map((word) => ({ kind: 'nasty word in the query', url: `${url.replace(/\?$/, '')}${url.includes('=') ? '&' : '?'}${encodeURIComponent(word)}=${encodeURIComponent(word)}` }))
  const repeated = [{ kind: 'query said twice', url: url.includes('=') ? `${url}&${url.split('?')[1]}` : `${url}a=1&a=2` }]
  return [...inPath, ...inQuery, ...repeated, { kind: 'broken escape', url: `${url.split('?')[0]}?%E0%A4%A=1` }]
}

/** Bodies that are no JSON, JSON of another shape, and every field in turn of every wrong kind. */
function badBodies(url: string, body: unknown): readonly Bad[] {
  const raw = (kind: string, payload: string | Buffer, type = 'application/json'): Bad => ({ kind, url, type, payload })
  const shapes = ['', '{', '[]', 'null', '"x"', '1', '{"__proto__":{"admin":true}}', '{"constructor":{"prototype":{}}}', `${'['.repeat(20_000)}${']'.repeat(20_000)}`]
  const whole = typeof body === 'object' && body !== null && !Array.isArray(body) ? { ...body } : {}
  const fields = Object.keys(whole)
  const changed = fields.flatMap((field) => wrongValues.map((value) => raw('field of the wrong kind', JSON.stringify({ ...whole, [field]: value }))))
  const without = fields.map((field) => raw('field left out', JSON.stringify({ ...whole, [field]: undefined })))
  return [
    ...shapes.map((payload) => raw('body of another shape', payload)),
    ...changed,
    ...without,
    raw('field too many', JSON.stringify({ ...whole, extra: 1 })),
    raw('no JSON at all', Buffer.from([0xff, 0xfe, 0x00, 0x01])),
    raw('other media type', 'a=1', 'application/x-www-form-urlencoded'),
    raw('other media type', '<x/>', 'text/xml'),
    raw('body above the limit', JSON.stringify({ text: 'x'.repeat(2 ** 20 + 10) })),
  ]
}

const wrongValues: readonly unknown[] = [null, true, -1, 1e308, 0.1, '', ' ', '字'.repeat(200_000), [], [[]], {}, { a: { b: 1 } }, ...nasty, '9999-99-99', '0000-00-00', '2021-02-30', '\ud800', '=cmd|\'/c calc\'!A0']

/** Files that are none, too large, or unfold without end. */
function badFiles(url: string): readonly Bad[] {
  const file = (kind: string, payload: Buffer): Bad => ({ kind, url, type: 'application/octet-stream', payload })
  return [
    file('empty file', Buffer.alloc(0)),
    file('random bytes', Buffer.from(Array.from({ length: 4096 }, (_, i) => (i * 7919) % 251))),
    file('zip cut short', zipOf('xl/workbook.xml', Buffer.from('<x/>')).subarray(0, 40)),
    file('zip bomb', zipOf('xl/workbook.xml', Buffer.alloc(300 * 2 ** 20))),
    file('file above the limit', Buffer.alloc(40 * 2 ** 20 + 1)),
    { kind: 'file as JSON', url, type: 'application/json', payload: '{}' },
  ]
}

/** An archive with one deflated entry. */
function zipOf(name: string, content: Buffer): Buffer {
  const packed = deflateRawSync(content)
  const [local, central, end] = [Buffer.alloc(30), Buffer.alloc(46), Buffer.alloc(22)]
  local.writeUInt32LE(0x04034b50, 0)
  central.writeUInt32LE(0x02014b50, 0)
  for (const [header, at] of [[local, 6], [central, 8]] as const) {
    header.writeUInt16LE(8, at + 2)
    header.writeUInt32LE(packed.length, at + 12)
    header.writeUInt32LE(content.length, at + 16)
    header.writeUInt16LE(name.length, at + 20)
  }
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(central.length + name.length, 12)
  end.writeUInt32LE(local.length + name.length + packed.length, 16)
  return Buffer.concat([local, Buffer.from(name), packed, central, Buffer.from(name), end])
}
