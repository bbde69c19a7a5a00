import type { IsoDate } from '../county/snapshot.ts'
import { daysBetween } from '../schedule/day.ts'
import type { NodeStatus, StatusReason } from '../schedule/programme.ts'
import type { StatusRule } from '../schedule/status.ts'
import type { TaskRecord } from './task.ts'

/**
 * The status of a task by the rule of the nodes (`statusOf`), as far as a task has what the rule asks for: it is active from the day it
 * was entered, planned until its date or the one granted by an extension, and has no forecast. A finish that was refused is none.
 */
export function taskStatusOf(record: TaskRecord, today: IsoDate, rule: StatusRule): TaskStatus {
  const { report, enteredOn } = record
  if (isFinished(record)) return finishedOf(record, rule)
  if (daysBetween(lastSign(record), today) > rule.cycleDays) return { status: 'unreported', why: 'noReport' }
  const due = dueOf(record)
  if (today > due) return { status: 'red', why: 'overdue' }
  const hasReported = report !== null && daysBetween(report.on, today) <= rule.cycleDays
  const hasLittleTime = daysBetween(today, due) < rule.littleTimeShare * daysBetween(enteredOn, due)
  return hasLittleTime && !hasReported ? { status: 'yellow', why: 'littleTimeLeft' } : { status: 'green', why: 'inTime' }
}

export interface TaskStatus {
  readonly status: NodeStatus
  readonly why: StatusReason
}

/** The day a task is due: its own, or the one that an extension granted. */
export function dueOf({ task, extendedTo }: Pick<TaskRecord, 'task' | 'extendedTo'>): IsoDate {
  return extendedTo ?? task.due
}

function isFinished({ report, confirmation }: TaskRecord): boolean {
  return report !== null && report.finishedOn !== null && confirmation?.verdict !== 'refused'
}

function finishedOf({ confirmation }: TaskRecord, rule: StatusRule): TaskStatus {
  return confirmation === null && rule.confirmation ? { status: 'claimed', why: 'awaitsConfirmation' } : { status: 'done', why: 'finished' }
}

function lastSign({ report, enteredOn }: TaskRecord): IsoDate {
  return report === null || report.on < enteredOn ? enteredOn : report.on
}

/** Offices that have a part in a task and have not signed for it, the owner first. */
export function missingSignatures({ task, signatures }: Pick<TaskRecord, 'task' | 'signatures'>): readonly string[] {
  const signed = new Set(signatures.map(({ office }) => office))
  return partiesOf(task).filter((office) => !signed.has(office))
}

/** 就绪: every party has signed (缺一不可). */
export function isReady(record: Pick<TaskRecord, 'task' | 'signatures'>): boolean {
  return missingSignatures(record).length === 0
}

/** Those of the missing who have had more than so many days. */
export function unsignedAfter(record: Pick<TaskRecord, 'task' | 'signatures' | 'enteredOn'>, today: IsoDate, days: number): readonly string[] {
  return daysBetween(record.enteredOn, today) > days ? missingSignatures(record) : []
}

const partiesOf = ({ owner, helpers }: TaskRecord['task']) => [...new Set([owner, ...helpers])]
