import { isFinished } from './status.ts'
import type { StandingProject } from './ranking.ts'

/** How an office stands with the nodes it answers for whose time has come. */
export interface OfficeRow {
  readonly office: string
  /** From 1, the best; equal offices share it. */
  readonly rank: number
  /** Nodes whose planned time has come and that are not finished. */
  readonly due: number
  /** Those past their planned finish, and their days past it together. */
  readonly late: number
  readonly lateDays: number
  readonly unreported: number
}

/**
 * Offices by the days that their unfinished nodes are past their planned finish, together, the fewest first; then by nodes without a
 * report in the cycle. Offices that are equal in both share a rank, and stand by their name. Who has nothing due is not ranked.
 */
export function rankOffices(of: readonly StandingProject[]): readonly OfficeRow[] {
  const nodes = of.flatMap(({ project, standing }) => project.nodes.map((node, i) => ({ office: node.owner, at: standing.nodes[i]! })))
  const due = nodes.filter(({ at }) => !isFinished(at.status) && at.status !== 'idle')
  const offices = [...new Set(due.map(({ office }) => office))].toSorted()
  const rows = offices.map((office) => {
    const own = due.filter((each) => each.office === office).map(({ at }) => at)
    const late = own.filter(({ daysLate }) => daysLate > 0)
    return { office, due: own.length, late: late.length, lateDays: late.reduce((sum, { daysLate }) => sum + daysLate, 0), unreported: own.filter(({ status }) => status === 'unreported').length }
  })
  const sorted = rows.toSorted(better)
  return sorted.map((row) => ({ ...row, rank: 1 + sorted.findIndex((other) => better(other, row) === 0) }))
}

type Row = Omit<OfficeRow, 'rank'>

const better = (a: Row, b: Row) => a.lateDays - b.lateDays || a.unreported - b.unreported
