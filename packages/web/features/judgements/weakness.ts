import type { HeadlinePart, Judgement, SchoolJudgement, StageJudgement, Verdict } from '@junheng/core/standard/judgement.ts'

/** Not met before unknown before met; a red line is never averaged away. */
export const rank: Readonly<Record<Verdict, number>> = { short: 0, unknown: 1, met: 2, none: 3 }

/** The standards with the worst standing first, each by its own weakest part. */
export function worstFirst<T extends { readonly judgement: Judgement }>(replies: readonly T[]): readonly T[] {
  return replies.toSorted((a, b) => comparePart(a.judgement.headline.parts[0], b.judgement.headline.parts[0]))
}

/**
 * Schools, weakest first: by the verdict of the school rule, then by how many lines they miss, then by the deepest shortfall.
 * Under a standard without school lines: by their part in the county's differences.
 */
export function weakestFirst(stage: StageJudgement): readonly SchoolJudgement[] {
  const lines = linesOf(stage)
  return stage.schools.toSorted(
    (a, b) =>
      rank[a.verdict] - rank[b.verdict] ||
      missed(b) - missed(a) ||
      depth(b, lines) - depth(a, lines) ||
      differencePart(b) - differencePart(a) ||
      a.school.localeCompare(b.school),
  )
}

/** The same schools by one indicator, the lowest value first; a school that did not report stands before those that did. */
export function byIndicator(schools: readonly SchoolJudgement[], indicator: string): readonly SchoolJudgement[] {
  return schools.toSorted((a, b) => (a.values[indicator] ?? -Infinity) - (b.values[indicator] ?? -Infinity) || a.school.localeCompare(b.school))
}

/** How many of the school's lines are not reached. */
const missed = (school: SchoolJudgement): number => Object.values(school.verdicts).filter((verdict) => verdict === 'short').length

/** Sum of its shares in the county's variance, over the indicators. */
const differencePart = (school: SchoolJudgement): number => Object.values(school.shares).reduce<number>((sum, share) => sum + (share ?? 0), 0)

function linesOf(stage: StageJudgement): ReadonlyMap<string, number> {
  return new Map(stage.indicators.flatMap(({ id, threshold }) => (threshold === null ? [] : [[id, threshold] as const])))
}

/** The largest share of a line that is missing, 0 to 1. */
function depth(school: SchoolJudgement, lines: ReadonlyMap<string, number>): number {
  return Math.max(0, ...[...lines].map(([id, line]) => (typeof school.values[id] === 'number' ? 1 - school.values[id] / line : 0)))
}

function comparePart(a: HeadlinePart | undefined, b: HeadlinePart | undefined): number {
  return rank[a?.verdict ?? 'none'] - rank[b?.verdict ?? 'none'] || (b?.strain ?? 0) - (a?.strain ?? 0)
}

/** Whether the standard rules on single schools; where it does not, they have no verdict. */
export const hasSchoolRule = ({ schools }: StageJudgement): boolean => schools.some((school) => school.verdict !== 'none')
