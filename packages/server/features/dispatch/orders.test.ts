import { inflateRawSync } from 'node:zlib'
import type { ExtensionView, OrderView } from '@junheng/contract/orders.ts'
import type { ProjectAndStanding } from '@junheng/contract/projects.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inScope } from '../../db/database.ts'
import { newId } from '../../db/ids.ts'
import { testServer, type TestServer } from '../../testing.ts'
import { compressedBytes, zipEntries } from '../../documents/workbook/zip-directory.ts'
import { eastSchool, loadForTest } from '../projects/testing.ts'
import type { LapsesReply } from './lapse-list.ts'

let server: TestServer
beforeAll(async () => {
  server = await testServer()
  await loadForTest(server, eastSchool())
})
afterAll(() => server.close())

interface Book {
  readonly due: readonly { readonly subject: object; readonly office: string; readonly order: { readonly kind: string; readonly why: string } }[]
  readonly spared: readonly { readonly reason: string }[]
  readonly disputes: readonly { readonly workingDays: number; readonly isEscalated: boolean; readonly owner: string }[]
  readonly orders: readonly OrderView[]
  readonly extensions: readonly ExtensionView[]
}
type Refused = { readonly code?: string }

const land = { role: 'department', department: '自然资源局' } as const
const finance = { role: 'department', department: '财政局' } as const
const subject = { project: 'P01', node: 'land' }
const ask = <Reply>(person: Parameters<TestServer['as']>[0], method: 'GET' | 'POST' | 'PUT', path: string, body?: object) => server.as(person)<Reply & Refused>(method, `/api${path}`, body)
const book = async () => (await ask<Book>('department', 'GET', '/orders')).json
const issue = (kind: string, more: object = {}) => ask<OrderView>('supervision', 'POST', '/orders', { subject, kind, ...more })
const block = async (more: object) => (await ask<{ readonly id: string }>(land, 'POST', '/projects/P01/nodes/land/blockers', { kind: 'policy', waitsFor: '省自然资源厅', level: 'province', document: 'X请〔2021〕1号', what: '占地指标', since: '2021-05-05', nextCheckOn: '2021-05-20', ...more })).json.id
const clear = (id: string) => ask('supervision', 'PUT', `/blockers/${id}`, { nextCheckOn: null, clearedOn: '2021-05-11' })

