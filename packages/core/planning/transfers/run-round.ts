import { balanceOf, risenIn, type BalanceRow } from './balance.ts'
import { runCompulsory, type CellPrice, type Compulsory } from './compulsory.ts'
import { seedOf } from './lottery.ts'
import { pointsAt } from './market.ts'
import { rankedTeachers, type Ranked } from './order.ts'
import type { Placement, Round, Sha256 } from './round.ts'
import type { Watch } from './least-hardship.ts'
import { runVoluntary, type Step, type Voluntary } from './voluntary.ts'

/** What a round gives. Everything in it can be recomputed from the round alone. */
export interface RoundResult {
  readonly seed: string
  /** Teachers in the published order, with points and lottery number. */
  readonly order: readonly { readonly teacher: string; readonly points: number; readonly lot: string }[]
  readonly placements: readonly Placement[]
  /** Of each cell with vacancies: the lowest points that were enough in the voluntary phase where it is full; null where posts were left. */
  readonly cutoffs: readonly { readonly cell: string; readonly points: number | null; readonly teacher: string | null; readonly left: number }[]
  /** Who was let go to apply: the home school could spare them, or they came into the right of a colleague refused everywhere. */
  readonly released: readonly string[]
  readonly withdrawnCouples: readonly (readonly [string, string])[]
  readonly reached: readonly string[]
  /** Quotas that were relaxed. */
  readonly overQuota: Compulsory['overQuota']
  /** Posts that nobody took, and cells that keep more than they need: what the round could not put right. */
  readonly left: readonly { readonly cell: string; readonly vacancies: number; readonly surplus: number }[]
  readonly certificate: { readonly prices: readonly CellPrice[]; readonly hardship: number }
  readonly balance: readonly BalanceRow[]
  /** Coefficients that rose although the rules hold them. */
  readonly brokenHolds: readonly string[]
  readonly claims: Claims
  readonly trace: readonly Step[]
}

/** What is proved of this round (docs/transfer-mechanism.md), by its rules and applications. */
export interface Claims {
  readonly noJustifiedEnvy: true
  readonly nonWasteful: true
  readonly orderFree: true
  /** Of the voluntary phase: nobody gets a better post by another list than the true one. */
  readonly strategyProof: boolean
  /** Why it is not claimed. */
  readonly because: readonly 'couples'[]
}

/** The whole round: voluntary, then compulsory. Null where it was stopped. The round must have passed `checkRound`. */
export function runRound(given: Round, sha256: Sha256, watch: Watch = {}): RoundResult | null {
  const round = canonical(given)
  const seed = seedOf(sha256, round.id, round.lottery)
  const ranked = rankedTeachers(round, sha256, seed)
  const voluntary = runVoluntary(round, ranked)
  const compulsory = runCompulsory(round, ranked, voluntary, watch)
  if (compulsory === null) return null
  const placements = placementsOf(round, ranked, voluntary, compulsory)
  const balance = balanceOf(round, placements)
  return {
    seed,
    order: ranked.map(({ teacher, total, lot }) => ({ teacher: teacher.id, points: total, lot })),
    placements,
    cutoffs: cutoffsOf(round, ranked, voluntary),
    released: ranked.flatMap(({ teacher }, t) => (voluntary.acceptance.admitted[t] === 1 ? [teacher.id] : [])),
    withdrawnCouples: voluntary.withdrawn,
    reached: compulsory.reached.map((t) => ranked[t]!.teacher.id),
    overQuota: compulsory.overQuota,
    left: leftIn(round, placements),
    certificate: { prices: compulsory.prices, hardship: compulsory.hardship },
    balance,
    brokenHolds: round.rules.holdCv ? risenIn(balance).map(({ stage, indicator }) => `${stage}/${indicator}`) : [],
    claims: claimsOf(round),
    trace: voluntary.trace,
  }
}

/** Teachers, cells and schools by their ids: in whatever order they are handed in, the run is the same. */
export function canonical(round: Round): Round {
  return { ...round, schools: byId(round.schools), cells: byId(round.cells), teachers: byId(round.teachers) }
}

const byId = <T extends { readonly id: string }>(items: readonly T[]): readonly T[] => items.toSorted((a, b) => (a.id < b.id ? -1 : Number(a.id > b.id)))

function placementsOf({ cells }: Round, ranked: readonly Ranked[], voluntary: Voluntary, compulsory: Compulsory): readonly Placement[] {
  const wanted = ranked.flatMap(({ teacher }, t): readonly Placement[] => (voluntary.cellOf[t] === -1 ? [] : [{ teacher: teacher.id, cell: cells[voluntary.cellOf[t]!]!.id, phase: 'voluntary', overQuota: false }]))
  const moved = compulsory.reached.map((t, i): Placement => ({ teacher: ranked[t]!.teacher.id, cell: cells[compulsory.cellOf[i]!]!.id, phase: 'compulsory', overQuota: compulsory.overQuotaOf[i]! }))
  return [...wanted, ...moved]
}

function cutoffsOf(round: Round, ranked: readonly Ranked[], { cellOf }: Voluntary): RoundResult['cutoffs'] {
  const cells = new Map(round.cells.map((cell) => [cell.id, cell]))
  return round.cells.flatMap((cell, c) => {
    if (cell.vacancies === 0) return []
    const held = ranked.flatMap((each, t) => (cellOf[t] === c ? [{ teacher: each.teacher.id, points: pointsAt(round.rules, each, cells.get(each.teacher.cell)!, cell), t }] : []))
    const lowest = held.toSorted((a, b) => a.points - b.points || b.t - a.t)[0]
    const left = cell.vacancies - held.length
    return [{ cell: cell.id, points: left === 0 ? lowest!.points : null, teacher: left === 0 ? lowest!.teacher : null, left }]
  })
}

/** Cells that stay short of what they declared, or above what they need. */
export function leftIn({ cells, teachers }: Pick<Round, 'cells' | 'teachers'>, placements: readonly Placement[]): RoundResult['left'] {
  const home = new Map(teachers.map(({ id, cell }) => [id, cell]))
  const arrived = countBy(placements.map(({ cell }) => cell))
  const gone = countBy(placements.map(({ teacher }) => home.get(teacher)!))
  return cells.flatMap(({ id, have, need, vacancies }) => {
    const left = { cell: id, vacancies: Math.max(0, vacancies - (arrived.get(id) ?? 0)), surplus: Math.max(0, have - (gone.get(id) ?? 0) + (arrived.get(id) ?? 0) - need) }
    return left.vacancies + left.surplus > 0 ? [left] : []
  })
}

/** How often each stands in a list. */
export function countBy(ids: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1)
  return counts
}

function claimsOf({ teachers }: Round): Claims {
  const because = teachers.some(({ together }) => together === true) ? ['couples' as const] : []
  return { noJustifiedEnvy: true, nonWasteful: true, orderFree: true, strategyProof: because.length === 0, because }
}
