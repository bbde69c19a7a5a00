import { expect, test } from 'vitest'
import { rulesFaults } from '@junheng/core/planning/transfers/check-rules.ts'
import { curriculumOn, curriculumPlans, staffingNorms, transferRules } from './load-staffing.ts'

test.each(curriculumPlans().map((plan) => [plan.id, plan] as const))('%s keeps to the national shares and to the weekly periods of each grade', (_, { weekly, subjects, shares }) => {
  const total = weekly.reduce((sum, periods) => sum + periods, 0)
  for (const [grade, most] of weekly.entries()) expect(Object.values(subjects).reduce((sum, periods) => sum + periods[grade]!, 0)).toBeLessThanOrEqual(most)
  for (const { subjects: group, from, to } of shares) {
    const share = group.flatMap((subject) => subjects[subject]!).reduce((sum, periods) => sum + periods, 0) / total
    expect([group, share >= from && share <= to]).toEqual([group, true])
  }
})

test('the plan in force is that of the day', () => {
  expect([curriculumOn('2021-05-11').id, curriculumOn('2022-09-01').id]).toEqual(['national-2001', 'national-2022'])
})

test('the ratios are those of 2014, the same for town and country', () => {
  const { primary, junior, senior } = staffingNorms().ratios
  expect([primary, junior, senior].map(({ pupilsPerStaff }) => pupilsPerStaff)).toEqual([19, 13.5, 12.5])
})

test('the rule table that is shipped can be published as it is', () => {
  expect(rulesFaults(transferRules())).toEqual([])
})
