/**
 * The plain way to plan, for comparison and for counties that begin without a plan: each school alone. Savings (Clarke & Wright 1964) join the
 * trips of single stops while seats and ride allow; then 2-opt shortens each trip. Every trip is a bus of its own.
 */
import type { BusProblem } from './problem.ts'

/** Stops in order, for one school. */
export interface PlainTrip {
  readonly school: number
  readonly stops: readonly number[]
}

export function plainTrips(problem: BusProblem, seats: number): readonly PlainTrip[] {
  return problem.schools.flatMap((_, school) => {
    const own = problem.stops.flatMap((stop, index) => (stop.school === school ? [index] : []))
    return joined(problem, own, seats).map((stops) => ({ school, stops: shortened(problem, stops) }))
  })
}

const way = ({ drive, places, stops }: BusProblem, from: number, to: number): number => drive[stops[from]!.place * places + stops[to]!.place]!
const home = ({ drive, places, stops, schools }: BusProblem, stop: number): number => drive[stops[stop]!.place * places + schools[stops[stop]!.school]!.place]!

function joined(problem: BusProblem, own: readonly number[], seats: number): readonly (readonly number[])[] {
  const tripOf = new Map<number, readonly number[]>(own.map((stop) => [stop, [stop]]))
  const pairs = own.flatMap((a) => own.filter((b) => b !== a).map((b) => ({ a, b, saved: home(problem, a) - way(problem, a, b) })))
  for (const { a, b } of pairs.toSorted((x, y) => y.saved - x.saved || x.a - y.a || x.b - y.b)) {
    const [first, second] = [tripOf.get(a)!, tripOf.get(b)!]
    if (first === second || first.at(-1) !== a || second[0] !== b) continue
    const both = [...first, ...second]
    if (!isAllowed(problem, both, seats)) continue
    for (const stop of both) tripOf.set(stop, both)
  }
  return [...new Set(tripOf.values())]
}

/** Seats, and the ride of everybody on board. */
function isAllowed(problem: BusProblem, trip: readonly number[], seats: number): boolean {
  const children = trip.reduce((sum, stop) => sum + problem.stops[stop]!.children, 0)
  return children <= seats && trip.every((stop, i) => rideFrom(problem, trip, i) <= (problem.stops[stop]!.rideLimit ?? problem.rules.rideLimit))
}

function rideFrom(problem: BusProblem, trip: readonly number[], from: number): number {
  const { base, each } = problem.rules.boarding
  const later = trip.slice(from + 1)
  const halts = later.reduce((sum, stop) => sum + base + each * problem.stops[stop]!.children, 0)
  return later.reduce((sum, stop, i) => sum + way(problem, trip[from + i]!, stop), halts) + home(problem, trip.at(-1)!)
}

function shortened(problem: BusProblem, trip: readonly number[]): readonly number[] {
  for (let i = 0; i < trip.length - 1; i++) {
    for (let j = i + 1; j < trip.length; j++) {
      const turned = [...trip.slice(0, i), ...trip.slice(i, j + 1).toReversed(), ...trip.slice(j + 1)]
      if (rideFrom(problem, turned, 0) < rideFrom(problem, trip, 0) && isAllowed(problem, turned, Infinity)) return shortened(problem, turned)
    }
  }
  return trip
}
