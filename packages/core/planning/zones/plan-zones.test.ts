import { expect, test } from 'vitest'
import { seeded } from '../location/seeded.ts'
import { planZones } from './plan-zones.ts'
import { checkZones, zonesCost, type ZonesProblem } from './problem.ts'
import { generateZones } from './zones-generator.ts'

/** The least pupil-minutes of all assignments, by sets of tracts: every zone one that holds its home, hangs together, has ways and is not too full. Null: there is none. */
function bestZones({ tracts, zones, minutes, loadMost, pins }: ZonesProblem): number | null {
  const all = (1 << tracts.length) - 1
  const costs = zones.map(({ places, home }, zone) =>
    Array.from({ length: all + 1 }, (_, set) => {
      const own = tracts.flatMap((_tract, at) => ((set >> at) & 1 ? [at] : []))
      const pupils = own.reduce((sum, at) => sum + tracts[at]!.pupils, 0)
      const isValid = own.includes(home) && pupils <= places * loadMost + 1e-9 && own.every((at) => minutes[at]![zone] !== null || tracts[at]!.pupils === 0) && pins.every(({ tract, zone: held }) => own.includes(tract) === (held === zone) || (held !== zone && !own.includes(tract)))
      return isValid && reachedWithin(tracts, set, home) === set ? own.reduce((sum, at) => sum + tracts[at]!.pupils * (minutes[at]![zone] ?? 0), 0) : Infinity
    }),
  )
  const least = costs.slice(1).reduce((before, cost) => before.map((_, set) => leastOfParts(set, before, cost)), costs[0]!)[all]!
  return least === Infinity ? null : least
}

/** A set divided in two: the cheapest way. */
function leastOfParts(set: number, before: readonly number[], cost: readonly number[]): number {
  let least = Infinity
  for (let part = set; ; part = (part - 1) & set) {
    least = Math.min(least, before[part]! + cost[set ^ part]!)
    if (part === 0) return least
  }
}

/** The tracts of a set that can be reached from one of them without leaving it. */
function reachedWithin(tracts: ZonesProblem['tracts'], set: number, from: number): number {
  let reached = (1 << from) & set
  for (let before = 0; before !== reached; ) {
    before = reached
    tracts.forEach(({ neighbours }, at) => (before >> at) & 1 && neighbours.forEach((next) => (reached |= (1 << next) & set)))
  }
  return reached
}

/** Two or three schools, seven or eight tracts; a third with ways that are not there, a third with a pin; places from scarce to ample. */
function smallCounty(seed: number): ZonesProblem {
  const random = seeded(seed)
  const problem = generateZones({ tracts: 7 + (seed % 2), zones: 2 + (seed % 3 === 0 ? 0 : 1), seed })
  const free = problem.tracts.findIndex((_, tract) => problem.zones.every(({ home }) => home !== tract))
  return {
    ...problem,
    loadMost: [1.05, 1.25, 1.6][seed % 3]!,
    minutes: seed % 5 === 0 ? problem.minutes.map((row, tract) => row.map((each, zone) => (problem.zones[zone]!.home !== tract && random() < 0.15 ? null : each))) : problem.minutes,
    pins: seed % 4 === 0 ? [{ tract: free, zone: seed % problem.zones.length }] : [],
    effort: 0.2,
    repairs: true,
  }
}

test('on 360 small counties: a plan that passes the check wherever one exists, nearly always the best, and a bound that never passes it', () => {
  const counted = { possible: 0, impossible: 0, refused: 0, best: 0 }
  for (let seed = 1; seed <= 360; seed++) {
    const problem = smallCounty(seed)
    const truth = bestZones(problem)
    const outcome = planZones(problem)
    if (truth === null) {
      counted.impossible++
      if (outcome.status === 'infeasible') counted.refused++
      expect([seed, outcome.status]).toEqual([seed, expect.stringMatching(/^(infeasible|stopped)$/)])
      continue
    }
    counted.possible++
    if (outcome.status !== 'feasible' && outcome.status !== 'optimal') throw new Error(`seed ${seed}: ${outcome.status} where ${truth} exists`)
    expect([seed, checkZones(problem, outcome.plan)]).toEqual([seed, []])
    expect(outcome.objective).toBeCloseTo(zonesCost(problem, outcome.plan), 9)
    expect(outcome.bound).toBeLessThanOrEqual(truth + 1e-6)
    expect(outcome.objective).toBeGreaterThanOrEqual(truth - 1e-6)
    if (outcome.objective <= truth + 1e-6) counted.best++
    if (outcome.status === 'optimal') expect([seed, outcome.objective]).toEqual([seed, expect.closeTo(truth, 6)])
  }
  expect(counted.possible).toBeGreaterThan(180)
  expect(counted.impossible).toBeGreaterThan(30)
  expect(counted.best / counted.possible).toBeGreaterThan(0.95)
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
