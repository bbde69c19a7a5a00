import type { KeptClass, Release } from './release.ts'
import type { Ranked } from './order.ts'
import type { Cell, Placement, Round, RoundTeacher } from './round.ts'

/** A rule that a result breaks, with who and where. */
export interface Violation {
  readonly rule:
    | 'seed' | 'order' | 'placedTwice' | 'unknown' | 'barred' | 'notWanted' | 'overVacancies' | 'release' | 'envy' | 'wasted' | 'couple'
    | 'skipped' | 'sheltered' | 'hardship' | 'notLeast' | 'balance' | 'cutoff'
  readonly teacher: string | null
  readonly cell: string | null
  /** Who was put before, or what was found beside what is said. */
  readonly detail: string
}

/** What the parts of the check look things up in. */
export interface Facts {
  readonly round: Round
  readonly cells: ReadonlyMap<string, Cell>
  readonly ranked: ReadonlyMap<string, Ranked>
  readonly placed: ReadonlyMap<string, Placement>
  readonly classOf: (teacher: RoundTeacher) => KeptClass
  readonly releases: ReadonlyMap<string, Release>
}

export const violation = (rule: Violation['rule'], teacher: string | null, cell: string | null, detail: string): Violation => ({ rule, teacher, cell, detail })
