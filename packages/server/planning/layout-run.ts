import type { Snapshot } from '@junheng/core/county/snapshot.ts'
import type { Population } from '@junheng/core/planning/forecast/population.ts'
import type { CountyViolation } from '@junheng/core/planning/layout/check-county.ts'
import type { CountyWishes } from '@junheng/core/planning/layout/county-problem.ts'
import type { LevellingMeans } from '@junheng/core/planning/layout/levelling.ts'
import type { NamedViolation } from '@junheng/core/planning/layout/named-violation.ts'
import type { MadePlan } from '@junheng/core/planning/layout/plan-county.ts'
import type { LayoutOutcome } from '@junheng/core/planning/layout/plan-layout.ts'
import type { NearAlternative } from '@junheng/core/planning/layout/planned-actions.ts'
import type { RunLimit } from './run-limit.ts'

/** Everything that a layout follows from; kept with it, it repeats it. */
export interface LayoutInput {
  readonly snapshot: Snapshot
  readonly population: Population | null
  readonly wishes: CountyWishes
  readonly levelling: Omit<LevellingMeans, 'yuan'>
  /** How many of the nearest other plans are sought beside it. */
  readonly alternatives: number
}

export interface LayoutTask extends LayoutInput {
  readonly limit: RunLimit
}

export interface LayoutRun {
  readonly outcome: LayoutOutcome
  readonly made: Omit<MadePlan, 'plan' | 'levelling'> | null
  /** By name: the rules that stand in the way of any plan, or that the nearest plan breaks. */
  readonly because: readonly NamedViolation[]
  /** The plans nearest to it, the best first. */
  readonly alternatives: readonly NearAlternative[]
  /** By name: what the plan breaks, by the independent check of the county after it. */
  readonly violations: readonly CountyViolation[]
  /** The look at the clock that ended it; null: it came to its end. */
  readonly stoppedAt: number | null
}
