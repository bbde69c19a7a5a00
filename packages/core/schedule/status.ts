import type { IsoDate } from '../county/snapshot.ts'
import { daysBetween } from './day.ts'
import type { CountyNode, NodeStatus, StatusReason } from './programme.ts'
import type { ProjectNode } from './project.ts'
import type { ScheduledNode } from './schedule-result.ts'

/** Finished, whether or not somebody has confirmed it: nobody works on it any more. */
export const isFinished = (status: NodeStatus): boolean => status === 'done' || status === 'claimed'

/** The worst of some statuses: what a project or a task made of several stands at. Idle where there are none. */
export function worstStatus(statuses: readonly NodeStatus[]): NodeStatus {
  return worstFirst.find((status) => statuses.includes(status)) ?? 'idle'
}

const worstFirst: readonly NodeStatus[] = ['red', 'unreported', 'yellow', 'green', 'claimed', 'idle', 'done']

/** The rule that signs go by: data, since every county has its own (rules.md §9.1). */
export interface StatusRule {
  /** Days of a dispatch cycle: an active node without a sign of life for longer is 失报. */
  readonly cycleDays: number
  /** 黄 when less than this share of a node's time is left and nothing was reported within the cycle. */
  readonly littleTimeShare: number
  /** 销号: whether a finish counts as done only once another office has confirmed it. */
  readonly confirmation: boolean
  readonly basis: string
  readonly certainty: string
}

/** A node with its dates as planned and as forecast. */
export interface NodeDates {
  readonly node: ProjectNode & Pick<CountyNode, 'confirmedOn' | 'extendedTo'>
  readonly planned: ScheduledNode
  readonly forecast: ScheduledNode
}

/**
 * The status of a node by rule, and why; what its owner says of it does not count, only that it reports. The first that holds:
 *
 * - done: its finish is on record, and confirmed by another office where the rule asks for that;
 * - claimed: its finish is on record;
 * - idle: no start is on record and its planned start lies ahead, or it has none because it never comes;
 * - unreported: its last sign of life is more than a cycle old. That is the latest of its last report, its recorded start, and
 *   the day on which it was planned to start (from which it is expected to report);
 * - red: today is past the day it is due: its planned finish, or the day an extension granted. On that day itself it is in time;
 * - yellow: its forecast finish is past the day it is due; or less than the rule's share of its planned time is left and it made
 *   no report within the cycle (orange of the published rule, too);
 * - green.
 */
export function statusOf({ node, planned, forecast }: NodeDates, today: IsoDate, rule: StatusRule): { readonly status: NodeStatus; readonly why: StatusReason } {
  if (node.actualFinish !== undefined) return finishedOf(node, rule)
  if (node.actualStart === undefined && isAhead(planned.start, today)) return { status: 'idle', why: 'notDue' }
  if (daysBetween(lastSignOfLife(node, planned, today), today) > rule.cycleDays) return { status: 'unreported', why: 'noReport' }
  const due = node.extendedTo ?? planned.finish
  if (isPast(due, today)) return { status: 'red', why: 'overdue' }
  if (isPast(due, forecast.finish)) return { status: 'yellow', why: 'forecastLate' }
  if (hasLittleTime({ start: planned.start, finish: due }, today, rule) && !hasReported(node, today, rule)) return { status: 'yellow', why: 'littleTimeLeft' }
  return { status: 'green', why: 'inTime' }
}

function finishedOf({ confirmedOn }: NodeDates['node'], { confirmation }: StatusRule): ReturnType<typeof statusOf> {
  return confirmation && confirmedOn === undefined ? { status: 'claimed', why: 'awaitsConfirmation' } : { status: 'done', why: 'finished' }
}

/** Never is past every planned day; nothing is past a plan that never comes. */
const isPast = (planned: IsoDate | null, day: IsoDate | null) => planned !== null && (day === null || day > planned)
const isAhead = (start: IsoDate | null, today: IsoDate) => start === null || start > today

/** An active node has started or was to start by today, so that there is one. */
function lastSignOfLife({ actualStart, reported }: ProjectNode, { start }: ScheduledNode, today: IsoDate): IsoDate {
  const signs = [reported?.on, actualStart, isAhead(start, today) ? undefined : start!]
  return signs.reduce<IsoDate>((last, sign) => (sign !== undefined && sign > last ? sign : last), '')
}

function hasLittleTime({ start, finish }: Pick<ScheduledNode, 'start' | 'finish'>, today: IsoDate, { littleTimeShare }: StatusRule): boolean {
  return start !== null && finish !== null && daysBetween(today, finish) < littleTimeShare * daysBetween(start, finish)
}

const hasReported = ({ reported }: ProjectNode, today: IsoDate, { cycleDays }: StatusRule) => reported !== undefined && daysBetween(reported.on, today) <= cycleDays
