/**
 * Many-to-many by buckets (Knopp, Sanders, Schultes, Schulz, Wagner 2007): each target leaves its distance at every node above it; each
 * source, on its way up, picks up what it finds there. Exact, for a best way goes up and then down.
 */
import { hierarchyOf, type Hierarchy, type UpwardArcs } from './hierarchy.ts'
import { NodeQueue } from './node-queue.ts'
import type { RoadGraph } from './road-graph.ts'
import { impassable } from './speeds.ts'

/** Weights of the best ways from each source (row) to each target (column), `impassable` where there is none. */
export interface TravelTable {
  readonly rows: number
  readonly columns: number
  readonly values: Int32Array
}

export function travelTable(graph: RoadGraph, weights: Int32Array, sources: readonly number[], targets: readonly number[]): TravelTable {
  return manyToMany(hierarchyOf(graph, weights), sources, targets)
}

/** The same, where the hierarchy is at hand already. */
export function manyToMany(hierarchy: Hierarchy, sources: readonly number[], targets: readonly number[]): TravelTable {
  const queue = new NodeQueue(hierarchy.nodes)
  const buckets = bucketsOf(hierarchy, targets, queue)
  const values = new Int32Array(sources.length * targets.length).fill(impassable)
  for (const [row, source] of sources.entries()) pickUp(hierarchy.up, buckets, { queue, source, row: values.subarray(row * targets.length, (row + 1) * targets.length) })
  return { rows: sources.length, columns: targets.length, values }
}

/** What targets left behind, node by node: rows of typed arrays. */
interface Buckets {
  readonly first: Int32Array
  readonly column: Int32Array
  readonly distance: Int32Array
}

function bucketsOf({ nodes, down }: Hierarchy, targets: readonly number[], queue: NodeQueue): Buckets {
  const left: { readonly node: number; readonly column: number; readonly distance: number }[] = []
  for (const [column, target] of targets.entries()) {
    climb(down, queue, target, (node, distance) => left.push({ node, column, distance }))
  }
  const first = new Int32Array(nodes + 1)
  for (const { node } of left) first[node + 1]!++
  for (let i = 0; i < nodes; i++) first[i + 1]! += first[i]!
  const [free, columns, distances] = [first.slice(), new Int32Array(left.length), new Int32Array(left.length)]
  for (const { node, column, distance } of left) {
    const place = free[node]!++
    columns[place] = column
    distances[place] = distance
  }
  return { first, column: columns, distance: distances }
}

interface PickUp {
  readonly queue: NodeQueue
  readonly source: number
  readonly row: Int32Array
}

function pickUp(up: UpwardArcs, { first, column, distance }: Buckets, { queue, source, row }: PickUp): void {
  climb(up, queue, source, (node, way) => {
    for (let i = first[node]!; i < first[node + 1]!; i++) {
      const length = way + distance[i]!
      if (length < row[column[i]!]!) row[column[i]!] = length
    }
  })
}

/** Everything above a node, nearest first. */
function climb({ first, to, weight }: UpwardArcs, queue: NodeQueue, start: number, visit: (node: number, distance: number) => void): void {
  queue.reach(start, 0)
  while (!queue.empty) {
    const node = queue.take()
    const distance = queue.distance[node]!
    visit(node, distance)
    for (let arc = first[node]!; arc < first[node + 1]!; arc++) queue.reach(to[arc]!, distance + weight[arc]!)
  }
  queue.clear()
}
