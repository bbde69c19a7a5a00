import type { SchoolId } from '@junheng/core/county/snapshot.ts'
import { schoolKinds, type Stage } from '@junheng/core/county/kinds.ts'
import type { Place } from './settlements.ts'
import { nearestSite, standsIn, years, type Site, type Year } from './sites.ts'
import { streamOf } from './streams.ts'

/** Pupils by grade, of one stage of one site in one year. */
export type Grades = readonly number[]

export interface Rolls {
  readonly of: (year: Year, site: SchoolId, stage: Stage) => Grades
  /** Pupils who live in a place. */
  readonly residents: (year: Year, place: string, stage: 'primary' | 'junior') => number
}

/**
 * Resident children by the year they turned six, less six: 73 % of registered births. Primary 2020 is 2009–2014 (27 000),
 * junior 2020 is 2006–2008 (14 500).
 */
const cohorts: { readonly [born: number]: number } = {
  2003: 5050, 2004: 5000, 2005: 4950, 2006: 4900, 2007: 4830, 2008: 4770,
  2009: 4600, 2010: 4570, 2011: 4520, 2012: 4480, 2013: 4430, 2014: 4400,
}
/** The last cohort that is at school. */
export const lastCohort = Math.max(...Object.keys(cohorts).map(Number))
/** The town's share in 2020; it rose by 1.2 points a year. */
const urbanShare = { primary: 15_500 / 27_000, junior: 8_500 / 14_500 }
const yearlyRise = 0.012
const stageYears = { primary: 6, junior: 3, senior: 3, vocational: 3, special: 9 } as const
const entryAge = { primary: 6, junior: 12 }
const upperPupils = {
  senior: { 2017: 9_780, 2018: 9_690, 2019: 9_600, 2020: 9_500 },
  vocational: { 2017: 3_720, 2018: 3_650, 2019: 3_570, 2020: 3_500 },
  special: { 2017: 131, 2018: 134, 2019: 138, 2020: 140 },
} as const
/** A point teaches the first four grades; its older children go to the school that will take it in. */
const pointGrades = 4

type Cell = readonly [key: string, grades: Grades]

/** Every child of the county's compulsory stages, placed: cohorts age through the years, and schools add up to places. */
export function makeRolls(seed: number, sites: readonly Site[], places: readonly Place[]): Rolls {
  const taste = cohortTaste(seed, sites, places)
  const cells = years.flatMap((year) => {
    const standing = sites.filter((site) => standsIn(site, year))
    const compulsory = (['primary', 'junior'] as const).flatMap((stage) => [
      ...urbanCells({ year, stage, sites: standing, taste }),
      ...ruralCells({ year, stage, sites: standing, places, taste }),
    ])
    return [...compulsory, ...upperCells(year, standing), ...townCells(year, places)]
  })
  const known = new Map<string, Grades>(cells)
  return {
    of: (year, site, stage) => known.get(`${year}/${site}/${stage}`) ?? [],
    residents: (year, place, stage) => total(known.get(`${year}/${place}/${stage}`) ?? []),
  }
}

/** Whole numbers in proportion to weights that add up to `count` (largest remainders, ties to the first). */
export function apportion(count: number, weights: readonly number[]): readonly number[] {
  const sum = total(weights)
  const exact = weights.map((weight) => (count * weight) / sum)
  const floors = exact.map(Math.floor)
  const left = count - total(floors)
  const order = exact.map((value, i) => ({ i, rest: value - floors[i]! })).toSorted((a, b) => b.rest - a.rest || a.i - b.i)
  const more = new Set(order.slice(0, left).map(({ i }) => i))
  return floors.map((value, i) => value + (more.has(i) ? 1 : 0))
}

export const total = (numbers: readonly number[]): number => numbers.reduce((sum, n) => sum + n, 0)

type Taste = (key: string, born: number) => number

/** How large a cohort is at a site or place, beside its neighbours; the same in every year, so that cohorts age in place. */
export function cohortTaste(seed: number, sites: readonly Site[], places: readonly Place[]): Taste {
  const random = streamOf(seed, 'pupils')
  const sizes = new Map<string, readonly number[]>()
  for (const site of sites.filter(({ group }) => group === 'urban')) {
    const size = Math.exp(0.33 * random.normal())
    sizes.set(site.id, Object.keys(cohorts).map(() => size * Math.exp(0.06 * random.normal())))
  }
  for (const place of places) sizes.set(place.id, Object.keys(cohorts).map(() => place.weight * Math.exp(0.12 * random.normal())))
  const first = Math.min(...Object.keys(cohorts).map(Number))
  return (key, born) => sizes.get(key)![born - first]!
}

