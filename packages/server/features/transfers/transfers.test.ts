import { inflateRawSync } from 'node:zlib'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { JobView } from '@junheng/contract/jobs.ts'
import type { TaskView } from '@junheng/contract/tasks.ts'
import type { MySheet, TransferFault, TransferView } from '@junheng/contract/transfers.ts'
import type { Way } from '@junheng/core/planning/transfers/compare.ts'
import { rootFromProof } from '@junheng/core/planning/transfers/merkle.ts'
import { isVerified, verifyRecord, type RoundRecord } from '@junheng/core/planning/transfers/record.ts'
import { generateXCity } from '@junheng/xcity/county.ts'
import { makeTransfers } from '@junheng/xcity/transfers.ts'
import { sha256 } from '../../documents/digest.ts'
import { compressedBytes, zipEntries } from '../../documents/workbook/zip-directory.ts'
import { titlesFor, writeTeacherSheet } from '../../documents/transfers/teacher-sheet.ts'
import { verifyRound } from '../../documents/transfers/verify-round.mjs'
import { allJobKinds } from '../../job-kinds.ts'
import { testServer, type Person, type TestServer } from '../../testing.ts'
import { workOnce } from '../jobs/worker.ts'
import { bookForTest } from '../snapshots/testing.ts'
import { loadSampleRound } from './load.ts'
import { lineOf } from './teacher-lines.ts'

/** The round of X市 from its declared posts to its decision, as everybody who has to do with it sees it. */
const snapshot = generateXCity().snapshots.at(-1)!
const sample = makeTransfers(snapshot)
const applicant = sample.teachers.find(({ preferences, id }) => preferences.length > 3 && id !== sample.wrongScore)!
const school = { role: 'school', schoolId: applicant.cell.split('/')[0]! } as const
const teacher: Person = { role: 'teacher', schoolId: school.schoolId }

let server: TestServer
let id: string
beforeAll(async () => {
  server = await testServer()
  await bookForTest(server, snapshot)
  await loadSampleRound(server.db, server.adminScope, { makeRound: () => sample, by: '样例' })
  id = (await server.as('personnel')<{ id: string }[]>('GET', '/api/transfers')).json[0]!.id
  await server.as(teacher)('GET', '/api/transfers')
  await sql`update app_user set staff_no = ${applicant.id} where name = '测试 teacher'`.execute(server.owner)
}, 120_000)
afterAll(() => server.close())

interface Said {
  readonly code?: string
  readonly details?: { readonly faults?: readonly TransferFault[] }
}
const ask = async <T = TransferView>(person: Person, method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown) => server.as(person)<T & Said>(method, `/api/transfers/${id}${path}`, body)
const view = async (person: Person = 'personnel') => (await ask(person, 'GET', '')).json
const step = (name: string, number: string | null = null) => ask('personnel', 'POST', '/steps', { step: name, number })
const mine = async () => (await ask<{ mine: MySheet | null }>(teacher, 'GET', '/mine')).json.mine

test('rules are public and hashed; a school sees its own teachers and posts, a teacher the own sheet, 纪检 everything, an outsider no person', async () => {
  const seen = await view('finance-planning')
  expect([seen.state, seen.rulesHash.length, seen.teachers, seen.result]).toEqual(['frozen', 64, sample.teachers.length, null])
  const own = (await ask<{ staffNo: string; applied: boolean | null }[]>(school, 'GET', '/teachers')).json
  expect(own.length).toBe(sample.teachers.filter(({ cell }) => cell.startsWith(`${school.schoolId}/`)).length)
  expect(own.every(({ applied }) => applied === null)).toBe(true)
  expect((await ask<unknown[]>('conduct', 'GET', '/teachers')).json.length).toBe(sample.teachers.length)
  expect((await ask('finance-planning', 'GET', '/teachers')).status).toBe(403)
  expect((await ask(teacher, 'GET', '/teachers')).status).toBe(403)
  expect(await mine()).toMatchObject({ points: applicant.points, mayApply: false, sheet: null })
})

