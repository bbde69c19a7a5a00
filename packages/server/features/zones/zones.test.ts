import { inflateRawSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { JobView } from '@junheng/contract/jobs.ts'
import type { ZonePlanHead } from '@junheng/contract/zones.ts'
import { checkZones } from '@junheng/core/planning/zones/problem.ts'
import { judgeZones } from '@junheng/core/planning/zones/judge-zones.ts'
import type { ZonesView } from '@junheng/core/planning/zones/zones-view.ts'
import { generateXCity } from '@junheng/xcity/county.ts'
import { compressedBytes, zipEntries } from '../../documents/workbook/zip-directory.ts'
import { testServer, type TestServer } from '../../testing.ts'
import { workOnce } from '../jobs/worker.ts'
import { bookForTest } from '../snapshots/testing.ts'
import { planZonesJob } from './plan-job.ts'
import { testTerms } from './testing.ts'

type Found = { readonly head: ZonePlanHead; readonly view: ZonesView }
type Refusal = { readonly code: string; readonly details: { readonly faults?: readonly object[]; readonly broken?: readonly { readonly zh: string }[] } }

let server: TestServer
beforeAll(async () => {
  server = await testServer()
  await bookForTest(server, generateXCity().snapshots.at(-1)!)
}, 120_000)
afterAll(() => server.close())

const planner = () => server.as('basic-education')
const director = () => server.as('director')
const found = async (id: string) => (await planner()<Found>('GET', `/api/zone-plans/${id}`)).json
const addresses = async (query = '') => (await server.as(undefined)<readonly { readonly stage: string; readonly place: string; readonly schools: string; readonly decisionNumber: string }[]>('GET', `/api/zone-addresses${query}`)).json
const publish = <Reply = ZonePlanHead>(id: string, terms: object = testTerms) => director()<Reply>('POST', `/api/zone-plans/${id}/publication`, terms)

function wordText(bytes: Buffer): string {
  const entry = zipEntries(bytes)!.find(({ name }) => name === 'word/document.xml')!
  return inflateRawSync(compressedBytes(bytes, entry)).toString()
}

async function planned(parameters: object): Promise<{ readonly job: JobView; readonly plan: string | undefined }> {
  const { json: job } = await planner()<JobView>('POST', '/api/jobs', { kind: 'zones.plan', parameters })
  await workOnce({ db: server.db, kinds: [planZonesJob], countyCode: server.countyCode, places: 1, onError: (error) => expect(error).toBeUndefined() })
  const { json: done } = await planner()<JobView>('GET', `/api/jobs/${job.id}`)
  if (done.state === 'failed') return { job: done, plan: undefined }
  return { job: done, plan: (await planner()<{ readonly content: { readonly plan: string } }>('GET', `/api/jobs/${job.id}/outcome`)).json.content.plan }
}

let first: string

test('zones are planned as a job and kept as a version that its planner and no school may read', async () => {
  const { job, plan } = await planned({ stage: 'junior', name: '初中划片', effort: 0.3 })
  expect([job.state, job.fault]).toEqual(['done', null])
  first = plan!
  const { head, view } = await found(first)
  expect([head.stage, head.version, head.state, head.publication, head.figures.violations]).toEqual(['junior', 1, 'draft', null, 0])
  expect(checkZones(view.county.problem, view.plan)).toEqual([])
  expect((await server.as('school')('GET', `/api/zone-plans/${first}`)).status).toBe(403)
  expect((await planner()('GET', '/api/zone-plans/x')).status).toBe(400)
})

test('a drawing by hand is a new version; what it names amiss is said at once and nothing is kept', async () => {
  const { view } = await found(first)
  const zone = view.plan[view.county.problem.tracts.findIndex((_, tract) => view.county.problem.zones.every(({ home }) => home !== tract))]!
  const away = view.county.problem.tracts.findIndex((_, tract) => view.plan[tract] !== zone && view.county.problem.zones.every(({ home }) => home !== tract) && view.county.problem.tracts[tract]!.neighbours.every((next) => view.plan[next] !== zone))
  const handover = { settlement: view.county.problem.tracts[away]!.id, school: view.county.schools[zone]![0]! }
  const save = <Reply>(handovers: readonly object[]) => planner()<Reply>('POST', '/api/zone-plans', { name: '手工调整', stage: 'junior', from: first, handovers })
  const faulty = await save<Refusal>([{ settlement: 'x', school: 'y' }, handover])
  expect([faulty.status, faulty.json.code, faulty.json.details.faults]).toEqual([400, 'zones_faulty', [{ field: 'settlement', value: 'x' }, { field: 'school', value: 'y' }]])
  const { json: head } = await save<ZonePlanHead>([handover])
  expect([head.version, head.drawnFrom, head.figures.apart > 0]).toEqual([2, first, true])
  const refused = await publish<Refusal>(head.id)
  expect([refused.status, refused.json.code]).toEqual([409, 'zones_broken'])
  expect(refused.json.details.broken!.map(({ zh }) => zh)).toContainEqual(expect.stringContaining('不相连'))
  expect((await found(first)).view.plan).toEqual(view.plan)
})

test('zones of today can be drawn from, without any plan', async () => {
  const { json: today } = await planner()<ZonesView>('GET', '/api/zone-plans/today?stage=primary')
  expect(judgeZones(today.county, today.plan).zones.length).toBe(today.county.schools.length)
  const { json: head } = await planner()<ZonePlanHead>('POST', '/api/zone-plans', { name: '现状', stage: 'primary', from: null, handovers: [] })
  expect([head.version, head.drawnFrom, head.state]).toEqual([1, null, 'draft'])
})

test('what is published by a decision is open to parents, is never published again and gives way to the next', async () => {
  expect(await addresses()).toEqual([])
  expect((await planner()('POST', `/api/zone-plans/${first}/publication`, testTerms)).status).toBe(403)
  expect((await publish(first, { ...testTerms, effectiveFrom: '2021-04-01' })).status).toBe(400)
  expect((await planner()<Refusal>('GET', `/api/zone-plans/${first}/letters`)).json.code).toBe('zones_not_published')
  const { status, json } = await publish(first)
  expect([status, json.state, json.publication]).toEqual([200, 'published', { number: 1, ...testTerms }])
  expect((await publish<Refusal>(first)).json.code).toBe('zones_published')
  const { view } = await found(first)
  const all = await addresses()
  expect(all.length).toBe(view.county.problem.tracts.length)
  const place = view.county.problem.tracts[5]!.name
  expect(await addresses(`?address=${encodeURIComponent(place)}`)).toContainEqual(expect.objectContaining({ stage: 'junior', place, decisionNumber: testTerms.decisionNumber }))
  expect(JSON.stringify(all)).not.toMatch(/"(id|settlement|madeBy|publishedBy)"/)
})

test('the next publication supersedes from its day on; until then both are shown', async () => {
  const { plan } = await planned({ stage: 'junior', name: '第二版', effort: 0.2, seed: 2 })
  const later = { ...testTerms, decisionNumber: 'X教〔2021〕9号', decidedOn: '2021-05-11', effectiveFrom: '2021-09-01' }
  expect((await publish(plan!, later)).json.state).toBe('published')
  expect((await found(first)).head.state).toBe('published')
  expect(new Set((await addresses()).map(({ decisionNumber }) => decisionNumber))).toEqual(new Set([testTerms.decisionNumber, later.decisionNumber]))
  const { plan: third } = await planned({ stage: 'junior', name: '第三版', effort: 0.2, seed: 3 })
  await publish(third!, { ...testTerms, decisionNumber: 'X教〔2021〕10号', decidedOn: '2021-05-11', effectiveFrom: '2021-05-11' })
  const heads = (await planner()<readonly ZonePlanHead[]>('GET', '/api/zone-plans')).json
  expect([first, plan, third].map((id) => heads.find((head) => head.id === id)!.state)).toEqual(['superseded', 'superseded', 'published'])
})

test('notice and letters are Word: a draft says that it is one, and a letter names the village and both schools', async () => {
  const heads = (await planner()<readonly ZonePlanHead[]>('GET', '/api/zone-plans')).json
  const draft = heads.find(({ stage }) => stage === 'primary')!
  expect(wordText((await planner()('GET', `/api/zone-plans/${draft.id}/notice?format=docx`)).bytes)).toContain('征求意见稿')
  const letters = await planner()('GET', `/api/zone-plans/${first}/letters`)
  expect(letters.status).toBe(200)
  const text = wordText(letters.bytes)
  for (const words of ['各位家长', '招生片区由', testTerms.decisionNumber, '弟妹可以申请到同一所学校']) expect(text).toContain(words)
  const notice = await planner()('GET', `/api/zone-plans/${first}/notice?format=pdf`)
  expect([notice.status, notice.bytes.subarray(0, 5).toString()]).toEqual([200, '%PDF-'])
})

test('a wish for what the county does not have is refused before anything runs', async () => {
  const { job } = await planned({ stage: 'primary', shared: ['y'], pins: [{ settlement: 'x', school: 'y' }] })
  expect(job.state).toBe('failed')
  expect(job.fault).toContain('zones_faulty')
})

test('families with siblings are counted where a return says so: a weight in the plan, a total in the figures, told to nobody settlement by settlement', async () => {
  const { view } = await found(first)
  const homes = new Set(view.county.problem.zones.map(({ home }) => home))
  const tract = view.county.problem.tracts.findIndex((_, at) => !homes.has(at))
  const elsewhere = view.county.schools.findIndex((_, zone) => zone !== view.plan[tract])
  const row = { settlement: view.county.problem.tracts[tract]!.id, stage: 'junior', school: view.county.schools[elsewhere]![0]!, families: 7 }
  const put = <Reply>(more: object) => planner()<Reply>('PUT', '/api/population', { reason: '多孩家庭统计', population: { births: [], housing: [], plannedSchools: [], ...more } })
  const faulty = await put<{ readonly code: string; readonly details: { readonly faults: readonly { readonly table: string; readonly field: string }[] } }>({ siblings: [{ ...row, school: '1' }, { ...row, families: -2 }] })
  expect([faulty.status, faulty.json.details.faults.map(({ table, field }) => `${table} ${field}`)]).toEqual([400, ['siblings school', 'siblings families']])
  expect((await put<{ readonly siblingFamilies: number }>({ siblings: [row] })).json).toMatchObject({ siblingFamilies: 7 })
  const kept = await put<{ readonly siblingFamilies: number; readonly population: object }>({})
  expect([kept.json.siblingFamilies, JSON.stringify(kept.json.population)]).toEqual([7, JSON.stringify({ births: [], housing: [], plannedSchools: [] })])
  const { plan } = await planned({ stage: 'junior', effort: 0.1 })
  const { head, view: next } = await found(plan!)
  expect([next.county.problem.siblings!.weight, head.figures.siblingFamilies]).toEqual([30, 7])
  expect(head.figures.familiesSplit).toBe(next.plan[tract] === next.county.schools.findIndex((own) => own.includes(row.school)) ? 0 : 7)
  const { plan: heavy } = await planned({ stage: 'junior', effort: 0.1, siblingMinutes: 120 })
  expect((await found(heavy!)).view.county.problem.siblings!.weight).toBe(120)
  expect((await found(first)).head.figures.familiesSplit).toBeNull()
})