describe('an order', () => {
  test('is refused while a policy from above holds its node up, and for a kind that the rule does not call for', async () => {
    const id = await block({})
    expect((await book()).spared.map(({ reason }) => reason)).toEqual(['policy'])
    expect((await issue('supervise')).json.code).toBe('order_not_due')
    await clear(id)
    expect((await book()).due).toMatchObject([{ subject, order: { kind: 'supervise', why: 'status' } }])
    expect((await issue('summon')).json.code).toBe('order_not_due')
    expect((await issue('supervise', { subject: { project: 'P01', node: 'nowhere' } })).json.code).toBe('not_found')
    expect((await ask(land, 'POST', '/orders', { subject, kind: 'supervise' })).status).toBe(403)
  })

  test('has the next number of its kind and its reply day in working days; the rule then waits for the reply', async () => {
    await ask(land, 'POST', '/projects/P01/nodes/land/handovers', { kind: 'submitted', on: '2021-04-01', reason: null })
    const { json } = await issue('supervise')
    expect(json).toMatchObject({ toOffice: '自然资源局', issuedOn: '2021-05-11', replyDue: '2021-05-18', state: 'open' })
    expect(json.number).toMatch(/督办〔2021〕1号$/)
    expect(json.content.facts.join('')).toContain('逾期13天')
    expect((await book()).due).toEqual([])
    expect((await issue('supervise')).json.code).toBe('order_not_due')
  })

  test('is answered by its addressee alone, over HTTP and in the database', async () => {
    const [{ id }] = (await book()).orders as [OrderView]
    expect((await ask(finance, 'POST', `/orders/${id}/replies`, { text: '已办' })).json.code).toBe('not_addressee')
    const row = { county_code: server.countyCode, id: newId(), order_id: id, office: '自然资源局', replied_on: '2021-05-11', text: '已办', by: '张三' }
    const forged = inScope(server.db, { countyCode: server.countyCode, role: 'department', department: '财政局' }, (tx) => tx.insertInto('order_reply').values(row).execute())
    await expect(forged).rejects.toThrow(/row-level security/)
    expect((await ask('supervision', 'POST', `/orders/${id}/closing`, { note: '已办结' })).json.code).toBe('order_unanswered')
    expect((await ask<OrderView>(land, 'POST', `/orders/${id}/replies`, { text: '5月20日前办结' })).json).toMatchObject({ state: 'answered', replies: [{ office: '自然资源局' }] })
    expect((await ask(land, 'POST', `/orders/${id}/closing`, { note: '已办结' })).status).toBe(403)
    expect((await ask<OrderView>('supervision', 'POST', `/orders/${id}/closing`, { note: '已办结' })).json).toMatchObject({ state: 'closed', closed: { note: '已办结' } })
    expect((await ask(land, 'POST', `/orders/${id}/replies`, { text: '再答' })).json.code).toBe('order_closed')
    const closed = inScope(server.db, { countyCode: server.countyCode, role: 'department', department: '自然资源局' }, (tx) => tx.updateTable('dispatch_order').set({ closed_on: null, closed_note: null, closed_by: null }).executeTakeFirst())
    expect((await closed).numUpdatedRows).toBe(0n)
  })

  test('is a Word file with its number, its addressee and what it asks', async () => {
    const [{ id, number }] = (await book()).orders as [OrderView]
    const { bytes, headers } = await ask('department', 'GET', `/orders/${id}/file`)
    expect(headers['content-type']).toContain('wordprocessingml')
    const entry = zipEntries(bytes)!.find(({ name }) => name === 'word/document.xml')!
    const text = inflateRawSync(compressedBytes(bytes, entry)).toString().replaceAll(/<[^>]+>/g, '')
    for (const said of [number, '自然资源局：', '2021年5月18日前书面答复', '办理情况']) expect(text).toContain(said)
    expect((await ask('department', 'GET', `/orders/${newId()}`)).json.code).toBe('not_found')
  })
})

describe('an extension', () => {
  const request = (person: Parameters<TestServer['as']>[0], more: object = {}) => ask<ExtensionView>(person, 'POST', '/extensions', { subject, until: '2021-05-25', reason: '补正红线图', ...more })
  const decide = (person: Parameters<TestServer['as']>[0], id: string, body: object) => ask<ExtensionView>(person, 'PUT', `/extensions/${id}`, { granted: true, decision: null, reason: null, ...body })
  const standing = async () => {
    const { json } = await ask<ProjectAndStanding>('department', 'GET', '/projects/P01')
    const at = json.project.nodes.findIndex(({ id }) => id === 'land')
    return { status: json.standing.nodes[at]!.status, planned: json.standing.plan.nodes[at]!.finish, extendedTo: json.project.nodes[at]!.extendedTo }
  }

  test('is asked for by the owner alone, for a later day, once; refused with a reason', async () => {
    expect((await request(finance)).json.code).toBe('not_owner')
    expect((await request(land, { until: '2021-05-11' })).json).toMatchObject({ code: 'extension_faulty', details: { faults: [{ field: 'until' }] } })
    const { json } = await request(land)
    expect(json).toMatchObject({ office: '自然资源局', first: '2021-04-28', until: '2021-05-25', verdict: null })
    expect((await request(land)).json.code).toBe('extension_pending')
    expect((await decide(land, json.id, {})).status).toBe(403)
    expect((await decide('supervision', json.id, { granted: false })).json).toMatchObject({ code: 'extension_faulty', details: { faults: [{ field: 'reason' }] } })
    expect((await decide('supervision', json.id, { granted: false, reason: '理由不足' })).json.verdict).toMatchObject({ granted: false, reason: '理由不足' })
    expect((await standing()).extendedTo).toBeUndefined()
  })

  test('approved by a decision, moves the day, ends the red light and leaves the plan', async () => {
    const before = await standing()
    const { json } = await request(land)
    expect((await decide('supervision', json.id, {})).json).toMatchObject({ code: 'extension_faulty', details: { faults: [{ field: 'decision' }] } })
    expect((await decide('supervision', json.id, { decision: 'X政纪要〔2021〕9号' })).json.verdict).toMatchObject({ granted: true, decision: 'X政纪要〔2021〕9号' })
    expect((await decide('supervision', json.id, { decision: 'X政纪要〔2021〕10号' })).json.code).toBe('extension_decided')
    expect(before).toMatchObject({ status: 'red', planned: '2021-04-28' })
    expect(await standing()).toMatchObject({ planned: '2021-04-28', extendedTo: '2021-05-25' })
    expect((await standing()).status).not.toBe('red')
  })

  test('is not decided by the office that asked', async () => {
    const own = { subject: { project: 'P01', node: 'design' }, until: '2022-05-25', reason: '补正图纸' }
    const { json } = await ask<ExtensionView>('bureau-admin', 'POST', '/extensions', own)
    expect((await decide('bureau-admin', json.id, { decision: 'X政纪要〔2021〕9号' })).json.code).toBe('own_extension')
  })
})

