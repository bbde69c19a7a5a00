/**
 * 组织调剂 · every row to one column at the least total cost, exact.
 *
 * Model: minimise Σ cost(arc) over one arc a row, at most capacity(j) rows in column j. Costs are whole numbers, so that sums are exact.
 * Dual: maximise Σ u(i) − Σ capacity(j) · price(j) where u(i) ≤ cost(i, j) + price(j) and price ≥ 0.
 * Method: shortest augmenting paths (Jonker and Volgenant 1987, with capacities): each row enters by a Dijkstra search over columns that stops at the
 *   first column with room; prices of the columns passed rise by what the path lies above them. All on typed arrays, no node is made.
 * Effort: O(rows · (arcs reached) · log columns); most rows reach a few columns only.
 * Promise: optimal, with the prices that prove it (`provesLeast`). The same arrays give the same assignment.
 */
export interface HardshipProblem {
  /** Arcs of row i: from start[i] up to start[i + 1]; every row has one at least. */
  readonly start: Int32Array
  readonly column: Int32Array
  readonly cost: Float64Array
  readonly capacity: Int32Array
}

export interface LeastHardship {
  /** By row: its arc. */
  readonly arc: Int32Array
  /** By column: what one post more would save in total; 0 where there is room. */
  readonly price: Float64Array
  readonly total: number
}

export interface Watch {
  readonly onProgress?: (done: number, of: number) => void
  /** Asked now and then; true ends the work. */
  readonly stop?: () => boolean
}

/** Null where it was stopped, `'infeasible'` where some row finds no column: a problem with a column for the unplaced always has an answer. */
export function leastHardship(problem: HardshipProblem, { onProgress, stop }: Watch = {}): LeastHardship | 'infeasible' | null {
  const rows = problem.start.length - 1
  const search = newSearch(problem)
  for (let row = 0; row < rows; row++) {
    if ((row & 255) === 0) {
      onProgress?.(row, rows)
      if (stop?.() === true) return null
    }
    if (!enter(search, row)) return 'infeasible'
  }
  onProgress?.(rows, rows)
  let total = 0
  for (const arc of search.arcOf) total += problem.cost[arc]!
  return { arc: search.arcOf, price: search.price, total }
}

/** Whether prices prove an assignment optimal: one pass over the arcs, no solver. Bought at its own price, no row would rather have another column. */
export function provesLeast({ start, column, cost, capacity }: HardshipProblem, { arc, price }: Pick<LeastHardship, 'arc' | 'price'>): boolean {
  const taken = new Int32Array(capacity.length)
  for (let row = 0; row < arc.length; row++) {
    const own = arc[row]!
    if (own < start[row]! || own >= start[row + 1]!) return false
    taken[column[own]!]!++
    const paid = cost[own]! + price[column[own]!]!
    for (let other = start[row]!; other < start[row + 1]!; other++) if (cost[other]! + price[column[other]!]! < paid) return false
  }
  return taken.every((count, j) => count <= capacity[j]! && price[j]! >= 0 && (price[j] === 0 || count === capacity[j]!))
}

interface Search {
  readonly problem: HardshipProblem
  readonly price: Float64Array
  readonly arcOf: Int32Array
  readonly held: Int32Array
  /** Rows of a column as a list: first[j], then after[row]; before[row] to take one out. */
  readonly first: Int32Array
  readonly after: Int32Array
  readonly before: Int32Array
  /** Of the present search, by column. */
  readonly distance: Float64Array
  readonly arcTo: Int32Array
  readonly rowTo: Int32Array
  readonly seen: Int32Array
  readonly place: Int32Array
  readonly heap: Int32Array
  readonly scanned: Int32Array
  size: number
  scannedCount: number
  bound: number
  boundColumn: number
  stamp: number
}

function newSearch(problem: HardshipProblem): Search {
  const rows = problem.start.length - 1
  const columns = problem.capacity.length
  return {
    problem,
    price: new Float64Array(columns),
    arcOf: new Int32Array(rows).fill(-1),
    held: new Int32Array(columns),
    first: new Int32Array(columns).fill(-1),
    after: new Int32Array(rows).fill(-1),
    before: new Int32Array(rows).fill(-1),
    distance: new Float64Array(columns),
    arcTo: new Int32Array(columns),
    rowTo: new Int32Array(columns),
    seen: new Int32Array(columns),
    place: new Int32Array(columns),
    heap: new Int32Array(columns),
    scanned: new Int32Array(columns),
    size: 0,
    scannedCount: 0,
    bound: Infinity,
    boundColumn: -1,
    stamp: 0,
  }
}