test('a school declares no post of another, and none beyond its need; nothing of a faulty declaration is kept', async () => {
  const other = (await view()).cells.find((cell) => cell.school !== school.schoolId)!
  const { status, json } = await ask(school, 'PUT', '/declarations', { cells: [{ cell: other.id, vacancies: 1 }, { cell: applicant.cell, vacancies: 400 }] })
  expect([status, json.code, json.details!.faults!.map(({ row }) => row)]).toEqual([400, 'transfer_faulty', [other.id, applicant.cell]])
  const urban = { role: 'school', schoolId: other.school } as const
  const fewer = (await ask(urban, 'PUT', '/declarations', { cells: [{ cell: other.id, vacancies: 0 }] })).json
  expect(fewer.cells.find(({ id }) => id === other.id)).toMatchObject({ vacancies: 0 })
  await ask(urban, 'PUT', '/declarations', { cells: [{ cell: other.id, vacancies: other.vacancies }] })
  expect((await view()).cells.filter(({ vacancies }) => vacancies > 0).reduce((sum, { vacancies }) => sum + vacancies, 0)).toBe(212)
})

test('a rule table with a gap or a circle is not published, and a roster with faults is not taken: rows and remedies, nothing half-written', async () => {
  const count = { by: 'rate', each: 1, most: 5 } as const
  const rules = { ...sample.rules, points: [{ id: 'x', name: 'x', count, replaces: 'y' }, { id: 'y', name: 'y', count, replaces: 'x' }, { id: 'z', name: 'z', count: { by: 'bands', bands: [{ from: 0, below: 9, points: 1 }] } }], tieBreaks: [] }
  const parties = ['甲', '乙', '丙'].map((name) => ({ name, commitment: 'a'.repeat(64) }))
  const { json } = await server.as('personnel')<Said>('POST', '/api/transfers', { title: '另一轮', applicationsUntil: '2021-06-30', rules, parties, publicSource: '一期' })
  expect([json.code, json.details!.faults!.map(({ code, row }) => [code, row])]).toEqual(['transfer_faulty', [['bandGap', 'z'], ['cycle', 'x'], ['cycle', 'y']]])
  expect((await server.as('personnel')<unknown[]>('GET', '/api/transfers')).json).toHaveLength(1)
  const { rules: own } = await view()
  const exported = (await ask('personnel', 'GET', '/workbook')).bytes
  expect((await ask('personnel', 'POST', '/workbook?dryRun=yes', exported)).json).toMatchObject({ faults: [], teachers: sample.teachers.length, written: false })
  const line = lineOf({ rules: own }, { name: '赵一', school: school.schoolId, content: applicant, preferences: ['无此岗位'] })
  const bytes = await writeTeacherSheet(titlesFor(own.points, own.maximumPreferences), [line, line])
  const taken = (await ask<{ faults: { row: number; column: string; zh: string }[]; written: boolean }>('personnel', 'POST', '/workbook', bytes)).json
  expect([taken.written, taken.faults.map(({ row, column }) => [row, column])]).toEqual([false, [[2, '志愿1'], [3, '工号'], [3, '志愿1']]])
  expect((await view()).steps.map(({ step }) => step)).toEqual(['published', 'frozen'])
})

test('a trial shows what each target costs, and what a moved quota and a closed school change; it changes nothing, and is for 人事 alone', async () => {
  const before = await view()
  const posts = before.cells.filter(({ vacancies }) => vacancies > 1)
  const ways = await ask<Way[]>('personnel', 'POST', '/comparison', { vacancies: [{ cell: posts[0]!.id, vacancies: 0 }], close: [{ closed: school.schoolId, into: posts[0]!.school }] })
  const by = Object.fromEntries(ways.json.map(({ way, figures }) => [way, figures]))
  expect(Object.keys(by)).toEqual(['asIs', 'asked', 'without/0', 'without/1', 'withoutAll', 'replacement', 'exchange'])
  expect([by.asIs!.voluntary + by.asIs!.compulsory, by.asIs!.risen]).toEqual([212, []])
  expect(by.asked!.voluntary + by.asked!.compulsory).toBeLessThan(212)
  expect(by.withoutAll!.voluntary + by.withoutAll!.compulsory).toBeGreaterThanOrEqual(212)
  expect(await view()).toEqual(before)
  const faulty = await ask('personnel', 'POST', '/comparison', { vacancies: [{ cell: 'x', vacancies: 1 }], close: [] })
  expect([faulty.status, faulty.json.details!.faults!.map(({ row }) => row)]).toEqual([400, ['x']])
  expect((await ask('personnel', 'POST', '/comparison', { vacancies: [], close: [{ closed: 'x', into: 'y' }] })).json.code).toBe('staffing_faulty')
  expect((await ask('conduct', 'POST', '/comparison', { vacancies: [], close: [] })).status).toBe(403)
}, 60_000)

