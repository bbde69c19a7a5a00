import { bestSplit, randomSplit } from '@junheng/core/planning/location/location-testing.ts'
import { planSplit } from '@junheng/core/planning/location/plan-split.ts'
import { checkSplit, splitCost } from '@junheng/core/planning/location/split-problem.ts'
import { afterAll, expect, test } from 'vitest'
import { highsPool } from './highs-pool.ts'

const highs = highsPool()
afterAll(() => highs.close())

test('split demand: proven, and what trying every set of sites finds, on 1 000 random problems', async () => {
  let possible = 0
  for (let seed = 0; seed < 1000; seed++) {
    const problem = randomSplit(seed)
    const truth = bestSplit(problem)
    const outcome = await planSplit(problem, highs)
    if (truth === Infinity) {
      expect({ seed, status: outcome.status }).toEqual({ seed, status: 'infeasible' })
      continue
    }
    possible++
    if (outcome.status !== 'optimal') throw new Error(`${seed}: ${outcome.status}`)
    expect(checkSplit(problem, outcome.plan)).toEqual([])
    expect(splitCost(problem, outcome.plan)).toBe(outcome.objective)
    expect({ seed, objective: outcome.objective }).toEqual({ seed, objective: expect.closeTo(truth, 4) })
  }
  expect(possible).toBeGreaterThan(700)
}, 120_000)
