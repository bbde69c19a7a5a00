import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import type * as contract from '@junheng/contract/bulletins.ts'
import type { getProgramme } from '@junheng/contract/projects.ts'
import { textLength } from '@junheng/contract/words/bulletin.ts'
import { longDate, shortDate } from '@junheng/contract/words/official-paper.ts'
import { inScope } from '../../db/database.ts'
import { sha256 } from '../../documents/digest.ts'
import { testServer, type TestServer } from '../../testing.ts'
import { eastSchool, loadForTest, node } from '../projects/testing.ts'

type Reply<R extends { readonly reply: unknown }> = z.infer<Extract<R['reply'], z.ZodType>>
type Draft = Reply<typeof contract.getBulletinDraft>
type Summary = contract.BulletinSummary
type Found = Reply<typeof contract.getBulletin>
type Programme = Reply<typeof getProgramme>

let server: TestServer
beforeAll(async () => {
  server = await testServer()
  await loadForTest(server, eastSchool(), lateSchool, quietWork)
})
afterAll(() => server.close())

/** Promised for the autumn before the one it will reach. */
const lateSchool = eastSchool({ id: 'P02', name: '城北小学（新建）', promisedGoal: '2021-09-01', pupils: 720 })
/** Started in March, and not heard of since. */
const quietWork = eastSchool({
  id: 'P03', name: '设备采购', kind: 'equipment', promisedGoal: null,
  nodes: [node('buy', { name: '采购', days: 90, actualStart: '2021-03-01', owner: '教育局' }), node('install', { name: '安装', days: 20, after: ['buy'], goal: true })],
})

const admin = () => server.as('bureau-admin')
const draft = async () => (await admin()<Draft>('GET', '/api/bulletins/draft')).json
const publish = (number: string, corrects: string | null = null, reason: string | null = null) => admin()<Summary & { code: string }>('POST', '/api/bulletins', { number, corrects, reason })

describe('a draft', () => {
  test('is official and short: title, offices, a number to come', async () => {
    const content = await draft()
    expect(content).toMatchObject({ number: null, publishedOn: null, title: '关于全市教育项目推进情况的通报', issuer: 'X市教育局', dataOn: '2021-05-11', suggestedNumber: 'X教督通〔2021〕1号' })
    expect(textLength(content)).toBeLessThanOrEqual(4000)
  })

  test('names what is near its cliff, every lost goal, every contradicted report and every silence', async () => {
    const named = (await draft()).matters.map(({ kind, project, node: id }) => `${kind} ${project} ${id}`)
    expect(named).toContain('nearCliff P01 land')
    expect(named).toContain('lost P02 land')
    expect(named.filter((name) => name.startsWith('contradicted'))).toEqual(['contradicted P02 land', 'contradicted P01 land'].toSorted((a, b) => named.indexOf(a) - named.indexOf(b)))
    expect(named).toContain('unreported P03 buy')
  })

  test('says of a node its office, how late it is, its last day and what the day after costs', async () => {
    const land = (await draft()).matters.find(({ kind, project }) => kind === 'nearCliff' && project === 'P01')!
    expect([land.owner, land.sentences.join('')]).toEqual(['自然资源局', expect.stringMatching(/^计划2021年4月28日完成，已超过13天，尚未完成。最迟须于.+完成，尚余\d+天。逾此日，“开学”由2022年9月1日推迟至.+，顺延\d+天，涉及学生1080人。/)])
  })

  test('says so where a report is not borne out by the record', async () => {
    const land = (await draft()).matters.find(({ kind, project }) => kind === 'contradicted' && project === 'P01')!
    expect(land.sentences.join('')).toBe('2021年5月6日报告“进行中”，但用地预审无送审记录。')
  })

  test('holds in its sentences no figure without source and date', async () => {
    const content = await draft()
    const parts = [...content.matters.map(({ sentences, figures }) => ({ text: sentences.join(''), figures })), { text: content.opening + content.ahead + content.request, figures: content.figures }]
    for (const { text, figures } of parts) {
      const unsourced = figures.map(({ value }) => value).toSorted((a, b) => b.length - a.length).reduce((rest, value) => rest.replaceAll(value, ''), text)
      const known = [longDate(content.dataOn), '60天', '附件1', ...figures.map(({ value }) => value.replace(/“.*/, ''))].reduce((rest, value) => rest.replaceAll(value, ''), unsourced)
      expect(known).not.toMatch(/\d/)
      expect(figures.every(({ source, asOf }) => source !== '' && asOf <= content.dataOn)).toBe(true)
    }
  })

  test('is the same for the same records', async () => {
    expect(await draft()).toEqual(await draft())
  })

  test('is had as Word and as PDF, with equal bytes each time', async () => {
    for (const [format, magic] of [['docx', 'PK'], ['pdf', '%P']] as const) {
      const first = await server.as('bureau-viewer')('GET', `/api/bulletins/draft/file?format=${format}`)
      const second = await server.as('bureau-viewer')('GET', `/api/bulletins/draft/file?format=${format}`)
      expect(first.bytes.subarray(0, 2).toString()).toBe(magic)
      expect(sha256(second.bytes)).toBe(sha256(first.bytes))
    }
  })
})

