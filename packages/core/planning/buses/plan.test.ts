import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { fewestBuses } from './bound.ts'
import { bestByTrying } from './brute-force-testing.ts'
import { checkBuses } from './check.ts'
import { planBuses } from './plan.ts'
import type { BusPlan, BusProblem } from './problem.ts'
import { randomProblem, steps } from './testing.ts'

const seed = 20210511

const planned = (problem: BusProblem, count = 400, more = {}): BusPlan => {
  const outcome = planBuses(problem, { seed: 1, spent: steps(count), ...more })
  if (outcome.status !== 'feasible') throw new Error(outcome.status)
  return outcome.plan
}
const unseated = ({ stops }: BusProblem, { unserved }: BusPlan) => unserved.reduce((sum, stop) => sum + stops[stop]!.children, 0)

test('every plan passes the independent checker, whatever the rules', () => {
  fc.assert(fc.property(randomProblem({ stops: 24, schools: 4 }), (problem) => {
    expect(checkBuses(problem, planned(problem))).toEqual([])
  }), { seed, numRuns: 150 })
})

test('on tiny problems the plan seats as many children with as few buses as trying everything', () => {
  fc.assert(fc.property(randomProblem({ stops: 5, schools: 2 }), (problem) => {
    const plan = planned(problem, 1500)
    expect({ unseated: unseated(problem, plan), buses: plan.buses.length }).toEqual(bestByTrying(problem))
  }), { seed, numRuns: 60 })
})

test('the bound never lies above the best', () => {
  fc.assert(fc.property(randomProblem({ stops: 5, schools: 3 }), (problem) => {
    const { unseated: children, buses } = bestByTrying(problem)
    if (children === 0) expect(fewestBuses(problem)).toBeLessThanOrEqual(buses)
  }), { seed, numRuns: 60 })
})

test('the same seed and steps give the same plan; another seed may not break a rule either', () => {
  const [problem] = fc.sample(randomProblem({ stops: 40, schools: 4 }), { seed, numRuns: 1 }) as [BusProblem]
  expect(planned(problem)).toEqual(planned(problem))
  expect(checkBuses(problem, planned(problem, 400, { seed: 2 }))).toEqual([])
})

test('more steps never give a worse plan from the same start', () => {
  fc.assert(fc.property(randomProblem({ stops: 20, schools: 3 }), (problem) => {
    const first = planned(problem, 64)
    const later = planned(problem, 320, { start: first })
    const key = (plan: BusPlan) => unseated(problem, plan) * 1000 + plan.buses.length
    expect(key(later)).toBeLessThanOrEqual(key(first))
  }), { seed, numRuns: 40 })
})

test('a pinned run stays as it is, and a pinned stop on its bus', () => {
  fc.assert(fc.property(randomProblem({ stops: 20, schools: 3 }), fc.nat(), (problem, pick) => {
    const start = planned(problem, 64)
    if (start.buses.length === 0) return
    const run = start.buses[pick % start.buses.length]!
    const order = (plan: BusPlan) => plan.buses.map(({ events }) => events.map((event) => ('stop' in event ? `站${event.stop}` : `校${event.school}`)).join(' '))
    expect(order(planned(problem, 320, { start, pinnedRuns: [pick % start.buses.length] }))).toContain(order({ buses: [run], unserved: [] })[0])
    const stops = run.events.flatMap((event) => ('stop' in event ? [event.stop] : []))
    const together = planned(problem, 320, { start, pinnedStops: stops }).buses.filter(({ events }) => events.some((event) => 'stop' in event && stops.includes(event.stop)))
    expect(together.length).toBe(1)
  }), { seed, numRuns: 40 })
})

test('a bell that may be moved saves the second bus', () => {
  const minute = 60_000
  const drive = (a: number, b: number) => (a === b ? 0 : 10 * minute)
  const problem = (bellShifts: readonly number[]): BusProblem => ({
    stops: [{ id: 'a', place: 0, school: 0, children: 5 }, { id: 'b', place: 1, school: 1, children: 5 }],
    schools: [{ id: 'A', place: 2, opens: 60 * minute, closes: 70 * minute }, { id: 'B', place: 3, opens: 60 * minute, closes: 70 * minute, bellShifts }],
    fleet: [{ id: 'bus', seats: 20, count: 2 }],
    drive: Int32Array.from([0, 1, 2, 3].flatMap((a) => [0, 1, 2, 3].map((b) => drive(a, b)))),
    places: 4,
    rules: { rideLimit: 30 * minute, loads: 'single', boarding: { base: 0, each: 0 }, unloading: { base: 0, each: 0 } },
  })
  expect(planned(problem([])).buses.length).toBe(2)
  const moved = planned(problem([15 * minute]), 2000)
  expect([moved.buses.length, moved.bellShifts, checkBuses(problem([15 * minute]), moved)]).toEqual([1, [0, 15 * minute], []])
  expect(checkBuses(problem([]), moved).map(({ rule }) => rule)).toContain('bellShift')
})

test('a trip with too few children is not run, and its children are said to be without a seat', () => {
  fc.assert(fc.property(randomProblem({ stops: 15, schools: 3 }), (plain) => {
    const problem = { ...plain, rules: { ...plain.rules, leastChildren: 4 } }
    expect(checkBuses(problem, planned(problem, 300))).toEqual([])
  }), { seed, numRuns: 40 })
})

test('no bus calls at a school where nobody gets off', () => {
  fc.assert(fc.property(randomProblem({ stops: 24, schools: 3 }), (problem) => {
    for (const { events } of planned(problem, 200).buses) {
      const aboard = new Set<number>()
      for (const event of events) {
        if ('school' in event) expect(aboard.delete(event.school)).toBe(true)
        else aboard.add(problem.stops[event.stop]!.school)
      }
    }
  }), { seed, numRuns: 40 })
})

test('buses wait before children board, not with them on board, where the order allows it', () => {
  fc.assert(fc.property(randomProblem({ stops: 12, schools: 1 }), (problem) => {
    for (const { events } of planned(problem, 200).buses) {
      for (const [i, event] of events.entries()) {
        const before = events[i - 1]
        if (!before || !('stop' in before)) continue
        const place = 'stop' in event ? problem.stops[event.stop]!.place : problem.schools[event.school]!.place
        expect(event.arrive - before.leave).toBe(problem.drive[problem.stops[before.stop]!.place * problem.places + place])
      }
    }
  }), { seed, numRuns: 40 })
})
