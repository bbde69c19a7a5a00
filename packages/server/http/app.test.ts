import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testServer, type TestServer } from '../testing.ts'
import { numberedPage } from './secure-headers.ts'

const webRoot = mkdtempSync(join(tmpdir(), 'junheng-web-'))
mkdirSync(join(webRoot, 'assets'))
writeFileSync(join(webRoot, 'index.html'), '<title>均衡</title>')
writeFileSync(join(webRoot, 'assets', 'main-1a2b.js'), 'export {}')
writeFileSync(join(webRoot, 'assets', 'main-1a2b.js.br'), brotliCompressSync('export {}'))
writeFileSync(join(webRoot, 'assets', 'main-1a2b.js.gz'), gzipSync('export {}'))

let server: TestServer
beforeAll(async () => {
  server = await testServer({ webRoot })
})
afterAll(async () => {
  await server.close()
  rmSync(webRoot, { recursive: true })
})
const get = (url: string, headers: Record<string, string> = {}) => server.app.inject({ method: 'GET', url, headers })

test('every address of a page gets the page, asked for anew each time', async () => {
  for (const url of ['/', '/index.html', '/schools/2199000001', '/sign-in', '/?standard=quality-2017']) {
    const { statusCode, body, headers } = await get(url)
    expect([url, statusCode, body, headers['cache-control']]).toEqual([url, 200, '<title>均衡</title>', 'no-cache'])
  }
})

test('a built file is kept by the browser, and one that is not there is not the page', async () => {
  expect((await get('/assets/main-1a2b.js')).headers['cache-control']).toContain('immutable')
  expect((await get('/assets/main-0000.js')).statusCode).toBe(404)
})

test.each([
  ['brotli', 'gzip, deflate, br', 'br'],
  ['only gzip', 'gzip', 'gzip'],
  ['neither', 'identity', undefined],
  ['nothing in particular', undefined, undefined],
])('a browser that takes %s gets the script in that form, as a script, and keeps it', async (_, accepted, encoding) => {
  const { headers, rawPayload } = await get('/assets/main-1a2b.js', accepted === undefined ? {} : { 'accept-encoding': accepted })
  expect(headers['content-encoding']).toBe(encoding)
  expect(headers['content-type']).toContain('javascript')
  expect(headers['cache-control']).toBe('public, max-age=31536000, immutable')
  expect(headers['vary']?.toString().toLowerCase()).toContain('accept-encoding')
  const open = { br: brotliDecompressSync, gzip: gunzipSync }[encoding ?? ''] ?? ((bytes: Buffer) => bytes)
  expect(open(rawPayload).toString()).toBe('export {}')
})

test('a long reply of the API is packed for a browser that takes it, and is the same', async () => {
  const [packed, plain] = [await get('/api/openapi.json', { 'accept-encoding': 'br' }), await get('/api/openapi.json')]
  expect([packed.headers['content-encoding'], plain.headers['content-encoding']]).toEqual(['br', undefined])
  expect(brotliDecompressSync(packed.rawPayload).toString()).toBe(plain.body)
  expect(packed.rawPayload.length).toBeLessThan(plain.body.length / 4)
})

test('an unknown address of the API is a problem, not the page', async () => {
  const { statusCode, body } = await get('/api/nothing')
  expect([statusCode, JSON.parse(body)]).toMatchObject([404, { code: 'not_found' }])
})

test('nothing outside the built pages can be read', async () => {
  for (const url of ['/../package.json', '/..%2f..%2fpackage.json', '/assets/..%2f..%2f..%2fetc/passwd']) {
    expect((await get(url)).body).not.toContain('"name"')
    expect((await get(url)).body).not.toContain('root:')
  }
})

test('every reply forbids scripts and frames of others, and replies of the API are not kept', async () => {
  for (const url of ['/', '/api/session', '/healthz']) {
    const { headers } = await get(url)
    expect(headers['content-security-policy']).toContain("default-src 'self'")
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
    expect(headers['x-content-type-options']).toBe('nosniff')
  }
  expect((await get('/api/session')).headers['cache-control']).toBe('no-store')
})

test.each([
  ['another site', 'http://evil.example', 403],
  ['a page of no site', 'null', 403],
  ['our own page', 'http://localhost:8080', 401],
])('a write sent by %s', async (_, origin, status) => {
  const reply = await server.app.inject({ method: 'DELETE', url: '/api/session', headers: { origin, host: 'localhost:8080' } })
  expect(reply.statusCode).toBe(status)
})

