import type { Snapshot } from '@junheng/core/county/snapshot.ts'
import type { Population } from '@junheng/core/planning/forecast/population.ts'
import { estimateAttendance } from '@junheng/core/planning/layout/attendance.ts'
import { travelMinutes } from '@junheng/core/planning/layout/travel.ts'
import type { ZonesWishes } from '@junheng/core/planning/zones/county-zones.ts'
import { planCountyZones, type CountyZonesPlan } from '@junheng/core/planning/zones/plan-county-zones.ts'
import { zonesView, type ZonesView } from '@junheng/core/planning/zones/zones-view.ts'
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
  /** As it is kept; null where there is no plan. */
  readonly view: ZonesView | null
}

export function work({ snapshot, population, wishes, limit }: ZonesTask, { stop, onProgress }: ThreadControls): ZonesRun {
  const travel = travelMinutes(snapshot)
  const ending = stopFor(limit, stop)
  const scene = { snapshot, travel, attendance: estimateAttendance(snapshot, population, travel), siblings: population?.siblings }
  const plan = planCountyZones(scene, wishes, { stop: ending.stop, onProgress: (share, note) => onProgress(share, note && { ...note }) })
  return { ...plan, stoppedAt: ending.stoppedAt(), view: zonesView(scene, plan) ?? null }
}
