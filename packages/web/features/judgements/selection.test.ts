import type { SchoolSummary } from '@junheng/contract/schools.ts'
import type { SchoolJudgement, StageJudgement, Verdict } from '@junheng/core/standard/judgement.ts'
import { expect, test } from 'vitest'
import { choose, standingOf, tally } from './selection.ts'
import { shadeOf } from './shades.ts'

const schools = [summary('a', 'north', '111'), summary('b', 'north', '220'), summary('c', 'south', '121')]
const stage = stageOf([judged('a', 'met', 6), judged('b', 'short', 2), judged('c', 'short', 4)])

test('table, chart and map show the same schools: by township, area, verdict and name together', () => {
  expect(ids({ township: 'north', verdict: 'short' })).toEqual(['b'])
  expect(ids({ area: 'town' })).toEqual(['c'])
  expect(ids({ q: 'a校' })).toEqual(['a'])
})

test('without an order asked for, the weakest school stands first', () => expect(ids({})).toEqual(['b', 'c', 'a']))

test('each township counts its schools and those short of the rule', () => {
  expect(tally(choose(stage, schools, {}), stage)).toEqual(
    new Map([
      ['north', { schools: 2, short: 1, unknown: 0 }],
      ['south', { schools: 1, short: 1, unknown: 0 }],
    ]),
  )
})

test('where the standard draws no line for a school, one below the mean in most indicators counts as short', () => {
  expect([3, 7, null].map((value) => standingOf(judged('x', 'none', value), stage))).toEqual(['short', 'met', 'unknown'])
})

test('a township is shaded by the share of its schools that are short', () => {
  const of = (short: number) => shadeOf({ schools: 3, short, unknown: 0 })
  expect([of(0), of(1), of(2), of(3), shadeOf(undefined)]).toEqual(['nobody', 'few', 'many', 'most', 'none'])
})

function ids(filters: Parameters<typeof choose>[2]): readonly string[] {
  return choose(stage, schools, filters).map(({ judged }) => judged.school)
}

function judged(school: string, verdict: Verdict, area: number | null): SchoolJudgement {
  return { school, name: `${school}校`, pupils: 100, verdict, values: { area }, verdicts: { area: verdict }, missing: {}, shares: {}, specialCases: [] }
}

function stageOf(judgedSchools: readonly SchoolJudgement[]): StageJudgement {
  const area = { id: 'area', mean: 5, s: 1, cv: 0.2, limit: 0.5, verdict: 'met', threshold: 4.5, met: 0, short: 0, unknown: 0 } as const
  return { composite: null, compositeLimit: null, verdict: 'short', pupils: 0, schoolCount: judgedSchools.length, indicators: [area], schools: judgedSchools, excluded: [] }
}

function summary(id: string, township: string, urbanRural: string): SchoolSummary {
  const kindTitle = { zh: '小学', en: 'Primary school' }
  return { id, name: `${id}校`, kind: '211', kindTitle, township, townshipName: township, urbanRural, runBy: 'county', countsAsSchool: true, boarding: false, location: null, pupils: {} }
}
