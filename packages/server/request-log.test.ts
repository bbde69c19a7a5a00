import { afterAll, beforeAll, expect, test } from 'vitest'
import { allEndpoints } from './endpoints.ts'
import type { LogLine } from './http/request-log.ts'
import { errorLine } from './http/request-log.ts'
import { plainestRequest } from './testing-requests.ts'
import { testServer, type TestServer } from './testing.ts'
import { loadTestCounty, type Samples } from './testing-county.ts'

const lines: LogLine[] = []
let server: TestServer
let samples: Samples
beforeAll(async () => {
  server = await testServer({ log: (line) => lines.push(line) })
  samples = await loadTestCounty(server)
})
afterAll(() => server.close())

/** What must be in no log: a number of identity, a telephone, a name, an address, a password, a login. */
const planted = { identity: '990181201501010012', phone: '13900001234', name: '欧阳小明', home: '柳林镇三组七号', password: 'Mi-Ma-2021-x', login: 'ouyang.xm' } as const
const all = Object.values(planted).join(' ')

/** Puts the words into every text of a body. */
function fed(value: unknown): unknown {
  if (typeof value === 'string') return all
  if (Array.isArray(value)) return value.map(fed)
  return value === null || typeof value !== 'object' ? value : Object.fromEntries(Object.entries(value).map(([key, each]) => [key, fed(each)]))
}

test('names, numbers and telephones sent to every endpoint, in its path, query, body and headers, stand in no line of the log', async () => {
  const cookie = await server.cookie('bureau-admin')
  for (const { route } of allEndpoints.filter(({ route }) => route.path !== '/session' || route.method !== 'DELETE')) {
    const { url, body } = plainestRequest(route, (name) => samples[name]?.own ?? samples[name]?.other)
    const headers = { cookie, 'user-agent': all.replaceAll(/[^\x20-\x7e]/g, ''), 'junheng-purpose': encodeURIComponent(all) }
    const payload = body === undefined || Buffer.isBuffer(body) ? body : (fed(body) as object)
    const type = Buffer.isBuffer(body) ? { 'content-type': 'application/octet-stream' } : {}
    // Once as it is to be asked, and once with the words in path and query too, where most of it is refused.
    const asked = [url, `${url.replaceAll(/\/[0-9a-f-]{36}/g, `/${encodeURIComponent(all)}`)}${url.includes('?') ? '&' : '?'}${new URLSearchParams({ text: all, fileName: all, ...planted })}`]
    for (const each of asked) await server.app.inject({ method: route.method, url: each, headers: { ...headers, ...type }, ...(payload !== undefined && { payload }) })
  }
  await server.app.inject({ method: 'POST', url: '/api/session/password', payload: { login: planted.login, password: planted.password } })
  await server.app.inject({ method: 'GET', url: `/schools/${encodeURIComponent(planted.name)}?phone=${planted.phone}` })
  expect(lines.length).toBeGreaterThan(allEndpoints.length * 2 - 1)
  const log = lines.map((line) => JSON.stringify(line)).join('\n')
  for (const word of Object.values(planted)) expect([word, log.includes(word), log.includes(encodeURIComponent(word))]).toEqual([word, false, false])
  for (const person of ['张三', 'zhangsan', '测试']) expect([person, log.includes(person)]).toEqual([person, false])
}, 300_000)

test('a line says the template, the status and the time, and no more than its fields', async () => {
  lines.length = 0
  await server.as('bureau-admin')('GET', `/api/schools/2199000001?snapshot=`)
  expect(lines).toEqual([{ at: expect.stringMatching(/^\d{4}-/) as string, request: expect.any(String) as string, method: 'GET', route: '/api/schools/:id', status: expect.any(Number) as number, ms: expect.any(Number) as number, bytes: expect.any(Number) as number }])
})

test('an error of ours is logged by kind, code and place, without its message', () => {
  const error = Object.assign(new Error(`duplicate key value (name)=(${planted.name})\n second line ${planted.identity}`, { cause: new TypeError(planted.phone) }), { code: '23505' })
  const said = errorLine(error)
  expect(said).toMatchObject({ name: 'Error', code: '23505' })
  expect(said.where.length).toBeGreaterThan(0)
  expect(JSON.stringify(said)).not.toMatch(new RegExp([planted.name, planted.identity, planted.phone].join('|')))
})
