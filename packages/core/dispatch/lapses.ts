import type { IsoDate } from '../county/snapshot.ts'
import { daysBetween, dayOf, isoOf } from '../schedule/day.ts'

/** 失报 or 逾期: days on end on which a node was without a report, or past the day it was due. It stays after catching up. */
export interface Lapse {
  readonly kind: 'unreported' | 'late'
  readonly from: IsoDate
  readonly to: IsoDate
  readonly days: number
  /** It goes on today. */
  readonly isOpen: boolean
}

/** What was said of a node, on which day, and which finish it stated. */
export interface SaidOn {
  readonly on: IsoDate
  readonly actualFinish: IsoDate | null
}

/** What a node's lapses go by. */
export interface NodePast {
  /** As planned; null where it never comes. */
  readonly start: IsoDate | null
  readonly finish: IsoDate | null
  /** In the order in which they were made. */
  readonly reports: readonly SaidOn[]
  /** 延期 granted, in the order of the decisions: it excuses from the day of the decision on, never before. */
  readonly extensions: readonly { readonly decidedOn: IsoDate; readonly until: IsoDate }[]
}

/**
 * Every lapse of a node up to a day, each kind by its days. A day counts by what was on record on it: a report that comes later fills no gap,
 * and a date it states for earlier (补录) is no sign of life of that earlier day. A finish ends lateness on the day it is stated for, since the
 * work was done then; it ends the duty to report on the day it was said.
 */
export function lapsesOf(past: NodePast, { today, cycleDays }: { readonly today: IsoDate; readonly cycleDays: number }): readonly Lapse[] {
  return [...stretches('unreported', past, today, (day) => isUnreported(past, day, cycleDays)), ...stretches('late', past, today, (day) => isLate(past, day))]
}

function stretches(kind: Lapse['kind'], { start }: NodePast, today: IsoDate, lapses: (day: IsoDate) => boolean): readonly Lapse[] {
  const found: Lapse[] = []
  if (start === null) return found
  for (let day = dayOf(start); day <= dayOf(today); day++) {
    const on = isoOf(day)
    if (!lapses(on)) continue
    const last = found.at(-1)
    const isNext = last !== undefined && daysBetween(last.to, on) === 1
    if (isNext) found.pop()
    found.push({ kind, from: isNext ? last.from : on, to: on, days: isNext ? last.days + 1 : 1, isOpen: on === today })
  }
  return found
}

/** More than a cycle since the last sign of life, which is the planned start or a report; nobody reports on what is said to be finished. */
function isUnreported({ start, reports }: NodePast, day: IsoDate, cycleDays: number): boolean {
  const last = reports.findLast(({ on }) => on <= day)
  if (last !== undefined && last.actualFinish !== null) return false
  const sign = last === undefined || last.on < start! ? start! : last.on
  return daysBetween(sign, day) > cycleDays
}

function isLate({ finish, reports, extensions }: NodePast, day: IsoDate): boolean {
  const due = extensions.findLast(({ decidedOn }) => decidedOn <= day)?.until ?? finish
  const finished = reports.at(-1)?.actualFinish ?? null
  return due !== null && day > due && (finished === null || day <= finished)
}
