import { inflateRawSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ScenarioItem, ScenarioReply } from '@junheng/contract/layouts.ts'
import type { Effects } from '@junheng/core/planning/layout/effects.ts'
import type { Obstacle } from '@junheng/core/planning/layout/procedure.ts'
import type { CountyProject } from '@junheng/core/schedule/programme.ts'
import { generateXCity } from '@junheng/xcity/county.ts'
import { compressedBytes, zipEntries } from '../../documents/workbook/zip-directory.ts'
import { testServer, type TestServer } from '../../testing.ts'
import { assess } from '../imports/assess.ts'
import type { ImportReading } from '../imports/reading.ts'
import { inScope } from '../../db/database.ts'
import { bookForTest } from '../snapshots/testing.ts'

const snapshot = generateXCity().snapshots.at(-1)!
const points = snapshot.schools.filter(({ kind }) => kind === '218').map(({ id }) => id)
const levers = { closed: points.slice(0, 2), extended: [], assigned: [] }
let server: TestServer
beforeAll(async () => {
  server = await testServer()
  await bookForTest(server, snapshot)
}, 120_000)
afterAll(() => server.close())

const planner = () => server.as('basic-education')
const step = (from: string, until: string) => ({ from, until, paper: 'X教发〔2021〕1号' })
const complete = {
  steps: {
    draft: step('2021-01-04', '2021-01-15'), appraisal: step('2021-01-18', '2021-02-05'), notice: step('2021-02-08', '2021-03-12'), hearing: step('2021-03-15', '2021-03-15'), risk: step('2021-02-08', '2021-03-15'),
    legality: step('2021-03-16', '2021-03-26'), decision: step('2021-03-29', '2021-03-29'), filing: step('2021-03-30', '2021-04-20'), receiver: step('2021-03-01', '2021-04-30'), transport: step('2021-03-01', '2021-04-30'),
  },
  hearing: { representatives: 15, against: 4, parentsAsked: 60, parentsAgainst: 12 },
  objections: [{ from: '家长代表', text: '担心冬季道路', reply: '冬季由校车接送并派照管员' }],
  askedWhom: '',
  inspected: {},
}

function wordText(bytes: Buffer): string {
  const entry = zipEntries(bytes)!.find(({ name }) => name === 'word/document.xml')!
  return inflateRawSync(compressedBytes(bytes, entry)).toString()
}

test('effects come at once, for whoever may read layouts; a school may not', async () => {
  const url = `/api/layout/effects?closed=${levers.closed.join(',')}`
  const first = await server.as('deputy-mayor')<Effects>('GET', url)
  expect([first.status, first.json.roster.difference, first.json.sentence.closed]).toEqual([200, [], 2])
  expect((await server.as('school')('GET', url)).status).toBe(403)
  const faulty = await server.as('director')<{ code: string; details: { faults: unknown[] } }>('GET', '/api/layout/effects?closed=1,2')
  expect([faulty.status, faulty.json.code, faulty.json.details.faults.length]).toEqual([400, 'levers_faulty', 2])
  const roster = await planner()('GET', `/api/layout/roster?closed=${levers.closed.join(',')}`)
  expect([roster.status, roster.bytes.subarray(0, 2).toString()]).toEqual([200, 'PK'])
})

test('kindergartens are tried with the other levers, kept with the scenario, and what nobody reported is unknown', async () => {
  const home = snapshot.settlements![0]!
  const { status, json } = await planner()<Effects>('GET', `/api/layout/effects?kindergartens=build:${home.id}:2`)
  expect([status, json.kindergartens!.reported, json.kindergartens!.unknown.length, json.kindergartens!.kindergartens.map(({ decision, rooms }) => [decision, rooms])]).toEqual([200, 0, snapshot.settlements!.length, [['build', 6]]])
  expect(json.money.buildYuan).toBe(6_580_000)
  const faulty = await planner()<{ code: string; details: { faults: unknown[] } }>('GET', '/api/layout/effects?kindergartens=close:1,build:2:1')
  expect([faulty.status, faulty.json.code, faulty.json.details.faults.length]).toEqual([400, 'levers_faulty', 2])
  const saved = await planner()<ScenarioItem>('POST', '/api/layout/scenarios', { name: '新建一所幼儿园', levers: { closed: [], extended: [], assigned: [], kindergartens: { closed: [], extended: [], built: [{ settlement: home.id, modules: 1 }] } } })
  expect(saved.json.kindergartens).toEqual({ closed: 0, extended: 0, built: 1, placesShort: null, unserved: null })
  const { json: reply } = await planner()<ScenarioReply>('GET', `/api/layout/scenarios/${saved.json.id}`)
  expect([reply.scenario.levers.kindergartens?.built.length, reply.works.map(({ kind }) => kind), reply.changes.map(({ kind }) => kind)]).toEqual([1, ['newKindergarten'], ['open']])
})

