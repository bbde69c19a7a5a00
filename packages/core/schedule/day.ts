import type { IsoDate } from '../county/snapshot.ts'

/** Days since 1 January 1970 of a date of the calendar (年-月-日). Whoever calls has checked that it is one (`isDate`). */
export function dayOf(date: IsoDate): number {
  return dayOfCivil(Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10)))
}

/** The date of a day counted from 1 January 1970. */
export function isoOf(day: number): IsoDate {
  const { year, month, date } = civilOf(day)
  return `${String(year).padStart(4, '0')}-${twoDigits[month]!}-${twoDigits[date]!}`
}

/** The date so many calendar days later; earlier where they are negative. */
export function addDays(date: IsoDate, days: number): IsoDate {
  return isoOf(dayOf(date) + days)
}

/** Calendar days from one date to another; negative where the second is earlier. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return dayOf(to) - dayOf(from)
}

/** The day of a month and date in a year; 29 February is the 28th in a common year. */
export function dayInYear(year: number, [month, date]: readonly [month: number, date: number]): number {
  return dayOfCivil(year, month, month === 2 && date === 29 && !isLeap(year) ? 28 : date)
}

/** 0 Sunday to 6 Saturday. */
export const weekdayOf = (day: number): number => (((day + 4) % 7) + 7) % 7

/** Later than every day: what never comes. Sums with it are capped (`later`), so that it stays one number. */
export const never = 2 ** 30

/** The date of a day, null for one that never comes. */
export const dateOf = (day: number): IsoDate | null => (day >= never ? null : isoOf(day))

/** So many days later; never stays never. */
export const later = (day: number, days: number): number => (day >= never ? never : day + days)

/** 31 December 2299. No calendar is looked at beyond it: what has not come by then never comes. */
export const lastDay = 120_529

export const yearOf = (day: number): number => civilOf(day).year

/** The same day so many months later, or the last of a month that is shorter. */
export function monthsAfter(date: IsoDate, months: number): IsoDate {
  const { year, month, date: day } = civilOf(dayOf(date))
  const index = month - 1 + months
  const [then, at] = [year + Math.floor(index / 12), (index % 12) + 1]
  return isoOf(dayInYear(then, [at, Math.min(day, daysInMonth(at, then))]))
}

/** Days of a month, of February in a leap year where no year is given. */
export function daysInMonth(month: number, year = 2000): number {
  return month === 2 && isLeap(year) ? 29 : (monthLengths[month - 1] ?? 0)
}

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const twoDigits = Array.from({ length: 32 }, (_, n) => String(n).padStart(2, '0'))

const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

/** From 1 March 0000 to 1 January 1970: years are counted from March, so that the leap day comes last. */
const daysToEpoch = 719_468
const daysIn400Years = 146_097

function dayOfCivil(year: number, month: number, date: number): number {
  const marchYear = month <= 2 ? year - 1 : year
  const cycle = Math.floor(marchYear / 400)
  const yearOfCycle = marchYear - cycle * 400
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + date - 1
  return cycle * daysIn400Years + yearOfCycle * 365 + Math.floor(yearOfCycle / 4) - Math.floor(yearOfCycle / 100) + dayOfYear - daysToEpoch
}

/** Month 1–12, date 1–31. */
export function civilOf(day: number): { readonly year: number; readonly month: number; readonly date: number } {
  const fromMarch = day + daysToEpoch
  const cycle = Math.floor(fromMarch / daysIn400Years)
  const dayOfCycle = fromMarch - cycle * daysIn400Years
  const yearOfCycle = Math.floor((dayOfCycle - Math.floor(dayOfCycle / 1460) + Math.floor(dayOfCycle / 36_524) - Math.floor(dayOfCycle / 146_096)) / 365)
  const dayOfYear = dayOfCycle - (yearOfCycle * 365 + Math.floor(yearOfCycle / 4) - Math.floor(yearOfCycle / 100))
  const fromMarchMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const month = fromMarchMonth < 10 ? fromMarchMonth + 3 : fromMarchMonth - 9
  const date = dayOfYear - Math.floor((153 * fromMarchMonth + 2) / 5) + 1
  return { year: cycle * 400 + yearOfCycle + (month <= 2 ? 1 : 0), month, date }
}