test('the steps go in their order, and a teacher applies while applications are open', async () => {
  expect((await step('noticed')).json.code).toBe('transfer_state')
  expect((await ask(teacher, 'PUT', '/application', { preferences: [] })).json.code).toBe('transfer_state')
  expect((await step('open')).json.state).toBe('open')
  const [first] = applicant.preferences
  const faulty = (await ask(teacher, 'PUT', '/application', { preferences: [first, first, applicant.cell, 'x'] })).json
  expect(faulty.details!.faults!.map(({ field, code }) => [field, code])).toEqual([['preferences.2', 'preferenceTwice'], ['preferences.3', 'ownCell'], ['preferences.4', 'preferenceUnknown']])
  const applied = (await ask<{ mine: MySheet }>(teacher, 'PUT', '/application', { preferences: applicant.preferences.toReversed() })).json
  expect(applied.mine.teacher.preferences).toEqual(applicant.preferences.toReversed())
  await ask(teacher, 'PUT', '/application', { preferences: applicant.preferences })
  expect((await ask('personnel', 'PUT', '/application', { preferences: [] })).status).toBe(403)
})

test('the score that does not recompute keeps the round from running; 人事 corrects it with the reason, and it runs once', async () => {
  expect((await step('closed')).json.dataRoot).toMatch(/^[0-9a-f]{64}$/)
  const reveals = sample.lottery.parties.map(({ value, salt }) => ({ value, salt }))
  const run = () => ask<JobView>('personnel', 'POST', '/run', { publicValue: sample.lottery.publicValue, reveals })
  const refused = (await run()).json
  expect([refused.code, refused.details!.faults!.map(({ code, row }) => [code, row.split(' ')[0]])]).toEqual(['transfer_faulty', [['pointsDiffer', sample.wrongScore]]])
  expect((await ask<TransferFault[]>('conduct', 'GET', '/faults')).json.map(({ code }) => code)).toEqual(['pointsDiffer'])
  const wrong = sample.teachers.find((each) => each.id === sample.wrongScore)!
  expect((await ask('conduct', 'POST', '/corrections', { staffNo: wrong.id, facts: wrong.facts, points: wrong.points - 3, reason: '重算' })).status).toBe(403)
  await ask('personnel', 'POST', '/corrections', { staffNo: wrong.id, facts: wrong.facts, points: wrong.points - 3, reason: '按计分表重算' })
  const job = (await run()).json
  expect(await workOnce({ db: server.db, countyCode: server.countyCode, kinds: allJobKinds, places: 1, leaseSeconds: 60, onError: (error) => { throw error as Error } })).toBe(true)
  expect((await server.as('personnel')<JobView>('GET', `/api/jobs/${job.id}`)).json.state).toBe('done')
  expect((await view()).result).toMatchObject({ placed: 212, brokenHolds: [], claims: { strategyProof: true } })
  expect((await run()).json.code).toBe('transfer_state')
}, 120_000)

test('before the notice only 人事 and 纪检 know the result; from it on the record is public, and anybody recomputes it', async () => {
  expect((await view('conduct')).result?.placed).toBe(212)
  expect([(await view(teacher)).result, (await ask(teacher, 'GET', '/record')).json.code, (await ask(teacher, 'GET', '/reasons')).json.code]).toEqual([null, 'transfer_state', 'transfer_state'])
  expect((await step('noticed')).json).toMatchObject({ noticeFrom: '2021-05-11', noticeUntil: '2021-05-17' })
  const record = JSON.parse((await ask(teacher, 'GET', '/record')).bytes.toString()) as RoundRecord
  expect(isVerified(verifyRecord(record, sha256))).toBe(true)
  expect(verifyRound(record)).toEqual([])
  const text = JSON.stringify(record)
  expect(sample.teachers.filter(({ id }) => text.includes(id))).toEqual([])
  const page = (await ask(teacher, 'GET', '/page')).bytes.toString()
  expect(page).toContain(record.merkleRoot)
}, 60_000)

test('a teacher sees the own score, every post wanted with its cut-off and the reason, and a proof under the published root', async () => {
  const sheet = (await mine())!
  expect(sheet.sheet!.preferences.map(({ cell }) => cell)).toEqual(applicant.preferences)
  expect(sheet.sheet!.items.reduce((sum, { points }) => sum + points, 0)).toBe(applicant.points)
  expect(sheet.proof.length).toBeGreaterThan(8)
  const record = JSON.parse((await ask(teacher, 'GET', '/record')).bytes.toString()) as RoundRecord
  expect(rootFromProof(sha256, sheet.leaf, sheet.proof)).toBe(record.merkleRoot)
})

