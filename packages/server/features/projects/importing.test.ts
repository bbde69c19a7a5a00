import { inflateRawSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { CountyProject } from '@junheng/core/schedule/programme.ts'
import { inScope } from '../../db/database.ts'
import { testServer, type TestServer } from '../../testing.ts'
import { spoiled } from '../../documents/workbook/testing.ts'
import { compressedBytes, zipEntries } from '../../documents/workbook/zip-directory.ts'
import { writeSheets } from '../../documents/workbook/write-sheets.ts'
import { programmePlans, writeProgramme } from '../../documents/projects/write-programme.ts'
import type { ImportReply } from './importing.ts'
import { programmeOf } from './programme.ts'
import { listProjects } from './queries.ts'
import { eastSchool, loadForTest, node } from './testing.ts'

let server: TestServer
beforeAll(async () => {
  server = await testServer()
})
afterAll(() => server.close())
beforeEach(async () => {
  for (const table of ['project_gap', 'project_node', 'project_change', 'node_report', 'project'] as const) await server.owner.deleteFrom(table).execute()
  await loadForTest(server, eastSchool(), windowed)
})

/** A project with everything that a cell must carry and bring back. */
const windowed: CountyProject = {
  ...eastSchool({ id: 'P02', name: '=HYPERLINK("http://x","点我")', stages: ['primary', 'junior'], township: '990181100', school: '2199000001', promisedGoal: null, budgetYuan: null, pupilsBasis: null }),
  windows: { 土地指标: { yearly: [[3, 1], [4, 30]], dated: [['2022-03-10', '2022-04-20']] }, 小学期: { yearly: [[5, 6]], dated: ['2022-05-09'] } },
  nodes: [
    node('用地、征收', { name: '用地+征收', window: 'splittable', season: '土地指标', helpers: ['财政局', '发展、改革局'] }),
    node('1', { name: '编号是数字', after: ['用地、征收'], lag: 3, window: 'term', terms: '小学期' }),
    node('拆除', { after: ['1'], window: 'unsplittable', season: { yearly: [[7, 15], [8, 20]], dated: [['2021-07-10', '2021-08-25']] } }),
    node('opening', { name: '开学', days: 0, after: ['拆除', '用地、征收'], lag: { 拆除: 7 }, window: 'term', terms: [[9, 1], [3, 1]], goal: true }),
  ],
}

const ledger = () => inScope(server.db, server.adminScope, listProjects)
const programme = async () => (await inScope(server.db, server.adminScope, (tx) => programmeOf(tx, '2021-05-11'))).projects
const exported = async (path: string) => (await server.as('bureau-admin')('GET', path)).bytes
const send = async (bytes: Uint8Array, more: { readonly dryRun?: 'yes'; readonly fileName?: string; readonly reason?: string; readonly decision?: string } = {}) => {
  const query = new URLSearchParams({ fileName: '项目.xlsx', ...more })
  return (await server.as('bureau-admin')<ImportReply>('POST', `/api/programme/imports?${query}`, bytes)).json
}
const json = (value: unknown) => Buffer.from(JSON.stringify(value))

/** The exported workbook with single cells written over. */
async function edited(...cells: readonly (readonly [sheet: string, cell: string, value: string | number | null])[]): Promise<Uint8Array> {
  const book = spoiled(programmePlans(await programme()))
  for (const [sheet, cell, value] of cells) book.put(sheet, cell, value)
  return writeSheets(book.plans())
}

describe('what was exported', () => {
  test('changes nothing when it is imported, as a workbook, as the file of one project, and as a list of them', async () => {
    const before = await ledger()
    const files = [
      await exported('/api/programme/workbook'),
      await exported('/api/projects/P02/file'),
      json([JSON.parse(String(await exported('/api/projects/P01/file'))), JSON.parse(String(await exported('/api/projects/P02/file')))]),
    ]
    const replies = []
    for (const file of files) replies.push(await send(file))
    expect(replies.map(({ faults, added, changed }) => ({ faults, added, changed }))).toEqual(files.map(() => ({ faults: [], added: [], changed: [] })))
    expect(replies.map(({ unchanged }) => unchanged)).toEqual([['P01', 'P02'], ['P02'], ['P01', 'P02']])
    expect(await ledger()).toEqual(before)
    expect(await server.owner.selectFrom('node_report').select('id').execute()).toHaveLength(2)
  })

  test('carries the windows that its nodes name, so that the file stands alone', async () => {
    const file = JSON.parse(String(await exported('/api/projects/P01/file'))) as CountyProject
    expect(Object.keys(file.windows ?? {}).toSorted()).toEqual(['autumnTerm', 'outdoor'])
  })

  test('is the same file for the same programme, one project where one is asked for', async () => {
    const [first, second] = [await writeProgramme(await programme()), await writeProgramme(await programme())]
    expect(Buffer.compare(Buffer.from(first), Buffer.from(second))).toBe(0)
    const { unchanged } = await send(await exported('/api/programme/workbook?project=P01'), { dryRun: 'yes' })
    expect(unchanged).toEqual(['P01'])
    expect(await server.auditRows()).toContainEqual({ action: 'programme.export', subject: 'P01' })
  })

  test('comes back into an empty ledger as it was, with what happened as reports', async () => {
    const before = await ledger()
    const file = json(await Promise.all(['P01', 'P02'].map(async (id) => JSON.parse(String(await exported(`/api/projects/${id}/file`))))))
    for (const table of ['project_node', 'project_change', 'node_report', 'project'] as const) await server.owner.deleteFrom(table).execute()
    expect(await send(file, { fileName: 'x.json' })).toMatchObject({ faults: [], added: ['P01', 'P02'], written: true })
    expect(await ledger()).toEqual(before)
  })

  test('holds no formula, whatever a name begins with', async () => {
    const before = await ledger()
    expect(before[1]!.project.name).toMatch(/^=/)
    const [plan] = programmePlans(await programme())
    expect(plan!.rows[4]![1]).toBe('=HYPERLINK("http://x","点我")')
    const file = await exported('/api/programme/workbook')
    const sheets = (zipEntries(file) ?? []).filter(({ name }) => name.startsWith('xl/worksheets/sheet')).map((entry) => inflateRawSync(compressedBytes(file, entry)).toString())
    expect([sheets.length, sheets.filter((xml) => /<f[ >]/.test(xml))]).toEqual([3, []])
  })
})

describe('a workbook that was edited', () => {
  const daysOfLand = ['环节', 'D5', 60] as const

  test('is tried without a trace first, then taken with its reason', async () => {
    const file = await edited(daysOfLand, ['项目', 'B4', '城东实验小学'])
    expect(await send(file, { dryRun: 'yes' })).toEqual({ faults: [], added: [], changed: ['P01'], redated: ['P01'], unchanged: ['P02'], written: false })
    expect((await ledger())[0]!.version).toBe(1)

    expect(await send(file, { reason: '年度调整' })).toMatchObject({ faults: [{ sheet: '环节', row: 5, column: '天数', value: '60' }], written: false })
    expect(await send(file, { reason: '年度调整', decision: 'X政纪要〔2021〕9号' })).toMatchObject({ changed: ['P01'], written: true })
    const [{ project, version } = { project: undefined, version: 0 }] = await ledger()
    expect([version, project?.name, project?.nodes[1]!.days]).toEqual([2, '城东实验小学', 60])
    const change = await server.owner.selectFrom('project_change').select(['reason', 'by', 'redates', 'decision']).where('version', '=', 2).execute()
    expect(change).toEqual([{ reason: '年度调整', by: '测试 bureau-admin', redates: true, decision: 'X政纪要〔2021〕9号' }])
    expect(await server.auditRows()).toContainEqual({ action: 'programme.import', subject: '项目.xlsx' })
  })

  test('makes a report of today, by the importer, of an actual date that differs, and no new version', async () => {
    expect(await send(await edited(['环节', 'P5', '2021-03-15']))).toMatchObject({ changed: ['P01'], written: true })
    const [{ project, version } = { project: undefined, version: 0 }] = await ledger()
    expect([version, project?.nodes[1]]).toMatchObject([1, { actualStart: '2021-03-15', reported: { on: '2021-05-11', state: 'underWay' } }])
    const reports = await server.owner.selectFrom('node_report').select(['node_id', 'by']).where('by', '!=', '装入').execute()
    expect(reports).toEqual([{ node_id: 'land', by: '测试 bureau-admin' }])
  })

  test('that somebody else has changed meanwhile is refused', async () => {
    const file = await edited(daysOfLand)
    await send(await edited(['项目', 'B4', '先改的名字']))
    expect((await send(file, { decision: 'X政纪要〔2021〕9号' })).faults).toMatchObject([{ sheet: '项目', row: 4, column: '版本', value: '1' }])
  })

  test('adds a project whose id is new', async () => {
    const row = (await programme()).find(({ project }) => project.id === 'P01')!
    const fresh = { ...row, project: { ...row.project, id: 'P03' }, version: 1 }
    expect(await send(await writeProgramme([fresh]))).toMatchObject({ faults: [], added: ['P03'], written: true })
    expect((await ledger()).map(({ project }) => project.id)).toEqual(['P01', 'P02', 'P03'])
  })

  test('has every fault named with its place, its value and a remedy, and is not written at all', async () => {
    const file = await edited(
      ['项目', 'C4', '新建大学'], ['项目', 'D4', '2021年2月30日'], ['项目', 'B5', '改名'], ['项目', 'L5', '没有的缺口'],
      ['环节', 'A4', 'P77'], ['环节', 'D5', '四十五'], ['环节', 'F6', 'land、nowhere'], ['环节', 'K7', null], ['环节', 'H8', '没有的时段'], ['环节', 'Q8', '2021-06-01'],
    )
    const { faults, written, changed } = await send(file)
    expect(faults.map(({ sheet, row, column, value }) => [sheet, row, column, value])).toEqual(expect.arrayContaining([
      ['项目', 4, '类型', '新建大学'],
      ['项目', 4, '开始日期', '2021年2月30日'],
      ['项目', 5, '缺口编号', '没有的缺口'],
      ['环节', 4, '项目编号', 'P77'],
      ['环节', 5, '天数', '四十五'],
      ['环节', 6, '前置环节', 'nowhere'],
      ['环节', 7, '主办单位', null],
      ['环节', 8, '时段', '没有的时段'],
    ]))
    expect(faults.every(({ zh, en }) => zh.length > 3 && en.length > 3)).toBe(true)
    expect([written, changed, (await ledger()).map(({ version }) => version)]).toEqual([false, ['P01', 'P02'], [1, 1]])
  })

  test('may have its columns moved and others added', async () => {
    const plans = programmePlans(await programme()).map((plan) => ({ ...plan, merges: [], choices: [], rows: plan.rows.map((row, index) => (index === 0 ? row : ['备注', ...row.toReversed()])) }))
    expect(await send(await writeSheets(plans), { dryRun: 'yes' })).toMatchObject({ faults: [], unchanged: ['P01', 'P02'] })
  })

  test('without a sheet or a column says which', async () => {
    const [projects, nodes, windows] = programmePlans(await programme())
    expect((await send(await writeSheets([projects!, windows!]))).faults).toContainEqual(expect.objectContaining({ sheet: '环节', row: null }))
    const headless = { ...nodes!, merges: [], choices: [], rows: nodes!.rows.map((row) => row.toSpliced(3, 1)) }
    expect((await send(await writeSheets([projects!, headless, windows!]))).faults).toContainEqual(expect.objectContaining({ sheet: '环节', column: '天数' }))
  })
})

describe('a JSON file', () => {
  const sent = (value: unknown, more: { readonly dryRun?: 'yes'; readonly decision?: string } = {}) => send(json(value), { fileName: '项目.json', ...more })

  test('has every fault of form named by its path', async () => {
    const { nodes, ...rest } = eastSchool()
    const { faults } = await sent([{ ...rest, kind: 'university', nodes: [{ ...nodes[0], days: -1 }, { ...nodes[1], owner: undefined }] }, { id: 'x' }])
    expect(faults.map(({ sheet, column }) => [sheet, column])).toEqual(expect.arrayContaining([['P01', 'kind'], ['P01', 'nodes.approval.days'], ['P01', 'nodes.land.owner'], ['x', 'nodes']]))
  })

  test('whose projects run in circles, repeat an id or report of days to come is refused', async () => {
    const circle = eastSchool({ id: 'N1', nodes: [node('a', { after: ['b'] }), node('b', { after: ['a'] })] })
    const ahead = eastSchool({ id: 'N2', nodes: [node('a', { reported: { on: '2021-05-12', state: 'underWay' } }), node('b', { reported: { on: '2021-05-01', state: 'finished' } })] })
    const { faults, written } = await sent([circle, ahead, ahead])
    expect(faults.map(({ sheet, column }) => [sheet, column])).toEqual(expect.arrayContaining([['N1', 'nodes.b.after'], ['N2', 'nodes.a.reported'], ['N2', 'nodes.b.actualFinish'], ['N2', 'id']]))
    expect([written, (await ledger()).length]).toEqual([false, 2])
  })

  test('that is cut off, or is no file of projects at all, is refused in words', async () => {
    expect((await send(Buffer.from('{"id":'), { fileName: 'a.json' })).faults).toMatchObject([{ sheet: 'a.json', row: null }])
    expect((await send(Buffer.from('PK\u0003\u0004 not a zip'))).faults).toHaveLength(1)
    expect((await send(Buffer.from('编号,名称'))).faults).not.toEqual([])
  })

  test('keeps a project’s own window, though the county has one of that name', async () => {
    const own = eastSchool({ windows: { outdoor: { yearly: [[4, 15], [10, 31]] }, autumnTerm: { yearly: [[9, 1]] } } })
    expect(await sent(own, { decision: 'X政纪要〔2021〕9号' })).toMatchObject({ changed: ['P01'], written: true })
    expect((await ledger())[0]!.project.windows).toMatchObject({ outdoor: { yearly: [[4, 15], [10, 31]] } })
  })
})

test('a file of more than 16 MB is refused', async () => {
  const { status } = await server.as('bureau-admin')('POST', '/api/programme/imports?fileName=a.xlsx', Buffer.alloc(17 * 2 ** 20))
  expect(status).toBe(413)
})
