import { createRequire } from 'node:module'
import { publishedYear, type LibraryDay, type PublishedYear } from '@junheng/standards/calendar/published.ts'

/** A module of the older kind, whose names an import does not see. */
const { getDayDetail } = createRequire(import.meta.url)('chinese-days') as typeof import('chinese-days')

/** The years whose notices the library holds; beyond them it guesses without saying so. */
const first = 2004
const last = 2026

export function publishedYears(): readonly PublishedYear[] {
  return Array.from({ length: last - first + 1 }, (_, i) => publishedYear(first + i, daysOf(first + i)))
}

/** Every day of a year, as the library sees it. */
export function daysOf(year: number): readonly LibraryDay[] {
  const days: LibraryDay[] = []
  for (let at = Date.UTC(year, 0, 1); at < Date.UTC(year + 1, 0, 1); at += 86_400_000) days.push(dayAt(new Date(at)))
  return days
}

/** The library names a holiday `English,中文,days`, and other days by their week-day. */
function dayAt(date: Date): LibraryDay {
  const on = date.toISOString().slice(0, 10)
  const { work, name } = getDayDetail(on)
  return { on, weekend: [0, 6].includes(date.getUTCDay()), worked: work, name: name.split(',')[1] ?? null }
}
