import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { everyList, everyMatching, isFeasible, isStable, rankIn, standing, type Matching } from './every-matching-testing.ts'
import { leastHardship, provesLeast, type HardshipProblem } from './least-hardship.ts'
import { reachInOrder } from './reach.ts'
import type { Round } from './round.ts'
import { runRound } from './run-round.ts'
import { randomRound, sha256 } from './testing.ts'

/** docs/transfer-mechanism.md states and proves what these tests try to break. */
const voluntary = (round: Round): Matching => {
  const wanted = runRound(round, sha256)!.placements.filter(({ phase }) => phase === 'voluntary')
  return Object.fromEntries(round.teachers.map(({ id }) => [id, wanted.find(({ teacher }) => teacher === id)?.cell ?? null]))
}

test('in 1 000 small rounds the result is one of the stable matchings that there are, and the one that every home cell would choose from all of them', () => {
  let several = 0
  fc.assert(fc.property(randomRound({ homes: 2, targets: 3, teachers: 5 }), (round) => {
    const stable = everyMatching(round).filter((matching) => isFeasible(round, matching) && isStable(round, matching))
    const result = voluntary(round)
    expect(stable).toContainEqual(result)
    for (const other of stable) expect(chosenAtHome(round, result, other)).toEqual(result)
    several += Number(stable.length > 1)
  }), { numRuns: 1000, seed: 1 })
  expect(several).toBeGreaterThan(0)
})

/** What the home cells choose of the posts that two matchings offer together: the first in the order who have an offer, each the better of the two. */
function chosenAtHome(round: Round, one: Matching, other: Matching): Matching {
  const stands = standing(round)
  const best = ({ id, preferences }: Round['teachers'][number]) => [one[id], other[id]].toSorted((a, b) => rankIn(preferences, a) - rankIn(preferences, b))[0]!
  return Object.fromEntries(round.teachers.map((teacher) => {
    const rights = round.cells.filter(({ id }) => id === teacher.cell).map(({ have, need }) => have - need)[0]!
    const before = round.teachers.filter((colleague) => colleague.cell === teacher.cell && stands[colleague.id]! < stands[teacher.id]! && best(colleague) !== null).length
    return [teacher.id, before < rights ? best(teacher) : null]
  }))
}

test('of more than 10 000 misreports none gets a teacher a better post in the voluntary phase', () => {
  let tried = 0
  fc.assert(fc.property(randomRound({ homes: 3, targets: 3, teachers: 7, keep: true }), (round) => {
    const truth = voluntary(round)
    for (const teacher of round.teachers) {
      for (const preferences of everyList(['T0', 'T1', 'T2'])) {
        const lie = voluntary({ ...round, teachers: round.teachers.map((each) => (each.id === teacher.id ? { ...each, preferences } : each)) })
        const got = lie[teacher.id]!
        if (got !== null && !teacher.preferences.includes(got)) continue
        expect(rankIn(teacher.preferences, got)).toBeGreaterThanOrEqual(rankIn(teacher.preferences, truth[teacher.id]))
        tried++
      }
    }
  }), { numRuns: 250, seed: 3 })
  expect(tried).toBeGreaterThan(10_000)
})

const smallProblem: fc.Arbitrary<HardshipProblem> = fc.record({
  rows: fc.array(fc.array(fc.tuple(fc.nat({ max: 3 }), fc.nat({ max: 9 })), { minLength: 0, maxLength: 4 }), { minLength: 1, maxLength: 5 }),
  capacity: fc.array(fc.nat({ max: 2 }), { minLength: 4, maxLength: 4 }),
}).map(({ rows, capacity }) => {
  const arcs = rows.map((row) => [...row, [4, 50] as const])
  const start = Int32Array.from([0, ...arcs.map((_, i) => arcs.slice(0, i + 1).flat().length)])
  return { start, column: Int32Array.from(arcs.flat(), ([column]) => column), cost: Float64Array.from(arcs.flat(), ([, cost]) => cost), capacity: Int32Array.from([...capacity, rows.length]) }
})

test('the least hardship is that of the best of all plans, and its prices prove it', () => {
  fc.assert(fc.property(smallProblem, (problem) => {
    const found = leastHardship(problem)
    if (found === null || found === 'infeasible') throw new Error('a column for the unplaced is always open')
    expect(found.total).toBe(leastOfAll(problem, 0, [...problem.capacity]))
    expect(provesLeast(problem, found)).toBe(true)
  }), { numRuns: 1000, seed: 5 })
})

function leastOfAll(problem: HardshipProblem, row: number, left: number[]): number {
  if (row === problem.start.length - 1) return 0
  let least = Infinity
  for (let arc = problem.start[row]!; arc < problem.start[row + 1]!; arc++) {
    const to = problem.column[arc]!
    if (left[to] === 0) continue
    left[to]!--
    least = Math.min(least, problem.cost[arc]! + leastOfAll(problem, row + 1, left))
    left[to]!++
  }
  return least
}

test('prices that prove nothing are refused', () => {
  const problem: HardshipProblem = { start: Int32Array.of(0, 2, 4), column: Int32Array.of(0, 1, 0, 1), cost: Float64Array.of(1, 5, 2, 3), capacity: Int32Array.of(1, 1) }
  expect(provesLeast(problem, { arc: Int32Array.of(0, 3), price: Float64Array.of(0, 0) })).toBe(false)
  expect(provesLeast(problem, { arc: Int32Array.of(0, 3), price: Float64Array.of(1, 0) })).toBe(true)
  expect(provesLeast(problem, { arc: Int32Array.of(1, 2), price: Float64Array.of(1, 0) })).toBe(false)
  expect(provesLeast(problem, { arc: Int32Array.of(0, 2), price: Float64Array.of(1, 0) })).toBe(false)
})

test('whom the order reaches is what asking every subset gives', () => {
  fc.assert(fc.property(smallProblem, ({ start, column, capacity }) => {
    const posts = { start, column: column.map((to) => to), capacity: Int32Array.from([...capacity.slice(0, 4), 0]) }
    const reached: number[] = []
    for (let row = 0; row < start.length - 1; row++) if (fits(posts, [...reached, row], [...posts.capacity])) reached.push(row)
    expect([...reachInOrder(posts)]).toEqual(Array.from({ length: start.length - 1 }, (_, row) => Number(reached.includes(row))))
  }), { numRuns: 1000, seed: 6 })
})

function fits({ start, column }: Pick<HardshipProblem, 'start' | 'column'>, rows: readonly number[], left: number[]): boolean {
  const [row, ...rest] = rows
  if (row === undefined) return true
  return Array.from(column.subarray(start[row]!, start[row + 1]!)).some((to) => left[to]! > 0 && fits({ start, column }, rest, left.map((count, j) => count - Number(j === to))))
}
