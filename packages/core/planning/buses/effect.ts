/** What a change of the school network does to the buses: approximate at once, exact after. */
import type { Snapshot } from '../../county/snapshot.ts'
import { checkRun } from './check.ts'
import { busCost, type BusCost } from './driving.ts'
import { type CountyBuses, countyBuses, type CountyBusRules, usualRules } from './county-buses.ts'
import { coverageFigures, type CoverageFigures, coverageOf } from './coverage.ts'
import { planBuses, type BusPlanning } from './plan.ts'
import type { BusEvent, BusPlan, BusRun } from './problem.ts'

export interface BusEffect {
  readonly before: BusCost
  /** If today's runs were left as they are. */
  readonly unchanged: BusCost
  /** Settlements in which somebody would then have no seat. */
  readonly losing: readonly string[]
  readonly after: BusCost
  /** Settlements in which somebody has no seat even so. */
  readonly without: readonly string[]
  readonly plan: BusPlan
  readonly county: CountyBuses
  /** Whom the buses reach: today, with the runs left as they are, planned anew. */
  readonly coverage: { readonly before: CoverageFigures; readonly unchanged: CoverageFigures; readonly after: CoverageFigures }
}

export type EffectOptions = Pick<BusPlanning, 'seed' | 'spent'>

/** The runs before, and the problem they were made for. */
export interface PlannedBuses {
  readonly county: CountyBuses
  readonly plan: BusPlan
}

/** The runs before, and what is left of them in the county after. */
export interface BusChange {
  readonly before: PlannedBuses
  readonly after: CountyBuses
  readonly start: BusPlan
}

/** What `busEffect` works from; it need not be made again for a more exact answer. */
export function busChange(before: PlannedBuses, snapshot: Snapshot, rules: CountyBusRules = usualRules): BusChange {
  const after = countyBuses(snapshot, rules)
  return { before, after, start: carriedOver(before, after).plan }
}

/**
 * The runs before are kept where they still fit; the stops of the county after that are new are put into them or into spare buses. The
 * budget decides how exact it is: no step at all answers at once, some thousand within seconds, a minute is the plan itself.
 */
export function busEffect({ before, after: county, start }: BusChange, planning: EffectOptions): BusEffect {
  const outcome = planBuses(county.problem, { ...planning, start })
  const plan = outcome.status === 'feasible' ? outcome.plan : start
  return {
    before: busCost(before.county.problem, before.plan),
    unchanged: busCost(county.problem, start),
    losing: unseated(county, start),
    after: busCost(county.problem, plan),
    without: unseated(county, plan),
    plan,
    county,
    coverage: { before: figuresOf(before.county, before.plan), unchanged: figuresOf(county, start), after: figuresOf(county, plan) },
  }
}

const figuresOf = (county: CountyBuses, plan: BusPlan): CoverageFigures => coverageFigures(coverageOf(county, plan))

const unseated = ({ stops }: CountyBuses, { unserved }: BusPlan): readonly string[] => [...new Set(unserved.map((stop) => stops[stop]!.settlement))]

/** Runs in the numbers of another problem. */
export interface Carried {
  readonly plan: BusPlan
  /** By run: which run it was before. */
  readonly origins: readonly number[]
  /** Runs before that lost a stop, a school or their vehicle, or are gone. */
  readonly changed: readonly number[]
}

/** The runs before, in the numbers of the problem after: same settlement, school, stage and part; what is gone falls out. */
export function carriedOver({ county, plan }: PlannedBuses, after: CountyBuses): Carried {
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
  const carried = plan.buses.flatMap(({ bus, vehicle, events }, origin) => {
    const as = classAt.get(county.problem.fleet[bus]!.id)
    const kept = as === undefined ? [] : withinSeats(after, as, withoutIdleVisits(after, events.flatMap(eventAfter)))
    if (as === undefined || kept.length === 0) return []
    const stays = vehicle !== undefined && after.vehicles[as]!.includes(vehicle)
    const run: BusRun = { bus: as, ...(stays ? { vehicle } : {}), events: kept }
    return [{ origin, run, isWhole: kept.length === events.length && (stays || vehicle === undefined) }]
  })
  const served = new Set(carried.flatMap(({ run: { events } }) => events.flatMap((event) => ('stop' in event ? [event.stop] : []))))
  const whole = new Set(carried.flatMap(({ origin, isWhole }) => (isWhole ? [origin] : [])))
  return {
    plan: { buses: carried.map(({ run }) => run), unserved: after.stops.flatMap((_, stop) => (served.has(stop) ? [] : [stop])), ...shiftsAfter({ county, plan }, after) },
    origins: carried.map(({ origin }) => origin),
    changed: [...plan.buses.keys()].filter((run) => !whole.has(run)),
  }
}

/** The bells of schools that go on, as far as they may be moved so. */
function shiftsAfter({ county, plan }: PlannedBuses, after: CountyBuses): Pick<BusPlan, 'bellShifts'> {
  const shiftOf = new Map(county.schools.map(({ id }, school) => [id, plan.bellShifts?.[school] ?? 0]))
  const bellShifts = after.schools.map(({ id }, school) => {
    const shift = shiftOf.get(id) ?? 0
    return after.problem.schools[school]!.bellShifts?.includes(shift) ? shift : 0
  })
  return bellShifts.some((shift) => shift !== 0) ? { bellShifts } : {}
}

/** Where more children wait than before and seats run out, the largest stop of the overfull trip is left out. */
function withinSeats(after: CountyBuses, bus: number, events: readonly BusEvent[]): readonly BusEvent[] {
  const overfull = checkRun(after.problem, {}, { bus, events }).find(({ rule }) => rule === 'overloaded')
  if (overfull === undefined) return events
  const until = events.findIndex((event) => 'stop' in event && event.stop === overfull.stop)
  const children = (event: BusEvent) => ('stop' in event ? after.problem.stops[event.stop]!.children : 0)
  const largest = events.slice(0, until + 1).reduce((most, event) => (children(event) > children(most) ? event : most))
  return withinSeats(after, bus, withoutIdleVisits(after, events.filter((event) => event !== largest)))
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
