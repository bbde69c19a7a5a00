import { expect, test } from 'vitest'
import { valley } from '../../county/testing.ts'
import { checkPopulation } from '../forecast/check-population.ts'
import { estimateAttendance } from '../layout/attendance.ts'
import { travelMinutes } from '../layout/travel.ts'
import { seeded } from '../location/seeded.ts'
import { countyZones, usualZonesWishes } from './county-zones.ts'
import { judgeZones } from './judge-zones.ts'
import { planZones } from './plan-zones.ts'
import { checkZones, familiesSplit, pupilMinutes, zonesCost, type ZonesProblem } from './problem.ts'
import { generateZones } from './zones-generator.ts'

/** A small county with families at random. */
function withFamilies(seed: number, weight: number): ZonesProblem {
  const random = seeded(seed)
  const problem = { ...generateZones({ tracts: 7, zones: 2, seed }), loadMost: 1.4, effort: 0.2, repairs: true }
  return { ...problem, siblings: { weight, families: problem.tracts.map(() => problem.zones.map(() => Math.floor(4 * random()))) } }
}

/** All plans of two zones that pass the check. */
function validPlans(problem: ZonesProblem): readonly (readonly number[])[] {
  return Array.from({ length: 2 ** problem.tracts.length }, (_, set) => problem.tracts.map((_tract, at) => (set >> at) & 1)).filter((plan) => checkZones(problem, plan).length === 0)
}

test('on 120 small counties the zones weigh minutes against split families as a plain count of every choice does, and the bound holds', () => {
  let [possible, best] = [0, 0]
  for (let seed = 1; seed <= 120; seed++) {
    const problem = withFamilies(seed, seed % 3 === 0 ? 500 : 40)
    const { families, weight } = problem.siblings!
    const worth = (plan: readonly number[]) => {
      let sum = 0
      plan.forEach((zone, tract) => (sum += problem.tracts[tract]!.pupils * problem.minutes[tract]![zone]! + weight * families[tract]![1 - zone]!))
      return sum
    }
    const plans = validPlans(problem)
    const outcome = planZones(problem)
    if (plans.length === 0) continue
    possible++
    const least = Math.min(...plans.map(worth))
    if (outcome.status !== 'feasible' && outcome.status !== 'optimal') throw new Error(`${seed} ${outcome.status}`)
    expect(outcome.objective).toBeCloseTo(worth(outcome.plan), 6)
    expect(outcome.objective).toBeGreaterThanOrEqual(least - 1e-6)
    expect(outcome.bound).toBeLessThanOrEqual(least + 1e-6)
    if (outcome.objective <= least + 1e-6) best++
  }
  expect(possible).toBeGreaterThan(60)
  expect(best / possible).toBeGreaterThan(0.95)
})

test('a heavier weight never splits more families; no weight, or no return, plans as before bit for bit', () => {
  for (let seed = 1; seed <= 30; seed++) {
    const light = planZones(withFamilies(seed, 0))
    const { siblings: _siblings, ...without } = withFamilies(seed, 0)
    expect(JSON.stringify(light)).toBe(JSON.stringify(planZones(without)))
    const plans = validPlans(withFamilies(seed, 0))
    if (plans.length === 0) continue
    const split = (weight: number) => {
      const problem = withFamilies(seed, weight)
      return familiesSplit(problem, plans.toSorted((a, b) => zonesCost(problem, a) - zonesCost(problem, b))[0]!)!
    }
    expect(split(1000)).toBeLessThanOrEqual(split(10))
  }
  expect(familiesSplit(generateZones({ tracts: 4, zones: 1, seed: 1 }), [0, 0, 0, 0])).toBeNull()
})

test('a return of the county is counted by zone; its stage alone, and no family whose school has no zone', () => {
  const { roads = [], settlements = [], ...rest } = valley()
  const snapshot = { ...rest, settlements, roads: [...roads, ...rest.schools.map(({ id }, at) => ({ from: id, to: settlements[at % settlements.length]!.id, metres: 100, metresPerMinute: 400 }))] }
  const travel = travelMinutes(snapshot)
  const scene = { snapshot, travel, attendance: estimateAttendance(snapshot, null, travel) }
  const zoned = countyZones(scene, { ...usualZonesWishes, stage: 'primary' })
  const [school] = zoned.schools[0]!
  const settlement = snapshot.settlements![0]!.id
  const row = { settlement, stage: 'primary' as const, school: school!, families: 3 }
  const county = countyZones({ ...scene, siblings: [row, { ...row, stage: 'junior' }, { ...row, school: '0000000000' }] }, { ...usualZonesWishes, siblingMinutes: 30 })
  expect(county.problem.siblings).toMatchObject({ weight: 30 })
  const away = zoned.problem.tracts.map(() => county.problem.zones.length - 1)
  const { figures } = judgeZones(county, away)
  expect([figures.siblingFamilies, figures.familiesSplit]).toEqual([3, county.problem.zones.length === 1 ? 0 : 3])
  expect(figures.objective).toBe(pupilMinutes(county.problem, away) + 30 * figures.familiesSplit!)
  expect(judgeZones(zoned, away).figures.familiesSplit).toBeNull()
  const population = { births: [], housing: [], plannedSchools: [], siblings: [row, row, { ...row, settlement: 'X' }, { ...row, school: 'Y' }, { ...row, families: -1, stage: 'junior' as const }] }
  const faults = checkPopulation(population, snapshot).map(({ table, field, value }) => [table, field, value])
  expect(faults).toEqual(expect.arrayContaining([['siblings', 'settlement', 'X'], ['siblings', 'school', 'Y'], ['siblings', 'families', '-1'], ['siblings', 'id', `${settlement} primary ${school}`]]))
})
