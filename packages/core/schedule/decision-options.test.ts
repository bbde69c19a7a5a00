import { expect, test } from 'vitest'
import { addDays, daysBetween } from './day.ts'
import { decisionOptions, type OptionSetting } from './decision-options.ts'
import type { CountyProject } from './programme.ts'
import { schedule } from './schedule.ts'
import { mayDay, referenceSchool, standingOn } from './standing-testing.ts'

const setting: OptionSetting = { ...mayDay, moreDays: 14, mostShare: 0.3 }
const optionsOf = (project: CountyProject, node = 'land', more: Partial<OptionSetting> = {}) => decisionOptions(project, standingOn(project).nodes.find(({ id }) => id === node)!, { ...setting, ...more })

/** The goal when the land approval finishes on a day and another node takes fewer days: a report of that finish moves the forecast. */
function goalWith(project: CountyProject, finish: string, shorter?: { readonly node: string; readonly by: number }): string | null {
  const nodes = project.nodes.map((node) => {
    const days = node.id === shorter?.node ? node.days - shorter.by : node.days
    return node.id === 'land' ? { ...node, days, reported: { on: '2021-05-06', state: 'underWay' as const, finish } } : { ...node, days }
  })
  return schedule({ ...project, nodes, windows: mayDay.windows }, { today: mayDay.today, workingDays: mayDay.workingDays }).goals[0]!.date
}

test('a node may be held to its last day, be given a fortnight that another gives up, or be left to its fate', () => {
  expect(optionsOf(referenceSchool())).toEqual([
    { kind: 'holdTo', by: '2021-05-20', goal: '2022-09-01' },
    { kind: 'compress', moreDays: 14, by: '2021-06-03', node: 'foundation', fewerDays: 14, ofDays: 80, goal: '2022-09-01' },
    { kind: 'accept', goal: '2023-09-01', jumpDays: 365 },
    { kind: 'eitherTerm', goal: '2023-03-01', jumpDays: 181 },
  ])
})

test('each option comes out so when the project is scheduled with it', () => {
  const project = referenceSchool()
  expect(goalWith(project, '2021-05-20')).toBe('2022-09-01')
  expect(goalWith(project, '2021-05-21')).toBe('2023-09-01')
  expect(goalWith(project, '2021-06-03', { node: 'foundation', by: 14 })).toBe('2022-09-01')
  expect(goalWith(project, '2021-06-03', { node: 'foundation', by: 13 })).toBe('2023-09-01')
})

test('no single later node makes up for it with fewer days: tried one by one', () => {
  const project = referenceSchool()
  for (const { id, days } of project.nodes.filter(({ id, goal }) => !['approval', 'land'].includes(id) && goal !== true)) {
    for (let fewer = 1; fewer <= Math.min(13, Math.floor(days * setting.mostShare)); fewer++) expect([id, fewer, goalWith(project, '2021-06-03', { node: id, by: fewer })]).toEqual([id, fewer, '2023-09-01'])
  }
})

test('where none can give so much up, that is no option', () => {
  expect(optionsOf(referenceSchool(), 'land', { mostShare: 0.05 }).map(({ kind }) => kind)).toEqual(['holdTo', 'accept', 'eitherTerm'])
  expect(optionsOf(referenceSchool(), 'approval')).toEqual([])
})

test('the day of an option is its slip counted from the forecast', () => {
  expect(daysBetween(mayDay.today, addDays('2021-05-20', 14))).toBe(9 + 14)
})
