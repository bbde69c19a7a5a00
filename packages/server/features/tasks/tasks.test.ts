import type { SourceSummary, TaskView } from '@junheng/contract/tasks.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inScope } from '../../db/database.ts'
import { testServer, type TestServer } from '../../testing.ts'
import { eastSchool, loadForTest } from '../projects/testing.ts'
import type { SourceDetail } from './sources.ts'

let server: TestServer
beforeAll(async () => {
  server = await testServer()
  await loadForTest(server, eastSchool())
})
afterAll(() => server.close())

const as = (person: Parameters<TestServer['as']>[0]) => server.as(person)
const finance = { role: 'department', department: '财政局' } as const
const land = { role: 'department', department: '自然资源局' } as const
const draft = { category: 'ordinary', goal: '用地预审办结', measure: '', owner: '自然资源局', helpers: ['财政局'], due: '2021-05-20', source: null, parent: null, project: null, field: null } as const

async function enter(body: string) {
  const { json } = await as('supervision')<SourceSummary & { readonly lines: readonly { readonly position: number; readonly text: string; readonly demand: boolean }[] }>('POST', '/api/sources', { kind: 'minutes', title: '会议纪要', number: 'X纪要〔2021〕1号', issuedOn: '2021-05-10', replyDue: null, body })
  return json
}

const make = async (more: object = {}) => (await as('supervision')<TaskView>('POST', '/api/tasks', { year: 2021, ...draft, ...more })).json

describe('a document', () => {
  test('leaves nothing silent unseen: a demand has a task, or a reason, or is counted', async () => {
    const source = await enter('情况很好。用地要办结。资金必须到位。口号要响亮。')
    expect(source).toMatchObject({ sentences: 4, demands: 3, tasked: 0, excused: 0, silent: 3 })
    await make({ source: { document: source.id, sentence: 1 } })
    await as('supervision')('PUT', `/api/sources/${source.id}/sentences/3`, { noTaskReason: '号召，没有事项' })
    const { json } = await as('department')<SourceSummary>('GET', `/api/sources/${source.id}`)
    expect(json).toMatchObject({ tasked: 1, excused: 1, silent: 1 })
    expect((await as('supervision')<{ code: string }>('PUT', `/api/sources/${source.id}/sentences/1`, { noTaskReason: '不用办' })).json.code).toBe('sentence_tasked')
    expect((await as('department')('POST', '/api/sources', { kind: 'minutes' })).status).toBe(403)
  })
})

describe('the reply to an instruction', () => {
  const instruction = { kind: 'instruction', title: '关于用地的批示', number: 'X府批〔2021〕41号', issuedOn: '2021-04-30', replyDue: '2021-05-07', body: '用地必须办结，并书面报告。' } as const
  const said = { on: '2021-05-06', number: 'X教字〔2021〕28号', office: '教育局', text: '已办结。', corrects: null, reason: null }
  const answer = (id: string, body: object, person: Parameters<typeof as>[0] = 'supervision') => as(person)<SourceDetail & { readonly code: string; readonly details: { readonly faults: readonly { readonly field: string }[] } }>('POST', `/api/sources/${id}/replies`, { ...said, ...body })

  test('is overdue from the day after its day, and replied once one is on record; a correction stands beside what it corrects', async () => {
    const { json: source } = await as('supervision')<SourceDetail>('POST', '/api/sources', instruction)
    expect(source.reply).toEqual({ state: 'overdue', daysLeft: null, workingDaysLeft: null, daysLate: 4 })
    const { json: replied } = await answer(source.id, {})
    expect(replied).toMatchObject({ reply: { state: 'replied', daysLate: 0 }, replies: [{ ...said, by: '测试 supervision' }] })
    const [first] = replied.replies
    const correction = { on: '2021-05-08', corrects: first!.id, reason: '日期误录' }
    const { json: corrected } = await answer(source.id, correction)
    expect([corrected.reply, corrected.replies.map(({ on, corrects }) => [on, corrects])]).toEqual([{ state: 'replied', daysLeft: null, workingDaysLeft: null, daysLate: 1 }, [['2021-05-06', null], ['2021-05-08', first!.id]]])
    const again = await answer(source.id, { ...correction, on: '2021-04-29' })
    expect([again.status, again.json.code, again.json.details.faults.map(({ field }) => field)]).toEqual([400, 'reply_faulty', ['on', 'corrects']])
    const actions = (await server.auditRows()).filter(({ subject }) => subject === source.id).map(({ action }) => action)
    expect(actions).toEqual(expect.arrayContaining(['source.reply', 'source.reply_correct']))
  })

  test('counts working days by the calendar, is recorded by those who follow up, and is for those who may see the instruction', async () => {
    const { json: source } = await as('supervision')<SourceDetail>('POST', '/api/sources', { ...instruction, title: '关于校车的批示', replyDue: '2021-05-17' })
    // 12, 13, 14 and 17 May; the 15th and 16th are a week-end.
    expect(source.reply).toEqual({ state: 'awaited', daysLeft: 6, workingDaysLeft: 4, daysLate: 0 })
    expect((await answer(source.id, {}, 'deputy-mayor')).status).toBe(403)
    expect((await as('deputy-mayor')('GET', `/api/sources/${source.id}`)).status).toBe(200)
    expect((await as('township')('GET', `/api/sources/${source.id}`)).status).toBe(404)
  })

  test('is not written over or taken back, not even by a mistaken program', async () => {
    const deeds = [sql`update source_reply set text = '改'`, sql`delete from source_reply`]
    for (const deed of deeds) await expect(inScope(server.db, server.adminScope, (tx) => deed.execute(tx))).rejects.toThrow(/permission denied/)
  })

  test('a suggestion of a deputy has one too, a speech has none', async () => {
    const proposal = await as('supervision')<SourceDetail>('POST', '/api/sources', { ...instruction, kind: 'proposal', title: '关于学位的建议' })
    expect(proposal.json.reply).toMatchObject({ state: 'overdue' })
    const speech = await as('supervision')<SourceDetail>('POST', '/api/sources', { ...instruction, kind: 'speech', title: '讲话' })
    expect([speech.json.reply, (await answer(speech.json.id, {})).json.details.faults.map(({ field }) => field)]).toEqual([null, ['kind']])
  })
})