test('a scenario goes through the gate only when the law is done, and becomes projects', async () => {
  const grows = snapshot.schools.find(({ kind }) => kind === '211')!
  const saved = await planner()<ScenarioItem>('POST', '/api/layout/scenarios', { name: '撤并两个教学点', levers: { ...levers, extended: [{ school: grows.id, modules: 2 }] } })
  expect([saved.status, saved.json.state]).toEqual([200, 'draft'])
  const path = `/api/layout/scenarios/${saved.json.id}`
  const closedGate = await server.as('director')<{ code: string; details: { obstacles: Obstacle[] } }>('POST', `${path}/approval`)
  expect([closedGate.status, closedGate.json.code]).toEqual([409, 'procedure_incomplete'])
  expect(closedGate.json.details.obstacles).toContainEqual({ code: 'stepMissing', step: 'hearing' })
  expect((await planner()<{ code: string }>('POST', `${path}/submission`)).json.code).toBe('procedure_incomplete')
  expect((await planner()('POST', `${path}/approval`)).status).toBe(403)

  const recorded = await planner()<ScenarioReply>('PUT', `${path}/procedure`, complete)
  expect([recorded.status, recorded.json.toSubmit, recorded.json.toApprove]).toEqual([200, [], []])
  expect((await planner()<ScenarioReply>('POST', `${path}/submission`)).json.scenario.state).toBe('submitted')
  const approved = await server.as('director')<ScenarioReply>('POST', `${path}/approval`)
  expect([approved.status, approved.json.scenario.state, approved.json.projects.length]).toEqual([200, 'approved', 3])

  const project = await server.as('director')<{ project: { kind: string; nodes: { id: string; actualFinish?: string }[] }; standing: { entry: string | null } }>('GET', `/api/projects/${approved.json.projects[1]}`)
  const nodes = Object.fromEntries(project.json.project.nodes.map(({ id, actualFinish }) => [id, actualFinish ?? null]))
  expect([project.json.project.kind, nodes['hearing'], nodes['transfer']]).toEqual(['closure', '2021-03-15', null])
  const extension = await server.as('director')<{ project: CountyProject }>('GET', `/api/projects/${approved.json.projects[0]}`)
  expect(extension.json.project).toMatchObject({ kind: 'extension', name: `${grows.name}扩建8间教室`, school: grows.id, budgetYuan: 3_840_000, start: '2021-03-29', promisedGoal: '2021-09-01' })
  expect((await planner()<{ code: string }>('PUT', `${path}/procedure`, complete)).json.code).toBe('scenario_settled')
  expect((await server.as('director')<{ code: string }>('POST', `${path}/approval`)).json.code).toBe('scenario_settled')
})

test('the statistics after an approved layout state its mergers by themselves, and only those that they bear out', async () => {
  const [gone] = levers.closed
  const parts = { schools: snapshot.schools.filter(({ id }) => id !== gone) } as unknown as ImportReading['parts']
  const reading: ImportReading = { date: '2021-09-01', parts, classBands: [], findings: [], unmapped: [], sources: {}, sheets: [], unread: { facts: [], schools: [], townships: [], settlements: [], staffOf: [], classesOf: [] } }
  const { snapshot: next } = await inScope(server.db, server.adminScope, (tx) => assess(tx, reading))
  expect(next!.changes).toEqual([expect.objectContaining({ kind: 'merge', on: '2021-07-31', from: [gone], basis: '布局方案“撤并两个教学点”' })])
})

