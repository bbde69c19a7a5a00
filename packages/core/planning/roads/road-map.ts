/**
 * The roads of a county from a map of roads, thinned to what journeys between its places need: stubs that lead nowhere are left out, and
 * bends between two crossings joined where the road stays the same. The quickest ways between places stay as long as they were, to the metre of each stretch.
 */
import { crossingId } from '../../county/crossing.ts'
import type { LonLat, Road } from '../../county/snapshot.ts'
import { roadClassOf, type RoadLine, usualKmh } from './geojson-roads.ts'
import { metresBetween, nodeFinder } from './nearest-node.ts'
import { roadGraph, roadHazards } from './road-graph.ts'
import { lawfulLimits } from './speeds.ts'
import { type Stretch, type Stretches, strongCore } from './strong-core.ts'

export interface MapPlace {
  readonly id: string
  readonly location?: LonLat
}

export interface MappedRoads {
  readonly roads: readonly Road[]
  /** Places that no road of the map comes near, with the metres to the nearest; null where a place has no point. */
  readonly apart: readonly { readonly id: string; readonly metres: number | null }[]
}

/** A place farther from every road than this, in metres, is not joined to it. */
export const joinMost = 2000
/** From a place to the road: at a walk's pace for a bus, in metres a minute (15 km/h). */
const approachSpeed = 250

export function roadsOfMap(lines: readonly RoadLine[], places: readonly MapPlace[]): MappedRoads {
  const { at, links } = strongCore(linksOf(lines))
  const find = nodeFinder(roadGraph(at, []))
  const joined = places.map(({ id, location }) => {
    const node = location && find(location)
    return { id, node, metres: node === undefined ? null : metresBetween(location!, at[node]!) }
  })
  const near = joined.filter((place): place is Joined => place.node !== undefined && place.metres! <= joinMost)
  const approaches = near.map(({ id, node, metres }): Road => ({ from: id, to: crossingId(at[node]!), metres: Math.max(1, Math.round(metres)), metresPerMinute: approachSpeed }))
  const thinned = thin(at.length, links, new Set(near.map(({ node }) => node)))
  return {
    roads: [...approaches, ...quickest(thinned, at)],
    apart: joined.filter((place) => !near.includes(place as Joined)).map(({ id, metres }) => ({ id, metres: metres === null ? null : Math.round(metres) })),
  }
}

interface Joined {
  readonly id: string
  readonly node: number
  readonly metres: number
}

/** Lines meet where they share a point, to 1e-6 degrees. */
function linksOf(lines: readonly RoadLine[]): Stretches {
  const at: LonLat[] = []
  const known = new Map<string, number>()
  const nodeAt = (place: LonLat): number => {
    const key = crossingId(place)
    const node = known.get(key) ?? at.push(place) - 1
    known.set(key, node)
    return node
  }
  const links = lines.flatMap(({ coordinates, class: name = 'village', kmh, oneWay = false, smallBusOnly = false, hazards = [] }) => {
    const kind = roadClassOf(name)
    if (kind === undefined) return []
    const hazard = roadHazards.find((each) => hazards.includes(each))
    const same = { metresPerMinute: Math.round((kmh ?? usualKmh[kind]) / 0.06), oneWay, smallBusOnly, hazard }
    const nodes = coordinates.map(nodeAt)
    return nodes.slice(1).map((to, i): Stretch => ({ ...same, from: nodes[i]!, to, metres: metresBetween(coordinates[i]!, coordinates[i + 1]!) }))
  })
  return { at, links: links.filter(({ from, to }) => from !== to) }
}

/** Stubs left out and bends joined, until there are none; the nodes given stay. */
function thin(nodes: number, links: readonly Stretch[], fixed: ReadonlySet<number>): readonly Stretch[] {
  const around = Array.from({ length: nodes }, () => new Set<Stretch>())
  for (const link of links) for (const end of [link.from, link.to]) around[end]!.add(link)
  const waiting = Array.from(around.keys())
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (!fixed.has(node)) waiting.push(...takenOut(node, around))
  }
  return [...new Set(around.flatMap((some) => [...some]))]
}

/** Takes a stub's end or a bend out of the network, and answers the nodes beside it; none where the node is a crossing. */
function takenOut(node: number, around: readonly Set<Stretch>[]): readonly number[] {
  const ends = [...around[node]!]
  const bend = ends.length === 2 ? joinedAt(node, ends[0]!, ends[1]!) : undefined
  if (ends.length !== 1 && bend === undefined) return []
  for (const link of ends) for (const end of [link.from, link.to]) around[end]!.delete(link)
  if (bend !== undefined && bend.from !== bend.to) for (const end of [bend.from, bend.to]) around[end]!.add(bend)
  return ends.map((link) => otherEnd(link, node))
}

/** One stretch through a node in place of two; undefined where the road changes there, or may not be driven through. */
function joinedAt(node: number, a: Stretch, b: Stretch): Stretch | undefined {
  if (a.oneWay !== b.oneWay || a.metresPerMinute !== b.metresPerMinute || a.smallBusOnly !== b.smallBusOnly || a.hazard !== b.hazard) return undefined
  const [first, then] = a.oneWay && a.from === node ? [b, a] : [a, b]
  if (first.oneWay && (first.to !== node || then.from !== node)) return undefined
  return { ...first, from: otherEnd(first, node), to: otherEnd(then, node), metres: first.metres + then.metres }
}

const otherEnd = ({ from, to }: Stretch, node: number): number => (from === node ? to : from)

/** The quickest road each way between two ends: one row where it is the same, else one-way ones, in the order of their ends. */
function quickest(stretches: readonly Stretch[], at: readonly LonLat[]): readonly Road[] {
  const best = new Map<string, Stretch>()
  const offer = (key: string, stretch: Stretch) => {
    const other = best.get(key)
    if (other === undefined || minutes(stretch) < minutes(other)) best.set(key, stretch)
  }
  for (const stretch of stretches) {
    const [from, to] = [crossingId(at[stretch.from]!), crossingId(at[stretch.to]!)]
    offer(`${from} ${to}`, stretch)
    if (!stretch.oneWay) offer(`${to} ${from}`, stretch)
  }
  return [...best].toSorted(([a], [b]) => (a < b ? -1 : 1)).flatMap(([key, stretch]) => {
    const [from, to] = key.split(' ') as [string, string]
    const isSame = best.get(`${to} ${from}`) === stretch
    return isSame && to < from ? [] : [roadOf(stretch, { from, to, oneWay: !isSame })]
  })
}

/** What a stretch that large buses may not drive counts more: it is kept where there is no other. */
const smallBusMinutes = 1e6

function minutes({ metres, metresPerMinute, smallBusOnly, hazard }: Stretch): number {
  const speed = hazard === undefined ? metresPerMinute : Math.min(metresPerMinute, lawfulLimits.hazard / 0.06)
  return metres / speed + (smallBusOnly ? smallBusMinutes : 0)
}

function roadOf({ metres, metresPerMinute, smallBusOnly, hazard }: Stretch, { from, to, oneWay }: { readonly from: string; readonly to: string; readonly oneWay: boolean }): Road {
  return {
    from, to, metres: Math.max(1, Math.round(metres)), metresPerMinute,
    ...(oneWay ? { oneWay } : {}), ...(smallBusOnly ? { smallBusOnly } : {}), ...(hazard === undefined ? {} : { hazard }),
  }
}
