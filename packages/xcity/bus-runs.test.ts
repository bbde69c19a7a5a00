import { expect, test } from 'vitest'
import { afterClosing } from '@junheng/core/planning/buses/after-closing.ts'
import { checkBuses } from '@junheng/core/planning/buses/check.ts'
import { clearance } from '@junheng/core/planning/buses/clearance.ts'
import { coverageOf } from '@junheng/core/planning/buses/coverage.ts'
import { busChange, busEffect } from '@junheng/core/planning/buses/effect.ts'
import { planBuses } from '@junheng/core/planning/buses/plan.ts'
import { countyBuses } from '@junheng/core/planning/buses/county-buses.ts'
import { longRideMinutes, makeBuses, nextMerger } from './bus-runs.ts'
import { generateXCity } from './county.ts'

const { snapshots, clock, busSeed } = generateXCity()
const snapshot = snapshots.at(-1)!
const buses = makeBuses(snapshot, busSeed)

test('today’s runs seat every child and break one rule: the planted ride of 71 minutes', () => {
  expect(buses.plan.unserved).toEqual([])
  const broken = checkBuses(buses.county.problem, buses.plan)
  expect([...new Set(broken.map(({ rule }) => rule))]).toEqual(['rideTooLong'])
  expect(new Set(broken.map(({ bus }) => bus)).size).toBe(1)
  expect(coverageOf(buses.county, buses.plan).longest[0]!.minutes).toBeCloseTo(longRideMinutes, 3)
})

test('the lapsed inspection is found on the morning of the demonstration, and no other bus', () => {
  expect(clearance(buses.register, [], clock).map(({ vehicle, reasons }) => [vehicle.id, reasons])).toEqual([['B0117', ['inspection']]])
})

test('after the next merger three villages have no seat in today’s runs; planned anew, every child has one, within the 264 buses', () => {
  expect(nextMerger.map((id) => snapshot.schools.find((school) => school.id === id)!.kind)).toEqual(['218', '218', '218'])
  const after = afterClosing(snapshot, nextMerger)
  const kept = busEffect(busChange(buses, after), { seed: 1, spent: () => 1 })
  expect(kept.losing.length).toBe(3)
  const outcome = planBuses(countyBuses(after).problem, { seed: 1, spent: (steps) => steps / 800 })
  expect(outcome.status === 'feasible' && [outcome.plan.unserved.length, outcome.plan.buses.length <= 264]).toEqual([0, true])
})
