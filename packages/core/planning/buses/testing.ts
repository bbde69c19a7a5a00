import * as fc from 'fast-check'
import type { BusProblem, BusRules } from './problem.ts'

const minute = 60_000

/** A small county on a square of `side` minutes: places by chance, driving along streets, so that the triangle inequality holds. */
export const randomProblem = (most: { readonly stops: number; readonly schools: number }): fc.Arbitrary<BusProblem> =>
  fc.record({
    schools: fc.array(fc.record({ at: spot, opens: fc.integer({ min: 60, max: 120 }), wide: fc.integer({ min: 3, max: 30 }) }), { minLength: 1, maxLength: most.schools }),
    stops: fc.array(fc.record({ at: spot, school: fc.nat(), children: fc.integer({ min: 1, max: 8 }), small: fc.nat(3) }), { minLength: 1, maxLength: most.stops }),
    fleet: fc.record({ seats: fc.integer({ min: 8, max: 16 }), count: fc.integer({ min: 1, max: 6 }), depot: fc.boolean() }),
    loads: fc.constantFrom('single', 'mixed', 'apart'),
    duty: fc.option(fc.integer({ min: 30, max: 90 })),
    mostTrips: fc.option(fc.integer({ min: 1, max: 3 })),
    rideLimit: fc.integer({ min: 15, max: 45 }),
  }).map(problemOf)

type Spot = readonly [number, number]
const spot = fc.tuple(fc.integer({ min: 0, max: 14 }), fc.integer({ min: 0, max: 14 }))

interface Drawn {
  readonly schools: readonly { readonly at: Spot; readonly opens: number; readonly wide: number }[]
  readonly stops: readonly { readonly at: Spot; readonly school: number; readonly children: number; readonly small: number }[]
  readonly fleet: { readonly seats: number; readonly count: number; readonly depot: boolean }
  readonly loads: string
  readonly duty: number | null
  readonly mostTrips: number | null
  readonly rideLimit: number
}

function problemOf({ schools, stops, fleet, loads, duty, mostTrips, rideLimit }: Drawn): BusProblem {
  const spots: Spot[] = [...stops.map(({ at }) => at), ...schools.map(({ at }) => at), [7, 7]]
  const depot = fleet.depot ? { depot: spots.length - 1 } : {}
  return {
    stops: stops.map(({ school, children, small }, i) => ({ id: `站${i}`, place: i, school: school % schools.length, children, group: i % 2 ? '小学' : '初中', smallBusOnly: small === 0 })),
    schools: schools.map(({ opens, wide }, i) => ({ id: `校${i}`, place: stops.length + i, opens: opens * minute, closes: (opens + wide) * minute })),
    fleet: [{ id: 'small', seats: 8, count: 2, ...depot }, { id: 'large', seats: fleet.seats, count: fleet.count, large: true, ...depot }],
    drive: Int32Array.from(spots.flatMap(([x, y]) => spots.map(([u, v]) => (Math.abs(x - u) + Math.abs(y - v)) * minute))),
    places: spots.length,
    rules: {
      rideLimit: rideLimit * minute,
      loads: loads === 'apart' ? { apart: [['小学', '初中']] } : (loads as BusRules['loads']),
      boarding: { base: 20_000, each: 2000 },
      unloading: { base: 30_000, each: 2000 },
      ...(duty === null ? {} : { duty: duty * minute }),
      ...(mostTrips === null ? {} : { mostTrips }),
    },
  }
}

/** A budget of steps: the same on every machine. */
export const steps = (count: number) => (done: number) => done / count
