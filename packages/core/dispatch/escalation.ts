import type { IsoDate } from '../county/snapshot.ts'
import { daysBetween } from '../schedule/day.ts'
import type { NodeStatus } from '../schedule/programme.ts'
import type { IssuedOrder, OrderKind } from './order.ts'

/** The rule of following up: data, since every county has its own (rules.md §9.1). */
export interface DispatchRule {
  /** 签收 within so many days. */
  readonly signDays: number
  /** The digest looks so many days ahead. */
  readonly digestDays: number
  /** Working days to reply, by kind of order. */
  readonly replyDays: { readonly [kind in OrderKind]: number }
  readonly byStatus: { readonly [status in 'yellow' | 'unreported' | 'red']: OrderKind }
  /** Working days after which a disputed ownership goes to the supervision office. */
  readonly disputeDays: number
  readonly basis: string
  readonly certainty: string
}

/** An order that the rule calls for, and why; whether it is issued a person decides. */
export interface DueOrder {
  readonly kind: OrderKind
  readonly why: 'status' | 'unanswered' | 'stillSo'
}

/**
 * The next order on a node or task, the first that applies:
 *
 * - none where its status calls for none, or an order waits for a reply that is not due yet;
 * - none within a dispatch cycle of the closing of the last order; after that it begins anew, since what was closed is settled;
 * - one step above the last order where that was not answered in time;
 * - none within a dispatch cycle of the last reply, so that what was promised can be seen;
 * - one step above the last order, or what the status calls for, whichever is more, where it is still so after that;
 * - what the status calls for, where there was no order yet.
 */
export function orderDue(status: NodeStatus, orders: readonly IssuedOrder[], { rule, today, cycleDays }: { readonly rule: DispatchRule; readonly today: IsoDate; readonly cycleDays: number }): DueOrder | null {
  const called = (rule.byStatus as { readonly [status: string]: OrderKind | undefined })[status]
  if (called === undefined) return null
  const last = orders.toSorted((a, b) => (a.issuedOn < b.issuedOn ? -1 : 1)).at(-1)
  if (last === undefined) return { kind: called, why: 'status' }
  if (last.closedOn !== null) return daysBetween(last.closedOn, today) <= cycleDays ? null : { kind: called, why: 'status' }
  if (last.repliedOn === null) return last.replyDue >= today ? null : { kind: above(last.kind), why: 'unanswered' }
  if (daysBetween(last.repliedOn, today) <= cycleDays) return null
  return { kind: graver(above(last.kind), called), why: 'stillSo' }
}

/** In the order in which they are stepped up. */
const steps: readonly OrderKind[] = ['urge', 'supervise', 'summon']

const above = (kind: OrderKind): OrderKind => steps[Math.min(steps.indexOf(kind) + 1, steps.length - 1)]!
const graver = (a: OrderKind, b: OrderKind): OrderKind => (steps.indexOf(a) > steps.indexOf(b) ? a : b)
