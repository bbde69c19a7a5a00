import type { IsoDate } from '../county/snapshot.ts'
import { addDays, daysBetween } from '../schedule/day.ts'
import type { CountyNode, NodeStanding } from '../schedule/programme.ts'
import type { StandingProject } from '../schedule/ranking.ts'
import { isFinished } from '../schedule/status.ts'
import { isOpen, isSame, type OrderOnRecord } from './due-orders.ts'
import { emptyLedger, openBlockers, type NodeLedger } from './node-ledger.ts'
import type { Subject } from './order.ts'
import type { OwedTask } from './owed.ts'
import { holderOn, leadOf } from './rope.ts'

/** 到期事项: a node's finish or last day, a task, the reply to an order, the look at a blocker. */
export interface DigestItem {
  readonly kind: 'node' | 'task' | 'reply' | 'check'
  readonly subject: Subject
  readonly what: string
  readonly office: string
  readonly due: IsoDate
  /** Negative where it is overdue. */
  readonly daysLeft: number
  /** 临界日 of a node, however far; null where it has none. */
  readonly lastDay: IsoDate | null
  /** Pupil-days that its next cliff costs; null where not known. */
  readonly damage: number | null
}

export interface DigestSetting {
  readonly ledgers: ReadonlyMap<string, NodeLedger>
  readonly orders: readonly (OrderOnRecord & { readonly matter: string })[]
  readonly today: IsoDate
  /** It looks so many days ahead. */
  readonly withinDays: number
}

/** What is due for some offices within so many days or is overdue, in one list in the place of a drip: the dearest first, unknown damage last, then by day. */
export function digestOf(offices: readonly string[], projects: readonly StandingProject[], tasks: readonly OwedTask[], setting: DigestSetting): readonly DigestItem[] {
  const nodes = projects.flatMap((one) => nodeItems(one, setting))
  const all = [...nodes, ...tasks.flatMap((task) => taskItem(task, setting)), ...setting.orders.flatMap((order) => replyItem(order, nodes, setting))]
  return all.filter(({ office }) => offices.includes(office)).filter(({ due, lastDay }) => isNear(due, setting) || (lastDay !== null && isNear(lastDay, setting))).toSorted(dearestFirst)
}

const isNear = (due: IsoDate, { today, withinDays }: DigestSetting) => due <= addDays(today, withinDays)

/** Unfinished nodes that can be worked on, with whoever has them in hand, and those that wait, with their owner; and what blocks them. */
function nodeItems(one: StandingProject, setting: DigestSetting): readonly DigestItem[] {
  const { project, standing } = one
  const finished = new Set(standing.nodes.filter(({ status }) => isFinished(status)).map(({ id }) => id))
  return project.nodes.flatMap((node, i) => {
    const at = standing.nodes[i]!
    if (isFinished(at.status)) return []
    const open = project.start <= setting.today && isOpen(node, finished)
    return [...dateItem(one, { node, at, planned: standing.plan.nodes[i]!.finish, open }, setting), ...checkItems(one, node, at, setting)]
  })
}

interface FoundNode {
  readonly node: CountyNode
  readonly at: NodeStanding
  readonly planned: IsoDate | null
  /** It can be worked on today. */
  readonly open: boolean
}

function dateItem(one: StandingProject, found: FoundNode, setting: DigestSetting): readonly DigestItem[] {
  const { project } = one
  const { node, at, planned } = found
  const lastDay = at.cliff?.lastDay ?? null
  const due = node.extendedTo ?? planned ?? lastDay
  if (due === null) return []
  return [{ kind: 'node', subject: { project: project.id, node: node.id }, what: `${project.name}：${node.name}`, office: handsOf(one, found, setting), due, daysLeft: daysBetween(setting.today, due), lastDay, damage: at.damage }]
}

/** Whose it is to act: of a node that waits, and where a body outside the county has it, its owner's. */
function handsOf({ project }: StandingProject, { node, open }: FoundNode, { ledgers, today }: DigestSetting): string {
  if (!open) return node.owner
  const { office, outside } = holderOn(node, leadOf(project), ledgers.get(project.id) ?? emptyLedger, today).holder
  return outside ? node.owner : office
}

function checkItems({ project }: StandingProject, { id, name, owner }: CountyNode, { damage }: NodeStanding, { ledgers, today }: DigestSetting): readonly DigestItem[] {
  const open = openBlockers(ledgers.get(project.id)?.blockers ?? [], today).filter(({ node }) => node === id)
  return open.map(({ what, nextCheckOn: due }) => ({ kind: 'check', subject: { project: project.id, node: id }, what: `${project.name}：${name}：${what}`, office: owner, due, daysLeft: daysBetween(today, due), lastDay: null, damage }))
}

function taskItem({ task: { id, goal, owner }, status, due, removedOn }: OwedTask, { today }: DigestSetting): readonly DigestItem[] {
  if (removedOn !== null || isFinished(status)) return []
  return [{ kind: 'task', subject: { task: id }, what: goal, office: owner, due, daysLeft: daysBetween(today, due), lastDay: null, damage: null }]
}

/** An order that was neither answered nor closed, as dear as what it is about. */
function replyItem({ subject, matter, toOffice, replyDue, repliedOn, closedOn }: DigestSetting['orders'][number], nodes: readonly DigestItem[], { today }: DigestSetting): readonly DigestItem[] {
  if (repliedOn !== null || closedOn !== null) return []
  const damage = nodes.find((item) => isSame(item.subject, subject))?.damage ?? null
  return [{ kind: 'reply', subject, what: matter, office: toOffice, due: replyDue, daysLeft: daysBetween(today, replyDue), lastDay: null, damage }]
}

function dearestFirst(a: DigestItem, b: DigestItem): number {
  return (b.damage ?? -1) - (a.damage ?? -1) || a.daysLeft - b.daysLeft || (a.what < b.what ? -1 : 1)
}
