import type { SchoolId } from '../../county/snapshot.ts'
import type { Outcome } from '../outcome.ts'
import { countyZones, type CountyZones, type ZonesScene, type ZonesWishes } from './county-zones.ts'
import { planZones, type ZonesOptions } from './plan-zones.ts'
import type { ZonesPlan, ZonesViolation } from './problem.ts'

export interface CountyZonesPlan {
  readonly county: CountyZones
  readonly outcome: Outcome<ZonesPlan, ZonesViolation>
  /** Zones that were joined with a neighbour because no zones of their own were found that hold their children. */
  readonly joined: readonly (readonly SchoolId[])[]
}

/** How often zones too full are joined with a neighbour. */
const rounds = 8

/**
 * Zones of a county's stage. Where single zones stay too full, the fullest are joined with the nearest zone (多校划片) and planned again, so that the schools
 * share what they have. Joining is a rule of thumb: that single zones cannot do is not proven by it.
 */
export function planCountyZones(scene: ZonesScene, wishes: ZonesWishes, { stop = () => false, onProgress }: ZonesOptions = {}): CountyZonesPlan {
  const plan = (shared: readonly SchoolId[], round: number): CountyZonesPlan => {
    const county = countyZones(scene, wishes, shared)
    const outcome = planZones(county.problem, { stop, onProgress: (share, note) => onProgress?.((round + share) / (rounds + 1), note) })
    return { county, outcome, joined: county.schools.filter((own) => own.some((school) => shared.includes(school))) }
  }
  let shared = wishes.shared ?? []
  let best = plan(shared, 0)
  for (let round = 1; round <= rounds && best.outcome.status === 'stopped' && !stop(); round++) {
    const full = (best.outcome.broken ?? []).filter(({ rule }) => rule === 'overload').map(({ zone }) => best.county.schools[zone!]![0]!)
    if (full.length === 0) break
    shared = [...shared, ...full]
    best = plan(shared, round)
  }
  return best
}
