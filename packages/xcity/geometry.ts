import type { LonLat } from '@junheng/core/county/snapshot.ts'

/** Kilometres east and north of the county's middle. */
export type Point = readonly [x: number, y: number]

/** The middle lies in the open ocean, so that no real place is meant. */
const middle = { lon: 150, lat: 44 }
const kilometresPerDegree = 111.32
const narrowing = Math.cos((middle.lat * Math.PI) / 180)

export const lonLat = ([x, y]: Point): LonLat => [
  rounded(middle.lon + x / (kilometresPerDegree * narrowing), 5),
  rounded(middle.lat + y / kilometresPerDegree, 5),
]

/** Back from degrees. */
export const planePoint = ([lon, lat]: LonLat): Point => [
  (lon - middle.lon) * kilometresPerDegree * narrowing,
  (lat - middle.lat) * kilometresPerDegree,
]

export const kilometres = (a: Point, b: Point): number => Math.hypot(a[0] - b[0], a[1] - b[1])

/** km² of a ring, whether or not its first point is repeated; shoelace. */
export function areaOf(ring: readonly Point[]): number {
  const twice = ring.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = ring[(i + 1) % ring.length]!
    return sum + x * nextY - nextX * y
  }, 0)
  return Math.abs(twice) / 2
}

/** Ray casting. */
export function contains(ring: readonly Point[], [x, y]: Point): boolean {
  return ring.reduce((inside, [ax, ay], i) => {
    const [bx, by] = ring[(i + 1) % ring.length]!
    const crosses = ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax
    return crosses ? !inside : inside
  }, false)
}

/** The part of a ring that is nearer to `to` than to `other` (Sutherland–Hodgman with one half-plane). */
export function nearerPart(ring: readonly Point[], to: Point, other: Point): readonly Point[] {
  const normal: Point = [other[0] - to[0], other[1] - to[1]]
  const offset = (other[0] ** 2 + other[1] ** 2 - to[0] ** 2 - to[1] ** 2) / 2
  const side = ([x, y]: Point) => x * normal[0] + y * normal[1] - offset
  return ring.flatMap((a, i) => {
    const b = ring[(i + 1) % ring.length]!
    const [sideA, sideB] = [side(a), side(b)]
    const kept = sideA <= 0 ? [a] : []
    if (sideA <= 0 === sideB <= 0) return kept
    const share = sideA / (sideA - sideB)
    return [...kept, [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share] as const]
  })
}

export const rounded = (value: number, decimals: number): number => Math.round(value * 10 ** decimals) / 10 ** decimals
