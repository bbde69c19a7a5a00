import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testServer, type TestServer } from '../../testing.ts'
import { eastSchool, loadForTest } from '../projects/testing.ts'
import type { RopeReply } from './rope.ts'

let server: TestServer
beforeAll(async () => {
  server = await testServer()
  await loadForTest(server, eastSchool())
})
afterAll(() => server.close())

const land = { role: 'department', department: '自然资源局' } as const
const rope = async () => (await server.as('department')<RopeReply>('GET', '/api/rope?project=P01')).json
const inHand = async () => (await rope()).projects[0]!.inHand

describe('who holds the rope', () => {
  test('a return gives it back to whoever submitted, and the days still sum up', async () => {
    const entry = (body: object) => server.as(land)<{ readonly code?: string }>('POST', '/api/projects/P01/nodes/land/handovers', { reason: null, ...body })
    expect(await inHand()).toMatchObject({ node: 'land', holder: { office: '教育局' } })
    await entry({ kind: 'submitted', on: '2021-04-01' })
    expect(await inHand()).toMatchObject({ holder: { office: '自然资源局' }, since: '2021-04-01' })
    expect((await entry({ kind: 'returned', on: '2021-05-01' })).json.code).toBe('handover_faulty')
    await entry({ kind: 'returned', on: '2021-05-01', reason: '缺红线图' })
    const found = await rope()
    expect(found.projects[0]!.inHand).toMatchObject({ holder: { office: '教育局' } })
    expect(found.held.reduce((sum, { days }) => sum + days, 0)).toBe(found.elapsed)
    expect((await server.as({ role: 'department', department: '公安局' })('POST', '/api/projects/P01/nodes/land/handovers', { kind: 'submitted', on: '2021-05-02', reason: null })).status).toBe(403)
  })

  test('a policy from above is nobody’s lateness in the county, and has its level and its paper', async () => {
    const body = { kind: 'policy', waitsFor: '省自然资源厅', level: null, document: null, what: '占地指标', since: '2021-05-05', nextCheckOn: '2021-05-20' }
    const add = (more: object) => server.as(land)<{ readonly code?: string; readonly id: string }>('POST', '/api/projects/P01/nodes/land/blockers', { ...body, ...more })
    expect((await add({})).json.code).toBe('blocker_faulty')
    const { json } = await add({ level: 'province', document: 'X请〔2021〕1号' })
    expect(await inHand()).toMatchObject({ holder: { office: '省自然资源厅', outside: true } })
    await server.as(land)('PUT', `/api/blockers/${json.id}`, { nextCheckOn: null, clearedOn: '2021-05-11' })
    expect(await inHand()).toMatchObject({ holder: { office: '教育局', outside: false } })
  })
})

test('a finish is confirmed by another office; its owner, and the bureau for its own, are refused', async () => {
  const confirm = (role: 'supervision' | 'bureau-admin', node: string) => server.as(role)<{ readonly code?: string; readonly verdict?: string }>('POST', `/api/projects/P01/nodes/${node}/confirmations`, { verdict: 'confirmed', reason: null })
  expect((await confirm('supervision', 'approval')).json.verdict).toBe('confirmed')
  await server.as('bureau-admin')('POST', '/api/projects/P01/nodes/design/reports', { state: 'finished', actualStart: '2021-05-01', actualFinish: '2021-05-10', expectedFinish: null, blocker: null, note: null })
  expect((await confirm('bureau-admin', 'design')).json.code).toBe('own_work')
  expect((await confirm('supervision', 'land')).json.code).toBe('not_finished')
})

test('several nodes are reported on at once, all of them or none', async () => {
  const report = { project: 'P01', node: 'land', state: 'underWay', actualStart: '2021-03-14', actualFinish: null, expectedFinish: '2021-05-20', blocker: null, note: null }
  const send = (...reports: readonly object[]) => server.as(land)<{ readonly code?: string; readonly taken?: number }>('POST', '/api/node-reports', { reports })
  expect((await send(report, { ...report, node: 'review' })).json.code).toBe('not_owner')
  expect((await send(report, { ...report, state: 'finished' })).json.code).toBe('report_faulty')
  expect((await send(report)).json.taken).toBe(1)
})
