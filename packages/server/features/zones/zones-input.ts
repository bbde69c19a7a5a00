import { Problem } from '@junheng/contract/problem.ts'
import { usualSiblingMinutes, type ZonesWishes } from '@junheng/core/planning/zones/county-zones.ts'
import type { HandoverFault } from '@junheng/core/planning/zones/zones-view.ts'
import type { Tx } from '../../db/database.ts'
import type { ZonesInput } from '../../planning/zones-thread.ts'
import { findPopulation } from '../forecasts/queries.ts'
import { chosenSnapshot, loadSnapshot } from '../snapshots/queries.ts'
import { lastSiblingRule } from './queries.ts'

/** What zones of the county follow from: its last snapshot without its staff, and its births. Throws a Problem that names every wish of what it does not have. */
export async function zonesInput(tx: Tx, wishes: ZonesWishes): Promise<ZonesInput> {
  const last = await chosenSnapshot(tx, undefined)
  if (last === undefined) throw new Problem('not_found', { what: 'snapshot' })
  const snapshot = await loadSnapshot(tx, last, { staff: false })
  const faults = faultsOf(wishes, { settlements: new Set((snapshot.settlements ?? []).map(({ id }) => id)), schools: new Set(snapshot.schools.map(({ id }) => id)) })
  if (faults.length > 0) throw new Problem('zones_faulty', { faults })
  const { population } = await findPopulation(tx)
  return { snapshot, population, wishes: population?.siblings === undefined ? wishes : { ...wishes, siblingMinutes: wishes.siblingMinutes ?? (await decidedSiblingMinutes(tx, wishes.stage)) } }
}

/** What a split family weighs by the county's last decision of the stage: nothing where siblings go by their address. */
async function decidedSiblingMinutes(tx: Tx, stage: ZonesWishes['stage']): Promise<number> {
  return (await lastSiblingRule(tx, stage)) === 'byAddress' ? 0 : usualSiblingMinutes
}

function faultsOf({ shared = [], pins = [] }: ZonesWishes, { settlements, schools }: { readonly settlements: ReadonlySet<string>; readonly schools: ReadonlySet<string> }): readonly HandoverFault[] {
  const wanted = [...shared, ...pins.map(({ school }) => school)]
  return [...pins.flatMap(({ settlement: value }) => (settlements.has(value) ? [] : [{ field: 'settlement' as const, value }])), ...wanted.flatMap((value) => (schools.has(value) ? [] : [{ field: 'school' as const, value }]))]
}
