import { grouped } from '../../county/grouped.ts'
import type { SchoolId } from '../../county/snapshot.ts'
import type { CountyBuses, CountyStop } from './county-buses.ts'
import type { BusPlan, BusProblem, BusRun } from './problem.ts'
import { type Unserved, whyUnserved } from './why.ts'

/** 农村学生校车覆盖: of the rural children who live beyond the walking limit and do not board, how many have a seat within the time asked for. */
export interface Coverage {
  readonly minutes: number
  readonly walkers: number
  readonly boarders: number
  readonly riders: number
  readonly seated: number
  /** Seated, and riding no longer than `minutes`. */
  readonly seatedInTime: number
  /** 0–1 of the riders; null where nobody rides. */
  readonly share: number | null
  readonly uncovered: readonly UncoveredVillage[]
  /** Longest first, at most 20. */
  readonly longest: readonly Ride[]
  /** Children of stops with grades 1–6 who ride longer than half an hour (国办发〔2018〕27号 asks it of grades 1–3 as a rule). */
  readonly primaryOverHalfHour: number
  readonly trips: readonly TripLoad[]
  readonly busesUsed: number
  readonly busesSpare: number
}

export interface UncoveredVillage {
  readonly settlement: string
  readonly name: string
  readonly children: number
  readonly schools: readonly SchoolId[]
  readonly why: Unserved
}

export interface Ride {
  readonly stop: CountyStop
  readonly bus: number
  readonly minutes: number
}

/** A stretch with somebody on board: most children at once beside the seats. */
export interface TripLoad {
  readonly bus: number
  readonly trip: number
  readonly children: number
  readonly most: number
  readonly seats: number
}

/** What a change of the network is compared by. */
export interface CoverageFigures extends Pick<Coverage, 'share' | 'riders' | 'seated' | 'busesUsed' | 'busesSpare'> {
  readonly uncoveredVillages: number
  /** Minutes; 0 where nobody rides. */
  readonly longestRide: number
}

export function coverageFigures({ share, riders, seated, busesUsed, busesSpare, uncovered, longest }: Coverage): CoverageFigures {
  return { share, riders, seated, busesUsed, busesSpare, uncoveredVillages: uncovered.length, longestRide: longest[0]?.minutes ?? 0 }
}

/** Trips by how much of their seats is taken at the fullest, each band from its share on: below a half, to three quarters, to nine tenths, above. */
export const loadBands = [0, 0.5, 0.75, 0.9] as const

export function tripsByLoad(trips: readonly TripLoad[]): readonly number[] {
  return loadBands.map((from, band) => trips.filter(({ most, seats }) => most / seats >= from && most / seats < (loadBands[band + 1] ?? Infinity)).length)
}

export function coverageOf(county: CountyBuses, plan: BusPlan, minutes = 60): Coverage {
  const { problem, stops } = county
  const rides = plan.buses.flatMap((run, bus) => ridesOf(problem, run).map(({ stop, riding }): Ride => ({ stop: stops[stop]!, bus, minutes: riding / 60_000 })))
  const riders = stops.reduce((sum, { children }) => sum + children, 0)
  const inTime = count(rides.filter((ride) => ride.minutes <= minutes))
  const fleet = problem.fleet.reduce((sum, bus) => sum + bus.count, 0)
  return {
    minutes,
    walkers: county.walkers,
    boarders: county.boarders,
    riders,
    seated: count(rides),
    seatedInTime: inTime,
    share: riders === 0 ? null : inTime / riders,
    uncovered: uncoveredIn(county, plan),
    longest: rides.toSorted((a, b) => b.minutes - a.minutes).slice(0, 20),
    primaryOverHalfHour: count(rides.filter((ride) => ride.stop.stage === 'primary' && ride.minutes > 30)),
    trips: plan.buses.flatMap((run, bus) => tripLoads(problem, run, bus)),
    busesUsed: plan.buses.length,
    busesSpare: fleet - plan.buses.length,
  }
}

const count = (rides: readonly Ride[]): number => rides.reduce((sum, { stop }) => sum + stop.children, 0)

/** Milliseconds from leaving each stop to arriving at its school. */
export function ridesOf({ stops }: BusProblem, { events }: BusRun): readonly { readonly stop: number; readonly riding: number }[] {
  return events.flatMap((event, i) => {
    if (!('stop' in event)) return []
    const visit = events.slice(i).find((later) => 'school' in later && later.school === stops[event.stop]!.school)
    return visit === undefined ? [] : [{ stop: event.stop, riding: visit.arrive - event.leave }]
  })
}

function uncoveredIn({ problem, stops }: CountyBuses, { unserved }: BusPlan): readonly UncoveredVillage[] {
  return [...grouped(unserved, (stop) => stops[stop]!.settlement).values()].map((left) => ({
    settlement: stops[left[0]!]!.settlement,
    name: stops[left[0]!]!.name,
    children: left.reduce((sum, stop) => sum + stops[stop]!.children, 0),
    schools: [...new Set(left.map((stop) => stops[stop]!.school))],
    why: whyUnserved(problem, left[0]!),
  })).toSorted((a, b) => b.children - a.children)
}

function tripLoads({ stops, fleet }: BusProblem, { bus, events }: BusRun, index: number): readonly TripLoad[] {
  const loads: TripLoad[] = []
  const aboard = new Map<number, number>()
  let [boarded, most] = [0, 0]
  for (const event of events) {
    if ('stop' in event) {
      const { school, children } = stops[event.stop]!
      aboard.set(school, (aboard.get(school) ?? 0) + children)
      boarded += children
      most = Math.max(most, [...aboard.values()].reduce((sum, count) => sum + count, 0))
    } else aboard.delete(event.school)
    if (aboard.size > 0 || boarded === 0) continue
    loads.push({ bus: index, trip: loads.length + 1, children: boarded, most, seats: fleet[bus]!.seats })
    ;[boarded, most] = [0, 0]
  }
  return loads
}
