import type { RoadGraph } from './road-graph.ts'
import { impassable } from './speeds.ts'

/** The arcs among nodes that are not contracted yet, and all shortcuts: linked lists in typed arrays that grow. Of parallel arcs the best is kept. */
export class Overlay {
  /** First arc of each node in each direction, −1 where it has none. */
  readonly out: Int32Array
  readonly into: Int32Array
  /** By arc: its ends, its weight, the next arc out of its tail, the next arc into its head. */
  tail: Int32Array
  head: Int32Array
  weight: Int32Array
  nextOut: Int32Array
  nextInto: Int32Array
  arcs = 0

  constructor(graph: RoadGraph, weights: Int32Array) {
    this.out = new Int32Array(graph.nodes).fill(-1)
    this.into = new Int32Array(graph.nodes).fill(-1)
    const room = graph.to.length * 2 + 16
    this.tail = new Int32Array(room)
    this.head = new Int32Array(room)
    this.weight = new Int32Array(room)
    this.nextOut = new Int32Array(room)
    this.nextInto = new Int32Array(room)
    for (let node = 0; node < graph.nodes; node++) {
      for (let arc = graph.first[node]!; arc < graph.first[node + 1]!; arc++) {
        if (weights[arc]! < impassable && graph.to[arc] !== node) this.join(node, graph.to[arc]!, weights[arc]!)
      }
    }
  }

  /** Adds an arc, or shortens the one that is there. */
  join(tail: number, head: number, weight: number): void {
    for (let arc = this.out[tail]!; arc !== -1; arc = this.nextOut[arc]!) {
      if (this.head[arc] !== head) continue
      if (weight < this.weight[arc]!) this.weight[arc] = weight
      return
    }
    if (this.arcs === this.tail.length) this.grow()
    const arc = this.arcs++
    this.tail[arc] = tail
    this.head[arc] = head
    this.weight[arc] = weight
    this.nextOut[arc] = this.out[tail]!
    this.nextInto[arc] = this.into[head]!
    this.out[tail] = arc
    this.into[head] = arc
  }

  private grow(): void {
    this.tail = larger(this.tail)
    this.head = larger(this.head)
    this.weight = larger(this.weight)
    this.nextOut = larger(this.nextOut)
    this.nextInto = larger(this.nextInto)
  }
}

function larger(old: Int32Array): Int32Array {
  const room = new Int32Array(old.length * 2)
  room.set(old)
  return room
}