/** Takes one more row in; false where no column can be reached that has room. */
function enter(search: Search, row: number): boolean {
  search.stamp++
  search.size = 0
  search.scannedCount = 0
  search.bound = Infinity
  search.boundColumn = -1
  relaxFrom(search, row, 0)
  while (search.size > 0 && search.distance[search.heap[0]!]! < search.bound) {
    const column = popNearest(search)
    search.scanned[search.scannedCount++] = column
    scan(search, column)
  }
  if (search.boundColumn === -1) return false
  raisePrices(search)
  augment(search, row)
  return true
}

/** What a row pays where it is, subtracted from what it would pay elsewhere: never below 0. */
function scan(search: Search, column: number): void {
  const { problem, arcOf, price, first, after, distance } = search
  for (let row = first[column]!; row !== -1; row = after[row]!) relaxFrom(search, row, distance[column]! - problem.cost[arcOf[row]!]! - price[column]!)
}

function relaxFrom(search: Search, row: number, offset: number): void {
  const { start, column, cost, capacity } = search.problem
  const { price, held, distance, arcTo, rowTo, seen, stamp } = search
  for (let arc = start[row]!; arc < start[row + 1]!; arc++) {
    const to = column[arc]!
    const far = offset + cost[arc]! + price[to]!
    if (far >= search.bound) continue
    const known = seen[to] === stamp
    if (known && far >= distance[to]!) continue
    distance[to] = far
    arcTo[to] = arc
    rowTo[to] = row
    if (held[to]! < capacity[to]!) {
      search.bound = far
      search.boundColumn = to
      seen[to] = 0
    } else if (known) rise(search, search.place[to]!)
    else push(search, to)
  }
}

function raisePrices({ scanned, scannedCount, price, distance, bound }: Search): void {
  for (let i = 0; i < scannedCount; i++) price[scanned[i]!]! += bound - distance[scanned[i]!]!
}

/** Back along the path: each row moves to the column it reached, and leaves its own to the one before. */
function augment(search: Search, entering: number): void {
  const { problem, arcTo, rowTo, arcOf, held } = search
  let to = search.boundColumn
  held[to]!++
  for (;;) {
    const row = rowTo[to]!
    const arc = arcTo[to]!
    const from = arcOf[row] === -1 ? -1 : problem.column[arcOf[row]!]!
    if (from !== -1) unlink(search, row, from)
    arcOf[row] = arc
    link(search, row, to)
    if (row === entering) return
    to = from
  }
}

function link({ first, after, before }: Search, row: number, column: number): void {
  const next = first[column]!
  after[row] = next
  before[row] = -1
  if (next !== -1) before[next] = row
  first[column] = row
}

function unlink({ first, after, before }: Search, row: number, column: number): void {
  const next = after[row]!
  const previous = before[row]!
  if (previous === -1) first[column] = next
  else after[previous] = next
  if (next !== -1) before[next] = previous
}

function push(search: Search, column: number): void {
  search.seen[column] = search.stamp
  search.heap[search.size] = column
  search.place[column] = search.size
  rise(search, search.size++)
}

function rise({ heap, place, distance }: Search, from: number): void {
  const column = heap[from]!
  const far = distance[column]!
  let at = from
  while (at > 0) {
    const parent = (at - 1) >> 1
    const above = heap[parent]!
    if (distance[above]! <= far) break
    heap[at] = above
    place[above] = at
    at = parent
  }
  heap[at] = column
  place[column] = at
}

function popNearest(search: Search): number {
  const { heap, place, distance } = search
  const nearest = heap[0]!
  const last = heap[--search.size]!
  const far = distance[last]!
  let at = 0
  for (;;) {
    let child = 2 * at + 1
    if (child >= search.size) break
    if (child + 1 < search.size && distance[heap[child + 1]!]! < distance[heap[child]!]!) child++
    if (distance[heap[child]!]! >= far) break
    heap[at] = heap[child]!
    place[heap[at]!] = at
    at = child
  }
  heap[at] = last
  place[last] = at
  return nearest
}
