import type { IsoDate } from '../county/snapshot.ts'
import { daysBetween } from '../schedule/day.ts'
import { dueOf } from './task-status.ts'
import type { TaskRecord } from './task.ts'

/** An office in the ranking of the reform (011). */
export interface ReformRank {
  readonly place: number
  readonly office: string
  readonly tasks: number
  readonly finished: number
  /** Finished by the day they were due, of those that are finished or past it; null where none is. */
  readonly onTimeRate: number | null
  /** Days by which the finished ones were early, on average; negative where late. */
  readonly meanEarliness: number | null
  /** Of the finished ones that were given a score. */
  readonly quality: number | null
}

/**
 * Offices by their reform tasks: the higher rate of tasks finished in time first, then the higher quality, then the earlier on average.
 * Offices that are equal in all three share a place; one of which nothing is due yet comes last. Only confirmed finishes count.
 */
export function reformRanking(records: readonly TaskRecord[], today: IsoDate): readonly ReformRank[] {
  const reform = records.filter(({ task, removedOn }) => task.category === 'reform' && removedOn === null)
  const offices = [...new Set(reform.map(({ task }) => task.owner))]
  const rows = offices.map((office) => rankOf(office, reform.filter(({ task }) => task.owner === office), today))
  const sorted = rows.toSorted((a, b) => byMerit(a, b) || (a.office < b.office ? -1 : 1))
  return sorted.map((row) => ({ ...row, place: sorted.findIndex((other) => byMerit(other, row) === 0) + 1 }))
}

type Row = Omit<ReformRank, 'place'>

const byMerit = (a: Row, b: Row) => worth(b.onTimeRate) - worth(a.onTimeRate) || worth(b.quality) - worth(a.quality) || worth(b.meanEarliness) - worth(a.meanEarliness)
const worth = (value: number | null) => value ?? Number.MIN_SAFE_INTEGER

function rankOf(office: string, records: readonly TaskRecord[], today: IsoDate): Row {
  const finished = records.flatMap((record) => (record.confirmation?.verdict === 'confirmed' && record.report?.finishedOn != null ? [{ early: daysBetween(record.report.finishedOn, dueOf(record)), quality: record.confirmation.quality }] : []))
  const overdue = records.filter((record) => record.confirmation?.verdict !== 'confirmed' && dueOf(record) < today).length
  const settled = finished.length + overdue
  return {
    office,
    tasks: records.length,
    finished: finished.length,
    onTimeRate: settled === 0 ? null : finished.filter(({ early }) => early >= 0).length / settled,
    meanEarliness: mean(finished.map(({ early }) => early)),
    quality: mean(finished.flatMap(({ quality }) => quality ?? [])),
  }
}

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length
}
