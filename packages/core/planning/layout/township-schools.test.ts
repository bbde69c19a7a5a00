import { expect, test } from 'vitest'
import type { LayoutDecision } from '../../county/apply.ts'
import { valley } from '../../county/testing.ts'
import { estimateAttendance } from './attendance.ts'
import { checkCountyPlan, type CountyMeans } from './check-county.ts'
import { checkWishes } from './check-wishes.ts'
import { countyProblem, usualWishes, type CountyScene, type CountyWishes } from './county-problem.ts'
import { travelMinutes } from './travel.ts'
import { usualLevelling } from './usual-levelling.ts'

/** 柳林镇 has a primary school, a junior school and a nine-year school; 青石乡 a point. */
const snapshot = { ...valley(), roads: [...valley().roads!, ...valley().schools.map(({ id }) => ({ from: id, to: 'S02', metres: 100, metresPerMinute: 400 }))] }
const travel = travelMinutes(snapshot)
const scene: CountyScene = { snapshot, travel, attendance: estimateAttendance(snapshot, null, travel), teachers: new Map() }
const asked = (exactly: boolean): CountyWishes => ({ ...usualWishes, yuan: 1e9, buses: 99, townshipSchools: { townships: null, exactly } })
const kept = (wishes: CountyWishes) => {
  const { problem, places } = countyProblem(scene, wishes)
  return problem.pins.flatMap((pin) => (pin.kind === 'open' ? [places[pin.school]!.school] : []))
}

test('one at least keeps every full school; exactly one lets those of a stage that has several merge', () => {
  const several = ['2199000001', '3199000001', '3199000002']
  expect(kept(asked(false))).toEqual(expect.arrayContaining(several))
  expect(kept(asked(true)).filter((id) => several.includes(id!))).toEqual([])
  expect(kept({ ...asked(true), keep: ['2199000001'] })).toContain('2199000001')
  const { problem, places } = countyProblem(scene, asked(true))
  const wish = problem.townships.find(({ township, stage }) => township === '990181100' && stage === 'primary')!
  expect([wish.least, wish.most, wish.among!.map((index) => places[index]!.school)]).toEqual([1, 1, ['2199000001', '3199000002']])
  const mostAtPoint = (wishes: CountyWishes) => countyProblem(scene, wishes).problem.schools.find(({ isPoint }) => isPoint)!.mostChildren
  expect([mostAtPoint(asked(true)), mostAtPoint(usualWishes)]).toEqual([99, 2000])
  expect(countyProblem(scene, usualWishes).problem.townships).toEqual([])
})

test('the independent check counts the full schools of the county after the plan, and says where there are too few or too many', () => {
  const nothing: LayoutDecision = { on: '2021-07-31', date: '2021-09-01', basis: '试', closed: [], moves: [], extended: [] }
  const means = (exactly: boolean): CountyMeans => ({ ...asked(exactly), ...usualLevelling(snapshot) })
  const said = (exactly: boolean) => checkCountyPlan(scene, nothing, means(exactly)).flatMap(({ rule, where, value }) => (rule.startsWith('township') ? [[rule, where, value]] : []))
  expect(said(false)).toEqual([['townshipPrimary', '990181200', 0], ['townshipJunior', '990181200', 0]])
  expect(said(true)).toEqual([['townshipPrimary', '990181100', 2], ['townshipJunior', '990181100', 2], ['townshipPrimary', '990181200', 0], ['townshipJunior', '990181200', 0]])
  expect(checkWishes(scene, { ...asked(true), townshipSchools: { townships: ['x'], exactly: true } }).map(({ code, where }) => [code, where])).toContainEqual(['unknownTownship', 'x'])
})
