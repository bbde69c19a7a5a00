import { array, assert, integer, property, tuple } from 'fast-check'
import { expect, test } from 'vitest'
import { clearance, isInside, labelSpot, type Spot } from './labels.ts'

const corners: readonly Spot[] = [[0, 0], [100, 0], [100, 80], [0, 80]]
const area = { corners, home: [50, 40] } as const
const size = { width: 39, height: 13 }

test('a name stands in the middle of a township without schools', () => {
  expect(labelSpot(area, [], size)).toEqual([50, 40])
})

test('a name makes way for a school in the middle, and stays inside', () => {
  const [x, y] = labelSpot(area, [[50, 40]], size)
  expect(clearance([x, y], [[50, 40]], size)).toBeGreaterThan(5)
  for (const side of [-0.5, 0.5]) expect(isInside([x + side * size.width, y + side * size.height], corners)).toBe(true)
})

test('up to three schools, wherever they are, are never covered', () => {
  const school = tuple(integer({ min: 0, max: 100 }), integer({ min: 0, max: 80 }))
  assert(property(array(school, { maxLength: 3 }), (schools) => clearance(labelSpot(area, schools, size), schools, size) > 0))
})

test('inside and outside are told apart in a bent township', () => {
  const bent: readonly Spot[] = [[0, 0], [10, 0], [10, 10], [5, 10], [5, 5], [0, 5]]
  expect([isInside([2, 2], bent), isInside([8, 8], bent), isInside([2, 8], bent), isInside([11, 2], bent)]).toEqual([true, true, false, false])
})
