/** What a change of the school network does to the buses: approximate at once, exact after. */
import type { Snapshot } from '../../county/snapshot.ts'
import { busCost, type BusCost } from './driving.ts'
import { type CountyBuses, countyBuses, type CountyBusRules, usualRules } from './county-buses.ts'
import { planBuses, type BusPlanning } from './plan.ts'
import type { BusEvent, BusPlan, BusRun } from './problem.ts'

export interface BusEffect {
  readonly before: BusCost
  readonly after: BusCost
  /** Settlements that had a seat and would have none. */
  readonly losing: readonly string[]
  readonly plan: BusPlan
  readonly county: CountyBuses
}

export interface EffectOptions extends Pick<BusPlanning, 'seed' | 'spent'> {
  readonly rules?: CountyBusRules
}

/**
 * The runs of `plan`, made for the county before, kept where they still fit; the stops of the county after that are new are put
 * into them or into spare buses. The budget decides how exact it is: some thousand steps answer within seconds, a minute is the plan itself.
 */
export function busEffect(before: { readonly county: CountyBuses; readonly plan: BusPlan }, after: Snapshot, { rules = usualRules, ...planning }: EffectOptions): BusEffect {
  const county = countyBuses(after, rules)
  const outcome = planBuses(county.problem, { ...planning, start: carriedOver(before, county) })
  const plan = outcome.status === 'feasible' ? outcome.plan : { buses: [], unserved: county.stops.map((_, stop) => stop) }
  const [had, has] = [seated(before.county, before.plan), seated(county, plan)]
  const wanted = new Set(county.stops.map(({ settlement }) => settlement))
  return {
    before: busCost(before.county.problem, before.plan),
    after: busCost(county.problem, plan),
    losing: [...wanted].filter((settlement) => !has.has(settlement) && (had.has(settlement) || !before.county.stops.some((stop) => stop.settlement === settlement))),
    plan,
    county,
  }
}

/** Settlements of which somebody has a seat. */
const seated = ({ stops }: CountyBuses, { unserved }: BusPlan): ReadonlySet<string> => new Set(stops.flatMap(({ settlement }, stop) => (unserved.includes(stop) ? [] : [settlement])))

/** The runs before, in the numbers of the problem after: same settlement, school, stage and part; what is gone falls out. */
function carriedOver({ county, plan }: { readonly county: CountyBuses; readonly plan: BusPlan }, after: CountyBuses): BusPlan {
  const stopKeys = keysOf(after)
  const stopAt = new Map(stopKeys.map((key, stop) => [key, stop]))
  const oldKeys = keysOf(county)
  const schoolAt = new Map(after.schools.map(({ id }, school) => [id, school]))
  const classAt = new Map(after.problem.fleet.map(({ id }, bus) => [id, bus]))
  const eventAfter = (event: BusEvent): BusEvent[] => {
    const hours = { arrive: event.arrive, leave: event.leave }
    const stop = 'stop' in event ? stopAt.get(oldKeys[event.stop]!) : undefined
    const school = 'school' in event ? schoolAt.get(county.schools[event.school]!.id) : undefined
    if (stop !== undefined) return [{ stop, ...hours }]
    return school === undefined ? [] : [{ school, ...hours }]
  }
  const buses = plan.buses.flatMap(({ bus, events }): BusRun[] => {
    const as = classAt.get(county.problem.fleet[bus]!.id)
    const kept = withoutIdleVisits(after, events.flatMap(eventAfter))
    return as === undefined || kept.length === 0 ? [] : [{ bus: as, events: kept }]
  })
  return { buses, unserved: [] }
}

/** A settlement's stops for a school, numbered. */
function keysOf({ stops }: CountyBuses): readonly string[] {
  const seen = new Map<string, number>()
  return stops.map(({ settlement, school, stage }) => {
    const key = `${settlement} ${school} ${stage}`
    const part = (seen.get(key) ?? 0) + 1
    seen.set(key, part)
    return `${key} ${part}`
  })
}

function withoutIdleVisits({ problem }: CountyBuses, events: readonly BusEvent[]): readonly BusEvent[] {
  const aboard = new Set<number>()
  return events.filter((event) => {
    if ('school' in event) return aboard.delete(event.school)
    aboard.add(problem.stops[event.stop]!.school)
    return true
  })
}
