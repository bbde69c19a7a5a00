import { expect, test } from 'vitest'
import type { Project } from './project.ts'
import fixture from './reference-projects.fixture.json' with { type: 'json' }
import { breakpoints, slipEffect } from './slip.ts'

const school = (fixture.projects as unknown as { readonly [name: string]: Project })['newSchoolSeptemberOnly']!

/** Its first node is finished as planned. */
const begun: Project = { ...school, nodes: school.nodes.map((node) => (node.id === 'approval' ? { ...node, actualFinish: '2021-03-14' } : node)) }

test('a land approval that is 25 days late moves acceptance by 105 days and the opening by a year', () => {
  const { moved, goals, extraDays } = slipEffect(school, 'land', 25)

  expect(moved.map(({ id }) => id)).toEqual(['land', 'design', 'review', 'plan', 'tender', 'permit', 'foundation', 'structure', 'fitout', 'acceptance', 'opening'])
  expect(moved.find(({ id }) => id === 'acceptance')).toEqual({ id: 'acceptance', before: '2022-08-10', after: '2022-11-23', extraDays: 105 })
  expect(goals).toEqual([{ id: 'opening', before: '2022-09-01', after: '2023-09-01', extraDays: 365 }])
  expect(extraDays).toBe(365)
})

test('a slip that ends in never has no number of days', () => {
  expect(slipEffect(school, 'foundation', 149)).toMatchObject({ extraDays: null, goals: [{ after: null, extraDays: null }] })
})

test('the slider has its tick at 23 days counted from the plan, with a clock or without', () => {
  const tick = { slipDays: 23, goalId: 'opening', before: '2022-09-01', goal: '2023-09-01', jumpDays: 365 }

  expect(breakpoints(school, 'land')).toEqual([tick])
  expect(breakpoints(begun, 'land', { today: '2021-05-11' })).toEqual([tick])
  expect(breakpoints(school, 'foundation', {}, 200).map(({ slipDays, goal }) => [slipDays, goal])).toEqual([[23, '2023-09-01'], [147, '2024-09-01'], [149, null]])
})

test('under a clock the first days of a slip cost nothing, because today is past the plan anyhow', () => {
  expect(slipEffect(begun, 'land', 13, { today: '2021-05-11' }).moved).toEqual([])
  expect(slipEffect(begun, 'land', 14, { today: '2021-05-11' }).moved[0]).toEqual({ id: 'land', before: '2021-05-11', after: '2021-05-12', extraDays: 1 })
})
