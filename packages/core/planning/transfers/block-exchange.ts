import { barTo } from './eligibility.ts'
import { pointsAt } from './market.ts'
import type { Ranked } from './order.ts'
import type { Round, RoundTeacher } from './round.ts'

/**
 * 互换 · the teacher-optimal block exchange of Combe, Tercieux and Terrier (Review of Economic Studies 2022), seat by seat: an alternative to compare.
 *
 * Model: every teacher owns the seat held now. A teacher may take the seat of another whom the cell's order puts behind; vacant posts take no part.
 * Method: top trading cycles on that graph: each points to the best seat left that is open to them, among those of one cell to the seat of the one who
 *   stands first; cycles are carried out until none is left. Everybody's own seat is open to them, so there is always a cycle.
 * Promise: nobody is worse off than where they are, every cell gets teachers whom its order prefers, head-counts do not change, and no teacher gains by
 *   a false list (seats within a cell are told apart by the published order alone, so it is top trading cycles with strict preferences).
 *   It is not stable improvement cycles (Erdil and Ergin, American Economic Review 2008), which repair the loss by lots within deferred
 *   acceptance and are not strategy-proof.
 */
export function exchangeBlocks(round: Round, ranked: readonly Ranked[]): ReadonlyMap<string, string> {
  const cells = new Map(round.cells.map((cell) => [cell.id, cell]))
  const holders = new Map(round.cells.map(({ id }) => [id, [] as number[]]))
  for (const [t, { teacher }] of ranked.entries()) holders.get(teacher.cell)!.push(t)
  const wanted = ranked.map(({ teacher, total }, t) => openSeats(round, ranked, { t, teacher, total, cells, holders }))
  const left = new Set(ranked.keys())
  const taken = new Map<string, string>()
  while (left.size > 0) {
    const cycle = cycleFrom(left, (t) => wanted[t]!.find((seat) => left.has(seat)) ?? t)
    for (const [i, t] of cycle.entries()) {
      const seat = cycle[(i + 1) % cycle.length]!
      if (seat !== t) taken.set(ranked[t]!.teacher.id, ranked[seat]!.teacher.cell)
    }
    for (const t of cycle) left.delete(t)
  }
  return taken
}

interface Seeker {
  readonly t: number
  readonly teacher: RoundTeacher
  readonly total: number
  readonly cells: ReadonlyMap<string, Round['cells'][number]>
  /** By cell, who holds its seats, by number in the order. */
  readonly holders: ReadonlyMap<string, readonly number[]>
}

/** Seats by their holders' numbers in the order, the best first: cell by cell of the list, within a cell the holder who stands first. */
function openSeats({ rules }: Round, ranked: readonly Ranked[], { t, teacher, total, cells, holders }: Seeker): readonly number[] {
  const home = cells.get(teacher.cell)!
  return teacher.preferences.flatMap((id) => {
    const cell = cells.get(id)!
    if (barTo(rules, teacher, home, { ...cell, vacancies: 1 }) !== null) return []
    const own = pointsAt(rules, { teacher, total }, home, cell)
    return (holders.get(id) ?? []).filter((seat) => {
      const theirs = pointsAt(rules, ranked[seat]!, cell, cell)
      return theirs < own || (theirs === own && t < seat)
    })
  })
}

/** Follows the pointing from the first that is left until somebody comes twice. */
function cycleFrom(left: ReadonlySet<number>, pointsTo: (t: number) => number): readonly number[] {
  const path: number[] = []
  let at = Math.min(...left)
  while (!path.includes(at)) {
    path.push(at)
    at = pointsTo(at)
  }
  return path.slice(path.indexOf(at))
}
