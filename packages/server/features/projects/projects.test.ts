import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import type * as contract from '@junheng/contract/projects.ts'
import type { GapWork } from '@junheng/contract/gaps.ts'
import type { Gap } from '@junheng/core/standard/judgement.ts'
import type { CountyProject } from '@junheng/core/schedule/programme.ts'
import { inScope } from '../../db/database.ts'
import { testServer, type TestServer } from '../../testing.ts'
import { bookForTest, valleyOf } from '../snapshots/testing.ts'
import { nextMeasurement } from './gap-work.ts'
import { listProjects } from './queries.ts'
import { eastSchool, loadForTest, node } from './testing.ts'

type Reply<R extends { readonly reply: unknown }> = z.infer<Extract<R['reply'], z.ZodType>>
type Programme = Reply<typeof contract.getProgramme>
type Detail = Reply<typeof contract.getProject>
type Changes = Reply<typeof contract.listProjectChanges>
type One = contract.ProjectAndStanding
interface Refusal {
  readonly code: string
  readonly details: { readonly fields?: readonly string[]; readonly faults?: readonly { readonly node: string | null; readonly field: string }[] }
}

let server: TestServer
beforeAll(async () => {
  server = await testServer()
  await bookForTest(server, valleyOf(server))
  await loadForTest(server, eastSchool())
})
afterAll(() => server.close())

const wish = { name: '城西小学', start: '2021-06-01', kind: 'newSchool', promisedGoal: null, township: null, school: null, pupils: null, pupilsBasis: null, budgetYuan: null, gaps: [] }
const bodyOf = ({ version, project }: One, more: Partial<CountyProject>, reason = '调整计划') => ({ version, reason, decision: 'X政纪要〔2021〕9号', project: { ...project, ...more } })

describe('a programme that was loaded', () => {
  test('is what it was, with what happened as reports', async () => {
    const loaded = await inScope(server.db, server.adminScope, listProjects)
    expect(loaded).toEqual([{ project: eastSchool(), version: 1 }])
    const reports = await server.owner.selectFrom('node_report').select(['node_id', 'reported_on', 'state', 'by']).orderBy('node_id').execute()
    expect(reports).toEqual([
      { node_id: 'approval', reported_on: '2021-03-14', state: 'finished', by: '装入' },
      { node_id: 'land', reported_on: '2021-05-06', state: 'underWay', by: '装入' },
    ])
  })

  test('is loaded once: what is there stays as it is', async () => {
    await loadForTest(server, eastSchool({ name: '另一个名字' }))
    expect(await inScope(server.db, server.adminScope, listProjects)).toEqual([{ project: eastSchool(), version: 1 }])
    expect(await server.owner.selectFrom('node_report').select('id').execute()).toHaveLength(2)
  })

  test.each(['bureau-admin', 'bureau-viewer', 'department', 'school'] as const)('is read by a %s, with the county’s calendar and the rule', async (role) => {
    const { status, json } = await server.as(role)<Programme>('GET', '/api/programme')
    expect([status, json.today]).toEqual([200, '2021-05-11'])
    expect(json.projects.find(({ project }) => project.id === 'P01')?.standing).toMatchObject({ project: 'P01', entry: 'land' })
    expect(json.rule.cycleDays).toBe(14)
    expect(json.calendar.holidayYears.length).toBeGreaterThan(20)
    expect(await server.auditRows()).toContainEqual({ action: 'programme.read', subject: 'programme' })
  })

  test('is nobody’s who has not signed in, nor another county’s', async () => {
    expect((await server.as(undefined)('GET', '/api/programme')).status).toBe(401)
    expect(await inScope(server.db, { countyCode: '990199', role: 'bureau-admin' }, listProjects)).toEqual([])
  })
})

