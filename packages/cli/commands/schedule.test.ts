import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectFrom } from '@junheng/core/schedule/template.ts'
import { projectTemplates } from '@junheng/standards/load-schedule.ts'
import { expect, test } from 'vitest'
import { folderWith, runIn } from '../testing.ts'

interface Node {
  id: string
  name?: string
  days: number
  after: string[]
}
const reference = JSON.parse(readFileSync(join(import.meta.dirname, '../../core/schedule/reference-projects.fixture.json'), 'utf8')) as {
  projects: Record<string, { start: string; nodes: Node[] }>
  expectedForSlips: Record<string, Record<string, ({ slipDays: number } & Record<string, string>)[]>>
  expectedCliffs: Record<string, Record<string, object>>
}
const nodes = [
  { id: 'land', name: '用地', days: 10, after: [] },
  { id: 'works', name: '施工', days: 30, after: ['land'], window: 'unsplittable', season: 'summer' },
]
const small = { start: '2021-06-01', nodes }

const run = (file: object | string, ...args: string[]) => runIn(folderWith({ 'project.json': typeof file === 'string' ? file : JSON.stringify(file) }), ['schedule', 'project.json', ...args])
const json = async (file: object, ...args: string[]) => JSON.parse((await run(file, '--json', ...args)).printed)

test.each(Object.keys(reference.projects))('%s: every expected cliff is printed', async (name) => {
  const found = await json(reference, '--project', name)
  for (const [id, expected] of Object.entries(reference.expectedCliffs[name]!)) expect(found.nodes.find((node: Node) => node.id === id)).toMatchObject(expected)
})

test('with --slip every date moves as expected', async () => {
  for (const [name, byNode] of Object.entries(reference.expectedForSlips)) {
    for (const [node, rows] of Object.entries(byNode)) {
      for (const { slipDays, opening, ...finishes } of rows) {
        const found = await json(reference, '--project', name, '--slip', `${node}=${slipDays}`)
        expect(found.goals, `${name} ${slipDays}`).toEqual([{ id: 'opening', date: opening }])
        for (const [id, finish] of Object.entries(finishes)) expect(found.nodes.find((each: Node) => each.id === id).finish, `${name} ${id} ${slipDays}`).toBe(finish)
      }
    }
  }
})

test('the land approval has 22 days by the plan, and 9 on 11 May 2021, when it is 13 days late', async () => {
  const daysLeft = (found: { nodes: { id: string; daysToCliff: number }[] }) => found.nodes.find(({ id }) => id === 'land')!.daysToCliff
  const { projects } = reference
  const school = projects['newSchoolSeptemberOnly']!
  const begun = { ...school, nodes: school.nodes.map((node) => (node.id === 'approval' ? { ...node, actualStart: '2021-02-22', actualFinish: '2021-03-14' } : node)) }
  expect(daysLeft(await json(begun))).toBe(22)
  expect(daysLeft(await json(begun, '--today', '2021-05-11'))).toBe(9)
})

test('the table shows every node, and --cliffs says each cliff in a sentence', async () => {
  const { printed, code } = await run(reference, '--project', 'newSchoolSeptemberOnly', '--cliffs')
  expect(code).toBe(0)
  expect(printed).toMatch(/^目标：opening 开学 2022-09-01/)
  expect(printed).toMatch(/\* land 自然资源用地预审 +2021-03-14 +2021-04-28 +22 +22/)
  expect(printed).toContain('land 自然资源用地预审：慢到第 23 天，opening 开学 就要等到 2023-09-01，这一天多等 365 天')
  expect((await run(reference, '--project', 'newSchoolSeptemberOnly', '--cliffs', '--lang', 'en')).printed).toContain('the 23rd day late puts opening 开学 at 2023-09-01; that day costs 365 days')
})

test('a window that is named and not defined is that of the county, and a project may define its own', async () => {
  const worksOf = async (project: object) => (await json(project)).nodes[1]
  expect(await worksOf(small)).toMatchObject({ start: '2021-07-10', finish: '2021-08-09' })
  expect(await worksOf({ ...small, windows: { summer: { yearly: [[7, 20], [8, 31]] } } })).toMatchObject({ start: '2021-07-20' })
})

