/**
 * Contraction hierarchies (Geisberger, Sanders, Schultes, Delling 2008).
 *
 * Method    Nodes are taken out one by one, the least important first; where the best way between two neighbours led through the node
 *           taken out, a shortcut keeps its length. Importance: shortcuts it would need less arcs it removes, and how deep the
 *           hierarchy below it is already; it is looked at again before a node is taken. Afterwards a best way between any two nodes
 *           goes up in the hierarchy and then down.
 * Effort    A grid of 19 600 crossings with random weights: 5 s to build, then 3 000 × 300 times in 1.6 s (docs/performance.md).
 * Promise   Exact, in whole numbers: a witness search that stops early only adds a shortcut that was not needed.
 */
import { NodeQueue } from './node-queue.ts'
import { Overlay } from './overlay.ts'
import type { RoadGraph } from './road-graph.ts'

/** Arcs upward, as rows of typed arrays; `down` holds the arcs into a node from above it, turned round. */
export interface Hierarchy {
  readonly nodes: number
  readonly up: UpwardArcs
  readonly down: UpwardArcs
}

export interface UpwardArcs {
  readonly first: Int32Array
  readonly to: Int32Array
  readonly weight: Int32Array
}

/** How many nodes a witness search settles before it gives up: when a node is valued, and when it is taken out. */
const patience = { valuing: 24, taking: 120 } as const

/** The hierarchy over arcs of the given weights (whole numbers, `impassable` left out). */
export function hierarchyOf(graph: RoadGraph, weights: Int32Array): Hierarchy {
  const overlay = new Overlay(graph, weights)
  const rank = contractAll(graph.nodes, overlay)
  return { nodes: graph.nodes, up: arcsUpward(overlay, rank, 'up'), down: arcsUpward(overlay, rank, 'down') }
}

function contractAll(nodes: number, overlay: Overlay): Int32Array {
  const rank = new Int32Array(nodes).fill(-1)
  const work: Contraction = { overlay, rank, depth: new Int32Array(nodes), search: new NodeQueue(nodes) }
  const order = new NodeQueue(nodes)
  for (let node = 0; node < nodes; node++) order.reach(node, importance(work, node))
  for (let next = 0; !order.empty; ) {
    const node = order.take()
    const value = importance(work, node)
    if (!order.empty && value > order.least) {
      order.distance[node] = 0x7ffffffe
      order.reach(node, value)
      continue
    }
    bridge(work, node, patience.taking)
    rank[node] = next++
    deepenAround(work, node)
  }
  return rank
}

interface Contraction {
  readonly overlay: Overlay
  /** −1 while a node is in. */
  readonly rank: Int32Array
  readonly depth: Int32Array
  readonly search: NodeQueue
}

/** Offset so that every value fits the queue, which knows no negative keys. */
const importance = (work: Contraction, node: number): number =>
  1_000_000 + 2 * bridge(work, node, patience.valuing, false) - degree(work, node) + work.depth[node]!

function degree({ overlay, rank }: Contraction, node: number): number {
  let count = 0
  for (let arc = overlay.out[node]!; arc !== -1; arc = overlay.nextOut[arc]!) if (rank[overlay.head[arc]!] === -1) count++
  for (let arc = overlay.into[node]!; arc !== -1; arc = overlay.nextInto[arc]!) if (rank[overlay.tail[arc]!] === -1) count++
  return count
}

function deepenAround({ overlay, rank, depth }: Contraction, node: number): void {
  const deepen = (other: number) => {
    if (rank[other] === -1) depth[other] = Math.max(depth[other]!, depth[node]! + 1)
  }
  for (let arc = overlay.out[node]!; arc !== -1; arc = overlay.nextOut[arc]!) deepen(overlay.head[arc]!)
  for (let arc = overlay.into[node]!; arc !== -1; arc = overlay.nextInto[arc]!) deepen(overlay.tail[arc]!)
}

/** How many shortcuts a node needs; with `join`, makes them. */
function bridge(work: Contraction, node: number, settled: number, join = true): number {
  const { overlay, rank } = work
  let shortcuts = 0
  for (let arc = overlay.into[node]!; arc !== -1; arc = overlay.nextInto[arc]!) {
    if (rank[overlay.tail[arc]!] === -1) shortcuts += bridgeFrom(work, { node, arc, settled, join })
  }
  return shortcuts
}

interface Detour {
  readonly node: number
  /** The arc into the node. */
  readonly arc: number
  readonly settled: number
  readonly join: boolean
}

function bridgeFrom(work: Contraction, { node, arc: entry, settled, join }: Detour): number {
  const { overlay, rank, search } = work
  const [from, way] = [overlay.tail[entry]!, overlay.weight[entry]!]
  const farthest = farthestBeyond(work, node, from)
  if (farthest === -1) return 0
  witness(work, { from, node, limit: way + farthest, settled })
  let shortcuts = 0
  for (let arc = overlay.out[node]!; arc !== -1; arc = overlay.nextOut[arc]!) {
    const to = overlay.head[arc]!
    const length = way + overlay.weight[arc]!
    if (rank[to] !== -1 || to === from || search.distance[to]! <= length) continue
    shortcuts++
    if (join) overlay.join(from, to, length)
  }
  search.clear()
  return shortcuts
}

/** The longest arc out of the node to a node that is still in, −1 where there is none. */
function farthestBeyond({ overlay, rank }: Contraction, node: number, from: number): number {
  let farthest = -1
  for (let arc = overlay.out[node]!; arc !== -1; arc = overlay.nextOut[arc]!) {
    const to = overlay.head[arc]!
    if (rank[to] === -1 && to !== from && overlay.weight[arc]! > farthest) farthest = overlay.weight[arc]!
  }
  return farthest
}

interface WitnessSearch {
  readonly from: number
  readonly node: number
  readonly limit: number
  readonly settled: number
}

/** Distances from a node around another one, as far as patience goes. */
function witness({ overlay, rank, search }: Contraction, { from, node, limit, settled }: WitnessSearch): void {
  search.reach(from, 0)
  for (let left = settled; left > 0 && !search.empty && search.least <= limit; left--) {
    const here = search.take()
    const distance = search.distance[here]!
    for (let arc = overlay.out[here]!; arc !== -1; arc = overlay.nextOut[arc]!) {
      const to = overlay.head[arc]!
      if (to !== node && rank[to] === -1) search.reach(to, distance + overlay.weight[arc]!)
    }
  }
}

function arcsUpward(overlay: Overlay, rank: Int32Array, way: 'up' | 'down'): UpwardArcs {
  const [low, high] = way === 'up' ? [overlay.tail, overlay.head] : [overlay.head, overlay.tail]
  const kept = Array.from({ length: overlay.arcs }, (_, arc) => arc).filter((arc) => rank[low[arc]!]! < rank[high[arc]!]!)
  const first = new Int32Array(rank.length + 1)
  for (const arc of kept) first[low[arc]! + 1]!++
  for (let i = 0; i < rank.length; i++) first[i + 1]! += first[i]!
  const [free, to, weight] = [first.slice(), new Int32Array(kept.length), new Int32Array(kept.length)]
  for (const arc of kept) {
    const place = free[low[arc]!]!++
    to[place] = high[arc]!
    weight[place] = overlay.weight[arc]!
  }
  return { first, to, weight }
}
