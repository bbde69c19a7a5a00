import { dayInYear, dayOf, lastDay, never, yearOf } from './day.ts'
import type { CountedDays } from './counted-days.ts'
import type { DatedSpan, SeasonDates, TermDates } from './project.ts'

/** Both ends included. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** The spans of a season, in the order in which they begin; spans of one season may overlap. */
export interface Season {
  /** No span is longer, from its first day to its last. */
  readonly longest: number
  /** Those that have not ended before a day. */
  readonly spansFrom: (day: number) => Iterable<Span>
  /** The place of the first span that has not ended before a day; of those behind it some may have. */
  readonly firstReaching: (day: number) => number
  readonly at: (place: number) => Span | undefined
  /** The first day on or after a day that lies inside and counts. */
  readonly next: (day: number, counted: CountedDays) => number
  /** The day after the n-th day that lies inside and counts, from a day on; that day itself for none. */
  readonly after: (day: number, n: number, counted: CountedDays) => number
}

/** A season from a day on. */
export function seasonOf(dates: SeasonDates, earliest: number): Season {
  const spans = growing(firstYearOf(dates.dated?.map(([from]) => from), earliest), (year) => spansIn(dates, year))
  return {
    ...spans,
    longest: longestOf(dates),
    *spansFrom(day) {
      for (let place = spans.firstReaching(day), span = spans.at(place); span !== undefined; span = spans.at(++place)) if (span.to >= day) yield span
    },
    next(day, counted) {
      for (let place = spans.firstReaching(day), span = spans.at(place); span !== undefined; span = spans.at(++place)) {
        const first = counted.next(Math.max(day, span.from))
        if (first <= span.to) return first
      }
      return never
    },
    after(day, n, counted) {
      if (n === 0 || day >= never) return day
      let left = n
      let counting = day
      for (let place = spans.firstReaching(day), span = spans.at(place); span !== undefined; span = spans.at(++place)) {
        counting = Math.max(counting, span.from)
        if (counting > span.to) continue
        const inside = counted.between(counting, span.to + 1)
        if (left <= inside) return counted.after(counting, left)
        left -= inside
        counting = span.to + 1
      }
      return never
    },
  }
}

/** The first listed day on or after a day. */
export function termsOf(dates: TermDates, earliest: number): (day: number) => number {
  const days = growing(firstYearOf(dates.dated, earliest), (year) => termsIn(dates, year))
  return (day) => days.at(days.firstReaching(day))?.from ?? never
}

/** Spans by year of their beginning; grows as far as somebody asks, and remembers where it was asked last. */
function growing(firstYear: number, inYear: (year: number) => readonly Span[]) {
  const spans: Span[] = []
  /** The last day of all spans so far: never falls, even where a span lies within another. */
  const reach: number[] = []
  let year = firstYear
  let cursor = 0
  const at = (index: number): Span | undefined => {
    while (spans.length <= index && year <= lastYear) {
      for (const span of inYear(year++).toSorted((a, b) => a.from - b.from || a.to - b.to)) {
        reach.push(Math.max(span.to, reach.at(-1) ?? span.to))
        spans.push(span)
      }
    }
    return spans[index]
  }
  const firstReaching = (day: number) => {
    if (cursor > 0 && reach[cursor - 1]! >= day) cursor = 0
    while (at(cursor) !== undefined && reach[cursor]! < day) cursor++
    return cursor
  }
  return { at, firstReaching }
}

const lastYear = yearOf(lastDay)

/** A yearly span that holds the day may have begun the year before; a dated one long ago. */
function firstYearOf(dated: readonly string[] = [], earliest: number): number {
  return Math.min(yearOf(earliest) - 1, ...dated.map((date) => yearOf(dayOf(date))))
}

/** A yearly span is longest where it holds a leap day. */
function longestOf({ yearly, dated = [] }: SeasonDates): number {
  const spans = [...(yearly === undefined ? [] : [2023, 2024].flatMap((year) => spansIn({ yearly }, year))), ...dated.map(spanOf)]
  return Math.max(...spans.map(({ from, to }) => to - from))
}

const spanOf = ([from, to]: DatedSpan): Span => ({ from: dayOf(from), to: dayOf(to) })

function spansIn({ yearly, dated = [] }: SeasonDates, year: number): readonly Span[] {
  const listed = dated.map(spanOf).filter(({ from }) => yearOf(from) === year)
  if (listed.length > 0 || yearly === undefined) return listed
  const from = dayInYear(year, yearly[0])
  const to = dayInYear(year, yearly[1])
  return [{ from, to: to < from ? dayInYear(year + 1, yearly[1]) : to }]
}

function termsIn({ yearly = [], dated = [] }: TermDates, year: number): readonly Span[] {
  const listed = dated.map(dayOf).filter((day) => yearOf(day) === year)
  return (listed.length > 0 ? listed : yearly.map((day) => dayInYear(year, day))).map((day) => ({ from: day, to: day }))
}
