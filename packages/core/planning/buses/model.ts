import type { BusProblem, BusSchool, BusStop } from './problem.ts'

/** The problem as typed arrays. An event is a stop (its index) or a school (`stops` + its index). Times in whole milliseconds. */
export interface Model {
  readonly stops: number
  readonly schools: number
  readonly places: number
  readonly drive: Int32Array
  /** By event. */
  readonly placeOf: Int32Array
  /** By stop. */
  readonly schoolOf: Int32Array
  readonly children: Int32Array
  readonly dwell: Int32Array
  readonly rideLimit: Int32Array
  readonly smallBusOnly: Uint8Array
  /** By stop: the kind of its children, for the mixing rule. */
  readonly kindOf: Int32Array
  readonly kinds: number
  /** kinds × kinds. */
  readonly mayMix: Uint8Array
  /** Whether any two kinds of different schools may ride together. */
  readonly mixes: boolean
  /** Whether all kinds may. */
  readonly mixesAll: boolean
  /** By school; the search moves them with the bell. */
  readonly opens: Int32Array
  readonly closes: Int32Array
  readonly unloadBase: number
  readonly unloadEach: number
  /** By class of buses. */
  readonly seats: Int32Array
  readonly count: Int32Array
  /** −1: begins at its first stop. */
  readonly depot: Int32Array
  readonly large: Uint8Array
  readonly duty: number
  readonly mostTrips: number
  readonly leastChildren: number
  readonly riding: number
  readonly evenness: number
}

/** No bound: later than any time of a morning, and far enough from the end of 32 bits to add to. */
export const never = 0x1fffffff

export function modelOf(problem: BusProblem): Model {
  const { stops, schools, fleet, rules } = problem
  const byStop = (value: (stop: BusStop) => number) => Int32Array.from(stops, value)
  const bySchool = (value: (school: BusSchool) => number) => Int32Array.from(schools, value)
  return {
    stops: stops.length,
    schools: schools.length,
    places: problem.places,
    drive: problem.drive,
    placeOf: Int32Array.from([...stops, ...schools], ({ place }) => place),
    schoolOf: byStop(({ school }) => school),
    children: byStop(({ children }) => children),
    dwell: byStop(({ children }) => rules.boarding.base + rules.boarding.each * children),
    rideLimit: byStop(({ rideLimit }) => Math.min(rideLimit ?? rules.rideLimit, never)),
    smallBusOnly: Uint8Array.from(stops, ({ smallBusOnly }) => (smallBusOnly ? 1 : 0)),
    ...kindsOf(problem),
    opens: bySchool(({ opens }) => opens),
    closes: bySchool(({ closes }) => Math.min(closes, never)),
    unloadBase: rules.unloading.base,
    unloadEach: rules.unloading.each,
    seats: Int32Array.from(fleet, ({ seats }) => seats),
    count: Int32Array.from(fleet, ({ count }) => count),
    depot: Int32Array.from(fleet, ({ depot }) => depot ?? -1),
    large: Uint8Array.from(fleet, ({ large }) => (large ? 1 : 0)),
    duty: Math.min(rules.duty ?? never, never),
    mostTrips: rules.mostTrips ?? never,
    leastChildren: rules.leastChildren ?? 0,
    riding: rules.fairness?.riding ?? 0,
    evenness: rules.fairness?.evenness ?? 0,
  }
}

interface Kind {
  readonly school: number
  readonly names: readonly string[]
}

/** A kind is a school and a group. */
function kindsOf({ stops, schools, rules: { loads } }: BusProblem): Pick<Model, 'kindOf' | 'kinds' | 'mayMix' | 'mixes' | 'mixesAll'> {
  const known = new Map<string, number>()
  const kinds: Kind[] = []
  const kindOf = Int32Array.from(stops, ({ school, group = '' }) => {
    const key = `${school} ${group}`
    const kind = known.get(key) ?? kinds.push({ school, names: [schools[school]!.id, group] }) - 1
    known.set(key, kind)
    return kind
  })
  const mayMix = Uint8Array.from(kinds.flatMap((a) => kinds.map((b) => (mayRide(a, b, loads) ? 1 : 0))))
  const mixes = kinds.some((a, i) => kinds.some((b, j) => a.school !== b.school && mayMix[i * kinds.length + j] === 1))
  return { kindOf, kinds: kinds.length, mayMix, mixes, mixesAll: mayMix.every((may) => may === 1) }
}

function mayRide(a: Kind, b: Kind, loads: BusProblem['rules']['loads']): boolean {
  if (loads === 'single') return a.school === b.school
  if (loads === 'mixed') return true
  return !loads.apart.some(([one, other]) => (a.names.includes(one) && b.names.includes(other)) || (a.names.includes(other) && b.names.includes(one)))
}
