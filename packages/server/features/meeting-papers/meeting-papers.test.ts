import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import type { BulletinContent } from '@junheng/contract/bulletins.ts'
import type { FollowUpContent, PackContent, Stated } from '@junheng/contract/meeting-papers.ts'
import type { getProgramme } from '@junheng/contract/projects.ts'
import { longDate } from '@junheng/contract/words/official-paper.ts'
import { addDays, daysBetween } from '@junheng/core/schedule/day.ts'
import { rankOffices } from '@junheng/core/schedule/office-ranking.ts'
import { sha256 } from '../../documents/digest.ts'
import { compressedBytes, zipEntries } from '../../documents/workbook/zip-directory.ts'
import { testServer, type TestServer } from '../../testing.ts'
import { eastSchool, loadForTest, node } from '../projects/testing.ts'

type Programme = z.infer<Extract<typeof getProgramme.reply, z.ZodType>>

let server: TestServer
beforeAll(async () => {
  server = await testServer()
  await loadForTest(server, tightSchool, eastSchool({ id: 'P02', name: '城北小学（新建）', promisedGoal: '2021-09-01', pupils: 720 }), equipment)
})
afterAll(() => server.close())

/** Its foundation takes so long that the land approval has nine days left. */
const tightSchool = eastSchool({ nodes: eastSchool().nodes.map((each) => (each.id === 'foundation' ? { ...each, days: 122 } : each)) })
/** Started in March, and not heard of since. */
const equipment = eastSchool({
  id: 'P03', name: '设备采购', kind: 'equipment', promisedGoal: null,
  nodes: [node('buy', { name: '采购', days: 90, actualStart: '2021-03-01', owner: '教育局' }), node('install', { name: '安装', days: 20, after: ['buy'], goal: true })],
})

const get = async <T>(path: string) => (await server.as('supervision')<T>('GET', path)).json
const pack = () => get<PackContent>('/api/meeting-papers/pack')
const followUps = () => get<FollowUpContent>('/api/meeting-papers/follow-ups')
const programme = () => get<Programme>('/api/programme')

/** The text without its figures: no digit may be left but those that the rule itself has. */
function unsourced({ text, figures }: Stated): string {
  return figures.map(({ value }) => value).toSorted((a, b) => b.length - a.length).reduce((rest, value) => rest.replaceAll(value, ''), text)
}

describe('the pack', () => {
  test('has a matter for what needs a decision, and for nothing else', async () => {
    const { matters } = await pack()
    expect(matters.map(({ project, node, reasons }) => [project, node, reasons])).toEqual([
      ['P01', 'land', ['nearCliff', 'contradicted']],
      ['P02', 'land', ['lost', 'contradicted']],
    ])
  })

  test('each figure equals the records, asked for again', async () => {
    const { matters, summary } = await pack()
    const { projects, today, rule } = await programme()
    expect(summary.figures.map(({ value }) => value)).toEqual([`${projects.length}个`, `${matters.length}件`])
    for (const matter of matters) {
      const { project, standing } = projects.find(({ project: { id } }) => id === matter.project)!
      const at = standing.nodes.find(({ id }) => id === matter.node)!
      const planned = standing.plan.nodes.find(({ id }) => id === matter.node)!.finish!
      const asked: Readonly<Record<string, string>> = {
        planned: longDate(planned),
        daysLate: `${daysBetween(planned, today)}天`,
        lastDay: longDate(at.cliff!.lastDay),
        daysLeft: `${at.daysToCliff}天`,
        promised: longDate(project.promisedGoal!),
        forecast: longDate(standing.forecast.goals[0]!.date!),
        lostDays: `${standing.lostDays}天`,
        reportedOn: longDate('2021-05-06'),
        jumpDays: `${at.cliff!.jumpDays}天`,
        pupils: `${project.pupils}人`,
        yuan: `${((project.budgetYuan! * 0.0465 * at.cliff!.jumpDays!) / 365 / 10_000).toFixed(1)}万元`,
        'holdTo/by': longDate(at.cliff!.lastDay),
        'holdTo/goal': longDate(at.cliff!.goalNow!),
        'accept/goal': longDate(at.cliff!.goal!),
        'accept/jumpDays': `${at.cliff!.jumpDays}天`,
        'eitherTerm/goal': longDate(at.cliff!.eitherTerm?.goal ?? today),
        'eitherTerm/jumpDays': `${at.cliff!.eitherTerm?.jumpDays}天`,
        'compress/moreDays': `${rule.cycleDays}天`,
        'compress/by': longDate(addDays(at.cliff!.lastDay, rule.cycleDays)),
        'compress/goal': longDate(at.cliff!.goalNow!),
      }
      const figures = [matter.facts, matter.cost!, ...matter.options].flatMap((stated) => stated.figures)
      for (const { id, value } of figures) {
        const name = id.split('/').slice(3).join('/')
        // Which node gives up how much is proved where it is computed (decision-options.test.ts).
        if (!['compress/ofDays', 'compress/fewerDays'].includes(name)) expect([id, value]).toEqual([id, asked[name]])
      }
      for (const stated of [matter.facts, matter.cost!, ...matter.options]) expect(unsourced(stated)).not.toMatch(/\d/)
    }
  })
})

