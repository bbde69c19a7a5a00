import { impassable } from '../roads/speeds.ts'
import type { BusProblem } from './problem.ts'

/** Why a stop has no seat, first reason first: minutes and children are in `amount`. */
export const unservedReasons = ['noRoad', 'tooFar', 'noSeats', 'noBell', 'tooFewChildren', 'noBusLeft'] as const
export type UnservedReason = (typeof unservedReasons)[number]

export interface Unserved {
  readonly stop: number
  readonly reason: UnservedReason
  /** What there is, and what the rule allows: milliseconds or children; absent where the reason is no measure. */
  readonly found?: number
  readonly most?: number
}

/** What keeps a bus from a stop even if it served nobody else; where nothing does, no bus is left for it. */
export function whyUnserved(problem: BusProblem, stop: number): Unserved {
  const { place, school, children, rideLimit = problem.rules.rideLimit, smallBusOnly } = problem.stops[stop]!
  const goal = problem.schools[school]!
  const ride = problem.drive[place * problem.places + goal.place]!
  const fitting = problem.fleet.filter((bus) => !(smallBusOnly && bus.large))
  const seats = Math.max(0, ...fitting.map((bus) => bus.seats))
  const shift = Math.max(0, ...(goal.bellShifts ?? []))
  const busy = ride + problem.rules.boarding.base + problem.rules.boarding.each * children
  if (ride >= impassable) return { stop, reason: 'noRoad' }
  if (ride > rideLimit) return { stop, reason: 'tooFar', found: ride, most: rideLimit }
  if (children > seats) return { stop, reason: 'noSeats', found: children, most: seats }
  if (busy + problem.rules.unloading.base > goal.closes + shift) return { stop, reason: 'noBell', found: busy, most: goal.closes + shift }
  const least = problem.rules.leastChildren ?? 0
  return children < least ? { stop, reason: 'tooFewChildren', found: children, most: least } : { stop, reason: 'noBusLeft' }
}
