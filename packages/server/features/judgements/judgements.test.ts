import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ChecklistItem } from '@junheng/contract/checklist.ts'
import type { CountyReply } from '@junheng/contract/county.ts'
import type { JudgementReply, SourcedTrace } from '@junheng/contract/judgements.ts'
import type { SchoolReply, SchoolSummary } from '@junheng/contract/schools.ts'
import type { School } from '@junheng/core/county/snapshot.ts'
import { judge } from '@junheng/core/standard/judge.ts'
import { testServer, type TestServer } from '../../testing.ts'
import { bookForTest, valleyOf } from '../snapshots/testing.ts'
import { allOptions } from './queries.ts'
import { standardFor } from './standards.ts'

describe('what the standards say', () => {
  let server: TestServer
  let earlier: string
  let latest: string
  const own = () => valleyOf(server).schools[0]!.id
  const school = () => ({ role: 'school', schoolId: own() }) as const
  const isOwn = ({ id, parent }: School) => id === own() || parent === own()
  const another = () => valleyOf(server).schools.find((each) => !isOwn(each) && each.stages.primary)!.id

  beforeAll(async () => {
    server = await testServer()
    const schools = valleyOf(server).schools.map((each) => ({ ...each, stock: { ...each.stock, books: 10 } }))
    earlier = await bookForTest(server, valleyOf(server, { date: '2019-09-01', changes: [], schools }))
    latest = await bookForTest(server, valleyOf(server))
  })
  afterAll(() => server.close())

  test.each(['basic-2012', 'quality-2017'] as const)('%s as stored is what judge says, under every setting of the switches', async (name) => {
    const { standard } = standardFor(name, server.countyCode)
    for (const options of allOptions) {
      const url = `/api/judgement?standard=${name}&snapshot=${latest}&privateSchools=${options.privateSchools}&teachingPoints=${options.teachingPoints}`
      const { json } = await server.as('bureau-viewer')<JudgementReply>('GET', url)
      expect(json.judgement).toEqual(JSON.parse(JSON.stringify(judge(standard, valleyOf(server), options))))
    }
  })

  test('a school gets the county’s figures and its own row', async () => {
    const url = '/api/judgement?standard=quality-2017'
    const whole = await server.as('department')<JudgementReply>('GET', url)
    const part = await server.as(school())<JudgementReply>('GET', url)
    expect(part.json.judgement.headline).toEqual(whole.json.judgement.headline)
    expect(part.json.judgement.stages.primary?.indicators).toEqual(whole.json.judgement.stages.primary?.indicators)
    expect(part.json.judgement.stages.primary?.schools.map((row) => row.school)).toEqual([own()])
  })

  test('a figure opens to the cells it came from', async () => {
    const { json } = await server.as('bureau-viewer')<SourcedTrace>('GET', `/api/judgement/trace?standard=basic-2012&stage=primary&indicator=books&school=${own()}`)
    const leaves = (trace: SourcedTrace): SourcedTrace[] => (trace.inputs.length === 0 ? [trace] : trace.inputs.flatMap(leaves))
    expect(leaves(json).flatMap(({ cells }) => cells)).toContainEqual({ file: '教基.xlsx', sheet: '教基5377_小学', cell: 'H6' })
  })

  test('a trace is in Chinese, and in English for who asks for it; its figures are the same', async () => {
    const trace = async (more: string) => (await server.as('bureau-viewer')<SourcedTrace>('GET', `/api/judgement/trace?standard=basic-2012&stage=primary&indicator=books${more}`)).json
    const [chinese, english] = [await trace(''), await trace('&language=en')]
    expect(chinese.label).toMatch(/\p{Script=Han}/u)
    expect(english.label).not.toMatch(/\p{Script=Han}/u)
    expect(english.value).toBe(chinese.value)
  })

  test('a school may open its own figures, not the county’s nor another’s', async () => {
    const trace = (more: string) => server.as(school())('GET', `/api/judgement/trace?standard=basic-2012&stage=primary&indicator=books${more}`)
    expect((await trace(`&school=${own()}`)).status).toBe(200)
    expect((await trace('')).status).toBe(404)
    expect((await trace(`&school=${another()}`)).status).toBe(404)
  })

  test('a school’s figure holds its branches, and opens to the same value', async () => {
    const [main, ...others] = valleyOf(server).schools
    const branch = { ...main!, id: '2199000077', name: '分校', countsAsSchool: false, parent: main!.id }
    const id = await bookForTest(server, valleyOf(server, { date: '2018-09-01', changes: [], schools: [main!, branch, ...others] }))
    const query = `standard=quality-2017&snapshot=${id}`
    const { json } = await server.as(school())<JudgementReply>('GET', `/api/judgement?${query}`)
    const trace = await server.as(school())<SourcedTrace>('GET', `/api/judgement/trace?${query}&stage=primary&indicator=multimediaRooms&school=${own()}`)
    expect(trace.json.value).toBe(json.judgement.stages.primary?.schools.find((row) => row.school === own())?.values['multimediaRooms'])
    expect((await server.as(school())('GET', `/api/schools/${branch.id}?snapshot=${id}`)).status).toBe(200)
  })

  test('a change is split into parts that add up', async () => {
    const { json } = await server.as('department')<{ changes: { before: number; after: number; real: number; scope: number }[] }>('GET', `/api/judgement/change?standard=basic-2012&from=${earlier}&snapshot=${latest}`)
    const known = json.changes.filter(({ before, after }) => before !== null && after !== null)
    expect(known.length).toBeGreaterThan(5)
    for (const { before, after, real, scope } of known) expect(real + scope).toBeCloseTo(after - before, 12)
  })

  test('a school’s page shows two years, its gaps and its next step', async () => {
    const { json } = await server.as(school())<SchoolReply>('GET', `/api/schools/${own()}`)
    expect([...new Set(json.series.map(({ date }) => date))]).toEqual(expect.arrayContaining(['2019-09-01', '2020-09-01']))
    expect(json.gaps.every((gap) => gap.school === own())).toBe(true)
    expect(json.nextSteps.map(({ stage }) => stage)).toEqual(['primary'])
    expect(json.staff).toBeGreaterThan(0)
    expect((await server.as(school())('GET', `/api/schools/${another()}`)).status).toBe(404)
  })

  test('pupils of a school and of those merged into it make one series', async () => {
    const merged = valleyOf(server).changes.find((change) => change.kind === 'merge')!
    const { json } = await server.as('department')<SchoolReply>('GET', `/api/schools/${merged.into}`)
    const pupils = Object.values(valleyOf(server).schools.find(({ id }) => id === merged.into)!.stages).reduce((sum, stage) => sum + (stage?.pupils ?? 0), 0)
    expect(json.lineage?.map((point) => [point.date, point.pupils])).toEqual(expect.arrayContaining([['2019-09-01', pupils], ['2020-09-01', pupils]]))
    const seenBySchool = await server.as({ role: 'school', schoolId: merged.into })<SchoolReply>('GET', `/api/schools/${merged.into}`)
    expect(seenBySchool.json.lineage).toBeNull()
  })

  test('a department counts no persons', async () => {
    const { json } = await server.as('department')<SchoolReply>('GET', `/api/schools/${own()}`)
    expect(json.staff).toBeNull()
  })

  test('the list of schools and the map are the reader’s own', async () => {
    expect((await server.as('department')<SchoolSummary[]>('GET', '/api/schools')).json).toHaveLength(valleyOf(server).schools.length)
    const seen = (await server.as(school())<SchoolSummary[]>('GET', '/api/schools')).json.map(({ id }) => id)
    expect(seen).toEqual(valleyOf(server).schools.filter(isOwn).map(({ id }) => id))
    expect((await server.as(school())<CountyReply>('GET', '/api/county')).json.townships).toHaveLength(valleyOf(server).townships.length)
  })

  test('gaps and judgements leave as workbooks', async () => {
    for (const url of ['/api/gaps/workbook?state=all', '/api/judgement/workbook?standard=quality-2017']) {
      const { status, bytes } = await server.as('bureau-viewer')('GET', url)
      expect([status, bytes.subarray(0, 2).toString()]).toEqual([200, 'PK'])
    }
  })

  test('the checklist measures what it can, and keeps what a person answers', async () => {
    const answer = { verdict: 'met', evidence: '见县政府〔2021〕3号文件', on: '2021-05-10' }
    const items = (await server.as('bureau-admin')<ChecklistItem[]>('GET', '/api/checklist')).json
    expect(items.filter(({ measured }) => measured !== null).length).toBeGreaterThanOrEqual(3)
    const item = items.find(({ measured }) => measured === null)!
    const { json } = await server.as('bureau-admin')<ChecklistItem>('PUT', `/api/checklist/${item.id}`, answer)
    expect(json.answer).toMatchObject(answer)
    expect((await server.as('department')('PUT', `/api/checklist/${item.id}`, answer)).status).toBe(403)
    const seen = (await server.as(school())<ChecklistItem[]>('GET', '/api/checklist')).json
    expect(seen.every(({ measured }) => measured === null)).toBe(true)
  })

  test('an unknown snapshot, standard or switch is refused in words', async () => {
    const status = async (url: string) => (await server.as('department')('GET', url)).status
    expect(await status('/api/judgement?standard=basic-2012&snapshot=none')).toBe(404)
    expect(await status('/api/judgement?standard=basic-1999')).toBe(400)
    expect(await status('/api/judgement?standard=basic-2012&privateSchools=perhaps')).toBe(400)
  })
})
