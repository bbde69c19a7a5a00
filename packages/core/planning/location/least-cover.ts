/** Columns that cover every row, and whether it is proven that none cover them for less, within the precision that was asked for. */
export interface Cover {
  readonly columns: readonly number[]
  readonly weight: number
  readonly isProven: boolean
}

export interface CoverProblem {
  /** Each row's columns; none is empty. */
  readonly rows: readonly (readonly number[])[]
  /** Positive. */
  readonly weightOf: (column: number) => number
  /** Covers cheaper by no more than this are not looked for. */
  readonly precision: number
  readonly nodes?: number
}

/**
 * Model     minimise Σ weight of chosen columns so that each row has one of its columns among them.
 * Method    Rows that hold another and columns that another surpasses are dropped, again at every node; branch and bound on the row with fewest columns; rows
 *           without a common column bound from below.
 * Effort    At most `nodes` nodes, then the best found is answered unproven; the first is what a greedy choice gives.
 */
export function leastCover({ rows, weightOf, precision, nodes = 20_000 }: CoverProblem): Cover {
  const search = new CoverSearch(weightOf, precision, nodes)
  return search.run(rows)
}

type Row = readonly number[]

class CoverSearch {
  readonly #weightOf: (column: number) => number
  readonly #precision: number
  #nodes: number
  #best: readonly number[] = []
  #least = Infinity

  constructor(weightOf: (column: number) => number, precision: number, nodes: number) {
    this.#weightOf = weightOf
    this.#precision = precision
    this.#nodes = nodes
  }

  run(rows: readonly Row[]): Cover {
    this.#branch(rows, [])
    return { columns: this.#best.toSorted((a, b) => a - b), weight: this.#least, isProven: this.#nodes > 0 }
  }

  #branch(all: readonly Row[], chosen: readonly number[]): void {
    const rows = this.#reduced(all)
    const weight = chosen.reduce((sum, column) => sum + this.#weightOf(column), 0)
    if (rows.length === 0) {
      if (weight < this.#least) [this.#least, this.#best] = [weight, chosen]
      return
    }
    if (this.#least < Infinity && (--this.#nodes <= 0 || weight + this.#bound(rows) >= this.#least - this.#precision)) return
    const row = rows.reduce((a, b) => (b.length < a.length ? b : a))
    const gain = (column: number) => rows.reduce((sum, own) => sum + Number(own.includes(column)), 0) / this.#weightOf(column)
    let left = rows
    for (const column of row.toSorted((a, b) => gain(b) - gain(a) || a - b)) {
      this.#branch(left.filter((own) => !own.includes(column)), [...chosen, column])
      left = left.map((own) => own.filter((other) => other !== column))
      if (left.some((own) => own.length === 0)) return
    }
  }

  #reduced(all: readonly Row[]): readonly Row[] {
    for (let rows = all; ; ) {
      const next = withoutSurpassed(minimalRows(rows), this.#weightOf)
      if (next.reduce((sum, row) => sum + row.length, 0) === rows.reduce((sum, row) => sum + row.length, 0)) return next
      rows = next
    }
  }

  #bound(rows: readonly Row[]): number {
    const used = new Set<number>()
    return rows.toSorted((a, b) => a.length - b.length).reduce((bound, row) => {
      if (row.some((column) => used.has(column))) return bound
      for (const column of row) used.add(column)
      return bound + row.reduce((least, column) => Math.min(least, this.#weightOf(column)), Infinity)
    }, 0)
  }
}

/** Each set once, none that holds another. */
function minimalRows(rows: readonly Row[]): readonly Row[] {
  const kept: Row[] = []
  for (const row of rows.toSorted((a, b) => a.length - b.length)) {
    const own = new Set(row)
    if (!kept.some((other) => other.every((column) => own.has(column)))) kept.push(row)
  }
  return kept
}

/** Without the columns that cover no more than another that is as cheap. */
function withoutSurpassed(rows: readonly Row[], weightOf: (column: number) => number): readonly Row[] {
  const covers = new Map<number, number[]>()
  rows.forEach((row, index) => row.forEach((column) => (covers.get(column)?.push(index) ?? covers.set(column, [index]))))
  const gone = new Set<number>()
  for (const [column, own] of [...covers].toSorted(([a], [b]) => weightOf(b) - weightOf(a) || b - a)) {
    const rivals = rows[own[0]!]!.filter((other) => other !== column && !gone.has(other) && weightOf(other) <= weightOf(column))
    if (rivals.some((other) => own.every((row) => rows[row]!.includes(other)))) gone.add(column)
  }
  return rows.map((row) => row.filter((column) => !gone.has(column)))
}