test('the paper for a hearing says who moves where, as Word and PDF, and keeps within its readers', async () => {
  const saved = await planner()<ScenarioItem>('POST', '/api/layout/scenarios', { name: '听证用方案', levers })
  const path = `/api/layout/scenarios/${saved.json.id}/report`
  const [word, pdf] = [await server.as('deputy-mayor')('GET', `${path}?format=docx`), await planner()('GET', `${path}?format=pdf`)]
  expect([word.status, word.bytes.subarray(0, 2).toString(), pdf.status, pdf.bytes.subarray(0, 5).toString()]).toEqual([200, 'PK', 200, '%PDF-'])
  const text = wordText(word.bytes)
  for (const id of levers.closed) expect(text).toContain(snapshot.schools.find((school) => school.id === id)!.name)
  const { effects } = (await planner()<ScenarioReply>('GET', `/api/layout/scenarios/${saved.json.id}`)).json
  const { sentence, roster, premises, movements } = effects
  const land = Math.round(premises.reduce((sum, { landArea }) => sum + landArea!, 0))
  for (const words of [`${sentence.childrenMoved}名学生换学校`, `缺学位${sentence.placesShort}个`, `已落实接收学校${roster.received}名`, `差集（受影响而没有接收学校的学生）0名`, `占地${land}平方米`, '多数家长或听证代表反对', '尚未举行听证']) expect(text).toContain(words)
  const tables = text.split('<w:tbl>').slice(1).map((table) => table.split('<w:tr>').slice(1).map((row) => row.split('<w:tc>').slice(1).map((cell) => cell.replaceAll(/<[^>]+>/g, ''))))
  const childrenIn = (title: string, column: number) => tables.find(([head]) => head!.includes(title))!.slice(1).reduce((sum, row) => sum + Number(row[column]), 0)
  expect([childrenIn('接收学校', 2), childrenIn('乡镇街道', 1), childrenIn('换校（人）', 1)]).toEqual([sentence.childrenMoved, sentence.childrenMoved, sentence.childrenMoved])
  expect(tables.find(([head]) => head!.includes('学生去向（人）'))!.length - 1).toBe(sentence.closed)
  expect(movements.every(({ toName }) => text.includes(toName))).toBe(true)
  expect(zipEntries(word.bytes)!.some(({ name }) => name.startsWith('word/media/') && name.endsWith('.png'))).toBe(true)
  expect((await server.as('school')('GET', `${path}?format=pdf`)).status).toBe(403)

  const built = (await planner()<ScenarioItem[]>('GET', '/api/layout/scenarios')).json.find(({ name }) => name === '新建一所幼儿园')!
  const { kindergartens } = (await planner()<ScenarioReply>('GET', `/api/layout/scenarios/${built.id}`)).json.effects
  const second = wordText((await planner()('GET', `/api/layout/scenarios/${built.id}/report?format=docx`)).bytes)
  for (const words of [`应入园${kindergartens!.children}名`, `缺园位${kindergartens!.placesShort}个`, '未知的不按零计', '拟新建：']) expect(second).toContain(words)
})

test('scenarios stand side by side with the real part of what they change', async () => {
  await planner()('POST', '/api/layout/scenarios', { name: '全部保留', levers: { closed: [], extended: [], assigned: [] } })
  const { json } = await server.as('finance-planning')<ScenarioItem[]>('GET', '/api/layout/scenarios')
  expect(json.map(({ name }) => name)).toEqual(['全部保留', '听证用方案', '撤并两个教学点', '新建一所幼儿园'])
  expect(json[0]!.composite.primary).toBeCloseTo(0.401, 3)
  expect(json[2]!.composite.realPrimary).not.toBeNull()
  const refused = await planner()<{ code: string; details: { because: string } }>('GET', `/api/layout/years?of=${json[2]!.id}`)
  expect([refused.status, refused.json.code, refused.json.details.because]).toEqual([409, 'forecast_impossible', 'noBirths'])
  expect((await planner()('GET', '/api/layout/years?of=1')).status).toBe(400)
})
