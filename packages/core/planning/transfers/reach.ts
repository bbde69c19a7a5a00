/**
 * 组织调剂的人选 · whom the order reaches: candidates are asked one by one, and each is reached if nothing else speaks against it by then (`mayEnter`) and
 * the posts left can still take all who are.
 *
 * Method: an augmenting path a candidate (the reached sets are the independent sets of a transversal matroid, so going in order is exact). Columns that a
 *   failed search saw can never get room again: they are dead from then on, so that all failures together walk every arc once.
 * Effort: O(candidates reached · arcs walked) + O(arcs).
 */
export function reachInOrder({ start, column, capacity }: Openings, gate: Gate = open): Uint8Array {
  const rows = start.length - 1
  const reached = new Uint8Array(rows)
  const run: Reaching = {
    start, column, capacity,
    held: new Int32Array(capacity.length),
    members: Array.from({ length: capacity.length }, () => []),
    seen: new Int32Array(capacity.length),
    dead: new Uint8Array(capacity.length),
    from: new Int32Array(capacity.length),
    rowTo: new Int32Array(capacity.length),
    queue: new Int32Array(capacity.length),
  }
  for (let row = 0; row < rows; row++) {
    if (!gate.mayEnter(row) || !admit(run, row, row + 1)) continue
    reached[row] = 1
    gate.entered(row)
  }
  return reached
}

/** What besides posts decides: asked before a candidate is tried, told of each who is reached. */
export interface Gate {
  readonly mayEnter: (row: number) => boolean
  readonly entered: (row: number) => void
}

const open: Gate = { mayEnter: () => true, entered: () => undefined }

/** Columns open to each candidate, in the order in which candidates are asked. */
export interface Openings {
  readonly start: Int32Array
  readonly column: Int32Array
  readonly capacity: Int32Array
}

interface Reaching extends Openings {
  readonly held: Int32Array
  readonly members: number[][]
  readonly seen: Int32Array
  readonly dead: Uint8Array
  /** By column of the present search: the column before it, or −1. */
  readonly from: Int32Array
  /** Who would come into it. */
  readonly rowTo: Int32Array
  readonly queue: Int32Array
}

function admit(run: Reaching, row: number, stamp: number): boolean {
  const { held, capacity, queue, members, dead } = run
  let last = visit(run, [row, -1, stamp], 0)
  for (let at = 0; at < last; at++) {
    const column = queue[at]!
    if (held[column]! < capacity[column]!) {
      shift(run, column)
      return true
    }
    for (const member of members[column]!) last = visit(run, [member, column, stamp], last)
  }
  for (let at = 0; at < last; at++) dead[queue[at]!] = 1
  return false
}

function visit({ start, column, seen, dead, from, rowTo, queue }: Reaching, [row, before, stamp]: readonly [number, number, number], end: number): number {
  let last = end
  for (let arc = start[row]!; arc < start[row + 1]!; arc++) {
    const to = column[arc]!
    if (seen[to] === stamp || dead[to] === 1) continue
    seen[to] = stamp
    from[to] = before
    rowTo[to] = row
    queue[last++] = to
  }
  return last
}

/** Each row of the path moves one column on, and the new one comes in. */
function shift({ held, members, from, rowTo }: Reaching, end: number): void {
  held[end]!++
  for (let column = end; column !== -1; column = from[column]!) {
    const row = rowTo[column]!
    const before = from[column]!
    if (before !== -1) members[before]!.splice(members[before]!.indexOf(row), 1)
    members[column]!.push(row)
  }
}
