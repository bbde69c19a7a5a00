export interface HammerOptions {
  /** Rounds of killing. */
  readonly times: number
  /** Length of the load. */
  readonly minutes: number
  readonly users: number
  readonly seed: number
}

/** One part of the hammer: says what it measures, and answers what did not hold, one line each. */
export type Part = (options: HammerOptions, say: (line: string) => void) => Promise<readonly string[]>

/** `{ a: 2, b: 1 }` as `a 2, b 1`. */
export function counted(counts: ReadonlyMap<string, number>): string {
  return [...counts].toSorted(([a], [b]) => a.localeCompare(b)).map(([key, count]) => `${key} ${count}`).join(', ')
}

/** Adds one to a count. */
export function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}
