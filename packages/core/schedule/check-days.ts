import { isDate } from '../county/check-references.ts'
import { daysInMonth } from './day.ts'
import type { MonthDay } from './project.ts'

/** A date of the calendar within the years that schedules count in. */
export const isCountedDate = (date: string): boolean => isDate(date) && date >= '1970-01-01' && date <= '2199-12-31'

/** A day that some year has: 29 February is one, 31 February none. */
export function isMonthDay([month, day]: MonthDay): boolean {
  return Number.isInteger(month) && Number.isInteger(day) && day >= 1 && day <= daysInMonth(month)
}
