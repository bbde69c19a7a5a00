import type { Snapshot } from '@junheng/core/county/snapshot.ts'
import type { CountyBusRules } from '@junheng/core/planning/buses/county-buses.ts'
import { busPlanView, plannedCounty, type BusPlanView } from '@junheng/core/planning/buses/plan-view.ts'
import { readWrittenRuns, type WrittenFault, type WrittenHalt } from '@junheng/core/planning/buses/written-runs.ts'

export interface TimetableTask {
  readonly snapshot: Snapshot
  readonly rules: CountyBusRules
  readonly closed: readonly string[]
  readonly lines: readonly WrittenHalt[]
}

/** The faults of the lines; where there is none, the plan that they are, with all the rules it breaks. */
export interface TimetableOutcome {
  readonly faults: readonly WrittenFault[]
  readonly view: BusPlanView | undefined
}

export function work({ snapshot: today, rules, closed, lines }: TimetableTask): TimetableOutcome {
  const planned = plannedCounty(today, { rules, closed })
  const { faults, plan } = readWrittenRuns(planned.county, planned.snapshot.vehicles ?? [], lines)
  return { faults, view: faults.length > 0 ? undefined : busPlanView(planned, plan, null) }
}