describe('the follow-up list', () => {
  test('stands in the order of the next check, what is overdue first', async () => {
    const { items, summary } = await followUps()
    expect(items.map(({ nextCheckOn }) => nextCheckOn)).toEqual(items.map(({ nextCheckOn }) => nextCheckOn).toSorted())
    expect(items[0]).toMatchObject({ kind: 'unreported', project: 'P03', node: 'buy', nextCheckOn: '2021-03-15', overdueDays: daysBetween('2021-03-15', '2021-05-11') })
    expect(items.filter(({ project, node: id }) => project === 'P01' && id === 'land')).toMatchObject([{ kind: 'contradicted', nextCheckOn: '2021-05-20', overdueDays: 0 }])
    expect(summary.figures.map(({ value }) => value)).toEqual([`${items.length}项`, `${items.filter(({ overdueDays }) => overdueDays > 0).length}项`])
  })

  test('a blocker past its check stands among the first, and brings its node before the meeting', async () => {
    const blocker = { kind: 'money', waitsFor: '财政局', level: null, document: null, what: '资金未下达', since: '2021-03-01', nextCheckOn: '2021-05-10' }
    const row = { county_code: server.countyCode, id: '00000000-0000-4000-8000-0000000000b1', project_id: 'P03', node_id: 'buy', kind: 'money' as const, waits_for: blocker.waitsFor, level: null, document: null, what: blocker.what, since: blocker.since, next_check_on: blocker.nextCheckOn, cleared_on: null, by: '张三' }
    await server.owner.insertInto('blocker').values(row).execute()
    const found = (await followUps()).items.find(({ kind }) => kind === 'blocker')
    expect(found).toMatchObject({ project: 'P03', node: 'buy', office: '教育局', nextCheckOn: '2021-05-10', overdueDays: 1, what: '设备采购：采购：自2021年3月1日等待财政局，资金未下达' })
    expect((await pack()).matters.find(({ project }) => project === 'P03')).toMatchObject({ node: 'buy', reasons: ['blocked'] })
    await server.owner.deleteFrom('blocker').execute()
  })

  test('no node is in it twice', async () => {
    const named = (await followUps()).items.map(({ project, node: id }) => `${project}/${id}`)
    expect(new Set(named).size).toBe(named.length)
  })
})

test('the ranking of the bulletin equals the records', async () => {
  const { ranking } = await get<BulletinContent>('/api/bulletins/draft')
  expect(ranking!.rows).toEqual(rankOffices((await programme()).projects).map(({ rank, office, due, late, lateDays, unreported }) => ({ rank, office, due, late, lateDays, unreported })))
  expect(ranking!.rows.find(({ office }) => office === '自然资源局')).toMatchObject({ late: 2, lateDays: 26 })
})

describe('the papers', () => {
  test('come all at once, one archive with the same bytes each time, in well under half a minute', async () => {
    const [one, two] = [await server.as('supervision')('GET', '/api/meeting-papers'), await server.as('supervision')('GET', '/api/meeting-papers')]
    expect(sha256(one.bytes)).toBe(sha256(two.bytes))
    const entries = zipEntries(one.bytes)!
    expect(entries.map(({ name }) => name)).toEqual(['挂图A0 2021-05-11.pdf', ...['调度会材料', '通报（草稿）', '跟进清单'].flatMap((name) => [`${name} 2021-05-11.docx`, `${name} 2021-05-11.pdf`])])
    for (const entry of entries) expect(Buffer.from(compressedBytes(one.bytes, entry)).subarray(0, 2).toString()).toBe(entry.name.endsWith('.pdf') ? '%P' : 'PK')
  }, 60_000)

  test('are for those who sit in the meeting', async () => {
    for (const role of ['school', 'teacher', 'township', 'student-aid'] as const) expect((await server.as(role)('GET', '/api/meeting-papers/pack')).status).toBe(403)
    for (const role of ['deputy-mayor', 'department', 'bureau-viewer'] as const) expect((await server.as(role)('GET', '/api/meeting-papers/pack')).status).toBe(200)
  })

  test('one node that changes changes all four (P1)', async () => {
    const papers = ['wall-chart', 'pack', 'bulletin', 'follow-ups'] as const
    const read = async () => Object.fromEntries(await Promise.all(papers.map(async (paper) => [paper, sha256((await server.as('supervision')('GET', `/api/meeting-papers/file?paper=${paper}`)).bytes)] as const)))
    const before = await read()
    const report = { state: 'finished', actualStart: '2021-03-15', actualFinish: '2021-05-10', expectedFinish: null, blocker: null, note: null }
    expect((await server.as('supervision')('POST', '/api/projects/P01/nodes/land/reports', report)).status).toBe(200)
    const after = await read()
    for (const paper of papers) expect([paper, after[paper] === before[paper]]).toEqual([paper, false])
    expect((await pack()).matters.map(({ project, node: id }) => `${project}/${id}`)).not.toContain('P01/land')
    expect((await followUps()).items.map(({ project, node: id }) => `${project}/${id}`)).not.toContain('P01/land')
    expect((await get<BulletinContent>('/api/bulletins/draft')).ranking!.rows.find(({ office }) => office === '自然资源局')).toMatchObject({ late: 1, lateDays: 13 })
  }, 60_000)
})