test('a dispute of more than two working days is put before the supervision office', async () => {
  const ids = [await block({ kind: 'ownership', since: '2021-05-07' }), await block({ kind: 'ownership', since: '2021-05-06' })]
  expect((await book()).disputes.map(({ workingDays, isEscalated, owner }) => [workingDays, isEscalated, owner])).toEqual([[4, true, '自然资源局'], [3, true, '自然资源局']])
  for (const id of ids) await clear(id)
  expect((await book()).disputes).toEqual([])
})

test('a digest is of one’s own office, of another, or of a person, within the days of the rule', async () => {
  const own = (await ask<{ readonly withinDays: number; readonly offices: readonly string[]; readonly items: readonly { readonly kind: string; readonly what: string }[] }>(land, 'GET', '/digest')).json
  expect(own).toMatchObject({ withinDays: 14, offices: ['自然资源局'] })
  expect(own.items.map(({ kind, what }) => `${kind} ${what}`)).toContain('node 城东小学（新建）：用地预审')
  await ask('supervision', 'PUT', '/contacts', { office: '自然资源局', person: '李四', delegate: null })
  expect((await ask('supervision', 'GET', `/digest?person=${encodeURIComponent('李四')}`)).json).toEqual(own)
  expect((await ask('supervision', 'GET', `/digest?person=${encodeURIComponent('无此人')}`)).json).toMatchObject({ offices: [], items: [] })
})

test('a report that catches up does not erase the days without one, nor those past due', async () => {
  const lapses = async () => (await ask<LapsesReply>('department', 'GET', '/lapses?project=P01')).json.lapses.filter(({ node }) => node === 'land').map(({ lapse }) => lapse)
  const before = await lapses()
  expect(before).toContainEqual({ kind: 'unreported', from: '2021-03-29', to: '2021-05-05', days: 38, isOpen: false })
  await ask(land, 'POST', '/projects/P01/nodes/land/reports', { state: 'finished', actualStart: '2021-03-14', actualFinish: '2021-05-10', expectedFinish: null, blocker: null, note: null })
  const after = await lapses()
  expect(after.find(({ kind }) => kind === 'unreported')).toEqual(before.find(({ kind }) => kind === 'unreported'))
  expect(after.find(({ kind }) => kind === 'late')).toMatchObject({ from: '2021-04-29', days: 12, isOpen: false })
  expect((await ask<LapsesReply>('department', 'GET', `/lapses?office=${encodeURIComponent('财政局')}`)).json.lapses).toEqual([])
})
