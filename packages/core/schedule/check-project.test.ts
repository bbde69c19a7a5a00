import { expect, test } from 'vitest'
import { checkOptions } from './check-options.ts'
import { checkProject } from './check-project.ts'
import type { Project, ProjectNode } from './project.ts'
import { schedule } from './schedule.ts'

const node = (id: string, more: Partial<ProjectNode> = {}): ProjectNode => ({ id, name: `环节${id}`, days: 5, after: [], ...more })
const projectOf = (...nodes: readonly ProjectNode[]): Project => ({ start: '2021-02-22', nodes })
const faultsOf = (...nodes: readonly ProjectNode[]) => checkProject(projectOf(...nodes)).map(({ node, field, value }) => [node, field, value])

test('a sound project has no faults', () => {
  expect(faultsOf(node('a'), node('b', { after: ['a'], lag: { a: 3 }, window: 'term', terms: [[9, 1]] }))).toEqual([])
})

test('every fault names the node, the field, the value and the remedy in both languages', () => {
  expect(checkProject(projectOf(node('a', { after: ['x'] })))).toEqual([{
    node: 'a', field: 'after', value: 'x',
    zh: '环节“环节a”（a）的前置环节 x 不在项目里；改正编号或删去。',
    en: 'Node “环节a” (a) waits for x, which is not in the project; correct the id or remove it.',
  }])
})

test('an id that is used twice, an unknown predecessor and one named twice are found at once', () => {
  expect(faultsOf(node('a'), node('a'), node('b', { after: ['a', 'a', 'x'] }))).toEqual([['a', 'id', 'a'], ['b', 'after', 'a'], ['b', 'after', 'x']])
})

test('nodes that wait for each other are named one by one, in the order of their work, circle by circle', () => {
  const faults = checkProject(projectOf(node('a', { after: ['c'] }), node('b', { after: ['a'] }), node('c', { after: ['b'] }), node('d', { after: ['d'] }), node('e', { after: ['a', 'd'] })))

  expect(faults.map(({ value }) => value)).toEqual(['b → c → a → b', 'd → d'])
  expect(faults[0]!.zh).toContain('环节b → 环节c → 环节a → 环节b')
})

test.each([
  ['a window that nobody knows', { window: 'splittable', season: 'monsoon' }, ['season', 'monsoon']],
  ['terms that nobody knows', { window: 'term', terms: 'monsoon' }, ['terms', 'monsoon']],
  ['a season without its days', { window: 'unsplittable' }, ['season', null]],
  ['a term without its days', { window: 'term' }, ['terms', null]],
  ['a season of no days', { window: 'splittable', season: {} }, ['season', '[]']],
  ['empty terms', { window: 'term', terms: [] }, ['terms', '[]']],
  ['31 February in a season', { window: 'splittable', season: [[2, 31], [4, 1]] }, ['season', '2-31']],
  ['31 February among the terms', { window: 'term', terms: [[2, 31]] }, ['terms', '2-31']],
  ['a dated term that no year has', { window: 'term', terms: { dated: ['2022-02-29'] } }, ['terms', '2022-02-29']],
  ['a dated span that ends first', { window: 'splittable', season: { dated: [['2022-08-20', '2022-07-10']] } }, ['season', '2022-08-20 – 2022-07-10']],
  ['a window of terms taken for a season', { window: 'splittable', season: { yearly: [[9, 1]] } as never }, ['season', '{"yearly":[[9,1]]}']],
  ['spans taken for terms', { window: 'term', terms: { dated: [['2022-07-10', '2022-08-20']] } as never }, ['terms', '{"dated":[["2022-07-10","2022-08-20"]]}']],
  ['a season without a kind of window', { season: [[4, 1], [11, 15]] }, ['season', '[[4,1],[11,15]]']],
  ['terms beside a season', { window: 'splittable', season: [[4, 1], [11, 15]], terms: [[9, 1]] }, ['terms', '[[9,1]]']],
  ['half a day', { days: 0.5 }, ['days', '0.5']],
  ['a negative lag', { lag: -1 }, ['lag', '-1']],
  ['a lag after no predecessor', { lag: { z: 2 } }, ['lag.z', 'z']],
  ['an impossible start', { actualStart: '2021-02-31' }, ['actualStart', '2021-02-31']],
  ['an impossible reported finish', { reported: { on: '2021-05-01', state: 'underWay', finish: '2021-06-31' } }, ['reported.finish', '2021-06-31']],
  ['a finish before the start', { actualStart: '2021-05-02', actualFinish: '2021-05-01' }, ['actualFinish', '2021-05-01']],
] as const satisfies readonly (readonly [string, Partial<ProjectNode>, readonly unknown[]])[])('%s is refused', (_, wrong, [field, value]) => {
  const faults = checkProject(projectOf(node('a', wrong as Partial<ProjectNode>)))

  expect(faults.map(({ node, field, value }) => [node, field, value])).toEqual([['a', field, value]])
  expect(faults[0]!.zh).toContain('（a）')
  expect(faults[0]!.en).toContain('(a)')
})

test('a project without nodes, and one that starts on no day of the calendar, are refused', () => {
  expect(checkProject({ start: '2021-02-30', nodes: [] }).map(({ node, field, value }) => [node, field, value])).toEqual([[null, 'nodes', null], [null, 'start', '2021-02-30']])
})

test('a slip of an unknown node, working days without a calendar, an impossible today and a jump of no days are refused', () => {
  const project = projectOf(node('a', { unit: 'working' }))

  expect(checkOptions(project, { slips: { x: 3, a: -1 }, today: '2021-02-30', jumpDays: 0 }).map(({ node, field, value }) => [node, field, value]))
    .toEqual([[null, 'today', '2021-02-30'], ['x', 'slips', '3'], ['a', 'slips', '-1'], ['a', 'unit', 'working'], [null, 'jumpDays', '0']])
})

test('whoever schedules a faulty project is told every fault', () => {
  expect(() => schedule(projectOf(node('a', { after: ['x'] }), node('b', { days: -1 })))).toThrow(/前置环节 x[\s\S]*天数 -1/)
})
