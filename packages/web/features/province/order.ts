import type { CountySummary, StandardSummary } from '@junheng/contract/province.ts'

const rank: Readonly<Record<StandardSummary['verdict'], number>> = { short: 0, unknown: 1, met: 2, none: 3 }

/** Counties with a standard not met first, then by how many parts they miss, then by code: never by an average. */
export function weakestCountiesFirst(counties: readonly CountySummary[]): readonly CountySummary[] {
  return counties.toSorted((a, b) => worst(a) - worst(b) || missed(b) - missed(a) || a.code.localeCompare(b.code))
}

const worst = ({ standards }: CountySummary): number => Math.min(3, ...standards.map(({ verdict }) => rank[verdict]))
const missed = ({ standards }: CountySummary): number => standards.reduce((sum, { parts, partsMet }) => sum + parts - partsMet, 0)
