import type { FollowUpContent, FollowUpItem, Stated } from '@junheng/contract/meeting-papers.ts'
import { longDate } from '@junheng/contract/words/official-paper.ts'
import type { IsoDate } from '@junheng/core/county/snapshot.ts'
import { addDays, daysBetween } from '@junheng/core/schedule/day.ts'
import type { StandingProject } from '@junheng/core/schedule/ranking.ts'
import { isInHand, nodesOf, sources, type NodeAndStanding } from '../bulletins/facts.ts'
import type { Programme } from '../projects/programme.ts'

/** What else is followed up, beside what the programme itself shows: decisions and blockers, each with its own next check. */
export type OwnCheck = Omit<FollowUpItem, 'overdueDays'>

/** 跟进清单: every open item by its next check, so that what is overdue opens the next meeting. Equal ledgers give equal contents. */
export function followUpContent({ today, projects, rule }: Pick<Programme, 'today' | 'projects' | 'rule'>, countyName: string, own: readonly OwnCheck[]): FollowUpContent {
  const found = [...own, ...projects.flatMap((one) => nodesOf(one).flatMap((node) => itemOf(one, node, rule.cycleDays, today)))]
  const items = found.map((item) => ({ ...item, overdueDays: Math.max(0, daysBetween(item.nextCheckOn, today)) })).toSorted(byNextCheck)
  return {
    title: '教育项目跟进清单',
    issuer: `${countyName}教育局`,
    dataOn: today,
    rule: `核查日期规则：卡点和会议决定按登记的日期；正在办理而超过计划完成日、未按期报告、报告与记录不一致的环节，自最近一次报告（没有报告的，自开始日或者计划开始日）起一个调度周期（${rule.cycleDays}天）内核查。核查逾期的排在最前，下次会议先行听取。`,
    summary: summaryOf(items, today),
    items,
  }
}

function byNextCheck(a: FollowUpItem, b: FollowUpItem): number {
  return compare(a.nextCheckOn, b.nextCheckOn) || compare(a.project ?? '', b.project ?? '') || compare(a.node ?? '', b.node ?? '') || compare(a.what, b.what)
}

const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b))

function itemOf(one: StandingProject, found: NodeAndStanding, cycleDays: number, today: IsoDate): readonly OwnCheck[] {
  const kind = kindOf(one, found)
  if (kind === null) return []
  const { project } = one
  const { node, at } = found
  const what = `${project.name}：${node.name}：${whatIs[kind](node.reported?.on ?? null, at.daysLate)}`
  const nextCheckOn = addDays(lastSign(one, found, today), cycleDays)
  return [{ kind, project: project.id, projectName: project.name, node: node.id, office: node.owner, what, nextCheckOn, source: kind === 'late' ? sources.computed : sources.ledger }]
}

/** The first that holds; null where nobody has to ask. */
function kindOf(one: StandingProject, found: NodeAndStanding): keyof typeof whatIs | null {
  if (found.at.contradicted) return 'contradicted'
  if (found.at.status === 'unreported') return 'unreported'
  return found.at.status === 'red' && isInHand(one, found) ? 'late' : null
}

/** The last that was heard of it, else when it was to begin. */
function lastSign({ standing }: StandingProject, { node }: NodeAndStanding, today: IsoDate): IsoDate {
  return node.reported?.on ?? node.actualStart ?? standing.plan.nodes.find(({ id }) => id === node.id)!.start ?? today
}

const whatIs = {
  contradicted: (on: IsoDate | null) => `${on === null ? '' : longDate(on)}报告与记录不一致，补录办理记录或者更正报告`,
  unreported: (on: IsoDate | null) => (on === null ? '尚无报告，报告进展' : `最近一次报告为${longDate(on)}，报告进展`),
  late: (_on: IsoDate | null, days: number) => `超过计划完成日${days}天，办结或者说明原因`,
} as const

function summaryOf(items: readonly FollowUpItem[], today: IsoDate): Stated {
  const overdue = items.filter(({ overdueDays }) => overdueDays > 0).length
  const counted = (id: string, label: string, count: number) => ({ id: `followUps/${id}`, label, value: `${count}项`, source: sources.computed, asOf: today })
  const [all, late] = [counted('items', '跟进事项', items.length), counted('overdue', '核查逾期', overdue)]
  return { text: `截至${longDate(today)}，需要跟进的事项${all.value}，其中核查逾期${late.value}。`, figures: [all, late] }
}
