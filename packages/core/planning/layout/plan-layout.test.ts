import { expect, test } from 'vitest'
import { alternativesTo, paretoOf, whyThisSchool } from './alternatives.ts'
import { checkLayout } from './check.ts'
import { layoutCost } from './cost.ts'
import { bestLayout, choicesOf, randomLayout } from './layout-testing.ts'
import { planLayout } from './plan-layout.ts'
import type { Band, LayoutPlan, LayoutProblem, LayoutSchool, Village } from './problem.ts'

test('on 1 000 random counties: what trying every plan finds, or the same answer that there is none', async () => {
  let [possible, impossible] = [0, 0]
  for (let seed = 0; possible + impossible < 1000; seed++) {
    const problem = randomLayout(seed, { villages: seed % 10 === 0 ? 5 : 3, schools: seed % 10 === 0 ? 3 : 4 })
    if (choicesOf(problem) > 300) continue
    const truth = bestLayout(problem)
    const outcome = await planLayout(problem)
    if (truth === null) {
      impossible++
      expect({ seed, status: outcome.status }).toEqual({ seed, status: 'infeasible' })
      continue
    }
    possible++
    if (outcome.status !== 'optimal') throw new Error(`${seed}: ${outcome.status}`)
    expect(checkLayout(problem, outcome.plan)).toEqual([])
    expect({ seed, objective: outcome.objective }).toEqual({ seed, objective: expect.closeTo(truth, 6) })
    expect(layoutCost(problem, outcome.plan).unserved).toBe(0)
  }
  expect(Math.min(possible, impossible)).toBeGreaterThan(100)
}, 240_000)

/** Three villages along a valley, a school in each; the road to the last is long. */
function valley(change: Partial<LayoutProblem> = {}): LayoutProblem {
  const band: Band = { id: '1–3', stage: 'primary', grades: 3, classMost: 45, sharedClassBelow: 10, walkMost: 30, rideMost: 30, mayBoard: false, boardRideMost: null, landPerChild: null, teachersPerClass: {} }
  const school = (name: string): LayoutSchool => ({
    id: name, name, site: name, township: 'valley', stage: 'primary', bands: [0], state: 'open', isPoint: false, rooms: 6, unsafeRooms: 0, module: null, beds: 0, leastChildren: 0, mostChildren: null, landArea: null, floorArea: null,
    cost: { openYuan: 0, closeYuan: 0, yearYuan: 1000 }, teachers: {},
  })
  const village = (name: string, children: number, attends: number): Village => ({ id: name, name, township: 'valley', children: [children], attends: [attends], parts: 1 })
  return {
    bands: [band], villages: [village('上村', 60, 0), village('中村', 40, 1), village('下村', 20, 2)], schools: [school('上小'), school('中小'), school('下小')], townships: [],
    walkMinutes: [[5, null, null], [null, 5, null], [null, null, 5]], rideMinutes: [[null, 15, 45], [15, null, 25], [45, 25, null]],
    limits: { points: null, buildYuan: null, busSeats: null, schools: null, seatYearYuan: 0, boarderYearYuan: 0 }, objective: { kind: 'weighted', weights: { childMinutes: 1 } },
    pins: [], start: { kind: 'today' }, seed: 1, effort: 0.2, years: 1, ...change,
  }
}

const planned = async (problem: LayoutProblem) => {
  const outcome = await planLayout(problem)
  if (outcome.status !== 'optimal' && outcome.status !== 'feasible') throw new Error(outcome.status)
  return outcome
}

test('keeps every school while only minutes count; closes the smallest when money does', async () => {
  expect((await planned(valley())).plan.open).toEqual([true, true, true])
  const cheap = valley({ objective: { kind: 'weighted', weights: { childMinutes: 1, costYuan: 1 } } })
  expect((await planned(cheap)).plan.open).toEqual([true, false, false].map((_, school) => school === 1))
})

test('plans around what is pinned, and says which rules cannot be kept together', async () => {
  const onlyFirst = valley({ pins: [{ kind: 'closed', school: 1 }, { kind: 'closed', school: 2 }] })
  expect(await planLayout(onlyFirst)).toEqual({ status: 'infeasible', because: [{ rule: 'travel', village: 2, band: 0, value: 20, limit: 30 }] })
  const oneSchool = valley({ limits: { ...valley().limits, schools: 1 }, pins: [{ kind: 'open', school: 2 }] })
  expect(await planLayout(oneSchool)).toEqual({ status: 'infeasible', because: [{ rule: 'schools', value: 0, limit: 1 }, { rule: 'travel', band: 0, value: 0, limit: 30 }, { rule: 'pin', pin: 0, school: 2, value: 0, limit: 1 }] })
})