interface Scene {
  readonly year: Year
  readonly stage: 'primary' | 'junior'
  readonly sites: readonly Site[]
  readonly taste: Taste
}

function urbanCells({ year, stage, sites, taste }: Scene): readonly Cell[] {
  const schools = sites.filter((site) => site.group === 'urban' && teaches(site, stage))
  const byGrade = gradeTotals(year, stage).urban.map((count, grade) => {
    const born = bornOf(year, stage, grade)
    return apportion(count, schools.map((site) => taste(site.id, born)))
  })
  return schools.map((site, i) => [`${year}/${site.id}/${stage}`, byGrade.map((counts) => counts[i]!)])
}

function ruralCells({ year, stage, sites, places, taste }: Scene & { readonly places: readonly Place[] }): readonly Cell[] {
  const villages = places.filter((place) => !place.urban)
  const byGrade = gradeTotals(year, stage).rural.map((count, grade) => {
    const born = bornOf(year, stage, grade)
    return apportion(count, villages.map((place) => taste(place.id, born)))
  })
  const schools = sites.filter((site) => site.group !== 'urban' && teaches(site, stage))
  const lists = new Map(schools.map((site) => [site.id, Array.from({ length: site.kind === '218' ? pointGrades : stageYears[stage] }, () => 0)]))
  villages.forEach((place, i) => {
    byGrade.forEach((counts, grade) => {
      lists.get(schoolFor(schools, place, grade).id)![grade]! += counts[i]!
    })
  })
  const atSchool = schools.map((site): Cell => [`${year}/${site.id}/${stage}`, lists.get(site.id)!])
  return [...atSchool, ...villages.map((place, i): Cell => [`${year}/${place.id}/${stage}`, byGrade.map((counts) => counts[i]!)])]
}

/** Children of a village go to its own point or branch, else to the nearest school of the township. */
function schoolFor(schools: readonly Site[], place: Place, grade: number): Site {
  const own = schools.find((site) => site.place === place.id && (site.kind === '218' ? grade < pointGrades : site.parent))
  return own ?? nearestSite(schools.filter((site) => site.kind !== '218' && !site.parent), place)
}

/** Children of the town by the community they live in; their school may lie in another. */
function townCells(year: Year, places: readonly Place[]): readonly Cell[] {
  const communities = places.filter((place) => place.urban)
  return (['primary', 'junior'] as const).flatMap((stage) => {
    const counts = apportion(total(gradeTotals(year, stage).urban), communities.map((place) => place.weight))
    return communities.map((place, i): Cell => [`${year}/${place.id}/${stage}`, [counts[i]!]])
  })
}

function upperCells(year: Year, sites: readonly Site[]): readonly Cell[] {
  const weights = { senior: [1.5, 1.3, 1.1, 0.9, 0.7, 0.5], vocational: [1.2, 0.8], special: [1] }
  return (['senior', 'vocational', 'special'] as const).flatMap((stage) => {
    const schools = sites.filter((site) => teaches(site, stage))
    const counts = apportion(upperPupils[stage][year], weights[stage])
    return schools.map((site, i): Cell => [`${year}/${site.id}/${stage}`, apportion(counts[i]!, Array.from({ length: stageYears[stage] }, () => 1))])
  })
}

export const stagesOf = (site: Site): readonly Stage[] => schoolKinds[site.kind].stages

export const teaches = (site: Site, stage: Stage): boolean => stagesOf(site).includes(stage)

const bornOf = (year: Year, stage: 'primary' | 'junior', grade: number): number => year - entryAge[stage] - grade

function gradeTotals(year: Year, stage: 'primary' | 'junior'): { readonly urban: Grades; readonly rural: Grades } {
  const all = Array.from({ length: stageYears[stage] }, (_, grade) => cohorts[bornOf(year, stage, grade)]!)
  const share = urbanShare[stage] - yearlyRise * (2020 - year)
  const urban = apportion(Math.round(total(all) * share), all)
  return { urban, rural: all.map((count, grade) => count - urban[grade]!) }
}
