/**
 * Every rule that a plan breaks, told from the plan's own hours. Written from the problem's rules, apart from the search: it shares no code
 * with it, and judges hand-made plans too.
 */
import type { BusEvent, BusPlan, BusProblem, BusRun, Service } from './problem.ts'

export const busRules = [
  'unknown', 'servedTwice', 'unaccounted', 'notDelivered', 'overloaded', 'rideTooLong', 'tooEarly', 'tooLate', 'tooFast', 'serviceTooShort', 'mixed', 'largeBus',
  'dutyTooLong', 'tooManyTrips', 'tooManyBuses', 'tooFewChildren', 'bellShift',
] as const
export type BusRuleName = (typeof busRules)[number]

/** A rule broken: by which bus of the plan, at which stop or school, and by how much (milliseconds, children, buses or trips). */
export interface BusViolation {
  readonly rule: BusRuleName
  readonly bus?: number
  readonly stop?: number
  readonly school?: number
  readonly excess: number
}

export function checkBuses(problem: BusProblem, plan: BusPlan): readonly BusViolation[] {
  const unknown = unknownIn(problem, plan)
  if (unknown.length > 0) return unknown
  return [...account(problem, plan), ...fleetIn(problem, plan), ...bellsIn(problem, plan), ...plan.buses.flatMap((run, bus) => checkRun(problem, plan, run).map((broken) => ({ ...broken, bus })))]
}

type Broken = Omit<BusViolation, 'bus'>

function unknownIn({ stops, schools, fleet }: BusProblem, { buses, unserved }: BusPlan): readonly BusViolation[] {
  const known = (event: BusEvent) => ('stop' in event ? stops[event.stop] : schools[event.school]) !== undefined
  return [
    ...buses.flatMap((run, bus): BusViolation[] => (fleet[run.bus] && run.events.every(known) ? [] : [{ rule: 'unknown', bus, excess: 1 }])),
    ...unserved.filter((stop) => stops[stop] === undefined).map((): BusViolation => ({ rule: 'unknown', excess: 1 })),
  ]
}

/** Each stop is served once, or said to be unserved, and not both. */
function account({ stops }: BusProblem, { buses, unserved }: BusPlan): readonly BusViolation[] {
  const served = buses.flatMap(({ events }) => events.flatMap((event) => ('stop' in event ? [event.stop] : [])))
  return stops.flatMap((_, stop): BusViolation[] => {
    const times = served.filter((each) => each === stop).length
    if (times > 1) return [{ rule: 'servedTwice', stop, excess: times - 1 }]
    return (times === 1) === unserved.includes(stop) ? [{ rule: 'unaccounted', stop, excess: 1 }] : []
  })
}

function fleetIn({ fleet }: BusProblem, { buses }: BusPlan): readonly BusViolation[] {
  return fleet.flatMap(({ count }, index): BusViolation[] => {
    const excess = buses.filter(({ bus }) => bus === index).length - count
    return excess > 0 ? [{ rule: 'tooManyBuses', excess }] : []
  })
}

function bellsIn({ schools }: BusProblem, { bellShifts = [] }: BusPlan): readonly BusViolation[] {
  return schools.flatMap((each, school): BusViolation[] => {
    const shift = bellShifts[school] ?? 0
    return shift === 0 || each.bellShifts?.includes(shift) ? [] : [{ rule: 'bellShift', school, excess: Math.abs(shift) }]
  })
}

/** What one run breaks by itself. */
export function checkRun(problem: BusProblem, plan: Pick<BusPlan, 'bellShifts'>, run: BusRun): readonly Broken[] {
  return [
    ...moves(problem, run),
    ...services(problem, run),
    ...seats(problem, run),
    ...rides(problem, run),
    ...hours(problem, plan, run),
    ...company(problem, run),
    ...roads(problem, run),
    ...work(problem, run),
    ...fill(problem, run),
  ]
}

const where = (event: BusEvent): Pick<Broken, 'stop' | 'school'> => ('stop' in event ? { stop: event.stop } : { school: event.school })

function moves(problem: BusProblem, { bus, events }: BusRun): Broken[] {
  const placeOf = (event: BusEvent) => ('stop' in event ? problem.stops[event.stop]! : problem.schools[event.school]!).place
  const { depot } = problem.fleet[bus]!
  return events.flatMap((event, i): Broken[] => {
    const before = i === 0 ? depot : placeOf(events[i - 1]!)
    if (before === undefined) return []
    const needed = problem.drive[before * problem.places + placeOf(event)]! - (event.arrive - (i === 0 ? 0 : events[i - 1]!.leave))
    return needed > 0 ? [{ rule: 'tooFast', ...where(event), excess: needed }] : []
  })
}

/** For each visit, the stops whose children get off there: those of its school since the last visit. */
function ridersOf({ stops }: BusProblem, events: readonly BusEvent[]): readonly (readonly number[])[] {
  const waiting = new Map<number, number[]>()
  return events.map((event, i) => {
    const school = 'stop' in event ? stops[event.stop]!.school : event.school
    if ('stop' in event) {
      waiting.set(school, [...(waiting.get(school) ?? []), i])
      return []
    }
    const riders = waiting.get(school) ?? []
    waiting.delete(school)
    return riders
  })
}

const childrenOf = ({ stops }: BusProblem, event: BusEvent): number => ('stop' in event ? stops[event.stop]!.children : 0)

const time = ({ base, each }: Service, children: number): number => base + each * children