describe('a project', () => {
  test('is shown with its reports, newest first, and the days left', async () => {
    const { json } = await server.as('bureau-viewer')<Detail>('GET', '/api/projects/P01')
    expect(json.reports.map(({ node, on }) => [node, on])).toEqual([['land', '2021-05-06'], ['approval', '2021-03-14']])
    expect(json.standing.nodes.find(({ id }) => id === 'land')).toMatchObject({ daysLate: 13, status: 'red' })
    expect([json.version, json.waiting, json.gaps, json.evidence]).toEqual([1, null, [], []])
    expect(await server.auditRows()).toContainEqual({ action: 'project.read', subject: 'P01' })
  })

  test('that is not there is not found, whatever is asked of it', async () => {
    const admin = server.as('bureau-admin')
    const asked = [
      await admin('GET', '/api/projects/P99'), await admin('GET', '/api/projects/P99/changes'), await admin('GET', '/api/projects/P99/file'),
      await admin('GET', '/api/programme/workbook?project=P99'), await admin('PUT', '/api/projects/P99', { version: 1, reason: '没有它', project: eastSchool({ id: 'P99' }) }),
      await admin('POST', '/api/projects/P99/nodes/land/reports', { state: 'underWay', actualStart: null, actualFinish: null, expectedFinish: null, blocker: null, note: null }),
    ]
    expect(asked.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404, 404])
  })

  test('is made by hand with its goal alone, and gets the next number of its year', async () => {
    const admin = server.as('bureau-admin')
    const first = await admin<One>('POST', '/api/projects', wish)
    const second = await admin<One>('POST', '/api/projects', { ...wish, name: '城北小学' })
    expect([first.json.project.id, second.json.project.id]).toEqual(['2021-01', '2021-02'])
    expect(first.json.project.nodes).toMatchObject([{ id: 'opening', owner: '教育局', goal: true }])
    expect(first.json.standing.forecast.goals).toEqual([{ id: 'opening', date: '2021-09-01' }])
    expect(await server.auditRows()).toContainEqual({ action: 'project.add', subject: '2021-01' })
  })

  test('is made from a template, whose nodes are its own from then on', async () => {
    const templates = await server.as('bureau-viewer')<{ id: string; nodes: { id: string }[] }[]>('GET', '/api/project-templates')
    const school = templates.json.find(({ id }) => id === 'newSchool')!
    const { json, status } = await server.as('bureau-admin')<One>('POST', '/api/projects', { ...wish, template: 'newSchool', pupils: 900, stages: ['primary'] })
    expect(status).toBe(200)
    expect(json.project.nodes.map(({ id }) => id)).toEqual(school.nodes.map(({ id }) => id))
    expect(json.project).toMatchObject({ pupils: 900, stages: ['primary'] })
    expect((await server.as('bureau-admin')('POST', '/api/projects', { ...wish, template: 'noSuch' })).status).toBe(404)
  })

  test.each(['bureau-viewer', 'department', 'school'] as const)('is neither made nor changed by a %s', async (role) => {
    expect((await server.as(role)('POST', '/api/projects', wish)).status).toBe(403)
    expect((await server.as(role)('PUT', '/api/projects/P01', { version: 1, reason: '改天数', project: eastSchool() })).status).toBe(403)
    expect((await server.as(role)('POST', '/api/programme/imports?fileName=a.json', Buffer.from('[]'))).status).toBe(403)
  })
})

test('a node has exactly one 主办: the database takes neither none nor two, and every office sees the same one (P5)', async () => {
  const insert = (content: object) => server.owner.insertInto('project_node').values({ county_code: server.countyCode, project_id: 'P01', id: 'stray', position: 99, content: JSON.stringify(content) }).execute()
  const { owner: _owner, ...ownerless } = node('stray', {})
  await expect(insert(ownerless)).rejects.toThrow('owner')
  await expect(insert({ ...ownerless, owner: '' })).rejects.toThrow('owner')
  await expect(server.owner.insertInto('project_node').values({ county_code: server.countyCode, project_id: 'P01', id: 'land', position: 99, content: JSON.stringify(node('land', { owner: '财政局' })) }).execute()).rejects.toThrow('project_node_pkey')
  const seen = await Promise.all((['department', 'bureau-viewer', 'bureau-admin'] as const).map(async (role) => (await server.as(role)<Detail>('GET', '/api/projects/P01')).json.project.nodes.map(({ id, owner }) => [id, owner])))
  expect(seen[1]).toEqual(seen[0])
  expect(seen[2]).toEqual(seen[0])
})

