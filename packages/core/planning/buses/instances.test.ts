import { expect, test } from 'vitest'
import { fewestBuses } from './bound.ts'
import { checkBuses } from './check.ts'
import { problemOfCvrp } from './cvrp.ts'
import { busCost } from './driving.ts'
import { problemOfPark, routesText } from './park.ts'
import { planBuses } from './plan.ts'
import type { BusPlan, BusProblem } from './problem.ts'
import { steps } from './testing.ts'

const schools = 'ID\tX\tY\tAMEARLY\tAMLATE\n1\t0\t0\t700\t730\n2\t17600\t0\t740\t800\n'
const stops = 'ID\tX_COORD\tY_COORD\tEP_ID\tSTUDENT_COUNT\n11\t0\t8800\t1\t30\n12\t8800\t8800\t1\t30\n13\t17600\t8800\t2\t20\n'

const planned = (problem: BusProblem, aim: 'buses' | 'driving' = 'buses'): BusPlan => {
  const outcome = planBuses(problem, { seed: 1, aim, spent: steps(500) })
  if (outcome.status !== 'feasible') throw new Error(outcome.status)
  expect(checkBuses(problem, outcome.plan)).toEqual([])
  return outcome.plan
}

test('an instance of Park is read by its rules, and BiRD’s trips end exactly when the window opens', () => {
  const problem = problemOfPark(schools, stops, { ride: 2700, loads: 'single', window: 'early' })
  // 8 800 feet at 88/3 feet a second are five minutes.
  expect([problem.drive[1], problem.schools[0]!.closes, problem.rules.boarding]).toEqual([300_000, 25_200_000, { base: 19_000, each: 2600 }])
  const plan = planned(problem)
  expect([plan.buses.length, fewestBuses(problem)]).toEqual([1, 1])
  expect(routesText(problem, plan).trim().split('\n').filter((line) => line.includes('\tschool\t')).map((line) => line.split('\t').slice(3))).toEqual([
    ['1', '25045.600', '25200.000', '60', '0'],
    ['2', '27445.600', '27600.000', '20', '0'],
  ])
})

test('the whole window and mixed loads never need more buses', () => {
  const buses = (loads: 'single' | 'mixed', window: 'early' | 'whole') => planned(problemOfPark(schools, stops, { ride: 2700, loads, window })).buses.length
  expect(buses('single', 'whole')).toBeLessThanOrEqual(buses('single', 'early'))
  expect(buses('mixed', 'whole')).toBeLessThanOrEqual(buses('single', 'whole'))
})

test('a CVRP instance is read, and driving is its distance', () => {
  const text = 'NAME : tiny\nTYPE : CVRP\nDIMENSION : 5\nEDGE_WEIGHT_TYPE : EUC_2D\nCAPACITY : 2\nNODE_COORD_SECTION\n1 0 0\n2 0 10\n3 3 10\n4 10 0\n5 10 3\nDEMAND_SECTION\n1 0\n2 1\n3 1\n4 1\n5 1\nDEPOT_SECTION\n1\n-1\nEOF\n'
  const problem = problemOfCvrp(text)
  // Two rounds: 10 + 3 + 10 each, by rounded distances.
  expect(busCost(problem, planned(problem, 'driving'))).toMatchObject({ unseated: 0, buses: 2, driving: 46 })
  expect(() => problemOfCvrp('NAME : x')).toThrow('EUC_2D')
})
