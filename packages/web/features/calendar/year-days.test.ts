import type { CountyCalendar } from '@junheng/core/schedule/county-calendar.ts'
import { expect, test } from 'vitest'
import { monthsOf, workedDays } from './year-days.ts'

const calendar: CountyCalendar = {
  terms: { autumn: { yearly: [[9, 1]] }, spring: { yearly: [[3, 1]] } },
  vacations: { summer: { yearly: [[7, 10], [8, 25]] }, winter: { yearly: [[1, 10], [2, 28]], dated: [['2021-01-16', '2021-02-27']] } },
  outdoorSeason: [[4, 1], [11, 15]],
  fundingWindows: [{ id: 'landQuota', name: '土地指标', spans: [['2021-03-01', '2021-04-30']], basis: '县通知' }],
  holidayYears: [{ year: 2021, off: [{ on: '2021-02-11', name: '春节' }, { on: '2021-02-13', name: '春节' }], worked: ['2021-02-20'], basis: '通知', certainty: 'published' }],
}
const days = (year: number) => new Map(monthsOf(calendar, year).flatMap(({ days: each }) => each).map((day) => [day.on, day]))
const in2021 = days(2021)

test.each([
  ['2021-02-11', { work: 'off', holiday: '春节', vacation: 'winter', frost: true }],
  ['2021-02-13', { work: 'off', holiday: '春节', column: 5 }],
  ['2021-02-14', { work: 'weekend', holiday: null, column: 6 }],
  ['2021-02-20', { work: 'madeUp', vacation: 'winter' }],
  ['2021-02-28', { work: 'weekend', vacation: null }],
  ['2021-03-01', { work: 'worked', term: 'spring', funding: ['土地指标'], frost: true, column: 0 }],
  ['2021-04-01', { frost: false, funding: ['土地指标'] }],
  ['2021-07-10', { vacation: 'summer' }],
  ['2021-09-01', { term: 'autumn', funding: [] }],
  ['2021-11-15', { frost: false }],
  ['2021-11-16', { frost: true, vacation: null }],
])('%s is shown as what it is in 2021', (on, shown) => {
  expect(in2021.get(on)).toMatchObject(shown)
})

test('a year has its twelve months and every day once', () => {
  expect(monthsOf(calendar, 2021).map(({ month, days: each }) => [month, each.length, each[0]?.date])).toEqual(
    [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31].map((length, at) => [at + 1, length, 1]),
  )
  expect(days(2024).size).toBe(366)
})

test('a year without a notice keeps the holidays of fixed date, whose names are not claimed', () => {
  expect(days(2031).get('2031-10-01')).toMatchObject({ work: 'off', holiday: null })
  expect(workedDays(monthsOf(calendar, 2031))).toBe(261 - 6)
})
