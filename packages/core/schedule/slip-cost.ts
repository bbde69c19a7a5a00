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
  /** Where the number of classes comes from: a count of the class list, which forecasts nothing. */
  readonly classesFrom: 'classList'
  /** Whole yuan: budget × yearly rate × days of the jump / 365. */
  readonly yuan: number | null
}

/** The price of a cliff. `waiting` are the classes that have the project's places in view (`classesWaiting`). */
export function slipCost({ pupils = null, budgetYuan }: Pick<CountyProject, 'budgetYuan'> & { readonly pupils?: number | null }, { jumpDays }: Pick<NodeCliff, 'jumpDays'>, waiting: readonly Pick<WaitingClass, 'oversize' | 'nearlyOversize'>[] | null, rate: DelayRate): SlipCost {
  return {
    jumpDays,
    pupils,
    oversizeClasses: waiting === null ? null : waiting.filter(({ oversize, nearlyOversize }) => oversize || nearlyOversize).length,
    classesFrom: 'classList',
    yuan: budgetYuan === null || jumpDays === null ? null : Math.round((budgetYuan * rate.yearly * jumpDays) / 365),
  }
}

