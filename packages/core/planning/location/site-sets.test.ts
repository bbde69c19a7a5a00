import { expect, test } from 'vitest'
import { AssignmentDual } from './assignment-dual.ts'
import { usedSites } from './assignment-problem.ts'
import { bestPlans, randomAssignment } from './location-testing.ts'
import { SiteSets } from './site-sets.ts'

test('no plan that opens just the sites of a set costs less than its bound, and none that costs less than the target is cut off by it, on 500 random problems', () => {
  let sets = 0
  for (let seed = 0; seed < 500; seed++) {
    const problem = randomAssignment(seed)
    const best = new Map(bestPlans(problem).map(({ plan, cost }) => [usedSites(problem, plan).join(''), cost]))
    const wanted = { target: Math.max(0, ...best.values()) + 1, arcOut: new Uint8Array(problem.cost.length) }
    const found = new SiteSets(problem, new AssignmentDual(problem))
    found.add(new Uint8Array(problem.sites).fill(1), wanted)
    for (let k = 0; k < 20; k++) {
      const set = found.next(wanted)
      if (!set) break
      sets++
      expect({ seed, tooHigh: set.bound > (best.get(set.open.join('')) ?? Infinity) + 1e-6 }).toEqual({ seed, tooHigh: false })
    }
  }
  expect(sets).toBeGreaterThan(2000)
})

test('the set that is filled least often comes first, of those the one of least bound, and none that the target excludes', () => {
  const problem = randomAssignment(3)
  const sets = new SiteSets(problem, new AssignmentDual(problem))
  const wanted = { target: 1e6, arcOut: new Uint8Array(problem.cost.length) }
  sets.add(new Uint8Array(problem.sites).fill(1), wanted)
  const first = Array.from({ length: 8 }, () => sets.next(wanted)!)
  expect(first.every(({ fills }, k) => k === 0 || fills >= first[k - 1]!.fills)).toBe(true)
  expect(sets.next({ ...wanted, target: -1e6 })).toBeUndefined()
})
