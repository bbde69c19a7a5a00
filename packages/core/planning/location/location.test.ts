import { expect, test } from 'vitest'
import { allLevels, AssignmentDual } from './assignment-dual.ts'
import { assignmentCost, checkAssignment } from './assignment-problem.ts'
import { bestAssignment, bestMedian, randomAssignment, randomMedian } from './location-testing.ts'
import { checkMedian, medianCost } from './median-problem.ts'
import { planAssignment } from './plan-assignment.ts'
import { planMedian } from './plan-median.ts'
import { readMedian, readSingleSource, readSplit } from './read-instances.ts'
import { SplitDual } from './split-dual.ts'
import { checkSplit, splitCost } from './split-problem.ts'
import { seeded } from './seeded.ts'

const seeds = Array.from({ length: 1000 }, (_, seed) => seed)

test('p-median: proven, and what trying every set of sites finds, on 1 000 random problems', () => {
  for (const seed of seeds) {
    const problem = randomMedian(seed)
    const outcome = planMedian(problem)
    if (outcome.status !== 'optimal') throw new Error(`${seed}: ${outcome.status}`)
    expect(checkMedian(problem, outcome.plan)).toEqual([])
    expect(medianCost(problem, outcome.plan)).toBe(outcome.objective)
    expect({ seed, objective: outcome.objective }).toEqual({ seed, objective: bestMedian(problem) })
  }
})

test('p-median: what is wrong with a hand-made plan', () => {
  const problem = { ...randomMedian(1), sites: 3, open: 2 }
  expect(checkMedian(problem, [0, 0])).toEqual(['a site is named twice'])
  expect(checkMedian(problem, [5])).toEqual(['1 sites are open, 2 should be', 'there is no site 5'])
  expect(planMedian({ ...problem, open: 4 })).toMatchObject({ status: 'infeasible' })
})

test('assignment: a valid plan, as good as trying every choice in 99 of 100 without a solver, and a bound that never passes it, on 1 000 random problems', async () => {
  let [possible, best] = [0, 0]
  for (const seed of seeds) {
    const problem = randomAssignment(seed)
    const truth = bestAssignment(problem)
    const outcome = await planAssignment(problem, { rounds: 1 })
    if (outcome.status === 'optimal' || outcome.status === 'feasible') {
      expect(checkAssignment(problem, outcome.plan)).toEqual([])
      expect(outcome.objective).toBe(assignmentCost(problem, outcome.plan))
      expect(outcome.objective).toBeGreaterThanOrEqual(truth)
      expect(outcome.bound ?? 0).toBeLessThanOrEqual(truth + 1e-6)
      if (outcome.status === 'optimal') expect(outcome.objective).toBe(truth)
      if (outcome.objective === truth) best++
    }
    if (truth < Infinity) possible++
  }
  expect(possible).toBeGreaterThan(800)
  expect(best / possible).toBeGreaterThan(0.99)
})

test('assignment: the bound of any multipliers is below every plan, and so is the price of forcing an arc', () => {
  for (const seed of seeds) {
    const problem = randomAssignment(seed)
    const truth = bestAssignment(problem)
    if (truth === Infinity) continue
    const random = seeded(seed)
    const dual = new AssignmentDual(problem)
    dual.multipliers.forEach((_, i) => (dual.multipliers[i] = random() * 50))
    const bound = dual.bound(new Uint8Array(problem.cost.length), allLevels(problem), true)
    expect(bound).toBeLessThanOrEqual(truth + 1e-9)
    const forced = { ...problem, cost: problem.cost.slice() }
    for (let arc = 1; arc < problem.first[1]!; arc++) forced.cost[arc] = 1e6
    const withFirst = bestAssignment(forced)
    if (withFirst < 1e5) expect(bound + dual.penalty[0]!).toBeLessThanOrEqual(withFirst + 1e-9)
  }
})

test('assignment: the same problem, seed and rounds give the same plan', async () => {
  const problem = randomAssignment(77)
  const plan = () => planAssignment(problem, { seed: 5, rounds: 2 })
  expect(await plan()).toEqual(await plan())
})

test('instances of the OR-Library are read as their notes say', () => {
  expect(readMedian(' 3 3 1\n 1 2 5\n 2 3 7\n 1 2 4\n')).toEqual({ customers: 3, sites: 3, open: 1, distance: Float64Array.of(0, 4, 11, 4, 0, 7, 11, 7, 0) })
  expect(readSingleSource('2 1\n10 20\n100 200\n7\n1 2\n')).toMatchObject({ sites: 2, customers: 1, capacity: Float64Array.of(10, 20), sizeCost: Float64Array.of(100, 200), weight: Float64Array.of(7, 7), cost: Float64Array.of(1, 2) })
})

test('split: the bound of any multipliers is below every plan; what is wrong with a plan is said', () => {
  const problem = readSplit('2 2\n capacity 10\n 8 5\n 6 12 30\n 4 20 4\n', 9)
  const plan = { open: [true, true], share: Float64Array.of(1, 0, 0, 1) }
  expect(checkSplit(problem, plan)).toEqual([])
  expect(splitCost(problem, plan)).toBe(31)
  for (let seed = 0; seed < 200; seed++) {
    const [random, dual] = [seeded(seed), new SplitDual(problem)]
    dual.multipliers.forEach((_, i) => (dual.multipliers[i] = random() * 40))
    expect(dual.bound()).toBeLessThanOrEqual(31 + 1e-9)
  }
  expect(checkSplit(problem, { open: [false, true], share: Float64Array.of(0, 1, 0, 1) })).toEqual(['site 1 serves 10, it may 8'])
})

test('assignment: the bound holds, too, where a site has more customers than a knapsack is traced for', () => {
  const customers = 4100
  const each = (value: number) => new Float64Array(customers).fill(value)
  const one = (value: number) => Float64Array.of(value)
  const problem = { customers, sites: 1, first: Int32Array.from({ length: customers + 1 }, (_, i) => i), site: new Int32Array(customers), cost: each(0), weight: each(1), firstSize: Int32Array.of(0, 1), capacity: one(customers), sizeCost: one(0), least: one(0) }
  const dual = new AssignmentDual(problem)
  dual.multipliers.fill(1)
  expect(dual.bound(new Uint8Array(customers), allLevels(problem))).toBeLessThanOrEqual(0)
})
