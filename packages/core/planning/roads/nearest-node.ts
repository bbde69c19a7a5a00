import type { LonLat } from '../../county/snapshot.ts'
import type { RoadGraph } from './road-graph.ts'

const radius = 6_371_008.8
const radians = Math.PI / 180

/** Metres on the sphere (haversine). */
export function metresBetween([lonA, latA]: LonLat, [lonB, latB]: LonLat): number {
  const [north, east] = [Math.sin(((latB - latA) * radians) / 2), Math.sin(((lonB - lonA) * radians) / 2)]
  const chord = north * north + Math.cos(latA * radians) * Math.cos(latB * radians) * east * east
  return 2 * radius * Math.asin(Math.sqrt(Math.min(1, chord)))
}

/** Finds the node nearest to a place, by a grid of about a kilometre. Undefined where no node has a place. */
export function nodeFinder(graph: RoadGraph): (place: LonLat) => number | undefined {
  const cells = new Map<string, number[]>()
  for (let node = 0; node < graph.nodes; node++) {
    const [lon, lat] = [graph.places[2 * node]!, graph.places[2 * node + 1]!]
    if (Number.isNaN(lon)) continue
    const key = cellOf(lon, lat)
    const cell = cells.get(key)
    if (cell) cell.push(node)
    else cells.set(key, [node])
  }
  return (place) => (cells.size === 0 ? undefined : nearestIn(graph, cells, place))
}

const cellDegrees = 0.01

const cellOf = (lon: number, lat: number): string => `${Math.floor(lon / cellDegrees)} ${Math.floor(lat / cellDegrees)}`

/** Rings of cells outward, until a ring can hold nothing nearer; far from all roads, every node. */
function nearestIn(graph: RoadGraph, cells: ReadonlyMap<string, readonly number[]>, place: LonLat): number | undefined {
  const narrow = metresBetween(place, [place[0] + cellDegrees, place[1]])
  for (let ring = 0; ring <= 40; ring++) {
    const found = nearestOf(graph, ringOf(cells, place, ring), place)
    if (found === undefined) continue
    const reach = Math.ceil(found.metres / Math.min(narrow, cellDegrees * 111_000)) + 1
    const around = Array.from({ length: reach + 1 }, (_, i) => ringOf(cells, place, i)).flat()
    return nearestOf(graph, around, place)?.node
  }
  return nearestOf(graph, [...cells.values()].flat(), place)?.node
}

function ringOf(cells: ReadonlyMap<string, readonly number[]>, [lon, lat]: LonLat, ring: number): readonly number[] {
  const [x, y] = [Math.floor(lon / cellDegrees), Math.floor(lat / cellDegrees)]
  const found: number[] = []
  for (let i = -ring; i <= ring; i++) {
    for (let j = -ring; j <= ring; j++) {
      if (Math.max(Math.abs(i), Math.abs(j)) === ring) found.push(...(cells.get(`${x + i} ${y + j}`) ?? []))
    }
  }
  return found
}

function nearestOf({ places }: RoadGraph, nodes: readonly number[], place: LonLat): { readonly node: number; readonly metres: number } | undefined {
  let best: { readonly node: number; readonly metres: number } | undefined
  for (const node of nodes) {
    const metres = metresBetween(place, [places[2 * node]!, places[2 * node + 1]!])
    if (!best || metres < best.metres) best = { node, metres }
  }
  return best
}
