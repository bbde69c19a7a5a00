import { expect, test } from 'vitest'
import { balanceOf } from './balance.ts'
import { planBuses } from './plan.ts'
import type { LoadedHalt } from './plan-view.ts'
import type { BusPlan, BusProblem } from './problem.ts'
import { steps } from './testing.ts'

const minute = 60_000
const halt = (id: string, at: number, children: number, goal = '校'): LoadedHalt => ({ id, name: id, at: [0, 0], isSchool: id === goal, arrive: at * minute, leave: at * minute, goal, children, load: 0 })

test('rides by child and by village, work by run: mean, nine in ten, longest, coefficient of variation', () => {
  const runs = [{ halts: [halt('甲', 0, 30), halt('乙', 30, 10), halt('校', 40, 40)] }, { halts: [halt('乙', 10, 10), halt('校', 40, 10)] }]
  const { rides, villages, work } = balanceOf(runs)
  // 30 children ride 40 minutes, 10 ride 10, 10 ride 30: the mean is 32, the variance (30 × 64 + 10 × 484 + 10 × 4) / 50 = 136.
  expect(rides).toEqual({ mean: 32, ninth: 40, longest: 40, coefficient: Math.sqrt(136) / 32 })
  // 甲 40, 乙 20.
  expect(villages).toEqual({ mean: 30, ninth: 40, longest: 40, coefficient: 10 / 30 })
  expect(work).toEqual({ mean: 35, ninth: 40, longest: 40, coefficient: 5 / 35 })
  expect(balanceOf([]).rides).toEqual({ mean: 0, ninth: 0, longest: 0, coefficient: null })
})

/** Four villages ten minutes from school, two buses of three villages' seats: 0, 1 and 2 lie nearer to each other than to 3, so that least driving gives one bus three of them. */
const uneven = (fairness?: { readonly riding: number; readonly evenness: number }): BusProblem => {
  const way = (a: number, b: number) => (a === b ? 0 : Math.max(a, b) === 4 ? 10 : Math.max(a, b) === 3 ? 20 : 19)
  return {
    stops: [0, 1, 2, 3].map((place) => ({ id: String(place), place, school: 0, children: 5 })),
    schools: [{ id: '校', place: 4, opens: 0, closes: 90 * minute }],
    fleet: [{ id: 'bus', seats: 15, count: 2 }],
    drive: Int32Array.from([0, 1, 2, 3, 4].flatMap((a) => [0, 1, 2, 3, 4].map((b) => way(a, b) * minute))),
    places: 5,
    rules: { rideLimit: 80 * minute, loads: 'single', boarding: { base: 0, each: 0 }, unloading: { base: 0, each: 0 }, mostTrips: 1, ...(fairness ? { fairness } : {}) },
  }
}

const served = (problem: BusProblem): BusPlan['buses'] => (planBuses(problem, { seed: 1, aim: 'driving', spent: steps(1000) }) as { plan: BusPlan }).plan.buses

test('with as many buses, their work is evened out where it counts, and only there', () => {
  const work = (problem: BusProblem) => served(problem).map(({ events }) => (events.at(-1)!.leave - events[0]!.arrive) / minute).toSorted((a, b) => a - b)
  expect(work(uneven())).toEqual([10, 48])
  expect(work(uneven({ riding: 0, evenness: 0.5 }))).toEqual([29, 30])
})

test('a village of many children is called at last where rides count, though the way is longer', () => {
  const order = (riding: number) => served({
    stops: [{ id: 'many', place: 0, school: 0, children: 20 }, { id: 'few', place: 1, school: 0, children: 1 }],
    schools: [{ id: '校', place: 2, opens: 0, closes: 90 * minute }],
    fleet: [{ id: 'bus', seats: 30, count: 1 }],
    drive: Int32Array.from([0, 10, 11, 10, 0, 10, 11, 10, 0], (way) => way * minute),
    places: 3,
    rules: { rideLimit: 80 * minute, loads: 'single', boarding: { base: 0, each: 0 }, unloading: { base: 0, each: 0 }, fairness: { riding, evenness: 0 } },
  })[0]!.events.flatMap((event) => ('stop' in event ? [event.stop] : []))
  expect([order(0), order(0.1)]).toEqual([[0, 1], [1, 0]])
})