describe('every figure of a draft is what the records say when they are asked again', () => {
  test('totals, counted in the tables and from the standings', async () => {
    const { json: programme } = await admin()<Programme>('GET', '/api/programme')
    const standings = programme.projects.flatMap(({ standing }) => standing.nodes)
    const near = programme.projects.map(({ standing }) => standing.nodes.filter(({ daysToCliff }) => daysToCliff !== null && daysToCliff <= 60).length)
    const rows = await server.owner.selectFrom('project_node').select(['project_id', 'id']).execute()
    const finished = await server.owner.selectFrom('node_report').select(['project_id', 'node_id']).where('state', '=', 'finished').execute()
    const confirmed = await server.owner.selectFrom('confirmation').select('id').where('verdict', '=', 'confirmed').execute()
    const figures = Object.fromEntries((await draft()).figures.map(({ id, value }) => [id, value]))
    expect(figures).toMatchObject({
      'total/projects': '3个',
      'total/nodes': `${rows.length}个`,
      'total/done': `${confirmed.length}个`,
      'total/claimed': `${finished.length - confirmed.length}个`,
      'total/due': `${standings.filter(({ status }) => !['done', 'claimed', 'idle'].includes(status)).length}个`,
      'total/late': `${standings.filter(({ status, daysLate }) => !['done', 'claimed'].includes(status) && daysLate > 0).length}个`,
      'total/unreported': `${standings.filter(({ status }) => status === 'unreported').length}个`,
      'total/contradicted': `${standings.filter(({ contradicted }) => contradicted).length}个`,
      'total/nearNodes': `${near.reduce((sum, count) => sum + count, 0)}个`,
      'total/nearProjects': `${near.filter((count) => count > 0).length}个`,
      'total/lost': `${programme.projects.filter(({ standing }) => standing.lostDays !== 0).length}个`,
      'total/nextReport': '2021年5月25日',
    })
  })

  test('matters, one by one', async () => {
    const { json: programme } = await admin()<Programme>('GET', '/api/programme')
    for (const { project: projectId, node: nodeId, figures } of (await draft()).matters) {
      const { project, standing } = programme.projects.find(({ project: { id } }) => id === projectId)!
      const [at, planned, recorded] = [standing.nodes, standing.plan.nodes, project.nodes].map((nodes) => nodes.find(({ id }) => id === nodeId)) as [typeof standing.nodes[0], typeof standing.plan.nodes[0], typeof project.nodes[0]]
      const since = (day: string) => `${(Date.parse(programme.today) - Date.parse(day)) / 86_400_000}天`
      const asked: Readonly<Record<string, () => string>> = {
        planned: () => longDate(planned.finish!),
        daysLate: () => `${at.daysLate}天`,
        daysLeft: () => `${at.daysToCliff}天`,
        lastDay: () => longDate(at.cliff!.lastDay),
        goalNow: () => longDate(at.cliff!.goalNow!),
        goal: () => longDate(at.cliff!.goal!),
        jumpDays: () => `${at.cliff!.jumpDays}天`,
        eitherTermGoal: () => longDate(at.cliff!.eitherTerm!.goal!),
        eitherTermJumpDays: () => `${at.cliff!.eitherTerm!.jumpDays}天`,
        pupils: () => `${project.pupils}人`,
        promised: () => longDate(project.promisedGoal ?? standing.plan.goals[0]!.date!),
        forecast: () => longDate(standing.forecast.goals[0]!.date!),
        lostDays: () => `${standing.lostDays}天`,
        reported: () => `${longDate(recorded.reported!.on)}“进行中”`,
        cycleDays: () => `${programme.rule.cycleDays}天`,
        reportedOn: () => longDate(recorded.reported!.on),
        sinceReport: () => since(recorded.reported!.on),
        start: () => longDate(recorded.actualStart!),
        sinceStart: () => since(recorded.actualStart!),
      }
      for (const { id, value } of figures) expect([id, value]).toEqual([id, asked[id.split('/').at(-1)!]!()])
    }
  })

  test('the table of projects', async () => {
    const { json: programme } = await admin()<Programme>('GET', '/api/programme')
    const { projects } = await draft()
    expect(projects.map(({ project }) => project).toSorted()).toEqual(['P01', 'P02', 'P03'])
    for (const row of projects) {
      const { project, standing } = programme.projects.find(({ project: { id } }) => id === row.project)!
      const entry = standing.nodes.find(({ id }) => id === standing.entry)
      expect(row).toMatchObject({ name: project.name, goal: shortDate(standing.forecast.goals[0]!.date!), daysLeft: entry === undefined ? '—' : String(entry.daysToCliff) })
      if (entry !== undefined) expect(row.owner).toBe(project.nodes.find(({ id }) => id === entry.id)!.owner)
    }
  })
})