test('why each wish was refused is public by code, as it is in the record, and before the notice to nobody but those who run the round', async () => {
  const record = JSON.parse((await ask(teacher, 'GET', '/record')).bytes.toString()) as RoundRecord
  const { code } = (await mine())!
  const said = (await ask<{ refusals: Record<string, number>; sheet: MySheet['sheet'] }>('deputy-mayor', 'GET', `/reasons?code=${code.toLowerCase()}`)).json
  expect(Object.values(said.refusals).reduce((sum, count) => sum + count, 0)).toBe(record.refusals.length)
  expect(said.sheet).toEqual((await mine())!.sheet)
  expect((await ask<{ sheet: unknown }>('deputy-mayor', 'GET', '/reasons?code=NOBODY')).json.sheet).toBe(null)
})

test('an objection is answered before the decision, which waits for the end of the notice', async () => {
  expect((await ask(school, 'POST', '/objections', { text: '请核对得分' })).status).toBe(403)
  const { json } = await ask<{ mine: MySheet }>(teacher, 'POST', '/objections', { text: '请核对我的班主任年限' })
  expect(json.mine.objections).toMatchObject([{ text: '请核对我的班主任年限', reply: null }])
  expect((await step('decided', 'X教发〔2021〕9号')).json.details!.faults!.map(({ field }) => field)).toEqual(['noticeUntil'])
  const [objection] = (await ask<{ id: string }[]>('conduct', 'GET', '/objections')).json
  await ask('personnel', 'POST', '/replies', { objection: objection!.id, text: '经核对，计分无误。' })
  expect((await mine())!.objections).toMatchObject([{ reply: '经核对，计分无误。', repliedOn: '2021-05-11' }])
})

test('the notice and the list of appointments are a Word file and a workbook, with no 工号 in them', async () => {
  const docx = await ask('deputy-mayor', 'GET', '/notice')
  const xlsx = await ask('deputy-mayor', 'GET', '/notice?format=xlsx')
  expect([docx.bytes.subarray(0, 2).toString(), xlsx.bytes.subarray(0, 2).toString()]).toEqual(['PK', 'PK'])
  const { bytes } = docx
  const text = textOf(bytes)
  expect(text).toContain('拟聘人员公示')
  expect(text).toContain('2021年5月17日')
  expect(sample.teachers.filter(({ id }) => text.includes(id))).toEqual([])
})

test('after the decision there is an agreement for everybody placed, and what follows stands once in the ledger of tasks', async () => {
  expect((await ask('personnel', 'GET', '/agreements')).json.code).toBe('transfer_state')
  expect((await ask('supervision', 'POST', '/tasks', {})).json.code).toBe('transfer_state')
  await sql`update transfer_round set notice_until = '2021-05-10'`.execute(server.owner)
  expect((await step('decided', 'X教发〔2021〕9号')).json).toMatchObject({ state: 'decided', decision: 'X教发〔2021〕9号' })
  const text = textOf((await ask('personnel', 'GET', '/agreements')).bytes)
  expect(text.match(/教师岗位聘用合同/g)).toHaveLength(212)
  expect(text.match(/X教发〔2021〕9号/g)).toHaveLength(212)
  expect((await ask(school, 'GET', '/agreements')).status).toBe(403)
  expect((await ask('personnel', 'POST', '/tasks', {})).status).toBe(403)
  const { added } = (await ask<{ added: string[] }>('supervision', 'POST', '/tasks', {})).json
  expect(added).toHaveLength(3)
  expect((await ask<{ added: string[]; known: string[] }>('supervision', 'POST', '/tasks', {})).json).toMatchObject({ added: [], known: added })
  const { task } = (await server.as('supervision')<TaskView>('GET', `/api/tasks/${added[0]}`)).json
  expect(task).toMatchObject({ owner: '人事科', goal: expect.stringContaining('212 名教师签订聘用合同') as string, due: '2021-06-10' })
})

/** The words of a Word file. */
function textOf(bytes: Buffer): string {
  const entry = zipEntries(bytes)!.find(({ name }) => name === 'word/document.xml')!
  return inflateRawSync(compressedBytes(bytes, entry)).toString().replaceAll(/<[^>]+>/g, '')
}
