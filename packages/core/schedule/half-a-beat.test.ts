import { expect, test } from 'vitest'
import { daysBetween } from './day.ts'
import type { Project } from './project.ts'
import { schedule } from './schedule.ts'

/** One new school as the speech has it, 慢半拍就是慢半年: permits in series from 22 February 2021, a foundation that may not straddle the frost, a school year that begins once. */
function school(terms: readonly (readonly [number, number])[]): Project {
  const outdoor = { season: [[4, 1], [11, 15]] } as const
  return {
    start: '2021-02-22',
    nodes: [
      { id: 'approval', name: '发改立项', days: 20, after: [] },
      { id: 'land', name: '用地预审', days: 45, after: ['approval'] },
      { id: 'design', name: '设计概算', days: 30, after: ['land'] },
      { id: 'review', name: '财政评审', days: 15, after: ['design'] },
      { id: 'plan', name: '图审、规划许可', days: 20, after: ['review'] },
      { id: 'tender', name: '招标', days: 25, after: ['plan'] },
      { id: 'permit', name: '施工许可', days: 7, after: ['tender'] },
      { id: 'foundation', name: '土方与基础', days: 80, after: ['permit'], window: 'unsplittable', ...outdoor },
      { id: 'structure', name: '主体结构', days: 75, after: ['foundation'], window: 'splittable', ...outdoor },
      { id: 'fitOut', name: '装修', days: 60, after: ['structure'] },
      { id: 'acceptance', name: '验收', days: 21, after: ['fitOut'] },
      { id: 'opening', name: '开学', days: 0, after: ['acceptance'], window: 'term', terms, goal: true },
    ],
  } as Project
}

test.each([
  { slip: 0, foundation: '2021-10-22', acceptance: '2022-08-10', autumn: '2022-09-01', either: '2022-09-01' },
  { slip: 22, foundation: '2021-11-13', acceptance: '2022-09-01', autumn: '2022-09-01', either: '2022-09-01' },
  { slip: 23, foundation: '2021-11-14', acceptance: '2022-09-02', autumn: '2023-09-01', either: '2023-03-01' },
  { slip: 25, foundation: '2022-06-20', acceptance: '2022-11-23', autumn: '2023-09-01', either: '2023-03-01' },
])('land $slip days late: foundation by $foundation, acceptance by $acceptance, opens $autumn, or $either where either term may begin it', ({ slip, foundation, acceptance, autumn, either }) => {
  const run = (terms: Parameters<typeof school>[0]) => schedule(school(terms), { slips: { land: slip } })
  const finishOf = (id: string) => run([[9, 1]]).nodes.find((node) => node.id === id)!.finish
  expect([finishOf('foundation'), finishOf('acceptance')]).toEqual([foundation, acceptance])
  expect([run([[9, 1]]).goals[0]!.date, run([[9, 1], [3, 1]]).goals[0]!.date]).toEqual([autumn, either])
})

test('25 days of one office are 105 of the whole', () => {
  const accepted = (slip: number) => schedule(school([[9, 1]]), { slips: { land: slip } }).nodes.find(({ id }) => id === 'acceptance')!.finish!
  expect(daysBetween(accepted(0), accepted(25))).toBe(105)
})

test('the land approval has 22 days: one more costs a year', () => {
  const land = schedule(school([[9, 1]]), {}).nodes.find(({ id }) => id === 'land')!
  expect([land.daysToCliff, land.cliffs[0]]).toMatchObject([22, { goal: '2023-09-01', jumpDays: 365 }])
})