describe('a change of a project', () => {
  const id = 'C1'
  const own = () => eastSchool({ id, name: '城南小学' })
  const current = async () => (await server.as('bureau-admin')<Detail>('GET', `/api/projects/${id}`)).json
  const change = (body: unknown) => server.as('bureau-admin')<One & Refusal>('PUT', `/api/projects/${id}`, body)
  beforeAll(() => loadForTest(server, own()))

  test('is kept with who, when, why, and every field that moved', async () => {
    const nodes = own().nodes.flatMap((each) => (each.id === 'design' ? [] : each.id === 'land' ? [{ ...each, days: 60, owner: '教育局' }] : each.id === 'review' ? [{ ...each, after: ['land'] }] : [each]))
    const { status, json } = await change(bodyOf(await current(), { nodes: [node('survey', { owner: '自然资源局' }), ...nodes] }, '勘察提前'))
    expect([status, json.version]).toEqual([200, 2])

    const changes = await server.as('bureau-viewer')<Changes>('GET', `/api/projects/${id}/changes`)
    expect(changes.json.map(({ version, reason, decision, by }) => [version, reason, decision, by])).toEqual([[2, '勘察提前', 'X政纪要〔2021〕9号', '测试 bureau-admin'], [1, '样本县', null, '装入']])
    expect(changes.json[0]!.moved.map(({ field }) => field)).toEqual(['nodes.design', 'nodes.survey', 'nodes.land.days', 'nodes.land.owner', 'nodes.review.after', 'nodes.review.lag'])
    expect(changes.json[0]!.moved).toContainEqual({ field: 'nodes.land.days', before: '45', after: '60' })
    expect(changes.json[1]!.moved).toEqual([])
    expect(await server.auditRows()).toContainEqual({ action: 'project.change', subject: id })
  })

  test('does not touch what was reported: actual dates come from reports alone', async () => {
    const before = await current()
    const nodes = before.project.nodes.map(({ actualFinish: _finish, ...each }) => ({ ...each, actualStart: '2020-01-01' }))
    const { json } = await change(bodyOf(before, { nodes, promisedGoal: '2023-03-01' }))
    expect(json.project.nodes).toEqual(before.project.nodes)
    expect(json.project.promisedGoal).toBe('2023-03-01')
  })

  test('that moves a date or takes a node out needs the number of a decision; a name does not', async () => {
    const before = await current()
    const without = (more: Partial<CountyProject>) => change({ ...bodyOf(before, more), decision: null })
    const longer = before.project.nodes.map((each) => (each.id === 'land' ? { ...each, days: each.days + 1 } : each))
    const shorter = before.project.nodes.flatMap((each) => (each.id === 'survey' ? [] : [each]))
    const refused = [await without({ nodes: longer }), await without({ nodes: shorter }), await without({ start: '2021-01-04' }), await without({ promisedGoal: null })]
    expect(refused.map(({ status, json }) => [status, json.code, json.details.fields])).toEqual([['nodes.land.days'], ['nodes.survey'], ['start'], ['promisedGoal']].map((fields) => [409, 'decision_missing', fields]))
    expect((await current()).version).toBe(before.version)
    expect((await without({ name: '城南新小学' })).status).toBe(200)
    const forged = server.owner.insertInto('project_change').values({ county_code: server.countyCode, project_id: id, version: 99, by: '甲', reason: '不写文号', redates: true, decision: null, content: JSON.stringify(before.project) }).execute()
    await expect(forged).rejects.toThrow('project_change_decided')
  })

  test('that changes nothing is not written again', async () => {
    const before = await current()
    expect((await change(bodyOf(before, {}))).json.version).toBe(before.version)
  })

  test('made from an older version is refused, and so is one of two at the same time', async () => {
    const before = await current()
    const stale = await change({ ...bodyOf(before, { name: '旧版' }), version: before.version - 1 })
    expect([stale.status, stale.json.code]).toEqual([409, 'changed_meanwhile'])

    const both = await Promise.all(['甲改', '乙改'].map((name) => change(bodyOf(before, { name }))))
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
    expect((await current()).version).toBe(before.version + 1)
  })

  test('into a project that does not hold together is refused with every fault, and nothing is written', async () => {
    const before = await current()
    const nodes = before.project.nodes.map((each) => (each.id === 'land' ? { ...each, after: ['review', 'nowhere'] } : each.id === 'opening' ? { ...each, terms: 'noWindow' } : each))
    const { status, json } = await change(bodyOf(before, { nodes }))
    expect([status, json.code]).toEqual([400, 'project_faulty'])
    expect(json.details.faults!.map(({ node, field }) => `${node} ${field}`)).toEqual(expect.arrayContaining(['land after', 'opening terms']))
    expect((await current()).version).toBe(before.version)
  })

  test('cannot give a project another id, nor leave it without nodes', async () => {
    const before = await current()
    expect((await change(bodyOf(before, { id: 'C2' }))).json.code).toBe('project_faulty')
    expect((await change(bodyOf(before, { nodes: [] }))).json.code).toBe('invalid_input')
  })

  test('is written by the bureau alone, even where the application forgot to ask', async () => {
    for (const role of ['department', 'bureau-viewer', 'school'] as const) {
      const scope = { countyCode: server.countyCode, role, department: '财政局', schoolId: '2199000001' }
      const rows = await inScope(server.db, scope, (tx) => tx.updateTable('project').set({ name: '改名' }).where('id', '=', id).executeTakeFirst())
      expect(rows.numUpdatedRows).toBe(0n)
      const insert = inScope(server.db, scope, (tx) => tx.insertInto('project_gap').values({ county_code: server.countyCode, project_id: id, gap_id: 'x' }).execute())
      await expect(insert).rejects.toThrow('row-level security')
    }
    const forge = inScope(server.db, server.adminScope, (tx) => tx.updateTable('project_change').set({ reason: '改史' }).execute())
    await expect(forge).rejects.toThrow('permission denied')
  })
})

