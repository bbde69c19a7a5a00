import type { IsoDate } from '../county/snapshot.ts'
import type { CrowdedYear } from '../planning/forecast/crowded-classes.ts'
import type { CountyProject, NodeCliff } from './programme.ts'
import type { WaitingClass } from './waiting.ts'

/** What money costs that lies in unfinished work: a parameter, with its source. */
export interface DelayRate {
  /** Share of the budget a year. */
  readonly yearly: number
  readonly basis: string
  readonly certainty: string
}

/** What the day after the last day costs. Null is not known, never nought. */
export interface SlipCost {
  /** By how many days the goal moves; null for never. */
  readonly jumpDays: number | null
  readonly pupils: number | null
  /** Classes that are oversize or within one year's intake of it, and stay without their new places. */
  readonly oversizeClasses: number | null
  /** Where that number comes from; null where it is not known. */
  readonly classesFrom: ClassesFrom | null
  /** Whole yuan: budget × yearly rate × days of the jump / 365. */
  readonly yuan: number | null
}

/** Forecast, from the class list of a day, for the September in which the places are missing, with its interval; where none is, counted in that list, which forecasts nothing. */
export type ClassesFrom = { readonly kind: 'classList'; readonly on: IsoDate } | ({ readonly kind: 'forecast'; readonly on: IsoDate; readonly level: number } & Omit<CrowdedYear, 'classes'>)

/** The classes that have the project's places in view (`classesWaiting`), as counted on a day and as forecast from it. */
export interface Waiting {
  readonly date: IsoDate
  readonly classes: readonly Pick<WaitingClass, 'oversize' | 'nearlyOversize'>[]
  readonly forecast: CrowdedForecast | null
}

/** `crowdedYears` of the classes that wait, from the size at which they are nearly oversize. */
export interface CrowdedForecast {
  /** The level of the intervals, 0–1. */
  readonly level: number
  readonly years: readonly CrowdedYear[]
}

/** A goal that moves: when it is due, and when it comes instead; null for never. */
export type GoalMove = Pick<NodeCliff, 'jumpDays' | 'goalNow' | 'goal'>

/** The price of a goal that moves. */
export function slipCost({ pupils = null, budgetYuan }: Pick<CountyProject, 'budgetYuan'> & { readonly pupils?: number | null }, move: GoalMove, waiting: Waiting | null, rate: DelayRate): SlipCost {
  const { jumpDays } = move
  return {
    jumpDays,
    pupils,
    ...crowdedOf(move, waiting),
    yuan: budgetYuan === null || jumpDays === null ? null : Math.round((budgetYuan * rate.yearly * jumpDays) / 365),
  }
}

function crowdedOf(move: GoalMove, waiting: Waiting | null): Pick<SlipCost, 'oversizeClasses' | 'classesFrom'> {
  if (waiting === null) return { oversizeClasses: null, classesFrom: null }
  const { date: on, classes: counted, forecast } = waiting
  const missing = missingYear(move)
  const found = forecast?.years.find(({ year }) => year === missing)
  if (found === undefined) return { oversizeClasses: counted.filter(({ oversize, nearlyOversize }) => oversize || nearlyOversize).length, classesFrom: { kind: 'classList', on } }
  const { classes, ...interval } = found
  return { oversizeClasses: classes, classesFrom: { kind: 'forecast', on, level: forecast!.level, ...interval } }
}

/**
 * The September of the first school year that goes without the places: the first 1 September from the day they were due, where they
 * come after it; else that of the school year in which they were due. Null where they never were.
 */
export function missingYear({ goalNow, goal }: Omit<GoalMove, 'jumpDays'>): number | null {
  if (goalNow === null) return null
  const year = Number(goalNow.slice(0, 4))
  const next = goalNow.slice(5) <= '09-01' ? year : year + 1
  return goal === null || goal > `${next}-09-01` ? next : next - 1
}