function services(problem: BusProblem, { events }: BusRun): Broken[] {
  const riders = ridersOf(problem, events)
  return events.flatMap((event, i): Broken[] => {
    const off = riders[i]!.reduce((sum, rider) => sum + childrenOf(problem, events[rider]!), 0)
    const needed = 'stop' in event ? time(problem.rules.boarding, childrenOf(problem, event)) : time(problem.rules.unloading, off)
    const excess = needed - (event.leave - event.arrive)
    return excess > 0 ? [{ rule: 'serviceTooShort', ...where(event), excess }] : []
  })
}

/** Children on board after each event. */
function loads(problem: BusProblem, events: readonly BusEvent[]): readonly number[] {
  const riders = ridersOf(problem, events)
  let load = 0
  return events.map((event, i) => {
    load += childrenOf(problem, event) - riders[i]!.reduce((sum, rider) => sum + childrenOf(problem, events[rider]!), 0)
    return load
  })
}

function seats(problem: BusProblem, { bus, events }: BusRun): Broken[] {
  const most = problem.fleet[bus]!.seats
  return loads(problem, events).flatMap((load, i): Broken[] => (load > most ? [{ rule: 'overloaded', ...where(events[i]!), excess: load - most }] : []))
}

function rides(problem: BusProblem, { events }: BusRun): Broken[] {
  const riders = ridersOf(problem, events)
  const delivered = new Set(riders.flat())
  const stranded = events.flatMap((event, i): Broken[] => ('stop' in event && !delivered.has(i) ? [{ rule: 'notDelivered', stop: event.stop, excess: childrenOf(problem, event) }] : []))
  const long = riders.flatMap((boarded, visit) => boarded.flatMap((i): Broken[] => {
    const event = events[i] as BusEvent & { readonly stop: number }
    const limit = problem.stops[event.stop]!.rideLimit ?? problem.rules.rideLimit
    const excess = events[visit]!.arrive - event.leave - limit
    return excess > 0 ? [{ rule: 'rideTooLong', stop: event.stop, excess }] : []
  }))
  return [...stranded, ...long]
}

function hours({ schools }: BusProblem, { bellShifts = [] }: Pick<BusPlan, 'bellShifts'>, { events }: BusRun): Broken[] {
  return events.flatMap((event): Broken[] => {
    if ('stop' in event) return []
    const { school, arrive, leave } = event
    const shift = bellShifts[school] ?? 0
    const [early, late] = [schools[school]!.opens + shift - arrive, leave - schools[school]!.closes - shift]
    return [...(early > 0 ? [{ rule: 'tooEarly' as const, school, excess: early }] : []), ...(late > 0 ? [{ rule: 'tooLate' as const, school, excess: late }] : [])]
  })
}

/** Who sits beside whom: at each stop, against everyone on board. */
function company(problem: BusProblem, { events }: BusRun): Broken[] {
  const riders = ridersOf(problem, events)
  const aboard = new Set<number>()
  return events.flatMap((event, i): Broken[] => {
    for (const rider of riders[i]!) aboard.delete(rider)
    if (!('stop' in event)) return []
    const apart = [...aboard].some((other) => !mayRide(problem, event.stop, (events[other] as BusEvent & { readonly stop: number }).stop))
    aboard.add(i)
    return apart ? [{ rule: 'mixed', stop: event.stop, excess: childrenOf(problem, event) }] : []
  })
}

function mayRide({ stops, schools, rules: { loads } }: BusProblem, one: number, other: number): boolean {
  const names = (stop: number) => [schools[stops[stop]!.school]!.id, stops[stop]!.group ?? '']
  if (loads === 'single') return stops[one]!.school === stops[other]!.school
  if (loads === 'mixed') return true
  const [a, b] = [names(one), names(other)]
  return loads.apart.every(([left, right]) => !((a.includes(left) && b.includes(right)) || (a.includes(right) && b.includes(left))))
}

function roads({ stops, fleet }: BusProblem, { bus, events }: BusRun): Broken[] {
  if (!fleet[bus]!.large) return []
  return events.flatMap((event): Broken[] => ('stop' in event && stops[event.stop]!.smallBusOnly ? [{ rule: 'largeBus', stop: event.stop, excess: 1 }] : []))
}

function work(problem: BusProblem, { bus, events }: BusRun): Broken[] {
  const { duty = Infinity, mostTrips = Infinity } = problem.rules
  const [first, last] = [events[0], events.at(-1)]
  if (!first || !last) return []
  const { depot } = problem.fleet[bus]!
  const { place } = 'stop' in first ? problem.stops[first.stop]! : problem.schools[first.school]!
  const worked = last.leave - first.arrive + (depot === undefined ? 0 : problem.drive[depot * problem.places + place]!)
  const trips = events.filter((event) => 'school' in event).length
  return [
    ...(worked > duty ? [{ rule: 'dutyTooLong' as const, excess: worked - duty }] : []),
    ...(trips > mostTrips ? [{ rule: 'tooManyTrips' as const, excess: trips - mostTrips }] : []),
  ]
}

/** A trip is a stretch with somebody on board. */
function fill(problem: BusProblem, { events }: BusRun): Broken[] {
  const least = problem.rules.leastChildren ?? 0
  const after = loads(problem, events)
  let boarded = 0
  return events.flatMap((event, i): Broken[] => {
    boarded += childrenOf(problem, event)
    if (after[i] !== 0 || boarded === 0) return []
    const missing = least - boarded
    boarded = 0
    return missing > 0 ? [{ rule: 'tooFewChildren', ...where(event), excess: missing }] : []
  })
}