describe('a bulletin', () => {
  test('is published by the administrator alone, under a number that is used once', async () => {
    for (const role of ['bureau-viewer', 'department', 'school'] as const) {
      expect((await server.as(role)('POST', '/api/bulletins', { number: 'X教督通〔2021〕7号', corrects: null, reason: null })).status).toBe(403)
    }
    const { status, json } = await publish('X教督通〔2021〕7号')
    expect([status, json]).toMatchObject([200, { number: 'X教督通〔2021〕7号', publishedOn: '2021-05-11', corrects: null, correctedBy: null, fonts: [expect.any(String)] }])
    expect((await publish('X教督通〔2021〕7号')).json.code).toBe('number_taken')
    expect((await draft()).suggestedNumber).toBe('X教督通〔2021〕8号')
    expect(await server.auditRows()).toContainEqual({ action: 'bulletin.publish', subject: json.id })
  })

  test('is handed out byte for byte as it was published, whatever the ledger says since', async () => {
    const { json: published } = await publish('X教督通〔2021〕9号')
    const stored = await server.owner.selectFrom('bulletin').select(['docx', 'pdf']).where('id', '=', published.id).executeTakeFirstOrThrow()
    const report = { state: 'underWay', actualStart: '2021-05-10', actualFinish: null, expectedFinish: null, blocker: null, note: null }
    expect((await admin()('POST', '/api/projects/P01/nodes/land/reports', report)).status).toBe(200)
    for (const format of ['docx', 'pdf'] as const) {
      const { bytes } = await server.as('school')('GET', `/api/bulletins/${published.id}/file?format=${format}`)
      expect(sha256(bytes)).toBe(sha256(stored[format]))
    }
    const { json } = await server.as('department')<Found>('GET', `/api/bulletins/${published.id}`)
    expect(json.content.matters.some(({ kind, project }) => kind === 'contradicted' && project === 'P01')).toBe(true)
    expect((await draft()).matters.some(({ kind, project }) => kind === 'contradicted' && project === 'P01')).toBe(false)
  })

  test('is corrected by another one that says why and what changed, and only the newest is', async () => {
    const first = (await admin()<Summary[]>('GET', '/api/bulletins')).json.find(({ number }) => number.includes('9号'))!
    expect((await publish('X教督通〔2021〕10号', first.id)).json.code).toBe('correction_reason_missing')
    const { json: correction } = await publish('X教督通〔2021〕10号', first.id, '用地预审的开始记录漏登')
    expect(correction).toMatchObject({ corrects: first.id, title: '关于全市教育项目推进情况通报的更正' })

    const { content } = (await admin()<Found>('GET', `/api/bulletins/${correction.id}`)).json
    expect(content.corrects).toEqual({ id: first.id, number: first.number, publishedOn: '2021-05-11', reason: '用地预审的开始记录漏登' })
    expect(content.changes).toContainEqual({ label: '报告与记录不一致的环节', before: '2个', after: '1个' })
    expect(content.changes).toContainEqual({ label: '城东小学（新建）：用地预审：最近报告', before: '2021年5月6日“进行中”', after: null })
    const list = (await admin()<Summary[]>('GET', '/api/bulletins')).json
    expect(list.find(({ id }) => id === first.id)).toMatchObject({ correctedBy: correction.id })

    expect((await publish('X教督通〔2021〕11号', first.id, '再次更正')).json.code).toBe('bulletin_corrected')
    expect((await publish('X教督通〔2021〕11号', correction.id, '再次更正')).status).toBe(200)
    expect((await publish('X教督通〔2021〕12号', 'nothing', '不存在')).json.code).toBe('not_found')
  })

  test('is neither changed nor removed by the application, nor seen by another county', async () => {
    const { db, adminScope } = server
    await expect(inScope(db, adminScope, (tx) => tx.updateTable('bulletin').set({ number: 'X教督通〔2021〕99号' }).execute())).rejects.toThrow('permission denied')
    await expect(inScope(db, adminScope, (tx) => tx.deleteFrom('bulletin').execute())).rejects.toThrow('permission denied')
    expect(await inScope(db, { countyCode: '990199', role: 'bureau-admin' }, (tx) => tx.selectFrom('bulletin').select('id').execute())).toEqual([])
    const { number: _, ...row } = await server.owner.selectFrom('bulletin').selectAll().executeTakeFirstOrThrow().then(({ published_at: _at, content, ...rest }) => ({ ...rest, content: JSON.stringify(content) }))
    const forged = { ...row, id: '00000000-0000-4000-8000-000000000001', number: '假〔2021〕1号', corrects: null }
    await expect(inScope(db, { ...adminScope, role: 'bureau-viewer' }, (tx) => tx.insertInto('bulletin').values(forged).execute())).rejects.toThrow('row-level security')
  })
})