test('a calendar that takes away a window which a project needs is refused, and the programme still stands', async () => {
  const { json: calendar } = await server.as('bureau-admin')<Programme['calendar']>('GET', '/api/calendar')
  const dates = { terms: calendar.terms, vacations: calendar.vacations, outdoorSeason: calendar.outdoorSeason, reason: '资金窗口调整' }
  const window = { id: 'bonds', name: '专项债', spans: [['2021-06-01', '2021-07-31']], basis: '' }
  const put = (fundingWindows: object[]) => server.as('bureau-admin')<Refusal>('PUT', '/api/calendar', { ...dates, fundingWindows })
  expect((await put([window])).status).toBe(200)
  const bond = node('bond', { window: 'splittable', season: 'bonds', owner: '财政局' })
  await loadForTest(server, eastSchool({ id: 'W1', nodes: [bond, node('opening', { after: ['bond'], goal: true })] }))

  const refused = await put([])
  expect([refused.status, refused.json]).toMatchObject([400, { code: 'calendar_faulty', details: { faults: [{ field: 'projects.W1.bond.season', value: 'bonds' }] } }])
  expect((await server.as('bureau-viewer')('GET', '/api/programme')).status).toBe(200)
})

describe('a gap', () => {
  interface Gaps {
    readonly gaps: readonly Gap[]
    readonly work: readonly GapWork[]
  }
  const gaps = (state = 'open') => server.as('bureau-viewer')<Gaps>('GET', `/api/gaps?state=${state}`)

  test('is given work, which says when it is done and when that will be seen', async () => {
    const [gap] = (await gaps()).json.gaps
    const added = await server.as('bureau-admin')<One>('POST', '/api/projects', { ...wish, name: '补齐图书', start: '2021-09-02', school: gap!.school, gaps: [gap!.id] })
    const project = added.json.project.id
    expect((await gaps()).json.work).toEqual([{ gap: gap!.id, project, projectName: '补齐图书', forecastGoal: '2022-09-01', nextMeasurement: '2022-09-01' }])

    const { json } = await server.as('bureau-viewer')<Detail>('GET', `/api/projects/${project}`)
    expect(json.gaps).toMatchObject([{ id: gap!.id, measuredOn: '2020-09-01', closedOn: null, nextMeasurement: '2022-09-01' }])
    expect(json.waiting).toMatchObject({ date: '2020-09-01', forecast: null })
    expect(json.waiting!.classes.every(({ school }) => school === gap!.school)).toBe(true)
  })

  test('that the ledger does not hold cannot be linked', async () => {
    const refused = await server.as('bureau-admin')<Refusal>('POST', '/api/projects', { ...wish, gaps: ['no·such·gap'] })
    expect([refused.status, refused.json]).toMatchObject([404, { code: 'not_found', details: { gaps: ['no·such·gap'] } }])
  })

  test('of another school, and the classes of one, a school does not see', async () => {
    const { json: list } = await gaps()
    const { gap, project } = list.work[0]!
    const school = list.gaps.find(({ id }) => id === gap)!.school
    const seen = async (schoolId: string) => (await server.as({ role: 'school', schoolId })<Detail>('GET', `/api/projects/${project}`)).json
    const [own, other] = [await seen(school), await seen('3199000099')]
    expect([own.gaps.length, own.waiting === null]).toEqual([1, false])
    expect([other.gaps, other.waiting]).toEqual([[], null])
  })

  test('keeps its workbook', async () => {
    const { status, bytes } = await server.as('bureau-viewer')('GET', '/api/gaps/workbook')
    expect([status, bytes.subarray(0, 2).toString()]).toEqual([200, 'PK'])
  })
})

test.each([['2022-08-31', '2022-09-01'], ['2022-09-01', '2022-09-01'], ['2022-09-02', '2023-09-01'], [null, null]])('work done on %s is first seen on %s', (done, seen) => {
  expect(nextMeasurement(done)).toBe(seen)
})
