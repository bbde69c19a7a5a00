import { contains, kilometres, type Point } from './geometry.ts'
import { streamOf, type Stream } from './streams.ts'
import type { TownshipPlan } from './townships.ts'

/** A village or an urban community, with its part of the people (a weight, not a count). */
export interface Place {
  readonly id: string
  readonly name: string
  readonly township: string
  readonly urban: boolean
  /** The township's own seat: the largest place of a rural unit. */
  readonly seat: boolean
  readonly at: Point
  readonly weight: number
}

const communityNames = combined('安和宁康乐顺平泰', '苑园里坊巷', '社区')
const villageNames = combined('东西南北前后上下', '垄坡林河井岗湾甸', '村')
const communitiesPerStreet = 8

/** 8 communities a street office; a seat and 8 to 10 villages a rural unit. */
export function makePlaces(seed: number, townships: readonly TownshipPlan[]): readonly Place[] {
  const random = streamOf(seed, 'settlements')
  const communities = random.shuffled(communityNames)
  return townships.flatMap((plan, i) => {
    const names = plan.urban
      ? communities.slice(i * communitiesPerStreet, (i + 1) * communitiesPerStreet)
      : [`${plan.township.name.slice(0, 2)}村`, ...random.shuffled(villageNames).slice(0, random.integer(8, 10))]
    return placesOf(random, plan, names)
  })
}

function placesOf(random: Stream, plan: TownshipPlan, names: readonly string[]): readonly Place[] {
  const spots: Point[] = []
  return names.map((name, i) => {
    const seat = i === 0 && !plan.urban
    const at = i === 0 ? plan.seat : spotAwayFrom(random, plan.ring, spots)
    spots.push(at)
    const weight = seat ? 5 : Math.exp(0.4 * random.normal())
    return { id: `${plan.township.code}-${String(i + 1).padStart(2, '0')}`, name, township: plan.township.code, urban: plan.urban, seat, at, weight }
  })
}

/** Of four random spots inside the outline, the one farthest from the others. */
function spotAwayFrom(random: Stream, ring: readonly Point[], taken: readonly Point[]): Point {
  const nearest = (spot: Point) => Math.min(...taken.map((other) => kilometres(spot, other)))
  const spots = Array.from({ length: 4 }, () => spotInside(random, ring))
  return spots.reduce((best, spot) => (nearest(spot) > nearest(best) ? spot : best))
}

function spotInside(random: Stream, ring: readonly Point[]): Point {
  const [xs, ys] = [ring.map((p) => p[0]), ring.map((p) => p[1])]
  for (;;) {
    const spot: Point = [random.between(Math.min(...xs), Math.max(...xs)), random.between(Math.min(...ys), Math.max(...ys))]
    if (contains(ring, spot)) return spot
  }
}

function combined(first: string, second: string, ending: string): readonly string[] {
  return [...first].flatMap((a) => [...second].map((b) => `${a}${b}${ending}`))
}
