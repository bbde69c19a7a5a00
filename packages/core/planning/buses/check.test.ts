import { expect, test } from 'vitest'
import { checkBuses, type BusRuleName } from './check.ts'
import type { BusEvent, BusPlan, BusProblem } from './problem.ts'

const minute = 60_000
/** Along one road, a minute from place to place: depot 0, stops at 2, 4, 6 and 8, schools at 10 and 12. */
const road = [0, 2, 4, 6, 8, 10, 12]

const problem: BusProblem = {
  stops: [
    { id: '甲', place: 1, school: 0, children: 10, group: '小学' },
    { id: '乙', place: 2, school: 0, children: 10, group: '初中' },
    { id: '丙', place: 3, school: 1, children: 10, group: '初中' },
    { id: '丁', place: 4, school: 1, children: 5, group: '小学', smallBusOnly: true },
  ],
  schools: [
    { id: 'A', place: 5, opens: 420 * minute, closes: 440 * minute, bellShifts: [10 * minute] },
    { id: 'B', place: 6, opens: 420 * minute, closes: 450 * minute },
  ],
  fleet: [{ id: '大', seats: 20, count: 1, depot: 0, large: true }, { id: '小', seats: 12, count: 2 }],
  drive: Int32Array.from(road.flatMap((a) => road.map((b) => Math.abs(a - b) * minute))),
  places: road.length,
  rules: {
    rideLimit: 12 * minute, loads: { apart: [['小学', '初中']] }, boarding: { base: minute, each: 0 }, unloading: { base: 2 * minute, each: 0 },
    duty: 60 * minute, mostTrips: 2, leastChildren: 5,
  },
}

const stop = (index: number, arrive: number, leave = arrive + 1): BusEvent => ({ stop: index, arrive: arrive * minute, leave: leave * minute })
const school = (index: number, arrive: number, leave = arrive + 2): BusEvent => ({ school: index, arrive: arrive * minute, leave: leave * minute })

/** Right in every rule: one large bus to A, then two small ones to B. */
const sound: BusPlan = {
  buses: [
    { bus: 0, events: [stop(0, 411), school(0, 420)] },
    { bus: 1, events: [stop(1, 414), school(0, 421), stop(2, 430), school(1, 437)] },
    { bus: 1, events: [stop(3, 425), school(1, 430)] },
  ],
  unserved: [],
}
const withBus = (index: number, run: Partial<BusPlan['buses'][number]>): BusPlan => ({ ...sound, buses: sound.buses.map((bus, i) => (i === index ? { ...bus, ...run } : bus)) })
const rulesOf = (plan: BusPlan, of = problem) => [...new Set(checkBuses(of, plan).map(({ rule }) => rule))]

test('a plan that keeps every rule breaks none', () => {
  expect(checkBuses(problem, sound)).toEqual([])
})

const rules = (more: Partial<BusProblem['rules']>): BusProblem => ({ ...problem, rules: { ...problem.rules, ...more } })

test.each<[BusRuleName, BusPlan, BusProblem?]>([
  ['unknown', withBus(0, { events: [stop(9, 411), school(0, 420)] })],
  ['servedTwice', { ...sound, buses: [...sound.buses.slice(0, 2), { bus: 1, events: [stop(2, 400), stop(3, 403), school(1, 420)] }] }],
  ['unaccounted', { ...sound, unserved: [0] }],
  ['unaccounted', { ...sound, buses: sound.buses.slice(0, 2) }],
  ['notDelivered', withBus(0, { events: [stop(0, 411)] })],
  ['overloaded', sound, { ...problem, fleet: [problem.fleet[0]!, { id: '小', seats: 9, count: 2 }] }],
  ['rideTooLong', withBus(0, { events: [stop(0, 405), school(0, 420)] })],
  ['tooEarly', withBus(0, { events: [stop(0, 410), school(0, 419)] })],
  ['tooLate', withBus(0, { events: [stop(0, 430), school(0, 439)] })],
  ['tooFast', withBus(0, { events: [stop(0, 412), school(0, 420)] })],
  ['tooFast', withBus(0, { events: [stop(0, 1), school(0, 420)] })],
  ['serviceTooShort', withBus(0, { events: [stop(0, 411, 411.5), school(0, 420)] })],
  ['serviceTooShort', withBus(0, { events: [stop(0, 411), school(0, 420, 421)] })],
  ['mixed', { ...sound, buses: [{ bus: 0, events: [stop(0, 410), stop(1, 413), school(0, 420)] }, { bus: 1, events: [stop(2, 430), school(1, 437)] }, sound.buses[2]!] }],
  ['mixed', { ...sound, buses: [sound.buses[0]!, { bus: 0, events: [stop(1, 413), stop(2, 416), school(0, 421), school(1, 425)] }, sound.buses[2]!] }, rules({ loads: 'single' })],
  ['largeBus', withBus(2, { bus: 0 })],
  ['dutyTooLong', sound, rules({ duty: 20 * minute })],
  ['tooManyTrips', sound, rules({ mostTrips: 1 })],
  ['tooManyBuses', withBus(0, { bus: 1 })],
  ['tooFewChildren', sound, rules({ leastChildren: 6 })],
  ['bellShift', { ...sound, bellShifts: [0, 5 * minute] }],
])('finds a planted %s', (rule, plan, of) => {
  expect(rulesOf(plan, of)).toContain(rule)
})

test('says where and by how much', () => {
  expect(checkBuses(problem, withBus(0, { events: [stop(0, 405), school(0, 420)] }))).toEqual([{ rule: 'rideTooLong', bus: 0, stop: 0, excess: 2 * minute }])
  expect(checkBuses(problem, withBus(0, { events: [stop(0, 430), school(0, 439)] }))).toEqual([{ rule: 'tooLate', bus: 0, school: 0, excess: minute }])
})
