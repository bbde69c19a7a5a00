import { expect, test } from 'vitest'
import type { School } from '../../county/snapshot.ts'
import { crowdedYears, type ListedClass } from './crowded-classes.ts'
import type { SchoolForecast } from './forecast.ts'

const school = (id: string): School => ({ id, name: id, kind: '211', township: 't', urbanRural: '111', runBy: 'county', countsAsSchool: true, boarding: false, stages: {}, stock: {} })
/** Grades 1 to 6 of the base year and of the years after it. */
const forecastOf = (id: string, ...years: readonly (readonly number[])[]): SchoolForecast => ({
  school: school(id),
  area: 'town',
  places: { primary: 0, junior: 0 },
  years: years.map((grades, i) => ({ year: 2020 + i, grades: Int32Array.from([...grades, 0, 0, 0]), stages: {} })),
})
const list = (of: string, ...grades: readonly (readonly number[])[]): readonly ListedClass[] => grades.flatMap((sizes, i) => sizes.map((pupils) => ({ school: of, stage: 'primary' as const, grade: i + 1, pupils })))
/** One pupil either way in a class of 49, 64 or 81; more elsewhere. */
const widths = { entry: 0.1, juniorEntry: 0.1, staying: 0.1 }
const years = [2020, 2021, 2022]

test('worked by hand: a class grows with its grade, and those who enter find the rooms that were left', () => {
  // 2021: grade 1 has 99 in the two rooms that grade 6 leaves: 49.5 each. Grade 2 has 110 from 100 (55 and 45): 60.5 and 49.5.
  // 2022: that grade, again larger (120): 66 and 54; grade 2 is the 99 grown to 110: 55 each; grade 1 has 60 in the one room that grade 5 left.
  const classes = list('A', [55, 45], [40], [40], [40], [40], [40, 40])
  const forecast = { years, schools: [forecastOf('A', [100, 40, 40, 40, 40, 80], [99, 110, 40, 40, 40, 40], [60, 110, 120, 40, 40, 40])], widths }
  expect(crowdedYears(forecast, classes, 56)).toMatchObject([{ year: 2021, classes: 1 }, { year: 2022, classes: 2 }])
  expect(crowdedYears(forecast, classes, 53)).toMatchObject([{ year: 2021, classes: 1 }, { year: 2022, classes: 5 }])
})

test('the interval counts every grade at its low end, and at its high end', () => {
  // 0.1 · √(63 + 1) = 0.8 below and above 63; 0.1 · √(64 + 1 − 1) two years on is wider by √2.
  const classes = list('A', [63], [63], [63], [63], [63], [63])
  const even = [63, 63, 63, 63, 63, 63]
  const forecast = { years: [2020, 2021], schools: [forecastOf('A', even, even)], widths }
  expect(crowdedYears(forecast, classes, 63)).toEqual([{ year: 2021, classes: 6, low: 0, high: 6 }])
  expect(crowdedYears(forecast, classes, 64)).toEqual([{ year: 2021, classes: 0, low: 0, high: 6 }])
  expect(crowdedYears(forecast, classes, 62)).toEqual([{ year: 2021, classes: 6, low: 6, high: 6 }])
  expect(crowdedYears({ ...forecast, widths: { ...widths, staying: Infinity } }, classes, 64)).toEqual([{ year: 2021, classes: 0, low: 0, high: null }])
})

test('a point that ends with grade 2 has two grades of rooms; a school whose next grade fills from elsewhere keeps that grade\'s', () => {
  const forecast = { years: [2020, 2021], schools: [forecastOf('P', [30, 30, 0, 0, 0, 0], [60, 30, 0, 0, 0, 0])], widths }
  expect(crowdedYears(forecast, list('P', [30], [15, 15]), 56)).toMatchObject([{ classes: 0 }])
  const growing = { years: [2020, 2021], schools: [forecastOf('R', [0, 0, 0, 0, 0, 50], [0, 0, 0, 0, 0, 100])], widths }
  expect(crowdedYears(growing, [{ school: 'R', stage: 'primary', grade: 6, pupils: 25 }, { school: 'R', stage: 'primary', grade: 6, pupils: 25 }], 56)).toMatchObject([{ classes: 0 }])
})

test('a class of a stage or of a school that is not forecast leaves nothing to say', () => {
  const forecast = { years, schools: [forecastOf('A', [50, 50, 50, 50, 50, 50])], widths }
  expect(crowdedYears(forecast, [{ school: 'A', stage: 'preschool', grade: 1, pupils: 30 }], 56)).toBeNull()
  expect(crowdedYears(forecast, list('B', [50]), 56)).toBeNull()
})
