import type { Snapshot, Vehicle } from '@junheng/core/county/snapshot.ts'
import type { BusPerson, BusRegister, RegisteredVehicle } from '@junheng/core/planning/buses/clearance.ts'
import { type CountyBuses, countyBuses } from '@junheng/core/planning/buses/county-buses.ts'
import { ridesOf } from '@junheng/core/planning/buses/coverage.ts'
import { planBuses } from '@junheng/core/planning/buses/plan.ts'
import type { BusPlan, BusProblem, BusRun } from '@junheng/core/planning/buses/problem.ts'
import type { RiskPoint } from '@junheng/core/planning/buses/weather.ts'
import { streamOf } from './streams.ts'

/** What the county does about its buses in May 2021; drawn from a stream of its own, apart from the snapshots. */
export interface XCityBuses {
  readonly register: BusRegister
  readonly county: CountyBuses
  /** Today's runs: each school plans alone. */
  readonly plan: BusPlan
  readonly points: readonly (RiskPoint & { readonly at: readonly [number, number] })[]
}

/** One way of the route planted too long (defects.ts). */
export const longRideMinutes = 71
const minute = 60_000

/** From the last snapshot of a county, and its `busSeed`. */
export function makeBuses(snapshot: Snapshot, seed: number): XCityBuses {
  const county = countyBuses(snapshot)
  return { register: makeRegister(snapshot.vehicles ?? [], seed), county, plan: withLongRide(county.problem, todaysPlan(county, seed)), points: makePoints(snapshot, seed) }
}

/** The three points that the next merger closes (of the last ten, under the default seed): in each one's village, and in no other, somebody then has no seat in today's runs. */
export const nextMerger: readonly string[] = ['2199000582', '2199000726', '2199000824']

/** Each bus carries one school at a time and goes out twice at most; how far the county had come by itself. */
function todaysPlan({ problem }: CountyBuses, seed: number): BusPlan {
  const outcome = planBuses({ ...problem, rules: { ...problem.rules, loads: 'single', mostTrips: 2 } }, { seed, spent: (steps) => steps / 64 })
  if (outcome.status !== 'feasible') throw new Error(`Today's runs ended ${outcome.status}.`)
  return outcome.plan
}

/** The longest ride of a bus that goes once is made longer still: the bus leaves its first stop early and waits with children on board. */
function withLongRide(problem: BusProblem, plan: BusPlan): BusPlan {
  const longest = plan.buses.map((run) => (tripsOf(run) === 1 ? Math.max(...ridesOf(problem, run).map(({ riding }) => riding)) : 0))
  const chosen = longest.indexOf(Math.max(...longest))
  return { ...plan, buses: plan.buses.map((run, i) => (i === chosen ? lengthened(run) : run)) }
}

const tripsOf = ({ events }: BusRun): number => events.filter((event) => 'school' in event).length

function lengthened({ bus, events }: BusRun): BusRun {
  const [first, ...rest] = events
  const leave = events.at(-1)!.arrive - longRideMinutes * minute
  return { bus, events: [{ ...first!, arrive: leave - (first!.leave - first!.arrive), leave }, ...rest] }
}

const surnames = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨'

export function makeRegister(vehicles: readonly Vehicle[], seed: number): BusRegister {
  const random = streamOf(seed, 'buses')
  const name = () => `${random.pick([...surnames])}某某`
  const drivers = vehicles.map(({ id }): BusPerson => {
    const birthYear = random.integer(1964, 1992)
    return { id: `D${id}`, name: name(), role: 'driver', birthYear, licensedSince: birthYear + random.integer(20, 25), reviewUntil: '2021-12-31' }
  })
  const attendants = vehicles.map(({ id }): BusPerson => ({ id: `A${id}`, name: name(), role: 'attendant', birthYear: random.integer(1966, 1998) }))
  const registered = vehicles.map(({ id, plate, seats, township, inspectionUntil }): RegisteredVehicle => ({
    id, plate, seats, township, ...(inspectionUntil === undefined ? {} : { inspectionUntil }), insuranceUntil: `2021-${random.pick(['06', '07', '08', '09'])}-30`, permitUntil: '2021-07-31', driver: `D${id}`, attendant: `A${id}`,
  }))
  return { vehicles: registered, people: [...drivers, ...attendants] }
}

/** Slopes, bridges and bends on the roads of the rural units. */
function makePoints({ settlements = [], townships }: Snapshot, seed: number): XCityBuses['points'] {
  const random = streamOf(seed, 'buses/points')
  const streets = new Set(townships.filter(({ kind }) => kind === 'street').map(({ code }) => code))
  const rural = settlements.filter(({ township }) => !streets.has(township))
  const kinds = ['slope', 'bend', 'bridge', 'ice', 'water', 'narrow'] as const
  const names = { slope: '陡坡', bend: '急弯', bridge: '窄桥', ice: '背阴结冰路段', water: '漫水路段', narrow: '窄路' }
  return random.shuffled(rural).slice(0, 40).map(({ id, name, township, location }, i) => {
    const kind = random.pick(kinds)
    return { id: `W${String(i + 1).padStart(2, '0')}·${id}`, name: `${name}${names[kind]}`, kind, township, at: [location[0], location[1]] as const }
  })
}
