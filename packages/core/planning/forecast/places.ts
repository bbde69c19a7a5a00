import { nearestPlace } from '../nearest-place.ts'
import type { School, Settlement } from '../../county/snapshot.ts'
import { sumOf } from '../../county/apportion.ts'
import { nationalClassLimits, type ClassLimits } from './class-sizes.ts'
import { gradesOfStage, yearOf, type ForecastStage } from './grades.ts'
import type { PlannedSchool } from './population.ts'
import type { SettlementRolls } from './settlement-rolls.ts'

/** Places of a school as it stands: its classes at the standard size. */
export function placesOf({ classes = [] }: School, stage: ForecastStage, { standard }: ClassLimits = nationalClassLimits): number {
  return classes.filter((roll) => roll.stage === stage).length * standard[stage]
}

/** Whether a planned school is still needed, year by year: the children for whom it will be the nearest school. */
export interface PlannedSchoolCheck {
  readonly id: string
  readonly name: string
  readonly stage: ForecastStage
  readonly places: number
  readonly opens: string
  /** Settlements that lie nearer to it than to any other school of the stage in the town or the township. */
  readonly service: readonly string[]
  readonly years: readonly { readonly year: number; readonly children: number; readonly use: number }[]
  /** The year from which on half of its places or more stay empty; null where they do not. */
  readonly halfEmptyFrom: number | null
}

/**
 * A planned school serves those to whom it is nearest, beside every school that stands and every other that is planned. Its use in a year is
 * those children over its places, at most 1. The rule is plain on purpose: choice of school, which the law does not know, is not assumed.
 */
export function checkPlannedSchools(planned: readonly PlannedSchool[], standing: readonly School[], settlements: readonly Settlement[], rolls: SettlementRolls): readonly PlannedSchoolCheck[] {
  return planned.map((school) => {
    const rivals = [...planned.filter((other) => other.stage === school.stage), ...standing.filter((other) => other.stages[school.stage] !== undefined && other.kind !== '218')]
    const service = settlements.filter((place) => nearestPlace(rivals, place.location)?.id === school.id).map(({ id }) => id)
    const years = rolls.years.filter(({ year }) => year >= yearOf(school.opens)).map(({ year, settlements: cells }) => {
      const children = sumOf(service.map((id) => sumOf(gradesOfStage(school.stage).map((grade) => cells.get(id)![grade]!))))
      return { year, children, use: Math.min(1, children / school.places) }
    })
    const { id, name, stage, places, opens } = school
    return { id, name, stage, places, opens, service, years, halfEmptyFrom: halfEmptyFrom(years) }
  })
}


function halfEmptyFrom(years: PlannedSchoolCheck['years']): number | null {
  const lastFuller = years.findLastIndex(({ use }) => use > 0.5)
  return years[lastFuller + 1]?.year ?? null
}
