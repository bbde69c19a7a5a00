import { expect, test } from 'vitest'
import { missingYear, slipCost, type Waiting } from './slip-cost.ts'

const rate = { yearly: 0.0465, basis: '测试', certainty: '假定' }
const roll = (pupils: number) => ({ oversize: pupils >= 56, nearlyOversize: pupils >= 53 && pupils < 56 })
const school = { budgetYuan: 70_000_000, pupils: 1620 }
const move = { goalNow: '2022-09-01', goal: '2023-09-01', jumpDays: 365 }
const counted: Waiting = { date: '2020-09-01', classes: [roll(57), roll(54), roll(50)], forecast: null }
const forecast: Waiting = { ...counted, forecast: { level: 0.8, years: [{ year: 2021, classes: 14, low: 14, high: 20 }, { year: 2022, classes: 37, low: 31, high: 43 }] } }

test('a year of 70 million at 4.65 % costs 3 255 000 yuan, half a year about half of it', () => {
  expect(slipCost(school, move, counted, rate)).toEqual({ jumpDays: 365, pupils: 1620, oversizeClasses: 2, classesFrom: { kind: 'classList', on: '2020-09-01' }, yuan: 3_255_000 })
  expect(slipCost(school, { ...move, goal: '2023-03-01', jumpDays: 181 }, { ...counted, classes: [] }, rate)).toMatchObject({ oversizeClasses: 0, yuan: 1_614_123 })
})

test('the classes are those of the September without the school, with their interval', () => {
  expect(slipCost(school, move, forecast, rate)).toMatchObject({ oversizeClasses: 37, classesFrom: { kind: 'forecast', on: '2020-09-01', year: 2022, low: 31, high: 43, level: 0.8 } })
})

test('a September beyond the forecast, or before it, is counted and not forecast', () => {
  for (const goalNow of ['2020-09-01', '2036-09-01']) expect(slipCost(school, { goalNow, goal: null, jumpDays: null }, forecast, rate)).toMatchObject({ oversizeClasses: 2, classesFrom: { kind: 'classList' } })
})

test('what is not known is not nought', () => {
  expect(slipCost({ budgetYuan: null }, move, null, rate)).toMatchObject({ pupils: null, oversizeClasses: null, classesFrom: null, yuan: null })
  expect(slipCost(school, { ...move, goal: null, jumpDays: null }, null, rate)).toMatchObject({ jumpDays: null, yuan: null })
})

test.each([
  ['due in September and a year late', '2022-09-01', '2023-09-01', 2022],
  ['ready in July and never to come', '2022-07-20', null, 2022],
  ['due in spring and in time for September: the school year that runs then', '2022-03-01', '2022-09-01', 2021],
  ['due in November, the September after it missed too', '2021-11-15', '2022-11-01', 2022],
  ['due in November and there in spring', '2021-11-15', '2022-04-01', 2021],
  ['never due', null, null, null],
] as const)('the school year that goes without: %s', (_, goalNow, goal, year) => {
  expect(missingYear({ goalNow, goal })).toBe(year)
})
