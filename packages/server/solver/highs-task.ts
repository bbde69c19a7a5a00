import type { Mip, MipLimits } from '@junheng/core/planning/mip.ts'

/** What goes to a thread of HiGHS. */
export interface HighsTask {
  readonly kind: 'mip' | 'lp'
  readonly mip: Mip
  readonly limits: MipLimits
}

/** What comes back: facts only; the pool draws the conclusions. */
export type HighsReply =
  | { readonly status: 'infeasible' }
  | { readonly status: 'unbounded' }
  | { readonly status: 'fault'; readonly message: string }
  | {
      readonly status: 'ended'
      /** HiGHS calls it optimal, to the gap it was given. */
      readonly finished: boolean
      readonly interrupted: boolean
      readonly bound: number
      /** A solution that keeps every row and bound. */
      readonly found?: { readonly values: Float64Array; readonly objective: number; readonly duals: Float64Array; readonly reducedCosts: Float64Array }
    }

/** How a thread was ended from outside. */
export type Ended = { readonly status: 'stopped' } | { readonly status: 'limit' } | { readonly status: 'memory' }
