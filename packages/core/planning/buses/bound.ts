/**
 * A number of buses below which no plan serves all children. The larger of:
 *   moment   at some moment these children are certainly on a bus (or boarding, or getting off): none boards later than their school's
 *            last minute allows, none is off before its first. Over the seats of the largest bus, school by school where schools do not mix;
 *   chain    where schools do not mix: each school needs its children over the largest bus, rounded up, in trips; a trip can follow another only if
 *            a bus can go from the one school by some stop to the other in time. Closed under "can follow in the end", the fewest
 *            chains are trips less the largest matching (Dilworth 1950; Fulkerson 1956), and more trips never need fewer chains.
 */
import type { BusProblem, BusStop } from './problem.ts'

/** Proven for plans in which every one of the stops given is served. */
export function fewestBuses(problem: BusProblem, served: readonly number[] = problem.stops.map((_, stop) => stop)): number {
  if (served.length === 0) return 0
  const seats = Math.max(...problem.fleet.map((bus) => bus.seats))
  const stops = served.map((stop) => problem.stops[stop]!)
  return Math.max(1, busiestMoment(problem, stops, seats), problem.rules.loads === 'single' ? fewestChains(problem, stops, seats) : 0)
}

interface Certain {
  readonly from: number
  readonly until: number
  readonly school: number
  readonly children: number
}

function busiestMoment(problem: BusProblem, stops: readonly BusStop[], seats: number): number {
  const certain = stops.map((stop) => certainTime(problem, stop)).filter(({ from, until }) => from < until)
  const single = problem.rules.loads === 'single'
  return certain.reduce((most, { from: moment }) => {
    const then = certain.filter(({ from, until }) => from <= moment && moment < until)
    const bySchool = new Map<number, number>()
    for (const { school, children } of then) bySchool.set(single ? school : 0, (bySchool.get(single ? school : 0) ?? 0) + children)
    return Math.max(most, [...bySchool.values()].reduce((sum, children) => sum + Math.ceil(children / seats), 0))
  }, 0)
}

/** When the children of a stop are certainly with a bus. */
function certainTime(problem: BusProblem, { place, school, children }: BusStop): Certain {
  const { boarding, unloading } = problem.rules
  const goal = problem.schools[school]!
  const [early, late] = [Math.min(0, ...(goal.bellShifts ?? [])), Math.max(0, ...(goal.bellShifts ?? []))]
  const off = unloading.base + unloading.each * children
  const on = boarding.base + boarding.each * children
  const from = goal.closes + late - off - problem.drive[place * problem.places + goal.place]! - on
  return { from, until: goal.opens + early + off, school, children }
}

function fewestChains(problem: BusProblem, stops: readonly BusStop[], seats: number): number {
  const children = problem.schools.map((_, school) => stops.filter((stop) => stop.school === school).reduce((sum, stop) => sum + stop.children, 0))
  const trips = children.map((count) => Math.ceil(count / seats))
  const follows = closed(problem.schools.map((_, a) => problem.schools.map((_, b) => mayFollow(problem, a, stops.filter(({ school }) => school === b)))))
  return trips.reduce((sum, count) => sum + count, 0) - largestMatching(trips, follows)
}

/** Whether a bus that has been at school `a` as early as can be may still bring somebody of these stops to theirs in time. */
function mayFollow({ schools, drive, places, rules }: BusProblem, a: number, stops: readonly BusStop[]): boolean {
  const from = schools[a]!
  const free = from.opens + Math.min(0, ...(from.bellShifts ?? [])) + rules.unloading.base
  return stops.some(({ place, school, children }) => {
    const to = schools[school]!
    const way = drive[from.place * places + place]! + rules.boarding.base + rules.boarding.each * children + drive[place * places + to.place]!
    return free + way + rules.unloading.base + rules.unloading.each * children <= to.closes + Math.max(0, ...(to.bellShifts ?? []))
  })
}

/** What follows in the end (Warshall). */
function closed(follows: readonly (readonly boolean[])[]): readonly (readonly boolean[])[] {
  const out = follows.map((row) => row.slice())
  for (const [k, through] of out.entries()) {
    for (const row of out) if (row[k]) through.forEach((on, j) => (row[j] ||= on))
  }
  return out
}

/** Most links between trips, each with one before and one after it: a flow by augmenting paths, many trips of a school at once. */
function largestMatching(trips: readonly number[], follows: readonly (readonly boolean[])[]): number {
  const [before, after] = [trips.slice(), trips.slice()]
  const flow = trips.map(() => new Int32Array(trips.length))
  let matched = 0
  for (const a of trips.keys()) {
    while (before[a]! > 0 && augment(a, { flow, follows, after, seen: new Set() })) {
      before[a]!--
      matched++
    }
  }
  return matched
}

interface Flow {
  readonly flow: readonly Int32Array[]
  readonly follows: readonly (readonly boolean[])[]
  /** Trips that nothing precedes yet. */
  readonly after: number[]
  readonly seen: Set<number>
}

function augment(a: number, work: Flow): boolean {
  const { flow, follows, after, seen } = work
  for (const [b, may] of follows[a]!.entries()) {
    if (!may || seen.has(b)) continue
    seen.add(b)
    const holder = after[b]! > 0 ? -1 : flow.findIndex((row, other) => row[b]! > 0 && other !== a && augment(other, work))
    if (holder === -1 && after[b]! <= 0) continue
    if (holder === -1) after[b]!--
    else flow[holder]![b]!--
    flow[a]![b]!++
    return true
  }
  return false
}
