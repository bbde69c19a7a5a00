import type { SchoolJudgement, StageJudgement, Verdict } from '@junheng/core/standard/judgement.ts'
import { expect, test } from 'vitest'
import { byIndicator, weakestFirst } from './weakness.ts'

test('a school that misses the rule stands before one not known, and that before one that passes', () => {
  expect(names([school('passes', 'met', 5), school('unknown', 'unknown', null), school('misses', 'short', 5)])).toEqual(['misses', 'unknown', 'passes'])
})

test('of two schools that miss as many lines the one further from its line stands first', () => {
  expect(names([school('near', 'short', 4.4), school('far', 'short', 1.9)])).toEqual(['far', 'near'])
})

test('under a standard without school lines the school with the larger part in the differences stands first', () => {
  const [small, large] = [school('small', 'none', 5), school('large', 'none', 5)]
  expect(names([{ ...small, shares: { area: 0.1 } }, { ...large, shares: { area: 0.6 } }])).toEqual(['large', 'small'])
})

test('sorted by one indicator a school that did not report stands first, so that it is asked', () => {
  const schools = [school('high', 'met', 9), school('low', 'short', 2), school('unreported', 'unknown', null)]
  expect(byIndicator(schools, 'area').map((each) => each.name)).toEqual(['unreported', 'low', 'high'])
})

const names = (schools: readonly SchoolJudgement[]): readonly string[] => weakestFirst(stage(schools)).map((each) => each.name)

function school(name: string, verdict: Verdict, value: number | null): SchoolJudgement {
  const line: Verdict = value === null ? 'unknown' : value < 4.5 ? 'short' : 'met'
  return { school: name, name, pupils: 100, verdict, values: { area: value }, verdicts: { area: line }, missing: {}, shares: {}, specialCases: [] }
}

function stage(schools: readonly SchoolJudgement[]): StageJudgement {
  const area = { id: 'area', mean: 5, s: 1, cv: 0.2, limit: 0.5, verdict: 'met', threshold: 4.5, met: 0, short: 0, unknown: 0 } as const
  return { composite: null, compositeLimit: null, verdict: 'short', pupils: 0, schoolCount: schools.length, indicators: [area], schools, excluded: [] }
}
