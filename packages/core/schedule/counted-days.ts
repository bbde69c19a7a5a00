import { lastDay, never } from './day.ts'
import type { WorkingDays } from './schedule-result.ts'

/** Days that count for some work: all of them, or the working days. */
export interface CountedDays {
  /** The first counted day on or after a day. */
  readonly next: (day: number) => number
  /** The day after the n-th counted day, counted from a day on; that day itself for none. */
  readonly after: (day: number, n: number) => number
  /** How many count from a day until another, which does not belong to them. */
  readonly between: (from: number, until: number) => number
}

export const calendarDays: CountedDays = {
  next: (day) => day,
  after: (day, n) => day + n,
  between: (from, until) => until - from,
}

/** The working days of a calendar, listed once for each calendar handed in: projects of one programme share the list. */
export function countedWorkingDays(calendar: WorkingDays): CountedDays {
  const known = listed.get(calendar)
  if (known !== undefined) return known
  const list = listWorkingDays(calendar)
  listed.set(calendar, list)
  return list
}

const listed = new WeakMap<WorkingDays, CountedDays>()

/** Grows day by day from 1 January 1970 as far as somebody asks. */
function listWorkingDays({ isWorkingDay }: WorkingDays): CountedDays {
  const worked: number[] = []
  const workedBefore: number[] = []
  const grow = () => {
    const day = workedBefore.length
    workedBefore.push(worked.length)
    if (isWorkingDay(day)) worked.push(day)
  }
  const before = (day: number) => {
    const asked = Math.min(day, lastDay)
    while (workedBefore.length <= asked) grow()
    return workedBefore[asked]!
  }
  const nth = (index: number) => {
    while (worked.length <= index && workedBefore.length < lastDay) grow()
    return worked[index] ?? never
  }
  return {
    next: (day) => (day > lastDay ? never : nth(before(day))),
    after: (day, n) => (n === 0 ? day : dayAfter(day > lastDay ? never : nth(before(day) + n - 1))),
    between: (from, until) => before(until) - before(from),
  }
}

const dayAfter = (day: number) => (day === never ? never : day + 1)
