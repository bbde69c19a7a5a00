/** Nodes in the order of their distance: a binary heap with decrease-key, emptied by `clear` in the time it took to fill it. */
export class NodeQueue {
  readonly distance: Int32Array
  /** Place of a node in the heap, −1 where it is not in it. */
  private readonly at: Int32Array
  private readonly heap: Int32Array
  private readonly touched: Int32Array
  private size = 0
  private seen = 0

  constructor(nodes: number) {
    this.distance = new Int32Array(nodes).fill(0x7fffffff)
    this.at = new Int32Array(nodes).fill(-1)
    this.heap = new Int32Array(nodes)
    this.touched = new Int32Array(nodes)
  }

  get empty(): boolean {
    return this.size === 0
  }

  /** Distance of the nearest node that waits. */
  get least(): number {
    return this.distance[this.heap[0]!]!
  }

  /** Enters a node or brings it nearer; a longer distance changes nothing. */
  reach(node: number, distance: number): boolean {
    if (distance >= this.distance[node]!) return false
    if (this.distance[node] === 0x7fffffff) this.touched[this.seen++] = node
    this.distance[node] = distance
    if (this.at[node] === -1) this.at[node] = this.size++
    this.rise(node, this.at[node]!)
    return true
  }

  /** Changes the key of a node that waits, up or down. */
  move(node: number, distance: number): void {
    this.distance[node] = distance
    this.rise(node, this.at[node]!)
    this.sink(node, this.at[node]!)
  }

  /** Takes the nearest node out. */
  take(): number {
    const node = this.heap[0]!
    const last = this.heap[--this.size]!
    this.at[node] = -1
    if (last !== node) this.sink(last, 0)
    return node
  }

  clear(): void {
    for (let i = 0; i < this.seen; i++) {
      this.distance[this.touched[i]!] = 0x7fffffff
      this.at[this.touched[i]!] = -1
    }
    this.size = 0
    this.seen = 0
  }

  private rise(node: number, from: number): void {
    const { heap, distance, at } = this
    let place = from
    while (place > 0) {
      const above = (place - 1) >> 1
      if (distance[heap[above]!]! <= distance[node]!) break
      heap[place] = heap[above]!
      at[heap[place]!] = place
      place = above
    }
    heap[place] = node
    at[node] = place
  }

  private sink(node: number, from: number): void {
    const { heap, distance, at } = this
    let place = from
    for (;;) {
      let below = 2 * place + 1
      if (below >= this.size) break
      if (below + 1 < this.size && distance[heap[below + 1]!]! < distance[heap[below]!]!) below++
      if (distance[heap[below]!]! >= distance[node]!) break
      heap[place] = heap[below]!
      at[heap[place]!] = place
      place = below
    }
    heap[place] = node
    at[node] = place
  }
}
