import * as fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { MipDraft, objectiveOf, worstBreach, type Mip } from '@junheng/core/planning/mip.ts'
import { highsPool } from './highs-pool.ts'

const pool = highsPool({ workers: 2 })
afterAll(() => pool.close())

/** Choose things worth the most within a weight; brute force tells the truth for a few. */
function knapsack(worth: readonly number[], weight: readonly number[], most: number): Mip {
  const draft = new MipDraft()
  const columns = worth.map((each) => draft.column(-each, 0, 1, 'whole'))
  draft.row(-Infinity, most, columns, weight)
  return draft.mip()
}

function bestOf(worth: readonly number[], weight: readonly number[], most: number): number {
  let best = 0
  for (let set = 0; set < 1 << worth.length; set++) {
    const sum = (each: readonly number[]) => each.reduce((total, value, i) => total + ((set >> i) & 1) * value, 0)
    if (sum(weight) <= most) best = Math.max(best, sum(worth))
  }
  return -best
}

/** A knapsack with many equal weights: HiGHS cannot prove it within a minute. */
function hardMip(): Mip {
  const draft = new MipDraft()
  const random = (i: number) => ((i * 7919 + 104_729) % 1009) + 1
  const columns = Array.from({ length: 60 }, (_, i) => draft.column(-random(i), 0, 1, 'whole'))
  for (let row = 0; row < 25; row++) draft.row(-Infinity, 9000, columns, columns.map((_, i) => random(i * 31 + row * 977)))
  return draft.mip()
}

describe('solveMip', () => {
  test('finds what trying every choice finds', async () => {
    const things = fc.array(fc.tuple(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 50 })), { minLength: 1, maxLength: 9 })
    await fc.assert(
      fc.asyncProperty(things, fc.integer({ min: 0, max: 120 }), async (things, most) => {
        const [worth, weight] = [things.map(([w]) => w), things.map(([, w]) => w)]
        const outcome = await pool.solveMip(knapsack(worth, weight, most))
        expect(outcome).toMatchObject({ status: 'optimal', objective: expect.closeTo(bestOf(worth, weight, most), 6) })
      }),
      { numRuns: 40, seed: 1 },
    )
  })

  test('says that nothing fits, and that there is no end', async () => {
    const draft = new MipDraft()
    const x = draft.column(1, 0, 10, 'whole')
    draft.row(3.2, 3.8, [x], [1])
    expect(await pool.solveMip(draft.mip())).toEqual({ status: 'infeasible' })

    const endless = new MipDraft()
    endless.column(-1, 0, Infinity, 'whole')
    expect(await pool.solveMip(endless.mip())).toEqual({ status: 'unbounded' })
  })

  test('bounded by nodes: the same solution every time, with a bound that it does not pass off as proof', async () => {
    const solve = () => pool.solveMip(hardMip(), { nodes: 3, seed: 3 })
    const [first, second] = await Promise.all([solve(), solve()])
    expect(first).toEqual(second)
    if (first.status !== 'feasible') throw new Error(first.status)
    expect(first.why).toBe('limit')
    expect(first.bound).toBeLessThan(first.objective)
    expect(worstBreach(hardMip(), first.values)).toBeLessThan(1e-5)
    expect(objectiveOf(hardMip(), first.values)).toBe(first.objective)
  })

  test('begins with the solution it is handed', async () => {
    const mip = hardMip()
    const good = await pool.solveMip(mip, { nodes: 3 })
    if (good.status !== 'feasible') throw new Error(good.status)
    const again = await pool.solveMip(mip, { nodes: 1, start: good.values })
    expect(again.status === 'feasible' && again.objective).toBeLessThanOrEqual(good.objective)
  })

  test('a solution within the gap that was asked for is not called optimal', async () => {
    expect(await pool.solveMip(hardMip(), { gap: 0.5 })).toMatchObject({ status: 'feasible', why: 'gap' })
  })

  test('ends on time, and when it is stopped; the threads work on', async () => {
    const started = performance.now()
    expect(await pool.solveMip(hardMip(), { seconds: 0.5 })).toMatchObject({ status: 'feasible', why: 'limit' })
    expect(performance.now() - started).toBeLessThan(6000)

    const stop = new AbortController()
    const stopped = highsPool({ signal: stop.signal })
    const running = stopped.solveMip(hardMip(), { seconds: 60 })
    setTimeout(() => stop.abort(), 700)
    expect(await running).toMatchObject({ why: 'stopped' })
    expect(await stopped.solveMip(hardMip())).toMatchObject({ status: 'unknown', why: 'stopped' })
    await stopped.close()
    expect(await pool.solveMip(knapsack([3], [1], 1))).toMatchObject({ status: 'optimal', objective: -3 })
  })

  test('what HiGHS refuses is a fault with its words', async () => {
    const broken = { ...knapsack([1, 2], [1, 1], 1), column: Int32Array.of(0, 0) }
    expect(await pool.solveMip(broken)).toMatchObject({ status: 'unknown', why: 'fault', message: expect.stringMatching(/./) })
    expect(await pool.solveMip(knapsack([1, 2], [1, 1], 1))).toMatchObject({ status: 'optimal', objective: -2 })
  })
})

describe('solveLp', () => {
  test('gives values, and duals that prove them', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 4, maxLength: 4 }), { minLength: 3, maxLength: 3 }), async (cost) => {
        const lp = transport(cost)
        const outcome = await pool.solveLp(lp)
        if (outcome.status !== 'optimal') throw new Error(outcome.status)
        const dual = outcome.duals.reduce((sum, each, row) => sum + each * (each > 0 ? lp.rowLower[row]! : lp.rowUpper[row] === Infinity ? 0 : lp.rowUpper[row]!), 0)
        expect(dual).toBeCloseTo(outcome.objective, 6)
        outcome.reducedCosts.forEach((reduced, column) => expect(Math.min(reduced, 0) + Math.abs(reduced * outcome.values[column]!)).toBeCloseTo(0, 6))
      }),
      { numRuns: 40, seed: 2 },
    )
  })

  test('says that a program has no solution', async () => {
    const draft = new MipDraft()
    draft.row(2, Infinity, [draft.column(1, 0, 1)], [1])
    expect(await pool.solveLp(draft.mip())).toEqual({ status: 'infeasible' })
  })
})

/** Three sources of 10, four sinks of 7. */
function transport(cost: readonly (readonly number[])[]): Mip {
  const draft = new MipDraft()
  const arcs = cost.map((row) => row.map((each) => draft.column(each, 0, Infinity)))
  for (const row of arcs) draft.row(-Infinity, 10, row, row.map(() => 1))
  for (let sink = 0; sink < 4; sink++) draft.row(7, Infinity, arcs.map((row) => row[sink]!), arcs.map(() => 1))
  return draft.mip()
}
