import type { IsoDate } from '../county/snapshot.ts'
import { daysBetween } from '../schedule/day.ts'
import type { NodeStatus } from '../schedule/programme.ts'

/** A task as far as somebody may owe something on it. */
export interface OwedTask {
  readonly task: { readonly id: string; readonly goal: string; readonly owner: string; readonly helpers: readonly string[] }
  readonly status: NodeStatus
  readonly due: IsoDate
  readonly missing: readonly string[]
  readonly removedOn: IsoDate | null
}

/** A node that is in somebody's hands today. */
export interface HeldNode {
  readonly project: string
  readonly projectName: string
  readonly node: string
  readonly name: string
  readonly office: string
  readonly status: NodeStatus
  readonly daysLate: number
  readonly daysToCliff: number | null
  readonly damage: number | null
}

/** Something that an office owes, in one line. */
export type Owed =
  | { readonly kind: 'node'; readonly node: HeldNode }
  | { readonly kind: 'sign' | 'overdue' | 'unreported' | 'due'; readonly task: string; readonly goal: string; readonly due: IsoDate; readonly daysLeft: number }

/**
 * 我欠谁什么: nodes in its hands, the dearest first; then tasks that are overdue, tasks that it has not signed for, tasks that it has not
 * reported on, and tasks due within so many days, each by their dates.
 */
export function owedBy(office: string, { nodes, tasks, today, withinDays }: { readonly nodes: readonly HeldNode[]; readonly tasks: readonly OwedTask[]; readonly today: IsoDate; readonly withinDays: number }): readonly Owed[] {
  const own = nodes.filter((node) => node.office === office).toSorted((a, b) => (b.damage ?? -1) - (a.damage ?? -1) || (a.daysToCliff ?? Infinity) - (b.daysToCliff ?? Infinity) || b.daysLate - a.daysLate)
  const open = tasks.filter(({ removedOn, status }) => removedOn === null && status !== 'done' && status !== 'claimed').toSorted((a, b) => (a.due < b.due ? -1 : Number(a.due > b.due)))
  const line = (kind: Exclude<Owed['kind'], 'node'>, { task: { id, goal }, due }: OwedTask): Owed => ({ kind, task: id, goal, due, daysLeft: daysBetween(today, due) })
  const owned = open.filter(({ task }) => task.owner === office)
  const near = ({ due }: OwedTask) => daysBetween(today, due) <= withinDays
  return [
    ...own.map((node): Owed => ({ kind: 'node', node })),
    ...owned.filter(({ due }) => due < today).map((task) => line('overdue', task)),
    ...open.filter(({ missing }) => missing.includes(office)).map((task) => line('sign', task)),
    ...owned.filter(({ status, due }) => status === 'unreported' && due >= today).map((task) => line('unreported', task)),
    ...owned.filter((task) => task.status !== 'unreported' && task.due >= today && near(task)).map((task) => line('due', task)),
  ]
}
