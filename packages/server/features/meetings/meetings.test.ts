import { inflateRawSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import type * as contract from '@junheng/contract/meetings.ts'
import type { FollowUpContent } from '@junheng/contract/meeting-papers.ts'
import { inScope } from '../../db/database.ts'
import { compressedBytes, zipEntries } from '../../documents/workbook/zip-directory.ts'
import { testServer, type TestServer } from '../../testing.ts'
import { eastSchool, loadForTest } from '../projects/testing.ts'
import { nextDecisionNumber, nextMeetingNumber } from './numbers.ts'

type Reply<R extends { readonly reply: unknown }> = z.infer<Extract<R['reply'], z.ZodType>>
type Problem = { readonly code: string; readonly details: { readonly faults: readonly { readonly field: string }[] } }

let server: TestServer
beforeAll(async () => {
  server = await testServer()
  await loadForTest(server, eastSchool())
})
afterAll(() => server.close())

const as = (role: 'supervision' | 'director' | 'bureau-viewer' = 'supervision') => server.as(role)
const wanted = { title: '教育项目第一次调度会', heldOn: '2021-05-11', chair: '分管副市长', attendees: ['教育局', '自然资源局'] }
const open = async (number: string) => (await as()<contract.MeetingSummary & Problem>('POST', '/api/meetings', { number, ...wanted })).json
const land = { kind: 'hold', project: 'P01', node: 'land', text: '限期办结用地预审', owner: '自然资源局', helpers: ['教育局'], dueOn: '2021-05-20', checkOn: '2021-05-17' } as const
const decide = (meeting: string, wish: object, role: 'supervision' | 'director' = 'supervision') => as(role)<contract.Decision & Problem>('POST', `/api/meetings/${meeting}/decisions`, wish)

describe('a meeting', () => {
  test('is opened under a number that is used once, by who may hold one', async () => {
    const { json: list } = await as()<Reply<typeof contract.listMeetings>>('GET', '/api/meetings')
    expect(list).toEqual({ meetings: [], suggestedNumber: 'X教调〔2021〕1次' })
    expect(await open('X教调〔2021〕1次')).toMatchObject({ number: 'X教调〔2021〕1次', closedOn: null, decisions: 0, attendees: ['教育局', '自然资源局'] })
    expect((await open('X教调〔2021〕1次')).code).toBe('meeting_number_taken')
    expect((await server.as('bureau-viewer')('POST', '/api/meetings', { number: 'X教调〔2021〕2次', ...wanted })).status).toBe(403)
    expect((await as()<Reply<typeof contract.listMeetings>>('GET', '/api/meetings')).json.suggestedNumber).toBe('X教调〔2021〕2次')
  })

  test('keeps the programme as it was: what moved since is told, node by node, and what leaves its promise', async () => {
    const { id } = await open('X教调〔2021〕5次')
    const moves = async () => (await as()<Reply<typeof contract.getMoves>>('GET', `/api/meetings/${id}/moves`)).json
    expect(await moves()).toMatchObject({ from: '2021-05-11', to: '2021-05-11', moves: [], clamps: [] })
    const { json: found } = await as()<{ project: ReturnType<typeof eastSchool>; version: number }>('GET', '/api/projects/P01')
    const nodes = found.project.nodes.map((node) => (node.id === 'design' ? { ...node, days: 90 } : node))
    expect((await as()('PUT', '/api/projects/P01', { version: found.version, project: { ...found.project, nodes }, reason: '设计加深', decision: 'X政纪要〔2021〕9号' })).status).toBe(200)
    const after = await moves()
    expect(after.moves[0]).toMatchObject({ project: 'P01', state: 'kept', nodes: expect.arrayContaining([expect.objectContaining({ node: 'design', plannedFinish: { before: '2021-05-28', after: '2021-07-27' } })]) })
    // Who reads no meetings sees the same wall chart: what moved since the last one is struck through on it.
    const { struck } = (await server.as('township')<{ readonly struck: readonly { readonly project: string; readonly nodes: readonly object[] }[] }>('GET', '/api/programme')).json
    expect(struck).toMatchObject([{ project: 'P01', nodes: expect.arrayContaining([{ node: 'design', finish: '2021-05-28' }]) }])
    expect(after.clamps.map(({ node }) => node)).toContain('opening')
    const later = await open('X教调〔2021〕6次')
    const between = (await as()<Reply<typeof contract.getMoves>>('GET', `/api/meetings/${id}/moves?until=${later.id}`)).json
    expect(between.moves).toEqual(after.moves)
  })
})

describe('a decision', () => {
  test('is recorded with its number and followed up by its own date', async () => {
    const { id } = await open('X教调〔2021〕7次')
    const { json } = await decide(id, { number: 'X教调〔2021〕7次-1', ...land })
    expect(json).toMatchObject({ number: 'X教调〔2021〕7次-1', projectName: '城东小学（新建）', nodeName: '用地预审', owner: '自然资源局', dueOn: '2021-05-20' })
    const task = await server.owner.selectFrom('task').innerJoin('task_version', (join) => join.onRef('task_version.task_id', '=', 'task.id').onRef('task_version.county_code', '=', 'task.county_code')).select(['task.id', 'task.owner', 'decision', 'task.content']).where('task.id', '=', json.task).executeTakeFirstOrThrow()
    expect(task).toMatchObject({ id: '2021-T01', owner: '自然资源局', decision: 'X教调〔2021〕7次-1', content: { goal: '限期办结用地预审', due: '2021-05-20', project: { id: 'P01', node: 'land' } } })
    expect((await decide(id, { number: 'X教调〔2021〕7次-1', ...land })).json.code).toBe('meeting_number_taken')
    const { json: meeting } = await as()<Reply<typeof contract.getMeeting>>('GET', `/api/meetings/${id}`)
    expect(meeting).toMatchObject({ meeting: { decisions: 1 }, suggestedNumber: 'X教调〔2021〕7次-2' })
    const { json: list } = await as()<FollowUpContent>('GET', '/api/meeting-papers/follow-ups')
    expect(list.items).toContainEqual(expect.objectContaining({ kind: 'decision', project: 'P01', node: 'land', nextCheckOn: '2021-05-17', source: '会议决定X教调〔2021〕7次-1' }))
    expect(await server.auditRows()).toContainEqual({ action: 'meeting.decide', subject: json.id })
  })

  test('that gives a node to another office changes the project, under the number of the decision (P19)', async () => {
    const { id } = await open('X教调〔2021〕8次')
    expect((await decide(id, { number: 'X教调〔2021〕8次-1', ...land, kind: 'reassign', owner: '教育局', helpers: [] }, 'director')).json.code).toBe('not_allowed')
    expect((await decide(id, { number: 'X教调〔2021〕8次-1', ...land, kind: 'reassign', owner: '教育局', helpers: [] })).status).toBe(200)
    const { json: changes } = await as()<{ reason: string; moved: unknown[] }[]>('GET', '/api/projects/P01/changes')
    expect(changes[0]).toMatchObject({ reason: '调度会决定 X教调〔2021〕8次-1：改由教育局主办', moved: [{ field: 'nodes.land.owner', before: '"自然资源局"', after: '"教育局"' }] })
  })

  test('re-dates nodes under its number alone: plan, moves since the meeting and history follow, the promise stays (C12)', async () => {
    const { id } = await open('X教调〔2021〕12次')
    const number = 'X教调〔2021〕12次-1'
    expect((await decide(id, { number, ...land, node: 'review', text: '评审延长二十个工作日' })).status).toBe(200)
    const project = async () => (await as()<{ project: ReturnType<typeof eastSchool>; version: number; standing: { plan: { nodes: { finish: string }[] } } }>('GET', '/api/projects/P01')).json
    const before = await project()
    const nodes = before.project.nodes.map((node) => (node.id === 'review' ? { ...node, days: 35 } : node))
    const change = (decision: string | null) => as()<Problem & { details: { fields: unknown } }>('PUT', '/api/projects/P01', { version: before.version, project: { ...before.project, nodes }, reason: '评审延长', decision })
    const { status, json } = await change(null)
    expect([status, json.code, json.details.fields]).toEqual([409, 'decision_missing', ['nodes.review.days']])
    expect((await project()).version).toBe(before.version)
    expect((await change(number)).status).toBe(200)

    const after = await project()
    const finishes = (at: number) => ({ before: before.standing.plan.nodes[at]!.finish, after: after.standing.plan.nodes[at]!.finish })
    const at = nodes.findIndex((node) => node.id === 'review')
    expect(finishes(at).after > finishes(at).before).toBe(true)
    expect(finishes(at - 1).after).toBe(finishes(at - 1).before)
    expect(after.project.promisedGoal).toBe('2022-09-01')
    const { json: { moves } } = await as()<Reply<typeof contract.getMoves>>('GET', `/api/meetings/${id}/moves`)
    expect(moves).toMatchObject([{ project: 'P01', nodes: expect.arrayContaining([expect.objectContaining({ node: 'review', plannedFinish: finishes(at) })]) }])
    const { json: changes } = await as()<unknown[]>('GET', '/api/projects/P01/changes')
    expect(changes[0]).toMatchObject({ version: after.version, decision: number, reason: '评审延长', moved: [{ field: 'nodes.review.days', before: '15', after: '35' }] })
    expect((await as()<Reply<typeof contract.getMeeting>>('GET', `/api/meetings/${id}`)).json.decisions).toMatchObject([{ number, node: 'review' }])
  })

  test('that does not hold together is refused with every fault at once, and nothing is written', async () => {
    const { id } = await open('X教调〔2021〕9次')
    const { json } = await decide(id, { number: 'X教调〔2021〕9次-1', ...land, kind: 'reassign', node: 'nothing', dueOn: '2021-05-01', checkOn: '2021-05-02' })
    expect([json.code, json.details.faults.map(({ field }) => field)]).toEqual(['decision_faulty', ['node', 'kind', 'dueOn', 'checkOn']])
    expect((await decide(id, { number: 'X教调〔2021〕9次-1', ...land, node: 'approval' })).json.details.faults.map(({ field }) => field)).toEqual(['node'])
    expect((await decide(id, { number: 'X教调〔2021〕9次-1', ...land, project: 'none' })).json.code).toBe('not_found')
    expect((await as()<Reply<typeof contract.getMeeting>>('GET', `/api/meetings/${id}`)).json.decisions).toEqual([])
  })

  test('is not added to a closed meeting, nor changed or removed by anybody', async () => {
    const { id } = await open('X教调〔2021〕10次')
    const { json: decided } = await decide(id, { number: 'X教调〔2021〕10次-1', ...land, project: null, node: null })
    expect((await as()<contract.MeetingSummary>('POST', `/api/meetings/${id}/close`)).json.closedOn).toBe('2021-05-11')
    expect((await decide(id, { number: 'X教调〔2021〕10次-2', ...land })).json.code).toBe('meeting_closed')
    expect((await as()<Problem>('POST', `/api/meetings/${id}/close`)).json.code).toBe('meeting_closed')
    const { db, adminScope } = server
    await expect(inScope(db, adminScope, (tx) => tx.updateTable('meeting_decision').set({ text: '改' }).execute())).rejects.toThrow('permission denied')
    await expect(inScope(db, adminScope, (tx) => tx.deleteFrom('meeting').execute())).rejects.toThrow('permission denied')
    const forged = { county_code: server.countyCode, id: '00000000-0000-4000-8000-000000000009', meeting_id: id, number: '假', kind: 'other' as const, project_id: null, node_id: null, text: '补记', owner: '教育局', helpers: [] as string[], due_on: '2021-06-01', check_on: '2021-06-01', task_id: null, by: '无' }
    await expect(inScope(db, adminScope, (tx) => tx.insertInto('meeting_decision').values(forged).execute())).rejects.toThrow('row-level security')
    for (const scope of [{ countyCode: '990199', role: 'bureau-admin' }, { ...adminScope, role: 'school' }] as const) expect(await inScope(db, scope, (tx) => tx.selectFrom('meeting_decision').select('id').execute())).toEqual([])
    expect(decided.project).toBeNull()
  })
})

test('minutes are drafted in Word: who sat, what was decided, by whom and when it is checked', async () => {
  const { id } = await open('X教调〔2021〕11次')
  await decide(id, { number: 'X教调〔2021〕11次-1', ...land })
  const { bytes } = await as()('GET', `/api/meetings/${id}/minutes?format=docx`)
  const entry = zipEntries(bytes)!.find(({ name }) => name === 'word/document.xml')!
  const text = inflateRawSync(compressedBytes(bytes, entry)).toString().replaceAll(/<[^>]+>/g, '')
  for (const said of ['X市教育局会议纪要', 'X教调〔2021〕11次', '分管副市长主持召开', '关于城东小学（新建）“用地预审”：限期办结用地预审。由自然资源局负责，教育局配合，2021年5月20日前办结；2021年5月17日核查。（决定编号：X教调〔2021〕11次-1）', '出席：']) expect(text).toContain(said)
  expect((await as()('GET', `/api/meetings/${id}/minutes?format=pdf`)).bytes.subarray(0, 4).toString()).toBe('%PDF')
})

test('numbers follow those used, in the year and in the meeting', () => {
  expect(nextMeetingNumber(['X教调〔2020〕24次', 'X教调〔2021〕9次', 'X教调〔2021〕10次'], 'X市', '2021-05-11')).toBe('X教调〔2021〕11次')
  expect(nextDecisionNumber('X教调〔2021〕1次', ['X教调〔2021〕1次-1', 'X教调〔2021〕1次-9', 'X教调〔2021〕11次-30'])).toBe('X教调〔2021〕1次-10')
})