test('a project of the county’s programme is read as it is exported, and a file with one project needs no name', async () => {
  const facts = { id: 'p1', name: '城区扩建', start: '2021-02-22', promisedGoal: null, township: null, school: null, budgetYuan: null, pupilsBasis: null, gaps: [] }
  const exported = projectFrom(projectTemplates().find(({ id }) => id === 'extension')!, facts)
  const { nodes: found } = await json(exported)
  expect(found.at(-1)).toMatchObject({ id: 'opening', start: '2021-09-01' })
  expect(await json({ projects: { extension: exported } })).toMatchObject({ nodes: found })
})

test('working days keep the notices of days off: the Friday after 国庆 2021 is worked, and so is the Saturday', async () => {
  const { nodes: found } = await json({ start: '2021-09-30', nodes: [{ id: 'a', name: '审批', days: 3, unit: 'working', after: [] }] })
  expect(found[0]).toMatchObject({ start: '2021-09-30', finish: '2021-10-10' })
})

test('a year without a published notice is told where working days are counted in it', async () => {
  const far = { start: '2031-02-03', nodes: [{ id: 'a', name: '审批', days: 3, unit: 'working', after: [] }] }
  expect((await run(far)).told).toContain('2031 年的放假调休安排尚未公布')
  expect((await run({ ...far, nodes: [{ ...far.nodes[0], unit: 'calendar' }] })).told).toBe('')
})

test('every fault of the form is told with its node, field, value and remedy, and the exit code is 3', async () => {
  const { code, told, printed } = await run({ start: '2021-6-1', nodes: [{ ...nodes[0], days: -1, unit: 'weeks', colour: 'red' }, { name: '无代号', days: 1, after: [] }] })
  expect([code, printed]).toEqual([3, ''])
  expect(told.split('\n')).toEqual([
    'start · "2021-6-1" · 应为日期，如 "2021-02-22"',
    'land · days · -1 · 应为 0 至 3650 的整数',
    'land · unit · "weeks" · 应为 "calendar"（日历日）或 "working"（工作日）',
    'land · colour · "red" · 没有这一项，请删去或改正名称',
    '#2 · id · 应为代号，不可空缺',
    expect.stringContaining('5 处有误'),
  ])
})

test('a circle or a missing predecessor is told by node too', async () => {
  const { code, told } = await run({ start: '2021-06-01', nodes: [{ ...nodes[0], after: ['works', 'nobody'] }, nodes[1]] })
  expect(code).toBe(3)
  expect(told).toMatch(/^land · after · /m)
  expect(told).toContain('nobody')
})

test.each<[string, object | string, readonly string[], { code: number; remedy: string }]>([
  ['a file with several projects, and none named', reference, [], { code: 2, remedy: 'newSchoolEitherTerm' }],
  ['a project that is not in the file', reference, ['--project', 'castle'], { code: 2, remedy: '没有 castle' }],
  ['a slip without days', small, ['--slip', 'land'], { code: 2, remedy: 'land=23' }],
  ['a slip of a node that is not there', small, ['--slip', 'roof=3'], { code: 2, remedy: '没有环节 roof' }],
  ['a day that does not exist', small, ['--today', '2021-02-30'], { code: 2, remedy: '2021-02-30' }],
  ['what is no JSON', '{"start":', [], { code: 3, remedy: '不是合法的 JSON' }],
])('%s gets the remedy', async (_, file, args, { code, remedy }) => {
  const refused = await run(file, ...args)
  expect([refused.code, refused.printed]).toEqual([code, ''])
  expect(refused.told).toContain(remedy)
})

test('a file that is not there, and one of another kind', async () => {
  const folder = folderWith({ 'project.docx': '' })
  expect(await runIn(folder, ['schedule', 'none.json'])).toMatchObject({ code: 3, told: expect.stringContaining('ENOENT') })
  expect(await runIn(folder, ['schedule', 'project.docx'])).toMatchObject({ code: 3, told: expect.stringContaining('.sm') })
})

const psplib = join(import.meta.dirname, '../../../../shared/data/psplib/j30/j301_1.sm')
test('a file of PSPLIB has the length that it prints for itself', async () => {
  if (!existsSync(psplib)) return console.log('skipped: no data')
  const { printed } = await runIn(folderWith({ 'j.sm': readFileSync(psplib) }), ['schedule', 'j.sm', '--json'])
  expect(JSON.parse(printed).lengthDays).toBe(38)
})
