import { isoOf, later, never } from './day.ts'
import { lastWithin } from './last-within.ts'
import { type Dates, finishOf, type Network } from './network.ts'
import type { Cliff } from './schedule-result.ts'

/** Slips of up to a year are looked at for cliffs. */
const furthestSlip = 365

/**
 * Every node's cliffs, in the order of their slips.
 *
 * Model     G_i(k) is the day of a goal when node i slips by k days; a cliff is a k in 1…365 with G_i(k) − G_i(k−1) ≥ jumpDays
 *           or where G_i becomes never (definitions.md §2.4).
 * Method    Let g_i(t) be the day of the goal when node i finishes on day t and all else goes as it does without a slip. A
 *           function that never falls commutes with max, so g_i(t) = max over successors j of g_j(f_j(max(r_j, t + lag))),
 *           r_j being the day on which j is ready without a slip and f_j its finish. From the goal backwards each g_i becomes
 *           a table over the days on which i may finish at all, read at the finishes of i's own slips; a table goes when its
 *           last predecessor has read it.
 * Effort    For each goal, O(links among its ancestors × days in a table), a table being about 365 days and what its windows
 *           add; no node is ever simulated.
 * Promise   The same as simulating every node and slip: cliffs.test.ts does.
 */
export function cliffsOf(network: Network, dates: Dates, jumpDays: number): readonly (readonly Cliff[])[] {
  const cliffs: Cliff[][] = network.ids.map(() => [])
  const reachable = reachableOf(network, dates)
  const several = network.goals.length > 1
  for (const goal of network.goals) {
    if (dates.finish[goal]! >= never) continue
    const id = network.ids[goal]!
    eachGoalTable({ network, dates, reachable, goal }, (node, table) => {
      if (network.works[node]!.isFinished) return
      for (const { slip, from, to } of movesOf(network, dates, node, table)) {
        if (to - from >= jumpDays) cliffs[node]!.push({ ...cliffAt(slip, from, to), ...(several ? { goalId: id } : {}) })
      }
    })
  }
  return several ? cliffs.map((found) => found.toSorted((a, b) => a.slipDays - b.slipDays)) : cliffs
}

/** Whatever never comes is further away than any jump. */
function cliffAt(slipDays: number, from: number, to: number): Cliff {
  return to >= never ? { slipDays, goal: null, jumpDays: null } : { slipDays, goal: isoOf(to), jumpDays: to - from }
}

interface GoalMove {
  readonly slip: number
  readonly from: number
  readonly to: number
}

/** Every slip whose last day moves the goal, until it never comes. Where the goal stands still, the next move is found by halving. */
function movesOf({ works, longer }: Network, { ready, finish }: Dates, node: number, table: Int32Array): readonly GoalMove[] {
  const goalAt = (slip: number) => {
    const day = finishOf(works[node]!, ready[node]!, longer[node]!, slip)
    return day >= never ? never : table[day - finish[node]!]!
  }
  const moves: GoalMove[] = []
  let from = table[0]!
  for (let slip = 1; slip <= furthestSlip && from < never; slip++) {
    let to = goalAt(slip)
    if (to === from) {
      slip = 1 + lastWithin(slip, furthestSlip, (later) => goalAt(later) === from)
      if (slip > furthestSlip) break
      to = goalAt(slip)
    }
    moves.push({ slip, from, to })
    from = to
  }
  return moves
}

/** How late each node may come to be ready, and to finish, under any single slip, as long as it comes at all. */
interface Reachable {
  readonly lastFinish: Int32Array
  /** By node whose time goes by a calendar: its finish for every day from its unslipped readiness on. */
  readonly finishes: readonly (Int32Array | null)[]
}

