import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { lineagesOf, lineageSeries } from './series.ts'
import type { School, SchoolChange, Snapshot } from './snapshot.ts'

const school = (id: string, pupils?: number): School => ({
  id,
  name: id,
  kind: '211',
  township: 't',
  urbanRural: '220',
  runBy: 'county',
  countsAsSchool: true,
  boarding: false,
  stages: { primary: pupils === undefined ? {} : { pupils } },
  stock: {},
})
const snapshot = (year: number, schools: readonly School[], changes: readonly SchoolChange[] = []): Snapshot => ({
  county: { code: '990181', name: 'X市' },
  date: `${year}-09-01`,
  townships: [],
  schools,
  changes,
})
const pupils = (each: School) => each.stages.primary?.pupils
const merge = (from: readonly string[], into: string): SchoolChange => ({ kind: 'merge', on: '2018-08-01', from, into, basis: '批复' })

test('a merged point stays in the series of the school that took it', () => {
  const years = [snapshot(2017, [school('a', 300), school('p', 40)]), snapshot(2018, [school('a', 330)], [merge(['p'], 'a')])]
  const [lineage] = lineagesOf(years)
  expect(lineageSeries(years, lineage!, pupils)).toEqual([
    { date: '2017-09-01', value: 340, schools: ['a', 'p'] },
    { date: '2018-09-01', value: 330, schools: ['a'] },
  ])
})

test('the parts of a divided school keep one history', () => {
  const years = [snapshot(2017, [school('a', 900)]), snapshot(2018, [school('b', 500), school('c', 450)], [{ kind: 'split', on: '2018-08-01', from: 'a', into: ['b', 'c'], basis: '批复' }])]
  expect(lineagesOf(years)).toEqual([new Set(['a', 'b', 'c'])])
  expect(lineageSeries(years, lineagesOf(years)[0]!, pupils).map(({ value }) => value)).toEqual([900, 950])
})

test('one school of a lineage that did not report leaves the sum unknown', () => {
  const years = [snapshot(2017, [school('a', 300), school('p')]), snapshot(2018, [school('a', 330)], [merge(['p'], 'a')])]
  expect(lineageSeries(years, lineagesOf(years)[0]!, pupils).map(({ value }) => value)).toEqual([null, 330])
})

test('a school that opens later has nothing before, and one that closed nothing after', () => {
  const years = [snapshot(2017, [school('old', 10)]), snapshot(2018, [school('new', 20)], [{ kind: 'open', on: '2018-08-01', school: 'new', basis: '批复' }])]
  expect(lineagesOf(years)).toHaveLength(2)
  expect(lineageSeries(years, lineagesOf(years)[1]!, pupils)).toMatchObject([{ value: 0, schools: [] }, { value: 20 }])
})

test('whatever merges, splits, opens and closes, the series of all lineages add up to the county', () => {
  const year = fc.record({
    schools: fc.uniqueArray(fc.record({ id: fc.constantFrom(...'abcdefgh'), count: fc.nat(500) }), { selector: ({ id }) => id }),
    changes: fc.array(fc.uniqueArray(fc.constantFrom(...'abcdefgh'), { minLength: 2, maxLength: 4 }), { maxLength: 3 }),
  })
  fc.assert(
    fc.property(fc.array(year, { minLength: 1, maxLength: 5 }), (years) => {
      const snapshots = years.map(({ schools, changes }, i) => snapshot(2017 + i, schools.map(({ id, count }) => school(id, count)), changes.map(([into, ...from]) => merge(from, into!))))
      const series = lineagesOf(snapshots).map((lineage) => lineageSeries(snapshots, lineage, pupils))
      for (const [i, { schools }] of snapshots.entries()) {
        const county = schools.reduce((sum, each) => sum + pupils(each)!, 0)
        expect(series.reduce((sum, points) => sum + points[i]!.value!, 0)).toBe(county)
        expect(series.flatMap((points) => points[i]!.schools).toSorted()).toEqual(schools.map(({ id }) => id).toSorted())
      }
    }),
  )
})
