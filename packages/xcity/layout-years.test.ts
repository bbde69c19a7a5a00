import { apply, type LayoutDecision } from '@junheng/core/county/apply.ts'
import { forecastCounty, type Forecast } from '@junheng/core/planning/forecast/forecast.ts'
import { estimateAttendance } from '@junheng/core/planning/layout/attendance.ts'
import { layoutYears } from '@junheng/core/planning/layout/layout-years.ts'
import { decisionOf, noLevers } from '@junheng/core/planning/layout/levers.ts'
import { travelMinutes } from '@junheng/core/planning/layout/travel.ts'
import { expect, test } from 'vitest'
import { generateXCity } from './county.ts'

const { snapshots, population } = generateXCity()
const snapshot = snapshots.at(-1)!
const travel = travelMinutes(snapshot)
const scene = { snapshot, travel, attendance: estimateAttendance(snapshot, population, travel) }
const { settlements } = forecastCounty(snapshots, population!) as Forecast
const dates = { on: '2021-07-31', date: '2021-09-01', basis: '推演' }
const points = snapshot.schools.filter(({ kind }) => kind === '218').map(({ id }) => id)
const closing = decisionOf({ ...noLevers, closed: points.slice(0, 4) }, scene, dates).decision
const years = (decision: LayoutDecision) => layoutYears(decision, scene, settlements)
const sum = (numbers: readonly number[]) => numbers.reduce((total, n) => total + n, 0)

test('the base year is the county as the decision leaves it, township by township', () => {
  const pupils = new Map<string, number>()
  for (const { township, stages } of apply(closing, snapshot).schools) pupils.set(township, (pupils.get(township) ?? 0) + (stages.primary?.pupils ?? 0) + (stages.junior?.pupils ?? 0))
  const [base] = years(closing)
  expect(new Map(base!.townships.map(({ township, children }) => [township, children]))).toEqual(pupils)
  expect([base!.points, base!.withoutSchool]).toEqual([points.length - 4, 0])
})

test('every year every child of the forecast attends a school of the county, whatever closes', () => {
  for (const decision of [decisionOf(noLevers, scene, dates).decision, closing]) {
    for (const [at, { children, townships, withoutSchool }] of years(decision).entries()) {
      expect([children, withoutSchool]).toEqual([sum([...settlements[at]!.settlements.values()].map((grades) => sum([...grades]))), 0])
      expect(sum(townships.map((each) => each.children))).toBe(children)
    }
  }
})

test('the town runs short of places while its children still grow in number, and a module of four rooms never makes that worse', () => {
  const grown = snapshot.schools.filter(({ township, stages }) => stages.primary !== undefined && snapshot.townships.find(({ code }) => code === township)!.kind === 'street').map(({ id }) => ({ school: id, modules: 1 }))
  const [today, extended] = [years(decisionOf(noLevers, scene, dates).decision), years(decisionOf({ ...noLevers, extended: grown }, scene, dates).decision)]
  expect(Math.max(...today.map(({ placesShort }) => placesShort))).toBeGreaterThan(0)
  for (const [at, { placesShort, oversizeClasses }] of extended.entries()) expect([placesShort <= today[at]!.placesShort, oversizeClasses <= today[at]!.oversizeClasses]).toEqual([true, true])
  expect(Math.max(...extended.map(({ placesShort }) => placesShort))).toBeLessThan(Math.max(...today.map(({ placesShort }) => placesShort)))
})
