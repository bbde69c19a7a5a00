export interface Tally {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
  /** The failed tests and broken steps, a line each. */
  readonly failures: readonly string[]
  /** Tests that failed, and passed when tried again: they hang on the machine, and want looking into. */
  readonly secondTries: readonly string[]
}
export function tallyReport(report: unknown): Tally
export function sum(tallies: readonly Tally[]): Tally
export function lastLine(tally: Tally): string
