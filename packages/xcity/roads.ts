import type { Road } from '@junheng/core/county/snapshot.ts'
import { kilometres, type Point } from './geometry.ts'
import type { Place } from './settlements.ts'
import type { Site } from './sites.ts'
import { streamOf, type Stream } from './streams.ts'

interface Stop {
  readonly id: string
  readonly at: Point
}

/** Metres a minute: county road, village road, the last steps to a school. */
const speeds = { main: 850, village: 520, path: 240 }

/** Every place hangs on the network: seats by main roads on the three nearest seats, villages on the two nearest places of their township. */
export function makeRoads(seed: number, places: readonly Place[]): readonly Road[] {
  const random = streamOf(seed, 'roads')
  const seats = places.filter((place, i) => places.findIndex((other) => other.township === place.township) === i)
  const main = [...spanning(seats), ...nearestPairs(seats, 3)].map(([a, b]) => road(random, a, b, speeds.main))
  const village = seats.flatMap((seat) => {
    const own = places.filter((place) => place.township === seat.township)
    return [...spanning(own), ...nearestPairs(own, 2)].map(([a, b]) => road(random, a, b, speeds.village))
  })
  return withoutRepeats([...main, ...village])
}

/** From a school to the middle of its place. */
export function approachTo(site: Site, place: Place): Road {
  return { from: place.id, to: site.id, metres: Math.max(60, Math.round(kilometres(site.at, place.at) * 1150)), metresPerMinute: speeds.path }
}

function road(random: Stream, a: Stop, b: Stop, metresPerMinute: number): Road {
  return { from: a.id, to: b.id, metres: Math.round(kilometres(a.at, b.at) * 1000 * random.between(1.12, 1.4)), metresPerMinute }
}

/** The shortest tree that joins all stops (Prim). */
function spanning(stops: readonly Stop[]): readonly (readonly [Stop, Stop])[] {
  const joined = [stops[0]!]
  const pairs: [Stop, Stop][] = []
  while (joined.length < stops.length) {
    const open = stops.filter((stop) => !joined.includes(stop)).map((stop) => [nearest(stop, joined), stop] as const)
    const [from, to] = open.reduce((best, pair) => (apart(pair) < apart(best) ? pair : best))
    pairs.push([from, to])
    joined.push(to)
  }
  return pairs
}

const apart = ([a, b]: readonly [Stop, Stop]): number => kilometres(a.at, b.at)

const nearest = (stop: Stop, among: readonly Stop[]): Stop => among.reduce((best, other) => (apart([stop, other]) < apart([stop, best]) ? other : best))

function nearestPairs(stops: readonly Stop[], count: number): readonly (readonly [Stop, Stop])[] {
  return stops.flatMap((stop) =>
    stops
      .filter((other) => other !== stop)
      .toSorted((a, b) => apart([stop, a]) - apart([stop, b]))
      .slice(0, count)
      .map((other) => [stop, other] as const),
  )
}

function withoutRepeats(roads: readonly Road[]): readonly Road[] {
  const seen = new Set<string>()
  return roads.filter(({ from, to }) => {
    const key = [from, to].toSorted().join(' ')
    return !seen.has(key) && seen.add(key)
  })
}
