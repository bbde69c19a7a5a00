import type { School, SchoolId, Snapshot } from '../../county/snapshot.ts'
import { areaByTownship, areas, gradeCount, gradesOf, isCompulsory, yearOf, type Area } from './grades.ts'
import type { Population } from './population.ts'

/** Pupils by grade of one year: of each area, each school, each settlement by stage. */
export interface YearRolls {
  readonly year: number
  readonly snapshot: Snapshot
  readonly areas: { readonly [area in Area]: Float64Array }
  readonly schools: ReadonlyMap<SchoolId, Float64Array>
  readonly areaOfSchool: ReadonlyMap<SchoolId, Area>
  readonly compulsory: readonly School[]
  /** Schools of the compulsory stages that did not return their grades: unknown, and not in the totals. */
  readonly unreported: readonly SchoolId[]
}

export function rollsOf(snapshot: Snapshot): YearRolls {
  const areaOf = areaByTownship(snapshot)
  const compulsory = snapshot.schools.filter(isCompulsory)
  const known = compulsory.map((school) => ({ school, grades: gradesOf(school) }))
  const totals = { town: new Float64Array(gradeCount), rural: new Float64Array(gradeCount) }
  for (const { school, grades } of known) grades?.forEach((pupils, g) => (totals[areaOf.get(school.township) ?? 'rural'][g]! += pupils))
  return {
    year: yearOf(snapshot.date),
    snapshot,
    areas: totals,
    schools: new Map(known.flatMap(({ school, grades }) => (grades === null ? [] : [[school.id, grades] as const]))),
    areaOfSchool: new Map(compulsory.map(({ id, township }) => [id, areaOf.get(township) ?? 'rural'])),
    compulsory,
    unreported: known.filter(({ grades }) => grades === null).map(({ school }) => school.id),
  }
}

/** Births by area and calendar year; a year in which a settlement's births are not known is not known. */
export function birthsByArea(population: Population, snapshot: Snapshot): ReadonlyMap<number, { readonly [area in Area]: number }> {
  const areaOf = areaByTownship(snapshot)
  const areaOfPlace = new Map((snapshot.settlements ?? []).map((place) => [place.id, areaOf.get(place.township) ?? 'rural']))
  const known = new Map<number, { [area in Area]: number }>()
  const unknown = new Set<number>()
  for (const { settlement, from, births } of population.births) {
    births.forEach((count, i) => {
      const year = from + i
      if (count === null) return void unknown.add(year)
      const sums = known.get(year) ?? { town: 0, rural: 0 }
      sums[areaOfPlace.get(settlement) ?? 'rural'] += count
      known.set(year, sums)
    })
  }
  for (const year of unknown) known.delete(year)
  return new Map([...known].toSorted(([a], [b]) => a - b))
}

/** Births of a settlement in a year; null where they are not known. */
export function birthsIn(population: Population): (settlement: string, year: number) => number | null {
  const series = new Map(population.births.map((each) => [each.settlement, each]))
  return (settlement, year) => {
    const found = series.get(settlement)
    return found?.births[year - found.from] ?? null
  }
}

export const everyArea = <T>(of: (area: Area) => T): { readonly [area in Area]: T } => Object.fromEntries(areas.map((area) => [area, of(area)])) as { readonly [area in Area]: T }
