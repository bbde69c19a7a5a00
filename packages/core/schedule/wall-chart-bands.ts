import { dayInYear, yearOf } from './day.ts'
import type { SeasonDates, YearlySpan } from './project.ts'
import { seasonOf } from './season.ts'

/** Days counted from 1 January 1970; `to` is the first day after. */
export interface DaySpan {
  readonly from: number
  readonly to: number
}

/** The spans of a season, cut to a range. */
export function spansWithin(dates: SeasonDates, range: DaySpan): readonly DaySpan[] {
  const spans: DaySpan[] = []
  for (const { from, to } of seasonOf(dates, range.from).spansFrom(range.from)) {
    if (from >= range.to) break
    spans.push({ from: Math.max(from, range.from), to: Math.min(to + 1, range.to) })
  }
  return spans
}

/** 冰冻期: what lies outside the outdoor season. */
export function frostWithin(outdoorSeason: YearlySpan, range: DaySpan): readonly DaySpan[] {
  const seasons = spansWithin({ yearly: outdoorSeason }, range)
  const begins = [range.from, ...seasons.map(({ to }) => to)]
  const ends = [...seasons.map(({ from }) => from), range.to]
  return begins.map((from, index) => ({ from, to: ends[index]! })).filter(({ from, to }) => from < to)
}

/** The first days of the months that begin in a range. */
export function monthsWithin({ from, to }: DaySpan): readonly { readonly year: number; readonly month: number; readonly from: number }[] {
  const years = Array.from({ length: yearOf(to) - yearOf(from) + 1 }, (_, index) => yearOf(from) + index)
  return years
    .flatMap((year) => Array.from({ length: 12 }, (_, index) => ({ year, month: index + 1, from: dayInYear(year, [index + 1, 1]) })))
    .filter((month) => month.from >= from && month.from < to)
}
