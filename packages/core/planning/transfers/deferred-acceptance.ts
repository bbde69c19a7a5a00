import type { Market } from './market.ts'

/**
 * 自愿阶段 · teacher-proposing deferred acceptance with releases.
 *
 * Model: cell c takes at most vacancies(c), the higher key before the lower. Of the teachers of home cell h at most release(h) leave, at most
 *   releaseKept(h, k) of them of kept class k; who applies first is said by the published order (teachers are numbered by it).
 * Method: whoever holds a right to leave proposes down the list; a cell holds its best so far and refuses the rest. Who is refused everywhere loses
 *   the right to the next colleague in the order. With `replacement`, each post filled in h gives one right more there.
 * Effort: each arc is offered once at most, O(arcs · log vacancies), and a walk through the colleagues for every right that is passed on.
 * Promise: rights only grow, cells only improve, so the result is the same in whatever order proposals are made. What holds of it, and what
 *   does not, is stated and proved in docs/transfer-mechanism.md.
 */
export function acceptDeferred(market: Market, onStep?: (arc: number, refused: number) => void): Acceptance {
  const run = newRun(market)
  for (let cell = 0; cell < market.vacancies.length; cell++) grantRights(run, cell)
  while (run.queued > 0) {
    const teacher = run.queue[--run.queued]!
    propose(run, teacher, onStep)
  }
  return { arc: run.holding, admitted: run.admitted, cutoff: cutoffsOf(run) }
}

export interface Acceptance {
  /** By teacher: the arc that holds, or −1. */
  readonly arc: Int32Array
  /** By teacher: 1 where the home cell let the teacher apply. */
  readonly admitted: Uint8Array
  /** By cell: the lowest key held where the cell is full, else −Infinity. A full cell of no vacancies refuses all: Infinity. */
  readonly cutoff: Float64Array
}

interface Run {
  readonly market: Market
  /** By teacher: the next arc to propose. */
  readonly next: Int32Array
  readonly holding: Int32Array
  readonly admitted: Uint8Array
  readonly exhausted: Uint8Array
  /** Teachers of each home cell who apply, in the published order. */
  readonly colleagueStart: Int32Array
  readonly colleagues: Int32Array
  /** By cell: a heap of the arcs held, the lowest key on top. */
  readonly heapStart: Int32Array
  readonly heap: Int32Array
  readonly held: Int32Array
  readonly queue: Int32Array
  /** By arc: its teacher. */
  readonly owner: Int32Array
  queued: number
}

function newRun(market: Market): Run {
  const teachers = market.home.length
  const cells = market.vacancies.length
  const heapStart = new Int32Array(cells + 1)
  for (let c = 0; c < cells; c++) heapStart[c + 1] = heapStart[c]! + market.vacancies[c]!
  const owner = new Int32Array(market.cell.length)
  for (let t = 0; t < teachers; t++) owner.fill(t, market.start[t], market.start[t + 1])
  return {
    market,
    next: market.start.slice(0, teachers),
    holding: new Int32Array(teachers).fill(-1),
    admitted: new Uint8Array(teachers),
    exhausted: new Uint8Array(teachers),
    ...colleaguesIn(market),
    heapStart,
    heap: new Int32Array(heapStart[cells]!),
    held: new Int32Array(cells),
    queue: new Int32Array(teachers),
    owner,
    queued: 0,
  }
}

function colleaguesIn({ start, home, vacancies }: Market): Pick<Run, 'colleagueStart' | 'colleagues'> {
  const colleagueStart = new Int32Array(vacancies.length + 1)
  const applies = (t: number) => start[t + 1]! > start[t]!
  for (let t = 0; t < home.length; t++) if (applies(t)) colleagueStart[home[t]! + 1]!++
  for (let c = 0; c < vacancies.length; c++) colleagueStart[c + 1]! += colleagueStart[c]!
  const colleagues = new Int32Array(colleagueStart[vacancies.length]!)
  const fill = colleagueStart.slice()
  for (let t = 0; t < home.length; t++) if (applies(t)) colleagues[fill[home[t]!]!++] = t
  return { colleagueStart, colleagues }
}

