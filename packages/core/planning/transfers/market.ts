import { barTo } from './eligibility.ts'
import type { Ranked } from './order.ts'
import { keptClassIn, releasesOf } from './release.ts'
import type { Cell, Round, TransferRules, RoundTeacher } from './round.ts'

/** The voluntary phase as numbers. Teachers stand in the published order; an arc is one preference, in the order of the list. */
export interface Market {
  /** Arcs of teacher t: from start[t] up to start[t + 1]. */
  readonly start: Int32Array
  readonly cell: Int32Array
  /** The higher goes first in the cell; no two of a cell are equal. */
  readonly key: Float64Array
  readonly home: Int32Array
  /** By teacher: the kept class. */
  readonly keptClass: Uint8Array
  /** By cell. */
  readonly vacancies: Int32Array
  readonly release: Int32Array
  /** By cell × 3 + kept class. */
  readonly releaseKept: Int32Array
  readonly replacement: boolean
}

/** Points of a teacher at a cell: the table, and what is added for what one teaches now and for a school near to the family. */
export function pointsAt(rules: Pick<TransferRules, 'matchPoints' | 'nearPoints'>, { teacher, total }: Pick<Ranked, 'teacher' | 'total'>, home: Cell, cell: Cell): number {
  const match = home.stage === cell.stage && home.subject === cell.subject ? rules.matchPoints : 0
  const near = teacher.near.includes(cell.school) ? rules.nearPoints : 0
  return Math.round((total + match + near) * 100) / 100
}

/** Rank fits into this many; hundredths of points above it. */
export const rankRoom = 2 ** 20

/** One number to compare two teachers at a cell by: points first, then the published order. */
export const keyOf = (points: number, rank: number): number => Math.round(points * 100) * rankRoom + (rankRoom - 1 - rank)

/** Preferences that a hard rule bars are left out; so are those of the `withdrawn`. */
export function marketOf(round: Round, ranked: readonly Ranked[], withdrawn: ReadonlySet<string>): Market {
  const index = new Map(round.cells.map(({ id }, i) => [id, i]))
  const releases = releasesOf(round)
  const classOf = keptClassIn(round)
  const lists = ranked.map(({ teacher }) => (withdrawn.has(teacher.id) ? [] : openTo(round, index, teacher)))
  const start = new Int32Array(ranked.length + 1)
  for (const [t, list] of lists.entries()) start[t + 1] = start[t]! + list.length
  const homes = ranked.map(({ teacher }) => index.get(teacher.cell)!)
  const keys = ranked.map((each, rank) => lists[rank]!.map((cell) => keyOf(pointsAt(round.rules, each, round.cells[homes[rank]!]!, round.cells[cell]!), rank)))
  return {
    start,
    cell: Int32Array.from(lists.flat()),
    key: Float64Array.from(keys.flat()),
    home: Int32Array.from(homes),
    keptClass: Uint8Array.from(ranked, ({ teacher }) => classOf(teacher)),
    vacancies: Int32Array.from(round.cells, ({ vacancies }) => vacancies),
    release: Int32Array.from(round.cells, ({ id }) => releases.get(id)!.all),
    releaseKept: Int32Array.from(round.cells.flatMap(({ id }) => releases.get(id)!.kept)),
    replacement: round.rules.replacement,
  }
}

function openTo({ rules, cells }: Round, index: ReadonlyMap<string, number>, teacher: RoundTeacher): readonly number[] {
  const home = cells[index.get(teacher.cell)!]!
  return teacher.preferences.map((id) => index.get(id)!).filter((cell) => barTo(rules, teacher, home, cells[cell]!) === null)
}
