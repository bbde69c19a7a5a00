import { lotOf } from './lottery.ts'
import type { Round, RoundTeacher, Sha256, TransferRules } from './round.ts'
import { scoreOf } from './points.ts'

/** A teacher with what the published order goes by. */
export interface Ranked {
  readonly teacher: RoundTeacher
  /** Sum of the points table. */
  readonly total: number
  /** Lottery number; the lower goes first. */
  readonly lot: string
}

/** All teachers in the published order: points, then the tie-breaks in turn, then the lot. The order in which they are handed in says nothing. */
export function rankedTeachers(round: Pick<Round, 'rules' | 'teachers'>, sha256: Sha256, seed: string): readonly Ranked[] {
  const ranked = round.teachers.map((teacher): Ranked => ({ teacher, total: scoreOf(round.rules, teacher).total, lot: lotOf(sha256, seed, teacher.id) }))
  return ranked.toSorted((a, b) => b.total - a.total || compareTies(round.rules, a, b))
}

/** Below 0 where the first goes first among equals in points. */
export function compareTies({ tieBreaks }: Pick<TransferRules, 'tieBreaks'>, a: Ranked, b: Ranked): number {
  for (const item of tieBreaks) {
    const difference = amountOf(b.teacher, item) - amountOf(a.teacher, item)
    if (difference !== 0) return difference
  }
  return a.lot < b.lot ? -1 : Number(a.lot > b.lot)
}

const amountOf = ({ facts }: RoundTeacher, item: string): number => Number(facts[item] ?? 0)