/** Gives the rights of a home cell to its first colleagues in the order who have not been refused everywhere. Rights once given stay. */
function grantRights(run: Run, cell: number): void {
  const { market, admitted, exhausted, colleagueStart, colleagues, queue } = run
  const rights = market.release[cell]! + (market.replacement ? run.held[cell]! : 0)
  let given = 0
  const givenKept = [0, 0, 0]
  for (let i = colleagueStart[cell]!; i < colleagueStart[cell + 1]! && given < rights; i++) {
    const teacher = colleagues[i]!
    if (exhausted[teacher] === 1) continue
    const kept = market.keptClass[teacher]!
    if (kept !== 0 && givenKept[kept]! >= market.releaseKept[3 * cell + kept]!) continue
    given++
    givenKept[kept]!++
    if (admitted[teacher] === 0) {
      admitted[teacher] = 1
      queue[run.queued++] = teacher
    }
  }
}

/** Down the teacher's list until a cell holds the proposal. */
function propose(run: Run, teacher: number, onStep: ((arc: number, refused: number) => void) | undefined): void {
  const { market, next } = run
  const end = market.start[teacher + 1]!
  while (next[teacher]! < end) {
    const arc = next[teacher]!
    const refused = offer(run, arc)
    onStep?.(arc, refused)
    if (refused === arc) {
      next[teacher]!++
      continue
    }
    run.holding[teacher] = arc
    if (refused === -1) arrive(run, market.cell[arc]!)
    else refuse(run, run.owner[refused]!)
    return
  }
  run.exhausted[teacher] = 1
  grantRights(run, market.home[teacher]!)
}

function refuse(run: Run, teacher: number): void {
  run.holding[teacher] = -1
  run.next[teacher]!++
  run.queue[run.queued++] = teacher
}

function arrive(run: Run, cell: number): void {
  if (run.market.replacement) grantRights(run, cell)
}

/** The arc that the cell refuses when it is offered one more; −1 where it has room. */
function offer(run: Run, arc: number): number {
  const { market, heap, heapStart, held } = run
  const cell = market.cell[arc]!
  const base = heapStart[cell]!
  if (held[cell]! < market.vacancies[cell]!) {
    heap[base + held[cell]!] = arc
    siftUp(heap, market.key, base, held[cell]!)
    held[cell]!++
    return -1
  }
  if (held[cell] === 0 || market.key[heap[base]!]! >= market.key[arc]!) return arc
  const lowest = heap[base]!
  heap[base] = arc
  siftDown(run, base, held[cell]!)
  return lowest
}

function siftUp(heap: Int32Array, key: Float64Array, base: number, from: number): void {
  let at = from
  while (at > 0) {
    const parent = (at - 1) >> 1
    if (key[heap[base + parent]!]! <= key[heap[base + at]!]!) return
    swap(heap, base + parent, base + at)
    at = parent
  }
}

function siftDown({ heap, market: { key } }: Run, base: number, size: number): void {
  let at = 0
  for (;;) {
    let least = at
    for (let child = 2 * at + 1; child <= 2 * at + 2 && child < size; child++) if (key[heap[base + child]!]! < key[heap[base + least]!]!) least = child
    if (least === at) return
    swap(heap, base + least, base + at)
    at = least
  }
}

function swap(heap: Int32Array, a: number, b: number): void {
  const held = heap[a]!
  heap[a] = heap[b]!
  heap[b] = held
}

function cutoffsOf({ market, heap, heapStart, held }: Run): Float64Array {
  return Float64Array.from(market.vacancies, (vacancies, cell) => {
    if (vacancies === 0) return Infinity
    return held[cell] === vacancies ? market.key[heap[heapStart[cell]!]!]! : -Infinity
  })
}
