import type { LonLat } from '../../county/snapshot.ts'
import type { RoadHazard } from './road-graph.ts'

/** A stretch of road between two nodes. */
export interface Stretch {
  readonly from: number
  readonly to: number
  readonly metres: number
  readonly metresPerMinute: number
  readonly oneWay: boolean
  readonly smallBusOnly: boolean
  readonly hazard: RoadHazard | undefined
}

export interface Stretches {
  readonly at: readonly LonLat[]
  readonly links: readonly Stretch[]
}

/**
 * The part of a network in which every node reaches every other: an extract has islands, and one-way stubs at its edge. It is grown from the
 * largest part that two-way roads hold together: what that reaches, and what reaches it.
 */
export function strongCore({ at, links }: Stretches): Stretches {
  const bothWays = partsOf(at.length, links.filter(({ oneWay }) => !oneWay))
  const seed = largest(bothWays)
  if (seed.length === 0) return { at: [], links: [] }
  const forward = spread(at.length, links, { from: seed, way: 'forward' })
  const backward = spread(at.length, links, { from: seed, way: 'backward' })
  const kept = Array.from(at.keys()).filter((node) => forward[node] === 1 && backward[node] === 1)
  const number = new Map(kept.map((node, i) => [node, i]))
  const inside = links.flatMap((link): Stretch[] => {
    const [from, to] = [number.get(link.from), number.get(link.to)]
    return from === undefined || to === undefined ? [] : [{ ...link, from, to }]
  })
  return { at: kept.map((node) => at[node]!), links: inside }
}

type WayAlong = 'forward' | 'backward'

/** The parts that two-way links hold together, each as its nodes. */
function partsOf(nodes: number, links: readonly Stretch[]): readonly (readonly number[])[] {
  const next = neighbours(nodes, links, 'forward')
  const seen = new Uint8Array(nodes)
  const parts: number[][] = []
  for (let node = 0; node < nodes; node++) if (seen[node] === 0 && next[node]!.length > 0) parts.push(flood(next, seen, [node]))
  return parts
}

function largest(parts: readonly (readonly number[])[]): readonly number[] {
  return parts.reduce<readonly number[]>((most, part) => (part.length > most.length ? part : most), [])
}

function spread(nodes: number, links: readonly Stretch[], { from, way }: { readonly from: readonly number[]; readonly way: WayAlong }): Uint8Array {
  const seen = new Uint8Array(nodes)
  flood(neighbours(nodes, links, way), seen, from)
  return seen
}

function neighbours(nodes: number, links: readonly Stretch[], way: WayAlong): readonly (readonly number[])[] {
  const next = Array.from({ length: nodes }, (): number[] => [])
  for (const { from, to, oneWay } of links) {
    if (way !== 'backward' || !oneWay) next[from]!.push(to)
    if (way !== 'forward' || !oneWay) next[to]!.push(from)
  }
  return next
}

/** All nodes reached, marked as seen. */
function flood(next: readonly (readonly number[])[], seen: Uint8Array, start: readonly number[]): number[] {
  const reached = start.slice()
  for (const node of start) seen[node] = 1
  for (let i = 0; i < reached.length; i++) {
    for (const other of next[reached[i]!]!) {
      if (seen[other] === 1) continue
      seen[other] = 1
      reached.push(other)
    }
  }
  return reached
}
