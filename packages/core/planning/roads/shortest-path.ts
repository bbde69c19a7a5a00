import { NodeQueue } from './node-queue.ts'
import type { RoadGraph } from './road-graph.ts'
import { impassable } from './speeds.ts'

/** Dijkstra from one node to all, plainly: what the hierarchy is checked against. Weight of the best way, `impassable` where there is none. */
export function distancesFrom(graph: RoadGraph, weights: Int32Array, source: number): Int32Array {
  const queue = new NodeQueue(graph.nodes)
  queue.reach(source, 0)
  while (!queue.empty) relax(graph, weights, queue)
  return queue.distance.map((distance) => Math.min(distance, impassable))
}

/** The nodes of the best way from one node to another, both included; empty where there is none. */
export function shortestPath(graph: RoadGraph, weights: Int32Array, [source, target]: readonly [number, number]): readonly number[] {
  const queue = new NodeQueue(graph.nodes)
  const before = new Map<number, number>()
  queue.reach(source, 0)
  while (!queue.empty) {
    if (relax(graph, weights, queue, before) === target) return wayBack(before, target)
  }
  return []
}

function relax({ first, to }: RoadGraph, weights: Int32Array, queue: NodeQueue, before?: Map<number, number>): number {
  const node = queue.take()
  const distance = queue.distance[node]!
  for (let arc = first[node]!; arc < first[node + 1]!; arc++) {
    if (weights[arc]! < impassable && queue.reach(to[arc]!, distance + weights[arc]!)) before?.set(to[arc]!, node)
  }
  return node
}

function wayBack(before: ReadonlyMap<number, number>, target: number): readonly number[] {
  const nodes = [target]
  for (let node = before.get(target); node !== undefined; node = before.get(node)) nodes.push(node)
  return nodes.toReversed()
}
