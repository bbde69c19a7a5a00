import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { getCounty } from '@junheng/contract/county.ts'
import { followJob } from '@junheng/contract/jobs.ts'
import { openPool } from '../db/pool.ts'
import { allEndpoints } from '../endpoints.ts'
import { ask, countKind } from '../features/jobs/testing.ts'
import { testServer, type TestServer } from '../testing.ts'
import { httpApp } from './app.ts'
import type { Endpoint } from './endpoint.ts'
import { prometheusText } from './metrics.ts'

/** Reading the county takes a second here; nothing else has changed. */
const slowly = allEndpoints.map((endpoint): Endpoint => (endpoint.route === getCounty ? { ...endpoint, respond: async (...asked) => wait(1000).then(() => endpoint.respond(...asked)) } : endpoint))

let server: TestServer
beforeAll(async () => {
  server = await testServer({ endpoints: slowly })
})
afterAll(() => server.close())

test('figures are counted by route and status, and name no person and no id', async () => {
  const { id } = await ask(server, countKind, { to: 0, failing: 0 })
  await server.as('bureau-viewer')('GET', `/api/jobs/${id}`)
  await server.as(undefined)('GET', `/api/jobs/${id}`)
  const { status, bytes } = await server.as(undefined)('GET', '/metrics')
  const text = bytes.toString()
  expect(status).toBe(200)
  for (const code of ['200', '401']) expect(text).toContain(`junheng_http_requests_total{method="GET",route="/api/jobs/:id",status="${code}",class="${code[0]}xx"} 1`)
  expect(text).toMatch(/junheng_http_request_seconds_bucket\{method="GET",route="\/api\/jobs\/:id",le="\+Inf"\} 2/)
  expect(text).toContain('junheng_jobs{kind="test.count",state="queued"} 1')
  expect(text).toMatch(/junheng_pool_connections\{state="idle"\} \d/)
  expect(text).not.toContain(id)
  expect(text).not.toMatch(/[\u4e00-\u9fff]/)
  for (const line of text.trimEnd().split('\n')) expect(line).toMatch(/^# (?:HELP|TYPE) \w+ .+$|^\w+(?:\{(?:\w+="[^"]*",?)+\})? -?[\d.e+-]+$/)
})

test('a label that holds quotes cannot break the format', () => {
  expect(prometheusText([{ name: 'a', kind: 'gauge', help: 'b', samples: [{ labels: { c: 'd"\n\\' }, value: 1 }] }])).toBe('# HELP a b\n# TYPE a gauge\na{c="d\\"\\n\\\\"} 1\n')
})

test('it is ready while the database answers, and alive without it', async () => {
  expect((await server.as(undefined)('GET', '/readyz')).json).toEqual({ ok: true, closing: false, database: true })
  const db = openPool({ ...server.address, port: 1 }, { connections: 1 })
  const lost = httpApp({ db, endpoints: [], countyCode: server.countyCode, today: () => '2021-05-11', authenticate: async () => undefined, onError: () => {} })
  const [alive, ready, figures] = await Promise.all(['/healthz', '/readyz', '/metrics'].map((url) => lost.inject({ url })))
  expect([alive!.statusCode, ready!.statusCode, figures!.body.includes('junheng_database_up 0')]).toEqual([200, 503, true])
  await lost.close()
  await db.destroy()
})

test('told to stop, it answers what is under way, ends what goes on, and takes nothing new', async () => {
  const { id } = await ask(server, countKind, { to: 0, failing: 0 })
  const address = await server.app.listen({ port: 0 })
  const headers = { cookie: await server.cookie('bureau-viewer') }
  const underWay = fetch(`${address}/api${getCounty.path}`, { headers })
  const stream = await fetch(`${address}/api${followJob.path.replace(':id', id)}`, { headers })
  await wait(200)
  const begun = performance.now()
  const closed = server.app.close()
  expect((await underWay).status).toBe(200)
  expect(await stream.text()).toContain('"state":"queued"')
  await closed
  expect(performance.now() - begun).toBeLessThan(5000)
  await expect(fetch(`${address}/healthz`)).rejects.toThrow('fetch failed')
}, 30_000)
