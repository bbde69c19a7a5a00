import type { LonLat } from '../../county/snapshot.ts'

/** Corners that a cell has where no neighbour cuts it. */
const corners = 24
/** Kilometres a degree of latitude, near enough to draw with. */
const kilometres = 111.2

type Point = readonly [x: number, y: number]

/**
 * The ground nearer to each place than to any other, within `reach` kilometres: closed rings in degrees, for a map that has no borders of villages.
 * A picture, not a survey. Places at one spot share a cell: the first has it, the others have an empty ring.
 */
export function zoneCells(places: readonly LonLat[], reach: number): readonly (readonly LonLat[])[] {
  const shrink = Math.cos(((places[0]?.[1] ?? 0) * Math.PI) / 180)
  const points = places.map(([lon, lat]): Point => [lon * shrink * kilometres, lat * kilometres])
  return points.map((own, at) => {
    const near = points.flatMap((other, index) => (index !== at && distance(own, other) < 2 * reach ? [{ other, first: index < at }] : []))
    if (near.some(({ other, first }) => first && distance(own, other) === 0)) return []
    const cell = near.reduce((ring, { other }) => (distance(own, other) === 0 ? ring : nearerHalf(ring, own, other)), circle(own, reach))
    return closed(cell.map(([x, y]): LonLat => [x / kilometres / shrink, y / kilometres]))
  })
}

const distance = ([ax, ay]: Point, [bx, by]: Point): number => Math.hypot(ax - bx, ay - by)

function circle([x, y]: Point, radius: number): readonly Point[] {
  return Array.from({ length: corners }, (_, i): Point => [x + radius * Math.cos((2 * Math.PI * i) / corners), y + radius * Math.sin((2 * Math.PI * i) / corners)])
}

/** The part of a convex ring that is nearer to `own` than to `other`. */
function nearerHalf(ring: readonly Point[], own: Point, other: Point): readonly Point[] {
  const [nx, ny] = [other[0] - own[0], other[1] - own[1]]
  const middle = nx * ((own[0] + other[0]) / 2) + ny * ((own[1] + other[1]) / 2)
  const beyond = ([x, y]: Point) => nx * x + ny * y - middle
  return ring.flatMap((from, i): Point[] => {
    const to = ring[(i + 1) % ring.length]!
    const [a, b] = [beyond(from), beyond(to)]
    const kept = a <= 0 ? [from] : []
    if (a <= 0 === b <= 0) return kept
    const share = a / (a - b)
    return [...kept, [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])]]
  })
}

const closed = (ring: readonly LonLat[]): readonly LonLat[] => (ring.length === 0 ? ring : [...ring, ring[0]!])

/** By cell, the cells that it has a corner in common with. */
export function touchingCells(cells: readonly (readonly LonLat[])[]): readonly (readonly number[])[] {
  const at = new Map<string, Set<number>>()
  cells.forEach((ring, cell) => ring.forEach((place) => at.set(corner(place), (at.get(corner(place)) ?? new Set()).add(cell))))
  return cells.map((ring, cell) => [...new Set(ring.flatMap((place) => [...at.get(corner(place))!]))].filter((other) => other !== cell))
}

const corner = ([lon, lat]: LonLat) => `${lon.toFixed(6)} ${lat.toFixed(6)}`

/** By zone, one of as few colours as a greedy choice finds, so that zones that touch differ; at most `most`, then colours repeat. */
export function zoneColours(zones: number, plan: readonly number[], neighbours: readonly (readonly number[])[], most: number): readonly number[] {
  const touching = Array.from({ length: zones }, () => new Set<number>())
  neighbours.forEach((own, tract) => own.forEach((next) => plan[tract] !== plan[next] && touching[plan[tract]!]?.add(plan[next]!)))
  const colours: number[] = []
  for (let zone = 0; zone < zones; zone++) {
    const taken = new Set([...touching[zone]!].map((other) => colours[other]))
    const free = Array.from({ length: most }, (_, colour) => colour).find((colour) => !taken.has(colour))
    colours.push(free ?? zone % most)
  }
  return colours
}
