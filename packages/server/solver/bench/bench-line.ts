/** What one run of an instance found: the same line for every family. `bound` and `gap` (a share) are null where nothing was proven. */
export interface BenchLine {
  readonly instance: string
  readonly status: 'optimal' | 'feasible' | 'infeasible' | 'stopped'
  readonly objective: number | null
  readonly bound: number | null
  readonly gap: number | null
  readonly seconds: number
  readonly peakMb: number
}

/** Solves the instance in a file within some seconds. */
export type BenchFamily = (file: string, seconds: number) => Promise<Omit<BenchLine, 'instance' | 'seconds' | 'peakMb'>>
