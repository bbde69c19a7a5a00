import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Feed } from '@junheng/contract/feeds.ts'
import { inScope } from '../../db/database.ts'
import { calendarFile } from '../../documents/icalendar.ts'
import { testServer, type TestServer } from '../../testing.ts'
import { eastSchool, loadForTest } from '../projects/testing.ts'

let server: TestServer
beforeAll(async () => {
  server = await testServer()
  await loadForTest(server, eastSchool())
})
afterAll(() => server.close())

const land = { role: 'department', department: '自然资源局' } as const
const add = (office: string, who: Parameters<TestServer['as']>[0] = land) => server.as(who)<Feed & { path: string; code: string }>('POST', '/api/feeds', { office })
const read = async (path: string) => (await server.as(undefined)('GET', path))

/** Lines put together again. */
const unfolded = (text: string) => text.replaceAll('\r\n ', '').split('\r\n')

test('an office subscribes to its own dates by a secret address, without signing in', async () => {
  const { json } = await add('自然资源局')
  expect(json.path).toMatch(/^\/api\/calendar-files\/[\w-]{43}$/)
  const { status, bytes, headers } = await read(json.path)
  expect([status, headers['content-type']]).toEqual([200, 'text/calendar; charset=utf-8'])
  const lines = unfolded(bytes.toString())
  expect(lines.filter((line) => line.startsWith('SUMMARY'))).toEqual(['SUMMARY:计划完成 城东小学（新建）：用地预审', 'SUMMARY:最迟完成 城东小学（新建）：用地预审'])
  const { json: project } = await server.as('bureau-admin')<{ standing: { nodes: { id: string; cliff: { lastDay: string } }[] } }>('GET', '/api/projects/P01')
  const { lastDay } = project.standing.nodes.find(({ id }) => id === 'land')!.cliff
  expect(lines).toContain(`DTSTART;VALUE=DATE:${lastDay.replaceAll('-', '')}`)
  expect(bytes.toString()).not.toContain('财政评审')
})

test('an order stands in the calendar of its office until it is answered', async () => {
  const { json } = await add('自然资源局')
  await server.as(land)('POST', '/api/projects/P01/nodes/land/handovers', { kind: 'submitted', on: '2021-04-01', reason: null })
  const { json: order } = await server.as('supervision')<{ readonly id: string }>('POST', '/api/orders', { subject: { project: 'P01', node: 'land' }, kind: 'supervise' })
  const asked = async () => unfolded((await read(json.path)).bytes.toString()).includes('SUMMARY:答复督办单 城东小学（新建）：用地预审')
  expect(await asked()).toBe(true)
  await server.as(land)('POST', `/api/orders/${order.id}/replies`, { text: '5月20日前办结' })
  expect(await asked()).toBe(false)
})

test('a revoked address opens nothing, a guessed one neither; only the hash is kept', async () => {
  const { json } = await add('自然资源局')
  expect((await server.as(land)<Feed>('POST', `/api/feeds/${json.id}/revoke`)).json.revokedOn).toBe('2021-05-11')
  expect((await read(json.path)).status).toBe(404)
  expect((await read(`/api/calendar-files/${'x'.repeat(43)}`)).status).toBe(404)
  const rows = await server.owner.selectFrom('calendar_feed').select('token_sha256').execute()
  expect(rows.every(({ token_sha256 }) => !json.path.includes(token_sha256))).toBe(true)
})

test('nobody makes, sees or revokes the feed of another office; whoever holds meetings does', async () => {
  expect((await add('财政局')).json.code).toBe('not_owner')
  expect((await add('财政局', 'bureau-viewer')).json.code).toBe('not_owner')
  const { json } = await add('财政局', 'supervision')
  const seen = async (who: Parameters<TestServer['as']>[0]) => (await server.as(who)<Feed[]>('GET', '/api/feeds')).json.map(({ office }) => office)
  expect(new Set(await seen(land))).toEqual(new Set(['自然资源局']))
  expect(await seen('supervision')).toContain('财政局')
  expect((await server.as(land)('POST', `/api/feeds/${json.id}/revoke`)).status).toBe(404)
  expect((await server.as('supervision')('POST', `/api/feeds/${json.id}/revoke`)).status).toBe(200)
  expect(await inScope(server.db, { countyCode: '990199', role: 'bureau-admin' }, (tx) => tx.selectFrom('calendar_feed').select('id').execute())).toEqual([])
})

test('a calendar file is RFC 5545: CRLF, no line over 75 octets, nothing lost by folding or escaping', () => {
  const title = '城东小学；（新建），'.repeat(12) + ', ; \\ end'
  const file = calendarFile('自然资源局', '2021-05-11', [{ uid: 'a@junheng', on: '2021-12-31', title, description: 'one\ntwo' }])
  const lines = file.split('\r\n')
  expect(lines.at(-1)).toBe('')
  expect(lines.every((line) => Buffer.byteLength(line) <= 75 && !line.includes('\n'))).toBe(true)
  const whole = unfolded(file)
  expect(whole.find((line) => line.startsWith('SUMMARY:'))).toBe(`SUMMARY:${title.replaceAll('\\', '\\\\').replaceAll(',', '\\,').replaceAll(';', '\\;')}`)
  expect(whole).toContain('DESCRIPTION:one\\ntwo')
  expect(whole).toContain('DTEND;VALUE=DATE:20220101')
  expect(whole.filter((line) => line.startsWith('BEGIN:'))).toEqual(['BEGIN:VCALENDAR', 'BEGIN:VEVENT'])
})
