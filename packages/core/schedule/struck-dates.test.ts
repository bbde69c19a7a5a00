import { expect, test } from 'vitest'
import { frozenOf } from './baseline.ts'
import { struckDates } from './struck-dates.ts'
import { chain, type Chain } from './wall-chart-testing.ts'

const nodes = [{ name: '立项', days: 20, status: 'done' }, { name: '用地', days: 45 }, { name: '开学', days: 0 }] as const
const school = (more: Partial<Chain> = {}) => chain({ id: 'school', start: '2021-02-22', promised: '2021-09-01', nodes, ...more })
const before = [frozenOf(school())]

test('nothing moved: nothing is struck', () => {
  expect(struckDates(before, [school()])).toEqual([])
  expect(struckDates([], [school()])).toEqual([])
})

test('a plan that moved strikes the days that were planned, and the goal that was forecast', () => {
  const moved = school({ nodes: [nodes[0], { name: '用地', days: 60 }, nodes[2]] })
  expect(struckDates(before, [moved])).toEqual([{ project: 'school', goal: '2021-04-28', nodes: [{ node: '用地', finish: '2021-04-28' }, { node: '开学', finish: '2021-04-28' }] }])
})

test('a promise that was given up is struck rather than the forecast; a finished node has no former date', () => {
  const later = school({ start: '2021-03-01', promised: '2022-09-01' })
  const finished = { ...later, project: { ...later.project, nodes: later.project.nodes.map((node, i) => (i < 2 ? { ...node, actualFinish: '2021-05-01' } : node)) } }
  expect(struckDates(before, [finished])).toEqual([{ project: 'school', goal: '2021-09-01', nodes: [{ node: '开学', finish: '2021-04-28' }] }])
})

test('an extension strikes the planned day, a baseline or none', () => {
  const one = school()
  const extended = { ...one, project: { ...one.project, nodes: one.project.nodes.map((node) => (node.id === '用地' ? { ...node, extendedTo: '2021-05-20' } : node)) } }
  for (const baseline of [before, []]) expect(struckDates(baseline, [extended])).toEqual([{ project: 'school', goal: null, nodes: [{ node: '用地', finish: '2021-04-28' }] }])
})
