import type { HolidayYear } from './county-calendar.ts'
import type { IsoDate } from '../county/snapshot.ts'
import { civilOf, dayOf, isoOf, weekdayOf, yearOf } from './day.ts'
import type { WorkingDays } from './schedule-result.ts'

/** Working days that also say how sure a year is. */
export interface WorkingCalendar extends WorkingDays {
  readonly certaintyOf: (year: number) => HolidayYear['certainty']
}

/**
 * The working days of the years given: Monday to Friday less the days off, and the week-end days worked (调休). A year that
 * is given twice goes by the later entry. A year without one is assumed: Monday to Friday less the statutory holidays of
 * fixed date (《全国年节及纪念日放假办法》); Spring Festival and the other holidays of the moon are then not known.
 */
export function workingDays(years: readonly HolidayYear[]): WorkingCalendar {
  const byYear = new Map(years.map((year) => [year.year, year]))
  const noticed = new Map([...byYear.values()].flatMap(exceptionsOf))
  return {
    isWorkingDay: (day) => noticed.get(day) ?? (isWeekday(day) && (byYear.has(yearOf(day)) || !isFixedHoliday(day))),
    certaintyOf: (year) => byYear.get(year)?.certainty ?? 'assumed',
  }
}

/** The day by which so many working days have passed since a day; that day itself does not count. */
export function afterWorkingDays(from: IsoDate, days: number, { isWorkingDay }: WorkingDays): IsoDate {
  let day = dayOf(from)
  for (let left = days; left > 0; left -= Number(isWorkingDay(day))) day += 1
  return isoOf(day)
}

/** Working days that have passed since a day by another: those after the first, the second among them. */
export function workingDaysSince(from: IsoDate, to: IsoDate, { isWorkingDay }: WorkingDays): number {
  let passed = 0
  for (let day = dayOf(from) + 1; day <= dayOf(to); day++) passed += Number(isWorkingDay(day))
  return passed
}

function exceptionsOf({ off, worked }: HolidayYear): readonly (readonly [day: number, works: boolean])[] {
  return [...off.map(({ on }) => [dayOf(on), false] as const), ...worked.map((on) => [dayOf(on), true] as const)]
}

const isWeekday = (day: number) => weekdayOf(day) % 6 !== 0

/** 元旦; 劳动节, two days since 2025; 国庆节. */
function isFixedHoliday(day: number): boolean {
  const { year, month, date } = civilOf(day)
  if (month === 1) return date === 1
  if (month === 5) return date === 1 || (date === 2 && year >= 2025)
  return month === 10 && date <= 3
}
