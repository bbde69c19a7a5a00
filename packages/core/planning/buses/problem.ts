/**
 * School buses of one morning: the problem and the plan. Times are milliseconds after midnight, whole numbers; places are rows of `drive`.
 *
 * Model     A bus leaves its depot (or begins at its first stop), and runs through stops and schools in turn.
 *   maximise lexicographically
 *             children with a seat; then few buses; then little driving; then fairness (short rides, even loads)
 *   such that every stop that is served is served once, by one bus, and its children are let off at their own school on the same run;
 *             never more children on board than seats (令617 art 34), the attendant's seat taken off (art 38);
 *             from leaving a child's stop to arriving at its school no longer than the child's ride limit;
 *             arrival at a school not before `opens`, unloaded by `closes`, both moved by the chosen bell shift;
 *             only groups that may ride together are on board together; a large bus goes only where it may;
 *             no bus runs longer than its duty, or more trips than allowed.
 */
export interface BusProblem {
  readonly stops: readonly BusStop[]
  readonly schools: readonly BusSchool[]
  readonly fleet: readonly BusClass[]
  /** Milliseconds from place to place, row by row. */
  readonly drive: Int32Array
  readonly places: number
  readonly rules: BusRules
}

/** Children who wait at one place for one school. */
export interface BusStop {
  readonly id: string
  readonly place: number
  /** Index of their school. */
  readonly school: number
  readonly children: number
  /** Age group or other group that a mixing rule speaks of; '' where none does. */
  readonly group?: string
  /** Instead of the rule's. */
  readonly rideLimit?: number
  /** The road to it does not bear a large bus. */
  readonly smallBusOnly?: boolean
}

export interface BusSchool {
  readonly id: string
  readonly place: number
  readonly opens: number
  readonly closes: number
  /** By how much the bell may be moved, besides not at all. */
  readonly bellShifts?: readonly number[]
}

/** Buses that are alike. */
export interface BusClass {
  readonly id: string
  /** Seats for children, without driver and attendant. */
  readonly seats: number
  readonly count: number
  /** Where they begin; absent: at their first stop. */
  readonly depot?: number
  readonly large?: boolean
}

export interface BusRules {
  readonly rideLimit: number
  /** `single`: children of one school at a time. `mixed`: all together. Else who may ride together, by school id or group. */
  readonly loads: 'single' | 'mixed' | { readonly apart: readonly (readonly [string, string])[] }
  /** Stopping and letting children on: at once, and for each child. */
  readonly boarding: Service
  readonly unloading: Service
  /** From leaving the depot to the last school. */
  readonly duty?: number
  /** 波次: trips of one bus, counted by its visits to schools. */
  readonly mostTrips?: number
  /** A trip with fewer children than this is not run. */
  readonly leastChildren?: number
  /**
   * What counts besides a minute of driving: each child's minutes on board, and each bus's minutes of work, squared and divided by sixty: a minute
   * more counts the more, the longer they are already, so that a sum is least where they are even.
   */
  readonly fairness?: { readonly riding: number; readonly evenness: number }
}

export interface Service {
  readonly base: number
  readonly each: number
}

/** What a plan says of each bus: what it does, in order, and when. */
export interface BusPlan {
  readonly buses: readonly BusRun[]
  /** Indices of stops without a seat. */
  readonly unserved: readonly number[]
  /** By school: the chosen bell shift; absent: none. */
  readonly bellShifts?: readonly number[]
}

export interface BusRun {
  /** Index into `fleet`. */
  readonly bus: number
  /** Which of its class, where that is settled. */
  readonly vehicle?: string
  readonly events: readonly BusEvent[]
}

/** A stop or a school, by index. `arrive` is when the bus is there and children may board or get off; `leave` when they have. */
export type BusEvent =
  | { readonly stop: number; readonly arrive: number; readonly leave: number }
  | { readonly school: number; readonly arrive: number; readonly leave: number }
