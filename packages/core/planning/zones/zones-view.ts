import type { IsoDate, LonLat, SchoolId } from '../../county/snapshot.ts'
import { countyZones, zonesToday, type CountyZones, type Handover, type ZonesScene, type ZonesWishes } from './county-zones.ts'
import type { CountyZonesPlan } from './plan-county-zones.ts'
import type { ZonesPlan } from './problem.ts'

/** Zones of a stage as they are kept: the problem, the plan and where everything lies, so that they can be judged and drawn without the snapshot. */
export interface ZonesView {
  /** Of the snapshot they were made from. */
  readonly date: IsoDate
  readonly county: CountyZones
  readonly plan: ZonesPlan
  /** By tract: its township unit's name and its point. */
  readonly places: readonly { readonly township: string; readonly at: LonLat }[]
  readonly schools: readonly { readonly id: SchoolId; readonly name: string; readonly at: LonLat | null }[]
  /** No plan of this problem has fewer pupil-minutes; null where nothing was proven. It holds for a drawing by hand too. */
  readonly bound: number | null
  /** Zones that were joined with a neighbour for want of places. */
  readonly joined: readonly (readonly SchoolId[])[]
}

/** A plan that was computed; undefined where there is none because none can exist. */
export function zonesView(scene: ZonesScene, { county, outcome, joined }: CountyZonesPlan): ZonesView | undefined {
  if (outcome.status === 'infeasible' || outcome.plan === undefined) return undefined
  return { ...mapOf(scene), county, plan: outcome.plan, bound: outcome.bound ?? null, joined }
}

/** The zones of today, an estimate: where most of a settlement's children attend. Drawing by hand may begin from it. */
export function zonesViewToday(scene: ZonesScene, wishes: ZonesWishes): ZonesView {
  const county = countyZones(scene, wishes, wishes.shared)
  return { ...mapOf(scene), county, plan: zonesToday(county), bound: null, joined: [] }
}

function mapOf({ snapshot: { date, settlements = [], townships, schools } }: ZonesScene): Pick<ZonesView, 'date' | 'places' | 'schools'> {
  const names = new Map(townships.map(({ code, name }) => [code, name]))
  return {
    date,
    places: settlements.map(({ township, location }) => ({ township: names.get(township) ?? township, at: location })),
    schools: schools.map(({ id, name, location }) => ({ id, name, at: location ?? null })),
  }
}

/** What a handover names that the county does not have. */
export interface HandoverFault {
  readonly field: keyof Handover
  readonly value: string
}

/** A plan after handovers by hand, or all that they name amiss; nothing is moved where one is. */
export function handedOver({ county, plan }: Pick<ZonesView, 'county' | 'plan'>, handovers: readonly Handover[]): { readonly plan: ZonesPlan } | { readonly faults: readonly HandoverFault[] } {
  const tractOf = new Map(county.problem.tracts.map(({ id }, tract) => [id, tract]))
  const zoneOf = new Map(county.schools.flatMap((own, zone) => own.map((id) => [id, zone] as const)))
  const faults = handovers.flatMap(({ settlement, school }): HandoverFault[] => [
    ...(tractOf.has(settlement) ? [] : [{ field: 'settlement' as const, value: settlement }]),
    ...(zoneOf.has(school) ? [] : [{ field: 'school' as const, value: school }]),
  ])
  if (faults.length > 0) return { faults }
  const moved = [...plan]
  for (const { settlement, school } of handovers) moved[tractOf.get(settlement)!] = zoneOf.get(school)!
  return { plan: moved }
}

/** The schools of every settlement under a plan, by their names; of a shared zone all of them. */
export function zoneAddresses({ county, plan, places, schools }: ZonesView): readonly { readonly settlement: string; readonly township: string; readonly place: string; readonly schools: readonly string[] }[] {
  const names = new Map(schools.map(({ id, name }) => [id, name]))
  return county.problem.tracts.map(({ id, name }, tract) => ({ settlement: id, township: places[tract]!.township, place: name, schools: (county.schools[plan[tract]!] ?? []).map((school) => names.get(school) ?? school) }))
}

/** A settlement whose schools are others than before. */
export interface ZoneChange {
  readonly settlement: string
  readonly township: string
  readonly place: string
  readonly from: readonly string[]
  readonly to: readonly string[]
}

/** Settlements whose schools change: against the zones published before (by settlement, names of schools), else against today. One that is new since then changes nothing. */
export function zoneChanges(view: ZonesView, before?: ReadonlyMap<string, readonly string[]>): readonly ZoneChange[] {
  const today = zoneAddresses({ ...view, plan: zonesToday(view.county) })
  return zoneAddresses(view).flatMap(({ schools: to, ...where }, tract) => {
    const from = before === undefined ? today[tract]!.schools : before.get(where.settlement)
    return from === undefined || isSame(from, to) ? [] : [{ ...where, from, to }]
  })
}

const isSame = (some: readonly string[], others: readonly string[]): boolean => some.length === others.length && some.every((name) => others.includes(name))