function reachableOf(network: Network, { ready, finish }: Dates): Reachable {
  const { works, order, longer } = network
  const lastFinish = finish.slice()
  const finishes: (Int32Array | null)[] = works.map(() => null)
  for (const i of order) {
    const work = works[i]!
    if (finish[i]! >= never) continue
    if (work.waits) {
      const lastReady = lastReadyOf(network, i, ready[i]!, lastFinish)
      if (work.plain !== null) lastFinish[i] = Math.max(lastReady + work.plain.days + longer[i]!, work.plain.floor)
      else {
        finishes[i] = finishesFrom(lastReady - ready[i]! + 1, (day) => finishOf(work, ready[i]! + day, longer[i]!, 0))
        lastFinish[i] = finishes[i]!.findLast((day) => day < never)!
      }
    }
    const slipped = (slip: number) => finishOf(work, ready[i]!, longer[i]!, slip)
    lastFinish[i] = Math.max(lastFinish[i]!, slipped(lastWithin(0, furthestSlip, (slip) => slipped(slip) < never)))
  }
  return { lastFinish, finishes }
}

function lastReadyOf({ predecessors: { first, node, lag } }: Network, i: number, ready: number, lastFinish: Int32Array): number {
  let last = ready
  for (let link = first[i]!; link < first[i + 1]!; link++) {
    const day = later(lastFinish[node[link]!]!, lag[link]!)
    if (day < never) last = Math.max(last, day)
  }
  return last
}

/** Rising days; once one never comes, none does any more. */
function finishesFrom(length: number, finishAt: (day: number) => number): Int32Array {
  const finishes = new Int32Array(length).fill(never)
  for (let day = 0; day < length; day++) {
    const finish = finishAt(day)
    if (finish >= never) break
    finishes[day] = finish
  }
  return finishes
}

interface Task {
  readonly network: Network
  readonly dates: Dates
  readonly reachable: Reachable
  readonly goal: number
}

/** Hands over g_i for the goal and each of its ancestors, as a table that begins with the unslipped finish of the node. */
function eachGoalTable(task: Task, use: (node: number, table: Int32Array) => void): void {
  const { network: { order, predecessors, successors }, dates: { finish }, reachable: { lastFinish }, goal } = task
  const belongs = ancestorsOf(task.network, goal)
  const unread = Int32Array.from(belongs, (_, i) => predecessors.first[i + 1]! - predecessors.first[i]!)
  const tables: (Int32Array | undefined)[] = []
  for (const i of order.toReversed()) {
    if (belongs[i] === 0) continue
    const table = new Int32Array(lastFinish[i]! - finish[i]! + 1).fill(finish[goal]!)
    if (i === goal) for (let day = 1; day < table.length; day++) table[day]! += day
    for (let link = successors.first[i]!; link < successors.first[i + 1]!; link++) {
      const j = successors.node[link]!
      if (tables[j] === undefined || i === goal) continue
      raise(table, tables[j], task, { i, j, lag: successors.lag[link]! })
      if (--unread[j]! === 0) tables[j] = undefined
    }
    tables[i] = table
    use(i, table)
  }
}

/** Raises g_i to what its successor j makes of it; until j waits for i, the goal stays. */
function raise(table: Int32Array, behind: Int32Array, { network: { works, longer }, dates: { ready, finish }, reachable: { finishes } }: Task, { i, j, lag }: { i: number; j: number; lag: number }): void {
  const { plain } = works[j]!
  const first = Math.max(0, ready[j]! - lag - finish[i]!)
  const own = finishes[j]
  if (own) {
    const offset = finish[i]! + lag - ready[j]!
    for (let day = first; day < table.length; day++) {
      const then = own[day + offset]!
      const goal = then >= never ? never : behind[then - finish[j]!]!
      if (goal > table[day]!) table[day] = goal
    }
  } else if (plain !== null) {
    const offset = finish[i]! + lag + plain.days + longer[j]! - finish[j]!
    const earliest = plain.floor - finish[j]!
    for (let day = first; day < table.length; day++) {
      const goal = behind[Math.max(day + offset, earliest)]!
      if (goal > table[day]!) table[day] = goal
    }
  }
}

/** The goal and what it waits for: a node with a recorded start or finish waits for nobody any more. */
function ancestorsOf({ order, works, predecessors: { first, node } }: Network, goal: number): Uint8Array {
  const belongs = new Uint8Array(order.length)
  belongs[goal] = 1
  for (const i of order.toReversed()) {
    if (belongs[i] === 1 && works[i]!.waits) for (let link = first[i]!; link < first[i + 1]!; link++) belongs[node[link]!] = 1
  }
  return belongs
}
