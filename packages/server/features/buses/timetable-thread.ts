import type { TimetableCheck } from '@junheng/contract/buses.ts'
import type { Snapshot } from '@junheng/core/county/snapshot.ts'
import type { CountyBusRules } from '@junheng/core/planning/buses/county-buses.ts'
import { busCost } from '@junheng/core/planning/buses/driving.ts'
import { busPlanView, plannedCounty, violationsIn, type BusPlanView } from '@junheng/core/planning/buses/plan-view.ts'
import { readWrittenRuns, type WrittenFault, type WrittenHalt } from '@junheng/core/planning/buses/written-runs.ts'

export interface TimetableTask {
  readonly snapshot: Snapshot
  readonly rules: CountyBusRules
  readonly closed: readonly string[]
  readonly lines: readonly WrittenHalt[]
  /** Whether the whole plan is wanted, lines on the map and all. */
  readonly whole: boolean
}

/** The faults of the lines; where there is none, what they come to, and the plan if it was wanted. */
export interface TimetableOutcome extends Omit<TimetableCheck, 'faults'> {
  readonly faults: readonly WrittenFault[]
  readonly view: BusPlanView | undefined
}

export function work({ snapshot: today, rules, closed, lines, whole }: TimetableTask): TimetableOutcome {
  const planned = plannedCounty(today, { rules, closed })
  const { faults, plan } = readWrittenRuns(planned.county, planned.snapshot.vehicles ?? [], lines)
  if (faults.length > 0) return { faults, runs: 0, halts: 0, unseated: 0, violations: [], view: undefined }
  return {
    faults,
    runs: plan.buses.length,
    halts: plan.buses.reduce((sum, { events }) => sum + events.length, 0),
    unseated: busCost(planned.county.problem, plan).unseated,
    violations: violationsIn(planned.county, plan),
    view: whole ? busPlanView(planned, plan, null) : undefined,
  }
}
