import type { Gap } from '@junheng/core/standard/judgement.ts'
import type { GapSearch } from './search.ts'

export interface Total {
  readonly unit: Gap['unit']
  /** Sum of the last measured amounts, unrounded. */
  readonly sum: number
  /** Gaps whose last return left the figure out: not in the sum. */
  readonly unknown: number
}

/** What is missing in all, unit by unit; square metres and teachers do not add up. */
export function totals(gaps: readonly Gap[]): readonly Total[] {
  return units.flatMap((unit) => {
    const amounts = gaps.filter((gap) => gap.unit === unit).map((gap) => gap.history.at(-1)?.amount ?? null)
    if (amounts.length === 0) return []
    return [{ unit, sum: amounts.reduce<number>((sum, amount) => sum + (amount ?? 0), 0), unknown: amounts.filter((amount) => amount === null).length }]
  })
}

/** The rows that the page's own filters leave, the longest open first. */
export function narrow(gaps: readonly Gap[], schools: Readonly<Record<string, string>>, { stage, indicator, q }: GapSearch): readonly Gap[] {
  return gaps
    .filter((gap) => stage === undefined || gap.stage === stage)
    .filter((gap) => indicator === undefined || gap.indicator === indicator)
    .filter((gap) => q === undefined || (schools[gap.school] ?? '').includes(q.trim()) || gap.school.includes(q.trim()))
    .toSorted((a, b) => a.openedOn.localeCompare(b.openedOn) || a.school.localeCompare(b.school))
}

const units: readonly Gap['unit'][] = ['people', 'm2', 'rooms', 'items', 'yuan']
