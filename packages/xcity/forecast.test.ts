import { checkPopulation } from '@junheng/core/planning/forecast/check-population.ts'
import { forecastCounty, type Forecast } from '@junheng/core/planning/forecast/forecast.ts'
import { gradesOfStage } from '@junheng/core/planning/forecast/grades.ts'
import { describe, expect, test } from 'vitest'
import { generateXCity } from './county.ts'
import { plantedDefects } from './defects.ts'

const seeds = [20_210_511, 1, 2]
const made = new Map(seeds.map((seed) => [seed, generateXCity({ seed })]))
const forecastOf = (seed: number): Forecast => {
  const { snapshots, population } = made.get(seed)!
  const forecast = forecastCounty(snapshots, population)
  if ('refused' in forecast) throw new Error(forecast.refused)
  return forecast
}
const forecasts = new Map(seeds.map((seed) => [seed, forecastOf(seed)]))
const sum = (numbers: ArrayLike<number>) => Array.from(numbers).reduce((total, n) => total + n, 0)

describe.each(seeds)('X市 of seed %i', (seed) => {
  const city = made.get(seed)!
  const forecast = forecasts.get(seed)!
  const base = city.snapshots.at(-1)!

  test('villages, schools and areas add up to the county in every grade and year, exactly', () => {
    forecast.years.forEach((_, at) => {
      for (let grade = 0; grade < 9; grade++) {
        const county = forecast.areas.town[at]!.grades[grade]! + forecast.areas.rural[at]!.grades[grade]!
        expect(sum([...forecast.settlements[at]!.settlements.values()].map((grades) => grades[grade]!))).toBe(county)
        expect(sum(forecast.schools.map(({ years }) => years[at]!.grades[grade]!))).toBe(county)
      }
    })
  })

  test('in the base year every village has the pupils it returned, stage by stage', () => {
    const known = forecast.settlements[0]!.settlements
    for (const stage of ['primary', 'junior'] as const) {
      const returned = base.settlements!.map((place) => (stage === 'primary' ? place.primaryPupils : place.juniorPupils))
      expect(base.settlements!.map(({ id }) => sum(gradesOfStage(stage).map((grade) => known.get(id)![grade]!)))).toEqual(returned)
    }
  })

  test('2020, forecast from 2017 to 2019, falls into the intervals at the stated rate, and the county into its own', () => {
    const { backTest } = forecast
    expect(backTest!.from).toEqual([2017, 2018, 2019])
    expect(backTest!.coverage).toBeGreaterThanOrEqual(0.8)
    expect(backTest!.coverage).toBeLessThan(0.95)
    expect(backTest!.countyActual).toBe(41_500)
    expect(backTest!.county.low <= 41_500 && 41_500 <= backTest!.county.high!).toBe(true)
  })

  test('each planted class of 53 to 55 passes 56 next September, or leaves school', () => {
    const planted = plantedDefects(base).find(({ id }) => id === 'nearly-oversize')!.rows
    const found = [...forecast.rebounds, ...forecast.leaving].map(({ school, name }) => `${school} ${name}`)
    expect(planted.filter((row) => !found.includes(row))).toEqual([])
    for (const { cures, expected } of forecast.rebounds) {
      expect(expected).toBeGreaterThanOrEqual(56)
      expect(cures[0]!.yuan).toBe(0)
    }
  })

  test('the third planned school is half empty by 2029, the other two are not', () => {
    const emptyBy2029 = forecast.planned.filter(({ halfEmptyFrom }) => halfEmptyFrom !== null && halfEmptyFrom <= 2029)
    expect(emptyBy2029.map(({ id }) => id)).toEqual(['P03'])
  })

  test('its table of births has no fault, and births are those of the county', () => {
    expect(checkPopulation(city.population, base)).toEqual([])
    const born = (year: number) => sum(city.population.births.map(({ from, births }) => births[year - from]!))
    expect([2009, 2014, 2017, 2020].map(born)).toEqual([6300, 6030, 5400, 3700])
  })
})

describe('what is missing or wrong', () => {
  const { snapshots, population } = made.get(seeds[0]!)!
  const base = snapshots.at(-1)!

  test('one snapshot, a gap in the years, and births that are not known each have a name', () => {
    expect(forecastCounty([base], population)).toEqual({ refused: 'tooFewSnapshots' })
    expect(forecastCounty([snapshots[0]!, base], population)).toEqual({ refused: 'gapInYears' })
    const unknown = population.births.map((series, i) => (i === 0 ? { ...series, births: series.births.map(() => null) } : series))
    expect(forecastCounty(snapshots, { ...population, births: unknown })).toEqual({ refused: 'noBirths' })
  })

  test('negative births, an unknown village and a share above one are all said at once', () => {
    const faulty = {
      births: [{ settlement: '没有的村', from: 2015, births: [5] }, { ...population.births[0]!, births: [-3] }],
      housing: [{ ...population.housing[0]!, flats: -1, fromVillages: 1.5 }],
      plannedSchools: [{ ...population.plannedSchools[0]!, township: '000' }],
    }
    const faults = checkPopulation(faulty, base)
    expect(faults.map(({ field }) => field).toSorted()).toEqual(['2009', 'flats', 'fromVillages', 'settlement', 'township'])
    expect(faults.every(({ zh, en }) => zh !== '' && en !== '')).toBe(true)
  })

  test('two years give a forecast without a back-test, and say so', () => {
    const forecast = forecastCounty(snapshots.slice(-2), population)
    expect('refused' in forecast ? forecast.refused : forecast.notes.map(({ code }) => code)).toContain('noBackTest')
  })

  test('a school that did not return its grades is left out and named, never counted as nought', () => {
    const schools = base.schools.map((school, i) => (i === 0 ? { ...school, stages: { primary: { pupils: 500 } } } : school))
    const forecast = forecastCounty([...snapshots.slice(0, -1), { ...base, schools }], population)
    expect('refused' in forecast ? [] : forecast.notes).toContainEqual({ code: 'gradesNotReported', details: { schools: 1 } })
  })
})

test('the same county gives the same forecast', () => {
  expect(JSON.stringify(forecastOf(1))).toBe(JSON.stringify(forecasts.get(1)))
})