test('no style and no script but our files is let into a page', async () => {
  const policy = String((await get('/')).headers['content-security-policy'])
  expect(policy).not.toContain('unsafe')
  expect(policy).toMatch(/style-src 'self' 'nonce-[\w+/]{24}';/)
  expect((await get('/')).headers['content-security-policy']).not.toBe(policy)
  expect((await get('/api/session')).headers['content-security-policy']).toContain("style-src 'self';")
  expect(policy).toContain("object-src 'none'")
})

test('a page tells its own number to the styles it makes, and to nobody else', async () => {
  const { html, policy } = numberedPage('<meta name="csp-nonce" content="__CSP_NONCE__" />')
  expect(policy).toContain(`'nonce-${/content="([^"]+)"/.exec(html)![1]}'`)
})

test.each([
  ['cross-site', 403],
  ['same-site', 403],
  ['same-origin', 401],
  ['none', 401],
])('a write that a browser calls %s', async (site, status) => {
  const reply = await server.app.inject({ method: 'DELETE', url: '/api/session', headers: { 'sec-fetch-site': site } })
  expect(reply.statusCode).toBe(status)
})

test('behind https, cookies ask for TLS and browsers are told to come by no other way; without, neither', async () => {
  const behind = await testServer({ isSecure: true })
  expect((await behind.app.inject('/healthz')).headers['strict-transport-security']).toContain('max-age=31536000')
  expect((await get('/healthz')).headers['strict-transport-security']).toBeUndefined()
  await behind.close()
})

test('an address that asks too much is told how long to wait, in words; one that tries too many logins, sooner', async () => {
  const busy = await testServer({ rate: 300 })
  const ask = (remoteAddress: string) => busy.app.inject({ method: 'GET', url: '/api/sso', remoteAddress })
  const signIn = (remoteAddress: string, login: string) => busy.app.inject({ method: 'POST', url: '/api/session/password', payload: { login, password: 'x' }, remoteAddress })
  const tries = []
  for (let i = 0; i < 5; i++) tries.push((await signIn('192.0.2.1', `nobody${i}`)).statusCode)
  expect(tries).toEqual([401, 401, 401, 429, 429])
  const byLogin = []
  for (let i = 0; i < 22; i++) byLogin.push((await signIn(`192.0.2.${10 + i}`, 'one')).json<{ code: string }>().code)
  expect(byLogin.slice(-2)).toEqual(['too_many_requests', 'too_many_requests'])
  for (let i = 0; i < 300; i++) await ask('192.0.2.2')
  const refused = await ask('192.0.2.2')
  expect([refused.statusCode, refused.json()]).toMatchObject([429, { code: 'too_many_requests', details: { seconds: expect.any(Number) as number } }])
  expect((await ask('192.0.2.3')).statusCode).toBe(200)
  await busy.close()
})

test('the server says that it is well', async () => {
  expect((await get('/healthz')).json()).toEqual({ ok: true })
})

interface OpenApi {
  openapi: string
  info: object
  paths: Record<string, Record<string, { operationId: string; parameters?: { name: string; in: string }[]; responses: Record<string, object>; security: object[] }>>
  components: { schemas: object; securitySchemes: object }
}

test('the API describes itself: every route, its parameters, its permission and its problems', async () => {
  const api = (await get('/api/openapi.json')).json<OpenApi>()
  expect(api.openapi).toBe('3.1.0')
  const operations = Object.entries(api.paths).flatMap(([path, methods]) => Object.values(methods).map((operation) => ({ path, ...operation })))
  expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length)
  for (const { path, parameters = [], responses } of operations) {
    const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
    expect(parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name)).toEqual(named)
    expect(Object.keys(responses)).toContain('200')
  }
  expect(api.paths['/accounts']?.['post']).toMatchObject({ 'x-allow': 'account.manage', responses: { 403: { description: 'not_allowed' } } })
  expect(api.paths['/session']?.['post']).toMatchObject({ security: [], responses: { 401: { description: 'sign_in_link_spent' } } })
})

test('the description refers to nothing it does not hold', async () => {
  const text = (await get('/api/openapi.json')).body
  const api = JSON.parse(text) as OpenApi
  const wanted = [...text.matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name)
  expect(wanted.every((name) => name !== undefined && name in api.components.schemas)).toBe(true)
})
