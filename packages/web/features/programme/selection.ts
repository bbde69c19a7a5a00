import { isFinished } from '@junheng/core/schedule/status.ts'
import type { WallChart, WallRow } from '@junheng/core/schedule/wall-chart.ts'
import { rowsOf } from '@junheng/core/schedule/wall-chart.ts'
import type { ProgrammeSearch } from './search.ts'

/** Whether a row is among those that the address asks for. An office is asked what it still has to do. */
export function isChosen(row: WallRow, { office, kind, within }: { readonly [key in 'office' | 'kind' | 'within']?: ProgrammeSearch[key] | undefined }): boolean {
  if (kind !== undefined && row.kind !== kind) return false
  if (office !== undefined && !row.bars.some((bar) => bar.owner === office && !isFinished(bar.status))) return false
  return within === undefined || isWithin(row, Number(within))
}

const isWithin = ({ entry }: WallRow, days: number) => entry?.daysToCliff != null && entry.daysToCliff <= days

/** Offices that still have something to do, the one with most first. */
export function officesOf(chart: WallChart): readonly { readonly office: string; readonly open: number }[] {
  const open = new Map<string, number>()
  for (const { owner, status } of rowsOf(chart).flatMap(({ bars }) => bars)) {
    if (!isFinished(status)) open.set(owner, (open.get(owner) ?? 0) + 1)
  }
  return [...open].map(([office, open]) => ({ office, open })).toSorted((a, b) => b.open - a.open || a.office.localeCompare(b.office))
}
