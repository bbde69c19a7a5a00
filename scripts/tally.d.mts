export interface Tally {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}
export function tallyReport(report: unknown): Tally
export function sum(tallies: readonly Tally[]): Tally
export function lastLine(tally: Tally): string
