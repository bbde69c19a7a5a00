import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, dayInYear, dayOf, daysBetween, daysInMonth, isoOf, weekdayOf } from './day.ts'

test('days are counted from 1 January 1970 as every calendar counts them, leap days included', () => {
  fc.assert(fc.property(fc.integer({ min: -40_000, max: 150_000 }), (day) => {
    const iso = new Date(day * 86_400_000).toISOString().slice(0, 10)
    expect([isoOf(day), dayOf(iso), weekdayOf(day)]).toEqual([iso, day, new Date(day * 86_400_000).getUTCDay()])
  }))
})

test('a span is counted in calendar days, over the end of a year and over a leap day', () => {
  expect(addDays('2021-02-22', 65)).toBe('2021-04-28')
  expect(daysBetween('2022-09-01', '2023-03-01')).toBe(181)
  expect(daysBetween('2023-09-01', '2024-09-01')).toBe(366)
  expect(daysBetween('2021-05-11', '2021-04-28')).toBe(-13)
})

test('29 February is the 28th in a year that has none', () => {
  expect([2023, 2024].map((year) => isoOf(dayInYear(year, [2, 29])))).toEqual(['2023-02-28', '2024-02-29'])
  expect([daysInMonth(2), daysInMonth(2, 2023), daysInMonth(4), daysInMonth(13)]).toEqual([29, 28, 30, 0])
})
