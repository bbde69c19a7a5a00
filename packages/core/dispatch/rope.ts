import type { IsoDate } from '../county/snapshot.ts'
import { dayOf, isoOf } from '../schedule/day.ts'
import type { CountyNode, CountyProject, ProjectStanding } from '../schedule/programme.ts'
import type { NodeId } from '../schedule/project.ts'
import type { Schedule } from '../schedule/schedule-result.ts'
import type { Blocker, Handover, NodeLedger } from './node-ledger.ts'

/**
 * 绳子: who held a project, day by day. Every day that has passed belongs to exactly one node and one holder, so that the days held
 * sum up to the days elapsed, exactly (P21).
 *
 * The node of a day. The goal waits for a chain of nodes (`criticalPath` of the forecast, in which what is finished is fixed). A day
 * belongs to the first node of that chain that had not finished by it. Work beside the chain holds nothing up, so it holds no day.
 *
 * The holder of a day, within its node; the first that applies:
 * 1. a blocker that holds on that day, the one opened last: a policy, the weather or a body outside the county holds it, or the office
 *    waited for; where the ownership is disputed, the owner still;
 * 2. the papers: whoever has them by the last handover up to that day, so that a return stops the owner's clock;
 * 3. the owner, from the day its work has started on record, or at once where the owner leads the project;
 * 4. the lead, which has not submitted the papers yet. It is the owner of the project's last goal.
 *
 * A day counts as late from the planned finish of its node on, as in `NodeStanding.daysLate`.
 */
export function ropeOf(project: CountyProject, { standing, ledger, today, period }: RopeSetting): Rope {
  const from = Math.max(dayOf(project.start), dayOf(period.from))
  const spans = chainSpans(project, standing, dayOf(today)).map((span) => clipped(span, from, dayOf(period.to)))
  const plan = new Map(standing.plan.nodes.map(({ id, finish }) => [id, finish === null ? null : dayOf(finish)]))
  const stretches = spans.filter((span) => span.from < span.until).flatMap((span) => stretchesOf(span, { project, ledger, due: plan.get(span.node.id) ?? null }))
  return { project: project.id, elapsed: stretches.reduce((sum, { days }) => sum + days, 0), stretches }
}

export interface RopeSetting {
  readonly standing: Pick<ProjectStanding, 'plan' | 'forecast'>
  readonly ledger: NodeLedger
  readonly today: IsoDate
  /** From its first day to the day after its last. */
  readonly period: { readonly from: IsoDate; readonly to: IsoDate }
}

export interface Rope {
  readonly project: string
  /** Days of the period on which the project was under way. */
  readonly elapsed: number
  /** One after the other, without a gap. */
  readonly stretches: readonly Stretch[]
}

/** Days on end in one hand. */
export interface Stretch {
  readonly node: NodeId
  readonly holder: Holder
  readonly from: IsoDate
  /** The day after its last. */
  readonly to: IsoDate
  readonly days: number
  /** Those of them on which the node was past its planned finish. */
  readonly late: number
  readonly why: HoldReason
  /** The handover or blocker that says so; null where none does. */
  readonly evidence: string | null
}

/** An office of the county by name, or what is not in its hands. */
export interface Holder {
  readonly office: string
  readonly outside: boolean
}

export type HoldReason = 'blocker' | 'submitted' | 'returned' | 'underWay' | 'notSubmitted'

/** Days held and late by holder, the one with most first; their sums are those of the ropes. */
export function heldBy(ropes: readonly Rope[]): readonly (Holder & { readonly days: number; readonly late: number })[] {
  const sums = new Map<string, Holder & { readonly days: number; readonly late: number }>()
  for (const { holder, days, late } of ropes.flatMap(({ stretches }) => stretches)) {
    const key = `${holder.office}/${holder.outside}`
    const before = sums.get(key) ?? { ...holder, days: 0, late: 0 }
    sums.set(key, { ...before, days: before.days + days, late: before.late + late })
  }
  return [...sums.values()].toSorted((a, b) => b.late - a.late || b.days - a.days || (a.office < b.office ? -1 : 1))
}

/** The office that acts for a project as a whole: the owner of the goal that comes last. */
export function leadOf({ nodes }: Pick<CountyProject, 'nodes'>): string {
  const followed = new Set(nodes.flatMap(({ after }) => after))
  const goal = nodes.findLast(({ goal }) => goal === true) ?? nodes.findLast(({ id }) => !followed.has(id))!
  return goal.owner
}

/** The node that the project waits for today: the first of its chain that is not finished. Undefined where all of it is. */
export function nodeInHand({ nodes }: Pick<CountyProject, 'nodes'>, { criticalPath }: Pick<Schedule, 'criticalPath'>): CountyNode | undefined {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  return criticalPath.map((id) => byId.get(id)!).find(({ actualFinish }) => actualFinish === undefined)
}

/** Who has a node in hand on a day, and since when it says so. */
export function holderOn(node: CountyNode, lead: string, ledger: NodeLedger, on: IsoDate): Hold {
  return holdOn({ node, lead, handovers: handoversOf(ledger, node.id), blockers: blockersOf(ledger, node.id) }, dayOf(on))
}

