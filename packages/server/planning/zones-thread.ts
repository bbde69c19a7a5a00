import type { Snapshot } from '@junheng/core/county/snapshot.ts'
import type { Population } from '@junheng/core/planning/forecast/population.ts'
import { estimateAttendance } from '@junheng/core/planning/layout/attendance.ts'
import { travelMinutes } from '@junheng/core/planning/layout/travel.ts'
import type { ZonesWishes } from '@junheng/core/planning/zones/county-zones.ts'
import { planCountyZones, type CountyZonesPlan } from '@junheng/core/planning/zones/plan-county-zones.ts'
import type { ThreadControls } from '../features/jobs/in-thread.ts'
import { stopFor, type RunLimit } from './run-limit.ts'

/** Everything that zones follow from; kept with them, it repeats them. */
export interface ZonesInput {
  readonly snapshot: Snapshot
  readonly population: Population | null
  readonly wishes: ZonesWishes
}

export interface ZonesTask extends ZonesInput {
  readonly limit: RunLimit
}

export interface ZonesRun extends CountyZonesPlan {
  /** The look at the clock that ended it; null: it came to its end. */
  readonly stoppedAt: number | null
}

export function work({ snapshot, population, wishes, limit }: ZonesTask, { stop, onProgress }: ThreadControls): ZonesRun {
  const travel = travelMinutes(snapshot)
  const ending = stopFor(limit, stop)
  const plan = planCountyZones({ snapshot, travel, attendance: estimateAttendance(snapshot, population, travel) }, wishes, { stop: ending.stop, onProgress })
  return { ...plan, stoppedAt: ending.stoppedAt() }
}
