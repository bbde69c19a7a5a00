import { expect, test } from 'vitest'
import { Elite } from './elite.ts'
import { seeded } from './seeded.ts'

test('the best plans are kept, each once, the best first', () => {
  const elite = new Elite<readonly number[]>(3)
  for (const [plan, cost] of [[[1], 5], [[2], 3], [[1], 5], [[3], 9], [[4], 4]] as const) elite.add(plan, cost)
  expect(elite.size).toBe(3)
  expect(elite.sample(3, seeded(1)).toSorted()).toEqual([[1], [2], [4]])
})

test('a sample begins with the best, repeats nothing and replays', () => {
  const elite = new Elite<readonly number[]>(10)
  for (let cost = 9; cost >= 0; cost--) elite.add([cost, cost], cost)
  const sample = elite.sample(4, seeded(7))
  expect(sample[0]).toEqual([0, 0])
  expect(new Set(sample.map(String)).size).toBe(4)
  expect(elite.sample(4, seeded(7))).toEqual(sample)
  expect(new Elite<readonly number[]>(2).sample(4, seeded(1))).toEqual([])
})
