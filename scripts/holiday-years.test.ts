import { readFileSync } from 'node:fs'
import { dayOf } from '@junheng/core/schedule/day.ts'
import { workingDays } from '@junheng/core/schedule/working-days.ts'
import { publishedText } from '@junheng/standards/calendar/published.ts'
import { holidayYears } from '@junheng/standards/load-schedule.ts'
import { expect, test } from 'vitest'
import { daysOf, publishedYears } from './library-days.ts'

test('the years of days off are those that the library would write today', () => {
  expect(readFileSync(`${import.meta.dirname}/../packages/standards/calendar/published.yaml`, 'utf8')).toBe(publishedText(publishedYears()))
})

test('every day from 2004 to 2026 is worked or off as in the library', () => {
  const { isWorkingDay } = workingDays(holidayYears())
  const wrong = holidayYears().flatMap(({ year }) => daysOf(year)).filter(({ on, worked }) => worked !== isWorkingDay(dayOf(on)))
  expect(wrong).toEqual([])
  expect(holidayYears()).toHaveLength(23)
})

test.each([
  ['2021-02-20', '春节 was made up for on that Saturday', true],
  ['2021-05-08', '劳动节 was made up for on that Saturday', true],
  ['2021-10-04', '国庆节', false],
])('%s: %s', (on, _, isWorked) => {
  const year = holidayYears().find(({ year }) => year === 2021)!
  expect([year.worked.includes(on), year.off.some((day) => day.on === on)]).toEqual([isWorked, !isWorked])
})
