import type { SchoolJudgement, StageJudgement } from '@junheng/core/standard/judgement.ts'
import type { SplitRow } from '@junheng/core/standard/plain-table.ts'
import type { Facts } from '@junheng/core/standard/standard.ts'
import type { JudgedCounty, JudgedRows } from './judge-file.ts'

/** What `--json` prints; definitions of the keys are in docs/cli.md. */
export function toJson(judged: JudgedCounty | JudgedRows): object {
  if (judged.kind === 'counties') return { standard: judged.standard, counties: judged.rows }
  const { judgement, splits, ignoredColumns, change } = judged
  const { standard, date, options, stages, headline, notes } = judgement
  return {
    standard,
    date,
    options,
    stages: Object.fromEntries(Object.entries(stages).map(([stage, found]) => [stage, withSplits(found, splits)])),
    headline,
    ...(splits.length > 0 && { split: totalSplit(splits) }),
    ...(change.length > 0 && { change }),
    notes,
    ignoredColumns,
  }
}

function withSplits(stage: StageJudgement, splits: readonly SplitRow[]): StageJudgement {
  const schools = stage.schools.map((school): SchoolJudgement & Partial<SplitRow> => {
    const row = splits.find((each) => each.school === school.school)
    return row ? { ...school, split: row.split } : school
  })
  return { ...stage, schools }
}

/** What all multi-stage schools together count in each stage. */
function totalSplit(splits: readonly SplitRow[]): { readonly primary: Facts; readonly junior: Facts } {
  return { primary: total(splits.map(({ split }) => split.primary ?? {})), junior: total(splits.map(({ split }) => split.junior ?? {})) }
}

function total(parts: readonly Facts[]): Facts {
  const sums: Record<string, number> = {}
  for (const [fact, amount] of parts.flatMap((part) => Object.entries(part))) sums[fact] = (sums[fact] ?? 0) + amount
  return sums
}
