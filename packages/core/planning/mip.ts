/**
 * A linear program, or one with whole-number columns: minimise cost · x, rowLower ≤ A x ≤ rowUpper, lower ≤ x ≤ upper.
 * A is kept by rows: entries first[r] … first[r + 1] − 1 of `column` and `value`. ±Infinity is no bound.
 */
export interface Mip {
  readonly cost: Float64Array
  readonly lower: Float64Array
  readonly upper: Float64Array
  /** 1 where a column takes whole numbers only. */
  readonly integer: Uint8Array
  readonly rowLower: Float64Array
  readonly rowUpper: Float64Array
  readonly first: Int32Array
  readonly column: Int32Array
  readonly value: Float64Array
}

/** What a solve may cost. A result that must replay is bounded by `nodes` or `iterations`; `seconds` is the safety net. */
export interface MipLimits {
  readonly seconds?: number
  readonly nodes?: number
  /** Simplex iterations of a linear program. */
  readonly iterations?: number
  /** Ends when the best is known to this share of the objective. */
  readonly gap?: number
  readonly seed?: number
  /** A solution to begin with, one value a column. */
  readonly start?: Float64Array
}

/** Why nothing was proven: a limit was reached, somebody stopped it, its memory was full, or the solver failed. */
export type Unproven = 'limit' | 'stopped' | 'memory' | 'fault'

export type MipOutcome =
  /** Proven best, to 1e-6 of the objective. */
  | { readonly status: 'optimal'; readonly objective: number; readonly bound: number; readonly values: Float64Array }
  /** A checked solution, and a bound where one was proven (−Infinity: none). */
  | { readonly status: 'feasible'; readonly objective: number; readonly bound: number; readonly values: Float64Array; readonly why: Unproven | 'gap' }
  | { readonly status: 'infeasible' }
  | { readonly status: 'unbounded' }
  /** No solution was found, and none was excluded. */
  | { readonly status: 'unknown'; readonly bound: number; readonly why: Unproven; readonly message?: string }

export type LpOutcome =
  | {
      readonly status: 'optimal'
      readonly objective: number
      readonly values: Float64Array
      /** What one unit more of a row's bound adds to the objective. */
      readonly duals: Float64Array
      readonly reducedCosts: Float64Array
    }
  | { readonly status: 'infeasible' }
  | { readonly status: 'unbounded' }
  | { readonly status: 'unknown'; readonly why: Unproven; readonly message?: string }

/** What planners are handed: the core solves nothing of this kind itself. Several may run at once. */
export type SolveMip = (mip: Mip, limits?: MipLimits) => Promise<MipOutcome>
/** Whole-number marks are ignored. */
export type SolveLp = (lp: Mip, limits?: MipLimits) => Promise<LpOutcome>

/** Collects columns and rows one by one. */
export class MipDraft {
  readonly #cost: number[] = []
  readonly #lower: number[] = []
  readonly #upper: number[] = []
  readonly #integer: number[] = []
  readonly #rowLower: number[] = []
  readonly #rowUpper: number[] = []
  readonly #first: number[] = [0]
  readonly #column: number[] = []
  readonly #value: number[] = []

  get columns(): number {
    return this.#cost.length
  }

  get rows(): number {
    return this.#rowLower.length
  }

  /** Answers the index of the new column. */
  column(cost: number, lower: number, upper: number, kind: 'whole' | 'real' = 'real'): number {
    this.#lower.push(lower)
    this.#upper.push(upper)
    this.#integer.push(kind === 'whole' ? 1 : 0)
    return this.#cost.push(cost) - 1
  }

  /** Answers the index of the new row; a column may stand in it once. */
  row(lower: number, upper: number, columns: readonly number[], values: readonly number[]): number {
    for (let k = 0; k < columns.length; k++) {
      this.#column.push(columns[k]!)
      this.#value.push(values[k]!)
    }
    this.#first.push(this.#column.length)
    this.#rowLower.push(lower)
    return this.#rowUpper.push(upper) - 1
  }

  mip(): Mip {
    return {
      cost: Float64Array.from(this.#cost), lower: Float64Array.from(this.#lower), upper: Float64Array.from(this.#upper), integer: Uint8Array.from(this.#integer),
      rowLower: Float64Array.from(this.#rowLower), rowUpper: Float64Array.from(this.#rowUpper),
      first: Int32Array.from(this.#first), column: Int32Array.from(this.#column), value: Float64Array.from(this.#value),
    }
  }
}

/** The objective of a solution. */
export function objectiveOf({ cost }: Mip, values: Float64Array): number {
  return cost.reduce((sum, each, column) => sum + each * values[column]!, 0)
}

/** By how much a solution breaks its worst bound, row or whole number, in units of the larger of 1 and the bound. */
export function worstBreach(mip: Mip, values: Float64Array): number {
  let worst = 0
  for (let column = 0; column < values.length; column++) {
    const value = values[column]!
    worst = Math.max(worst, breach(value, mip.lower[column]!, mip.upper[column]!), mip.integer[column] === 1 ? Math.abs(value - Math.round(value)) : 0)
  }
  for (let row = 0; row < mip.rowLower.length; row++) {
    let activity = 0
    for (let k = mip.first[row]!; k < mip.first[row + 1]!; k++) activity += mip.value[k]! * values[mip.column[k]!]!
    worst = Math.max(worst, breach(activity, mip.rowLower[row]!, mip.rowUpper[row]!))
  }
  return Number.isNaN(worst) ? Infinity : worst
}

function breach(value: number, lower: number, upper: number): number {
  const below = lower === -Infinity ? 0 : (lower - value) / Math.max(1, Math.abs(lower))
  const above = upper === Infinity ? 0 : (value - upper) / Math.max(1, Math.abs(upper))
  return Math.max(0, below, above)
}
