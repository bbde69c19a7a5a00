import { apportion, sumOf } from '../../county/apportion.ts'

/** Rows × columns, row after row. */
export interface Table {
  readonly rows: number
  readonly columns: number
  readonly cells: Float64Array
}

/**
 * Whole numbers near a seed whose rows and columns add up to given totals, exactly. First the seed is scaled to both margins in turn
 * (iterative proportional fitting); then each cell is rounded up or down. That this is always possible is the integrality of flows: the
 * fractions that are left are a flow from rows to columns, and augmenting paths find one that is whole. Row and column totals are
 * whole numbers with the same sum.
 */
export function fitWhole(seed: Table, rowTotals: ArrayLike<number>, columnTotals: ArrayLike<number>): Int32Array {
  const fitted = fit(seed, rowTotals, columnTotals)
  const whole = Int32Array.from(fitted, (value) => Math.floor(value + 1e-9))
  const rowLeft = marginLeft(seed, rowTotals, (i) => i, whole)
  const columnLeft = marginLeft(seed, columnTotals, (_, j) => j, whole)
  trim(seed, { whole, fitted, rowLeft, columnLeft })
  placeRest(seed, { whole, fitted, rowLeft, columnLeft })
  return whole
}

/** Iterative proportional fitting. A cell that could hold something holds at least a trace of it, so that no margin is out of reach. */
function fit({ rows, columns, cells }: Table, rowTotals: ArrayLike<number>, columnTotals: ArrayLike<number>): Float64Array {
  const fitted = Float64Array.from(cells, (value) => Math.max(value, 1e-6))
  for (let round = 0; round < 200; round++) {
    for (let i = 0; i < rows; i++) scale(fitted, { from: i * columns, step: 1, count: columns }, rowTotals[i]!)
    for (let j = 0; j < columns; j++) scale(fitted, { from: j, step: columns, count: rows }, columnTotals[j]!)
  }
  return fitted
}

function scale(cells: Float64Array, { from, step, count }: { readonly from: number; readonly step: number; readonly count: number }, total: number): void {
  let sum = 0
  for (let k = 0; k < count; k++) sum += cells[from + k * step]!
  for (let k = 0; k < count; k++) cells[from + k * step]! *= total / sum
}

function marginLeft({ rows, columns }: Table, totals: ArrayLike<number>, marginOf: (i: number, j: number) => number, whole: Int32Array): Int32Array {
  const left = Int32Array.from({ length: totals.length }, (_, i) => totals[i]!)
  for (let i = 0; i < rows; i++) for (let j = 0; j < columns; j++) left[marginOf(i, j)]! -= whole[i * columns + j]!
  return left
}

interface Rest {
  readonly whole: Int32Array
  readonly fitted: Float64Array
  readonly rowLeft: Int32Array
  readonly columnLeft: Int32Array
}

/** Where the fitting has not come to rest, a margin may be overfull: its largest cells give back. */
function trim({ rows, columns }: Table, { whole, rowLeft, columnLeft }: Rest): void {
  const give = (cells: readonly number[]) => {
    const largest = cells.reduce((best, cell) => (whole[cell]! > whole[best]! ? cell : best))
    whole[largest]! -= 1
    rowLeft[Math.floor(largest / columns)]! += 1
    columnLeft[largest % columns]! += 1
  }
  for (let i = 0; i < rows; i++) while (rowLeft[i]! < 0) give(Array.from({ length: columns }, (_, j) => i * columns + j))
  for (let j = 0; j < columns; j++) while (columnLeft[j]! < 0) give(Array.from({ length: rows }, (_, i) => i * columns + j))
}

/** What is left after rounding down goes to the cells with the largest fractions; where that gets stuck, along an augmenting path. */
function placeRest({ rows, columns }: Table, { whole, fitted, rowLeft, columnLeft }: Rest): void {
  const raised = new Uint8Array(rows * columns)
  const order = [...fitted.keys()].toSorted((a, b) => fitted[b]! - whole[b]! - (fitted[a]! - whole[a]!) || a - b)
  for (const cell of order) {
    const [i, j] = [Math.floor(cell / columns), cell % columns]
    if (rowLeft[i]! > 0 && columnLeft[j]! > 0) raise(cell, i, j)
  }
  for (let i = 0; i < rows; i++) while (rowLeft[i]! > 0) augment(i)
  for (let cell = 0; cell < raised.length; cell++) whole[cell]! += raised[cell]!

  function raise(cell: number, i: number, j: number): void {
    raised[cell]! += 1
    rowLeft[i]! -= 1
    columnLeft[j]! -= 1
  }

  /** Breadth first from a row: to a column by any cell, back to a row by one that was raised; what is found is turned over. */
  function augment(start: number): void {
    const rowOf = new Int32Array(columns).fill(-1)
    const columnOf = new Int32Array(rows).fill(-1)
    const queue = [start]
    for (const i of queue) {
      for (let j = 0; j < columns; j++) {
        if (rowOf[j] !== -1) continue
        rowOf[j] = i
        if (columnLeft[j]! > 0) return turn(start, j, { rowOf, columnOf })
        queue.push(...rowsRaisedIn(j).filter((k) => k !== start && columnOf[k] === -1))
        for (const k of rowsRaisedIn(j)) if (k !== start && columnOf[k] === -1) columnOf[k] = j
      }
    }
    throw new Error('The totals of rows and columns differ.')
  }

  function rowsRaisedIn(j: number): readonly number[] {
    return Array.from({ length: rows }, (_, k) => k).filter((k) => raised[k * columns + j]! > 0)
  }

  function turn(start: number, end: number, { rowOf, columnOf }: { readonly rowOf: Int32Array; readonly columnOf: Int32Array }): void {
    columnLeft[end]! -= 1
    rowLeft[start]! -= 1
    for (let j = end; ; ) {
      const i = rowOf[j]!
      raised[i * columns + j]! += 1
      if (i === start) return
      j = columnOf[i]!
      raised[i * columns + j]! -= 1
    }
  }
}

/** The same with rows that need not agree with the columns: they are scaled to them first. True where nothing had to be scaled. */
export function agreeing(rowTotals: ArrayLike<number>, columnTotals: ArrayLike<number>): { readonly rows: ArrayLike<number>; readonly agreed: boolean } {
  const agreed = sumOf(rowTotals) === sumOf(columnTotals)
  return { rows: agreed ? rowTotals : apportion(sumOf(columnTotals), rowTotals), agreed }
}