export type Hold = Pick<Stretch, 'holder' | 'why' | 'evidence'>

interface Span {
  readonly node: CountyNode
  readonly from: number
  readonly until: number
}

/** The chain of the last goal, each node until its finish, the one in hand until today; none before the project's start. */
function chainSpans(project: CountyProject, { forecast }: RopeSetting['standing'], today: number): readonly Span[] {
  const byId = new Map(project.nodes.map((node) => [node.id, node]))
  const inHand = nodeInHand(project, forecast)
  const chain = forecast.criticalPath.slice(0, inHand === undefined ? undefined : forecast.criticalPath.indexOf(inHand.id) + 1)
  let from = dayOf(project.start)
  return chain.map((id) => {
    const node = byId.get(id)!
    const until = Math.max(from, Math.min(today, node.actualFinish === undefined ? today : dayOf(node.actualFinish)))
    const span = { node, from, until }
    from = until
    return span
  })
}

const clipped = (span: Span, from: number, until: number): Span => ({ ...span, from: Math.max(span.from, from), until: Math.min(span.until, until) })

interface StretchSetting {
  readonly project: CountyProject
  readonly ledger: NodeLedger
  readonly due: number | null
}

/** Hands change only where something happened: between those days one look is enough. */
function stretchesOf({ node, from, until }: Span, { project, ledger, due }: StretchSetting): readonly Stretch[] {
  const at: NodeHistory = { node, lead: leadOf(project), handovers: handoversOf(ledger, node.id), blockers: blockersOf(ledger, node.id) }
  const turns = [...new Set([from, ...turningDays(at).filter((day) => day > from && day < until)])].toSorted((a, b) => a - b)
  const stretches = turns.map((day, i) => {
    const end = turns[i + 1] ?? until
    const late = due === null ? 0 : Math.max(0, end - Math.max(day, due))
    return { node: node.id, ...holdOn(at, day), from: isoOf(day), to: isoOf(end), days: end - day, late }
  })
  return stretches.reduce<readonly Stretch[]>(joined, [])
}

function turningDays({ node, handovers, blockers }: NodeHistory): readonly number[] {
  const days = [node.actualStart, ...handovers.map(({ on }) => on), ...blockers.flatMap(({ since, clearedOn }) => [since, clearedOn ?? undefined])]
  return days.flatMap((day) => (day === undefined ? [] : [dayOf(day)]))
}

/** Two stretches of one hand for one reason are one. */
function joined(before: readonly Stretch[], next: Stretch): readonly Stretch[] {
  const last = before.at(-1)
  if (last === undefined || !isSameHold(last, next)) return [...before, next]
  return [...before.slice(0, -1), { ...last, to: next.to, days: last.days + next.days, late: last.late + next.late }]
}

const isSameHold = (a: Stretch, b: Stretch) => a.holder.office === b.holder.office && a.holder.outside === b.holder.outside && a.why === b.why && a.evidence === b.evidence

/** What is on record of one node. */
interface NodeHistory {
  readonly node: CountyNode
  readonly lead: string
  /** In the order in which they happened. */
  readonly handovers: readonly Handover[]
  /** In the order in which they were opened. */
  readonly blockers: readonly Blocker[]
}

function handoversOf({ handovers }: NodeLedger, node: NodeId): readonly Handover[] {
  return handovers.filter((each) => each.node === node).toSorted((a, b) => inOrder(a.on, b.on) || inOrder(a.id, b.id))
}

function blockersOf({ blockers }: NodeLedger, node: NodeId): readonly Blocker[] {
  return blockers.filter((each) => each.node === node).toSorted((a, b) => inOrder(a.since, b.since) || inOrder(a.id, b.id))
}

function holdOn({ node, lead, handovers, blockers }: NodeHistory, day: number): Hold {
  const blocker = blockers.findLast(({ since, clearedOn }) => dayOf(since) <= day && (clearedOn === null || dayOf(clearedOn) > day))
  if (blocker !== undefined) return { holder: holderOf(blocker, node.owner), why: 'blocker', evidence: blocker.id }
  const paper = handovers.findLast(({ on }) => dayOf(on) <= day)
  if (paper !== undefined) return { holder: inside(paper.to), why: paper.kind, evidence: paper.id }
  const isBegun = node.owner === lead || (node.actualStart !== undefined && dayOf(node.actualStart) <= day)
  return { holder: inside(isBegun ? node.owner : lead), why: isBegun ? 'underWay' : 'notSubmitted', evidence: null }
}

/** What no office of the county can hurry. */
const outsideKinds: ReadonlySet<Blocker['kind']> = new Set(['policy', 'weather', 'contractor'])

function holderOf({ kind, waitsFor }: Blocker, owner: string): Holder {
  if (kind === 'ownership') return inside(owner)
  return { office: waitsFor, outside: outsideKinds.has(kind) }
}

const inside = (office: string): Holder => ({ office, outside: false })

/** By code points: ids of the ledger are made in time order. */
const inOrder = (a: string, b: string) => (a < b ? -1 : Number(a > b))