test('an order of measures: as few schools as can be, then the fewest minutes', async () => {
  const { plan, objective } = await planned(valley({ objective: { kind: 'lexicographic', order: ['openSchools', 'childMinutes'], give: 0 } }))
  expect(objective).toBe(1)
  expect(plan.attends).toEqual([[[1]], [[1]], [[1]]])
})

test('a hand-made plan is told everything that is wrong with it', () => {
  const plan: LayoutPlan = { open: [true, false, true], modules: [0, 1, 0], attends: [[[2]], [[1]], [[]]] }
  expect(checkLayout(valley(), plan).map(({ rule, village, school }) => ({ rule, village, school }))).toEqual([
    { rule: 'unserved', village: 2, school: undefined }, { rule: 'travel', village: 0, school: 2 }, { rule: 'closedSchool', village: 1, school: 1 },
    { rule: 'leastChildren', village: undefined, school: 0 }, { rule: 'leastChildren', village: undefined, school: 2 },
  ])
})

test('why this school and not another; the plans nearest to it; the trade-off with its ends', async () => {
  const problem = valley({ objective: { kind: 'weighted', weights: { childMinutes: 1, openSchools: 450 } } })
  const { plan } = await planned(problem)
  expect(plan.open).toEqual([true, true, false])
  const why = whyThisSchool(problem, plan, { village: 1, band: 0, check: checkLayout })
  expect(why).toEqual([{ school: 0, mode: 'ride', against: [], change: { childMinutes: 400, childrenMoved: 40, idleRooms: expect.any(Number), unevenness: expect.any(Number) } }, { school: 2, mode: 'ride', against: 'closed', change: {} }])
  const nearest = await alternativesTo(problem, plan, 3)
  expect(nearest.map(({ pin }) => pin)).toContainEqual({ kind: 'open', school: 2 })
  for (const { plan } of nearest) expect(checkLayout(problem, plan)).toEqual([])
  const points = await paretoOf(problem, ['openSchools', 'childMinutes'], 4)
  expect(points.map(({ cost, end }) => [cost.openSchools, cost.childMinutes, end])).toEqual(expect.arrayContaining([[1, 1600, 'openSchools'], [3, 600, 'childMinutes']]))
})

test('a larger county: valid, the same every time, its bound below it; stopped, it says what it is', async () => {
  const problem = { ...randomLayout(12, { villages: 6, schools: 4 }), ...countyOf(60, 12) }
  const first = await planLayout(problem)
  expect(await planLayout(problem)).toEqual(first)
  if (first.status !== 'feasible') throw new Error(first.status)
  expect(checkLayout(problem, first.plan)).toEqual([])
  expect(first.bound).toBeLessThanOrEqual(first.objective)
  expect(first.gap).toBeLessThan(0.2)
  expect(await planLayout(problem, { stop: () => true })).toMatchObject({ status: expect.stringMatching(/feasible|stopped/) })
}, 60_000)

/** Villages on a grid of one township, every fifth with a school. */
function countyOf(villages: number, schools: number): Partial<LayoutProblem> {
  const base = valley()
  const at = (i: number) => [(i * 37) % 40, (i * 61) % 40] as const
  const minutes = (i: number, j: number) => Math.hypot(at(i)[0] - at(j * 5)[0], at(i)[1] - at(j * 5)[1])
  return {
    ...base, villages: Array.from({ length: villages }, (_, i) => ({ ...base.villages[0]!, id: `v${i}`, children: [5 + ((i * 13) % 40)], attends: [i % schools] })),
    schools: Array.from({ length: schools }, (_, j) => ({ ...base.schools[0]!, id: `s${j}`, site: `s${j}`, rooms: 6 + (j % 3) * 3, leastChildren: 40, cost: { openYuan: 0, closeYuan: 0, yearYuan: 3000 } })),
    walkMinutes: Array.from({ length: villages }, (_, i) => Array.from({ length: schools }, (_, j) => minutes(i, j) * 3)), rideMinutes: Array.from({ length: villages }, (_, i) => Array.from({ length: schools }, (_, j) => minutes(i, j))),
    objective: { kind: 'weighted', weights: { childMinutes: 1, costYuan: 1 } }, effort: 0.5,
  }
}