describe('a task', () => {
  test('is signed for by its parties and by nobody else', async () => {
    const { task } = await make()
    expect((await as('school')<{ code: string }>('POST', `/api/tasks/${task.id}/signature`, { note: null })).json.code).toBe('not_party')
    expect((await as({ role: 'department', department: '住建局' })<{ code: string }>('POST', `/api/tasks/${task.id}/signature`, { note: null })).json.code).toBe('not_party')
    expect((await as(finance)<TaskView>('POST', `/api/tasks/${task.id}/signature`, { note: null })).json).toMatchObject({ missing: ['自然资源局'] })
  })

  test('keeps its date, owner and being but for a decision; every version stays', async () => {
    const { task, version } = await make()
    const { id: _id, year: _year, ...rest } = task
    const change = (body: object) => as('supervision')<TaskView & { readonly code: string }>('PUT', `/api/tasks/${task.id}`, { version, reason: '常务会议调整', decision: null, task: { ...rest, due: '2021-06-20' }, ...body })
    expect((await change({})).json.code).toBe('decision_missing')
    expect((await change({ decision: 'X政纪要〔2021〕9号' })).json).toMatchObject({ version: 2, due: '2021-06-20' })
    expect((await change({ decision: 'X政纪要〔2021〕9号' })).json.code).toBe('changed_meanwhile')
    expect((await change({ version: 2, task: null })).json.code).toBe('decision_missing')
    expect((await change({ version: 2, task: null, decision: 'X政纪要〔2021〕9号' })).json).toMatchObject({ removedOn: '2021-05-11', version: 3 })
    const { json } = await as('department')<{ readonly versions: readonly { readonly decision: string | null; readonly changes: readonly { readonly field: string }[] }[] }>('GET', `/api/tasks/${task.id}`)
    expect(json.versions.map(({ decision, changes }) => [decision, changes.map(({ field }) => field)])).toEqual([['X政纪要〔2021〕9号', ['task']], ['X政纪要〔2021〕9号', ['due']], [null, []]])
  })

  test('is done only once another office has confirmed it', async () => {
    const { task } = await make()
    const confirm = (person: Parameters<typeof as>[0], body: object = {}) => as(person)<TaskView & { readonly code: string }>('POST', `/api/tasks/${task.id}/confirmations`, { verdict: 'confirmed', reason: null, quality: 90, ...body })
    expect((await confirm('supervision')).json.code).toBe('not_finished')
    const finished = { state: 'finished', finishedOn: '2021-05-11', progress: 100, asked: null, satisfied: null, note: null }
    expect((await as(land)<TaskView>('POST', `/api/tasks/${task.id}/reports`, finished)).json.status).toBe('claimed')
    expect((await confirm('supervision', { verdict: 'refused' })).json.code).toBe('refusal_reason_missing')
    expect((await confirm('supervision')).json).toMatchObject({ status: 'done', confirmation: { quality: 90 } })
  })

  test('that work carries out stands as its node does', async () => {
    const { task } = await make({ project: { id: 'P01', node: 'land' } })
    const { json } = await as('department')<{ readonly tasks: readonly TaskView[] }>('GET', '/api/tasks')
    expect(json.tasks.find((view) => view.task.id === task.id)).toMatchObject({ status: 'red', why: 'overdue' })
  })
})
