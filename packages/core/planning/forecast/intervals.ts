/** Entry into grade 1, into grade 7, and staying on: what a forecast gets wrong by different amounts. */
export const cellKinds = ['entry', 'juniorEntry', 'staying'] as const
export type CellKind = (typeof cellKinds)[number]

export const kindOfGrade = (grade: number): CellKind => (grade === 0 ? 'entry' : grade === 6 ? 'juniorEntry' : 'staying')

/** A miss in units in which small and large classes are alike: a count's own scatter grows with its root. */
export const scoreOf = (actual: number, predicted: number): number => Math.abs(actual - predicted) / Math.sqrt(predicted + 1)

/** Half-widths, in those units, that hold a stated share of one-year misses. */
export type Widths = { readonly [kind in CellKind]: number }

/** A past miss, and the school whose it was. */
export interface Miss {
  readonly kind: CellKind
  readonly school: string
  readonly score: number
}

/**
 * Split-conformal quantiles: the ⌈(n + 1)·p⌉-th smallest of n past misses. p is the level and one standard error of a share more, counted in
 * schools, since the grades of a school miss together: past misses are a sample and next year's will be another. If next year is like
 * the years before, at least the stated share of its cells lies inside, whatever the misses' distribution. Without past misses nothing
 * is known: the width is infinite.
 */
export function widthsOf(misses: readonly Miss[], level: number): Widths {
  return Object.fromEntries(cellKinds.map((kind) => [kind, quantile(misses.filter((each) => each.kind === kind), level)])) as Widths
}

function quantile(misses: readonly Miss[], level: number): number {
  if (misses.length === 0) return Number.POSITIVE_INFINITY
  const schools = new Set(misses.map(({ school }) => school)).size
  const share = level + Math.sqrt((level * (1 - level)) / schools)
  const rank = Math.min(misses.length, Math.ceil((misses.length + 1) * share))
  return misses.map(({ score }) => score).toSorted((a, b) => a - b)[rank - 1]!
}

/** An expected number with the bounds of its interval; `high` null where nothing is known of the error. */
export interface Estimate {
  readonly value: number
  readonly low: number
  readonly high: number | null
}

/** The interval of a cell `ahead` years from the base: yearly misses add up as if they were independent. */
export function estimateOf(value: number, grade: number, ahead: number, widths: Widths): Estimate {
  const half = widths[kindOfGrade(grade)] * Math.sqrt((value + 1) * ahead)
  return { value, low: Math.max(0, value - half), high: Number.isFinite(half) ? value + half : null }
}

/** The sum of cells whose logarithms scatter. They are taken to miss in the same direction, so that the interval is the sum of theirs: rather too wide than too narrow. */
export function boundsOf(cells: Float64Array, deviations: Float64Array, level: number): { readonly value: number; readonly low: number; readonly high: number } {
  const spread = normalQuantile(level)
  const sums = { value: 0, low: 0, high: 0 }
  cells.forEach((cell, i) => {
    sums.value += cell
    sums.low += cell * Math.exp(-spread * deviations[i]!)
    sums.high += cell * Math.exp(spread * deviations[i]!)
  })
  return sums
}

/** Two-sided quantile of the normal distribution, by halving; good to four digits for levels from 0.5 to 0.99. */
function normalQuantile(level: number): number {
  let [low, high] = [0, 4]
  for (let step = 0; step < 40; step++) {
    const middle = (low + high) / 2
    if (errorFunction(middle / Math.SQRT2) < level) low = middle
    else high = middle
  }
  return low
}

function errorFunction(x: number): number {
  let [term, sum] = [x, x]
  for (let n = 1; n < 60; n++) {
    term *= (-x * x) / n
    sum += term / (2 * n + 1)
  }
  return (2 / Math.sqrt(Math.PI)) * sum
}
