/** What one run of an instance found: the same line for every family. `bound` and `gap` (a share) are null where nothing was proven. */
export interface BenchLine {
  readonly instance: string
  readonly status: 'optimal' | 'feasible' | 'infeasible' | 'stopped'
  readonly objective: number | null
  readonly bound: number | null
  readonly gap: number | null
  readonly seconds: number
  readonly peakMb: number
  /** Where the limit was of processor time: what all threads together took. */
  readonly cpuSeconds?: number
}

/** What a limit counts: the clock's seconds, or those of the processor, all threads together, which other work on the machine does not lengthen. */
export type BenchClock = 'wall' | 'cpu'

export interface BenchBudget {
  readonly seconds: number
  readonly isOver: () => boolean
}

/** Solves the instance in a file within a budget. */
export type BenchFamily = (file: string, budget: BenchBudget) => Promise<Omit<BenchLine, 'instance' | 'seconds' | 'peakMb'>>
