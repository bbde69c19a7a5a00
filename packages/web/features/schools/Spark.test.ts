import { expect, test } from 'vitest'
import { runsOf } from './Spark.tsx'

test('a year that was not reported breaks the line', () => {
  expect(runsOf([1, 2, null, 4]).map((run) => run.map((dot) => dot.value))).toEqual([[1, 2], [4]])
})

test('a school that never reported has no line', () => expect(runsOf([null, null])).toEqual([]))
