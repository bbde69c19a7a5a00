/** What stays of the runs before while the rest is planned anew. */
import type { CountyBuses } from './county-buses.ts'
import { carriedOver, type PlannedBuses } from './effect.ts'
import type { BusPlan } from './problem.ts'

export interface PinWish {
  /** Runs of the plan before, counted from 0, that stay as they are: stops, order, hours, vehicle. */
  readonly runs: readonly number[]
  /** Settlements whose children stay on their bus, together with whom they ride. */
  readonly villages: readonly string[]
}

/** Where a search begins, and what it must leave alone. */
export interface PinnedStart {
  readonly start: BusPlan
  readonly pinnedRuns: readonly number[]
  readonly pinnedStops: readonly number[]
  /** Runs that cannot stay as they are: a stop, a school or their vehicle is gone, or there is no such run. */
  readonly lost: readonly number[]
  /** Settlements of which nobody rides. */
  readonly unknown: readonly string[]
}

export function pinnedStart(before: PlannedBuses, after: CountyBuses, { runs, villages }: PinWish): PinnedStart {
  const { plan, origins, changed } = carriedOver(before, after)
  const gone = new Set(changed)
  const lost = runs.filter((run) => gone.has(run) || before.plan.buses[run] === undefined)
  return {
    start: plan,
    pinnedRuns: origins.flatMap((origin, index) => (runs.includes(origin) && !gone.has(origin) ? [index] : [])),
    pinnedStops: after.stops.flatMap(({ settlement }, stop) => (villages.includes(settlement) ? [stop] : [])),
    lost,
    unknown: villages.filter((village) => !after.stops.some(({ settlement }) => settlement === village)),
  }
}
