import { Problem } from '@junheng/contract/problem.ts'
import { zoneViolationText } from '@junheng/contract/words/zone-violations.ts'
import type { ZoneStage } from '@junheng/contract/zones.ts'
import { usualZonesWishes } from '@junheng/core/planning/zones/county-zones.ts'
import { judgeZones, type NamedZonesViolation } from '@junheng/core/planning/zones/judge-zones.ts'
import { handedOver, zonesViewToday, type ZonesView } from '@junheng/core/planning/zones/zones-view.ts'
import type { Handover } from '@junheng/core/planning/zones/county-zones.ts'
import type { Tx } from '../../db/database.ts'
import { findPopulation } from '../forecasts/queries.ts'
import { layoutScene } from '../layouts/scene.ts'

/** The zones of today from the last snapshot, an estimate. */
export async function zonesNow(tx: Tx, stage: ZoneStage): Promise<ZonesView> {
  const { population } = await findPopulation(tx)
  return zonesViewToday({ ...(await layoutScene(tx, undefined)), siblings: population?.siblings }, { ...usualZonesWishes, stage })
}

/** Zones after a drawing by hand; throws a Problem that names all it names amiss. */
export function drawn(view: ZonesView, handovers: readonly Handover[]): ZonesView {
  const outcome = handedOver(view, handovers)
  if ('faults' in outcome) throw new Problem('zones_faulty', { faults: outcome.faults })
  return { ...view, plan: outcome.plan }
}

/** Throws a Problem that names every rule that stands in the way of publishing. */
export function refuseBroken({ county, plan }: ZonesView): void {
  const { violations } = judgeZones(county, plan)
  if (violations.length > 0) throw new Problem('zones_broken', { broken: inWords(violations) })
}

export const inWords = (violations: readonly NamedZonesViolation[]) => violations.map((each) => ({ zh: zoneViolationText(each, 'zh'), en: zoneViolationText(each, 'en') }))
