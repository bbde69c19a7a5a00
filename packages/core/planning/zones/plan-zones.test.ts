import { expect, test } from 'vitest'
import { planZones } from './plan-zones.ts'
import { checkZones, zonesCost, type ZonesProblem } from './problem.ts'
import { generateZones } from './zones-generator.ts'

/** Every assignment of a small county that passes the check. */
function bestZones(problem: ZonesProblem): number | null {
  const plan = problem.tracts.map(() => 0)
  let best: number | null = null
  const choose = (tract: number) => {
    if (tract === plan.length) {
      if (checkZones(problem, plan).length === 0 && (best === null || zonesCost(problem, plan) < best)) best = zonesCost(problem, plan)
      return
    }
    problem.zones.forEach((_, zone) => {
      plan[tract] = zone
      choose(tract + 1)
    })
  }
  choose(0)
  return best
}

test('on 120 small counties: a plan that passes the check wherever one exists, nearly always the best, and a bound that never passes it', () => {
  let [possible, found, best] = [0, 0, 0]
  for (let seed = 1; seed <= 120; seed++) {
    const problem = { ...generateZones({ tracts: 8, zones: 2 + (seed % 2), seed }), loadMost: 1.25 }
    const truth = bestZones(problem)
    const outcome = planZones(problem)
    if (truth === null) {
      expect(outcome.status).toMatch(/infeasible|stopped/)
      continue
    }
    possible++
    if (outcome.status !== 'feasible' && outcome.status !== 'optimal') continue
    found++
    expect(checkZones(problem, outcome.plan)).toEqual([])
    expect(outcome.objective).toBe(zonesCost(problem, outcome.plan))
    expect(outcome.bound ?? 0).toBeLessThanOrEqual(truth + 1e-6)
    expect(outcome.objective).toBeGreaterThanOrEqual(truth - 1e-9)
    if (outcome.objective <= truth + 1e-9) best++
  }
  expect(possible).toBeGreaterThan(50)
  expect(found).toBe(possible)
  expect(best / possible).toBeGreaterThan(0.9)
})

test('a county of 600 tracts: every zone hangs together and none is too full; the same every time', () => {
  const problem = { ...generateZones({ tracts: 600, zones: 60, seed: 3 }), effort: 0.5 }
  const outcome = planZones(problem)
  if (outcome.status !== 'feasible') throw new Error(JSON.stringify(outcome).slice(0, 300))
  expect(checkZones(problem, outcome.plan)).toEqual([])
  expect(outcome.gap).toBeLessThan(0.15)
  expect(planZones(problem)).toEqual(outcome)
})

test('what cannot be is refused with its proof; a drawing by hand is told what is wrong', () => {
  const base = generateZones({ tracts: 4, zones: 1, seed: 1 })
  const line: ZonesProblem = { ...base, tracts: [[1], [0, 2], [1], []].map((neighbours, i) => ({ id: `t${i}`, name: `t${i}`, pupils: 10, neighbours })), zones: [{ id: 'a', name: 'a', places: 20, home: 0 }, { id: 'b', name: 'b', places: 20, home: 2 }], minutes: [[1, 3], [2, 2], [3, 1], [9, 9]] }
  expect(planZones(line)).toEqual({ status: 'infeasible', because: [{ rule: 'cutOff', tract: 3, value: 10, limit: 0 }] })
  const joined = { ...line, tracts: line.tracts.slice(0, 3), minutes: line.minutes.slice(0, 3) }
  expect(planZones({ ...joined, loadMost: 0.5 })).toEqual({ status: 'infeasible', because: [{ rule: 'tooFewPlaces', tract: 0, value: 30, limit: 20 }] })
  expect(planZones(joined)).toMatchObject({ status: 'optimal', objective: 40 })
  expect(checkZones(joined, [0, 1, 0])).toEqual([{ rule: 'apart', tract: 2, zone: 0, value: 1, limit: 0 }, { rule: 'home', tract: 2, zone: 1, value: 0, limit: 1 }])
})
