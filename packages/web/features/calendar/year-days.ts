import type { CountyCalendar } from '@junheng/core/schedule/county-calendar.ts'
import { dayInYear, dayOf, isoOf, weekdayOf } from '@junheng/core/schedule/day.ts'
import type { SeasonDates } from '@junheng/core/schedule/project.ts'
import { termsOf } from '@junheng/core/schedule/season.ts'
import { frostWithin, monthsWithin, spansWithin, type DaySpan } from '@junheng/core/schedule/wall-chart-bands.ts'
import { workingDays } from '@junheng/core/schedule/working-days.ts'

/** One day as the picture of a year shows it. */
export interface YearDay {
  readonly on: string
  readonly date: number
  /** 0 Monday to 6 Sunday, as calendars here begin. */
  readonly column: number
  /** A day off by notice; a week-end day worked (调休); or as the week has it. */
  readonly work: 'worked' | 'weekend' | 'off' | 'madeUp'
  /** Of a day off by notice or by the fixed holidays; null otherwise, and where the name is not known. */
  readonly holiday: string | null
  readonly vacation: 'summer' | 'winter' | null
  readonly frost: boolean
  readonly term: 'autumn' | 'spring' | null
  /** Names of the funding windows that are open. */
  readonly funding: readonly string[]
}

export interface YearMonth {
  readonly month: number
  readonly days: readonly YearDay[]
}

/** A year of the county, month by month. */
export function monthsOf(calendar: CountyCalendar, year: number): readonly YearMonth[] {
  const whole = { from: dayInYear(year, [1, 1]), to: dayInYear(year + 1, [1, 1]) }
  const dayAt = describe(calendar, whole)
  const months = monthsWithin(whole)
  return months.map(({ month, from }, at) => ({ month, days: numbers(from, months[at + 1]?.from ?? whole.to).map((day, index) => ({ ...dayAt(day), date: index + 1 })) }))
}

/** How many days of a year are worked. */
export function workedDays(months: readonly YearMonth[]): number {
  return months.flatMap(({ days }) => days).filter(({ work }) => work === 'worked' || work === 'madeUp').length
}

function describe(calendar: CountyCalendar, whole: DaySpan): (day: number) => Omit<YearDay, 'date'> {
  const { isWorkingDay } = workingDays(calendar.holidayYears)
  const names = new Map(calendar.holidayYears.flatMap(({ off }) => off.map(({ on, name }) => [dayOf(on), name])))
  const within = (dates: SeasonDates) => inside(spansWithin(dates, whole))
  const [summer, winter] = [within(calendar.vacations.summer), within(calendar.vacations.winter)]
  const frost = inside(frostWithin(calendar.outdoorSeason, whole))
  const [autumnTerm, springTerm] = [termsOf(calendar.terms.autumn, whole.from), termsOf(calendar.terms.spring, whole.from)]
  const funding = calendar.fundingWindows.map(({ name, spans }) => ({ name, isOpen: within({ dated: spans }) }))
  return (day) => ({
    on: isoOf(day),
    column: (weekdayOf(day) + 6) % 7,
    work: workOf(day, isWorkingDay(day), names.has(day)),
    holiday: names.get(day) ?? null,
    vacation: summer(day) ? 'summer' : winter(day) ? 'winter' : null,
    frost: frost(day),
    term: autumnTerm(day) === day ? 'autumn' : springTerm(day) === day ? 'spring' : null,
    funding: funding.filter(({ isOpen }) => isOpen(day)).map(({ name }) => name),
  })
}

function workOf(day: number, isWorked: boolean, isNamed: boolean): YearDay['work'] {
  const isWeekend = weekdayOf(day) % 6 === 0
  if (isWorked) return isWeekend ? 'madeUp' : 'worked'
  return isWeekend && !isNamed ? 'weekend' : 'off'
}

function inside(spans: readonly DaySpan[]): (day: number) => boolean {
  return (day) => spans.some(({ from, to }) => from <= day && day < to)
}

const numbers = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i)
