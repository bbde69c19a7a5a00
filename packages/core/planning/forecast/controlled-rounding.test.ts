import { array, assert, constant, double, integer, property, record } from 'fast-check'
import { expect, test } from 'vitest'
import { apportion, sumOf } from '../../county/apportion.ts'
import { agreeing, fitWhole } from './controlled-rounding.ts'

const table = integer({ min: 1, max: 12 }).chain((rows) =>
  integer({ min: 1, max: 6 }).chain((columns) =>
    record({
      rows: constant(rows),
      columns: constant(columns),
      truth: array(integer({ min: 0, max: 40 }), { minLength: rows * columns, maxLength: rows * columns }),
      seed: array(double({ min: 0, max: 50, noNaN: true }), { minLength: rows * columns, maxLength: rows * columns }),
    }),
  ),
)

test('rows and columns add up to their totals exactly, and no cell is negative, whatever the seed', () => {
  assert(
    property(table, ({ rows, columns, truth, seed }) => {
      const rowTotals = Array.from({ length: rows }, (_, i) => sumOf(truth.slice(i * columns, (i + 1) * columns)))
      const columnTotals = Array.from({ length: columns }, (_, j) => sumOf(truth.filter((_, k) => k % columns === j)))
      const whole = fitWhole({ rows, columns, cells: Float64Array.from(seed) }, rowTotals, columnTotals)
      expect(Array.from({ length: rows }, (_, i) => sumOf(whole.subarray(i * columns, (i + 1) * columns)))).toEqual(rowTotals)
      expect(Array.from({ length: columns }, (_, j) => sumOf([...whole].filter((_, k) => k % columns === j)))).toEqual(columnTotals)
      expect(Math.min(...whole)).toBeGreaterThanOrEqual(0)
    }),
    { numRuns: 1000 },
  )
})

test('a table that is whole already stays as it is', () => {
  const cells = Float64Array.from([3, 5, 2, 7, 1, 4])
  expect([...fitWhole({ rows: 2, columns: 3, cells }, [10, 12], [10, 6, 6])]).toEqual([3, 5, 2, 7, 1, 4])
})

test('rows that do not agree with the columns are scaled, and that is said', () => {
  expect(agreeing([10, 30], [40, 20])).toEqual({ rows: Int32Array.from([15, 45]), agreed: false })
  expect(agreeing([10, 30], [25, 15]).agreed).toBe(true)
})

test('largest remainders: shares add up, ties go to the first, weights of nothing share alike', () => {
  expect([...apportion(10, [1, 1, 1])]).toEqual([4, 3, 3])
  expect([...apportion(7, [0, 0])]).toEqual([4, 3])
  expect([...apportion(5, [3, 1])]).toEqual([4, 1])
})
