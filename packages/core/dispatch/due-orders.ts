import type { IsoDate } from '../county/snapshot.ts'
import { daysBetween } from '../schedule/day.ts'
import type { CountyNode, NodeStatus, StatusReason } from '../schedule/programme.ts'
import type { NodeId } from '../schedule/project.ts'
import type { StandingProject } from '../schedule/ranking.ts'
import { isFinished } from '../schedule/status.ts'
import { addresseeOf, type SpareReason } from './addressee.ts'
import { orderDue, type DispatchRule, type DueOrder } from './escalation.ts'
import { emptyLedger, type NodeLedger } from './node-ledger.ts'
import type { IssuedOrder, Subject } from './order.ts'
import type { OwedTask } from './owed.ts'
import { leadOf } from './rope.ts'

/** An order on record, with what it is about and whom it went to. */
export interface OrderOnRecord extends IssuedOrder {
  readonly subject: Subject
  readonly toOffice: string
}

/** A node or task whose status calls for an order. */
export interface Called {
  readonly subject: Subject
  /** 事项, as papers name it. */
  readonly matter: string
  readonly status: NodeStatus
  readonly why: StatusReason
  readonly daysLate: number
  /** Pupil-days of its next cliff; null where not known. */
  readonly damage: number | null
}

/** What the rule calls for today, the dearest first; and what it would call for, were the lateness the office's own. */
export interface DueOrders {
  readonly due: readonly (Called & { readonly office: string; readonly order: DueOrder })[]
  readonly spared: readonly (Called & { readonly reason: SpareReason })[]
}

export interface OrderSetting {
  readonly ledgers: ReadonlyMap<string, NodeLedger>
  readonly orders: readonly OrderOnRecord[]
  readonly rule: DispatchRule
  readonly today: IsoDate
  readonly cycleDays: number
}

/** A task as the rule looks at it. */
export interface CalledTask extends OwedTask {
  readonly why: StatusReason
  /** The work that carries it out: its nodes get the orders then. */
  readonly task: OwedTask['task'] & { readonly project: unknown }
}

/** Nodes that are under way or wait for no other node, and tasks that no project carries out. Orders that went to another office do not count against this one. */
export function dueOrders(projects: readonly StandingProject[], tasks: readonly CalledTask[], setting: OrderSetting): DueOrders {
  const nodes = projects.flatMap((one) => calledNodes(one, setting))
  const all = [...nodes, ...tasks.flatMap((task) => calledTask(task, setting))].toSorted(byDamage)
  return {
    due: all.flatMap(({ called, office, spared }) => (spared === null && office !== null ? dueOf(called, office, setting) : [])),
    spared: all.flatMap(({ called, spared }) => (spared === null ? [] : [{ ...called, reason: spared }])),
  }
}

interface Candidate {
  readonly called: Called
  readonly office: string | null
  readonly spared: SpareReason | null
}

function calledNodes({ project, standing }: StandingProject, { ledgers, rule, today, cycleDays }: OrderSetting): readonly Candidate[] {
  const ledger = ledgers.get(project.id) ?? emptyLedger
  const finished = new Set(standing.nodes.filter(({ status }) => isFinished(status)).map(({ id }) => id))
  const lead = leadOf(project)
  return project.nodes.flatMap((node, i) => {
    const { status, why, daysLate, damage } = standing.nodes[i]!
    if (!callsFor(rule, status) || !isOpen(node, finished)) return []
    const { start, finish } = standing.plan.nodes[i]!
    const { office, spared } = addresseeOf({ node, lead, status, start, due: node.extendedTo ?? finish }, ledger, { today, cycleDays })
    return [{ called: { subject: { project: project.id, node: node.id }, matter: `${project.name}：${node.name}`, status, why, daysLate, damage }, office, spared }]
  })
}

/** It can be worked on: it has begun, or all before it is finished. */
export function isOpen({ actualStart, after }: CountyNode, finished: ReadonlySet<NodeId>): boolean {
  return actualStart !== undefined || after.every((id) => finished.has(id))
}

function calledTask({ task, status, why, due, removedOn }: CalledTask, { rule, today }: OrderSetting): readonly Candidate[] {
  if (removedOn !== null || task.project !== null || !callsFor(rule, status)) return []
  const daysLate = Math.max(0, daysBetween(due, today))
  return [{ called: { subject: { task: task.id }, matter: task.goal, status, why, daysLate, damage: null }, office: task.owner, spared: null }]
}

/** Whether a status calls for an order at all. */
export const callsFor = ({ byStatus }: Pick<DispatchRule, 'byStatus'>, status: NodeStatus): boolean => Object.hasOwn(byStatus, status)

function dueOf(called: Called, office: string, { orders, rule, today, cycleDays }: OrderSetting): DueOrders['due'] {
  const own = orders.filter(({ subject, toOffice }) => toOffice === office && isSame(subject, called.subject))
  const order = orderDue(called.status, own, { rule, today, cycleDays })
  return order === null ? [] : [{ ...called, office, order }]
}

/** Whether two entries are about one node or task. */
export function isSame(a: Subject, b: Subject): boolean {
  return keyOf(a) === keyOf(b)
}

const keyOf = (subject: Subject) => ('task' in subject ? `task ${subject.task}` : `node ${subject.project} ${subject.node}`)

/** Unknown damage after all that is known; then the later first, then by what it is about. */
function byDamage({ called: a }: Candidate, { called: b }: Candidate): number {
  return (b.damage ?? -1) - (a.damage ?? -1) || b.daysLate - a.daysLate || (keyOf(a.subject) < keyOf(b.subject) ? -1 : 1)
}
