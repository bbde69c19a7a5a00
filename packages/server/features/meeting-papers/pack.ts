import type { PackContent, PackReason, Stated } from '@junheng/contract/meeting-papers.ts'
import { longDate } from '@junheng/contract/words/official-paper.ts'
import type { IsoDate } from '@junheng/core/county/snapshot.ts'
import { emptyLedger, openBlockers, type NodeLedger } from '@junheng/core/dispatch/node-ledger.ts'
import type { NodeId } from '@junheng/core/schedule/project.ts'
import { windowsOf } from '@junheng/core/schedule/county-calendar.ts'
import { decisionOptions } from '@junheng/core/schedule/decision-options.ts'
import { rankedProjects, type StandingProject } from '@junheng/core/schedule/ranking.ts'
import { usualJumpDays } from '@junheng/core/schedule/schedule.ts'
import { slipCost } from '@junheng/core/schedule/slip-cost.ts'
import { workingDays } from '@junheng/core/schedule/working-days.ts'
import { delayRate } from '@junheng/standards/load-schedule.ts'
import type { Tx } from '../../db/database.ts'
import { isInHand, nodesOf, turnOf, type NodeAndStanding } from '../bulletins/facts.ts'
import { listLedgers } from '../dispatch/ledger.ts'
import { findCounty } from '../county/queries.ts'
import { classLists, type ClassLists } from '../projects/class-lists.ts'
import type { Programme } from '../projects/programme.ts'
import { packMatter, type FoundMatter } from './pack-matters.ts'

/** A matter is near its cliff when it has so many dispatch cycles left or fewer: the next meeting but one would be too late. */
const nearCycles = 2
/** At most this share of a later node's days is offered for shortening: an assumption, after the limits that cities set to it. */
const mostShare = 0.3

/** By so many days or more, as a jump of the goal is reckoned; never counts as most. */
const isLost = ({ standing: { lostDays } }: StandingProject) => lostDays === null || lostDays >= usualJumpDays

/** What needs a decision of the meeting, the most pressing first, with the options as the schedule computes them. */
export async function packContent(tx: Tx, programme: Programme): Promise<PackContent> {
  const { name } = await findCounty(tx)
  const { today, rule, projects } = programme
  const nearDays = nearCycles * rule.cycleDays
  const ledgers = await listLedgers(tx)
  const chosen = rankedProjects(projects).flatMap((one) => matterOf(one, { nearDays, stuck: stuckNodes(ledgers.get(one.project.id) ?? emptyLedger, today) }))
  const lists = await classLists(tx, chosen.map(({ project }) => project))
  const matters = chosen.map((found) => packMatter(foundMatter(found, programme, lists), today))
  return {
    title: '教育项目调度会材料',
    issuer: `${name}教育局`,
    dataOn: today,
    rule: `每件一页，列明现状、逾期代价、可选方案及其后果。列入规则：正在办理的环节距最后期限${nearDays}天（${nearCycles}个调度周期）以内的，项目目标已经推迟${usualJumpDays}天以上的，报告与记录不一致的，卡点核查逾期或者主办有争议的，列入本次会议；其余事项见挂图和跟进清单。每个项目列一件，按再慢一天的代价由大到小排列。方案的结果由同一推算程序按顺延或者压缩天数重算得出。`,
    summary: summaryOf(programme, matters.length),
    matters,
  }
}

interface Chosen extends StandingProject, NodeAndStanding {
  readonly reasons: readonly PackReason[]
}

/** What makes a matter of a node: days left, and blockers that nobody looked at in time. */
interface Choosing {
  readonly nearDays: number
  readonly stuck: ReadonlySet<NodeId>
}

/** Nodes with a blocker whose check is overdue, or whose owner is disputed: that goes to the meeting at once. */
function stuckNodes({ blockers }: NodeLedger, today: IsoDate): ReadonlySet<NodeId> {
  return new Set(openBlockers(blockers, today).filter(({ kind, nextCheckOn }) => kind === 'ownership' || nextCheckOn < today).map(({ node }) => node))
}

/** One matter a project: the node whose turn it is, else the one that is stuck or reported against the record. */
function matterOf(one: StandingProject, { nearDays, stuck }: Choosing): readonly Chosen[] {
  const turn = turnOf(one)
  const other = nodesOf(one).find(({ node, at }) => at.contradicted || (stuck.has(node.id) && at.status !== 'done'))
  const found = isPressing(one, turn, nearDays) ? turn! : (other ?? turn)
  if (found === undefined) return []
  const reasons: readonly PackReason[] = [
    ...(isPressing(one, found, nearDays) ? (['nearCliff'] as const) : []),
    ...(isLost(one) ? (['lost'] as const) : []),
    ...(found.at.contradicted ? (['contradicted'] as const) : []),
    ...(stuck.has(found.node.id) ? (['blocked'] as const) : []),
  ]
  return reasons.length === 0 ? [] : [{ ...one, ...found, reasons }]
}

function isPressing(one: StandingProject, found: NodeAndStanding | undefined, nearDays: number): boolean {
  return found !== undefined && found.at.daysToCliff !== null && found.at.daysToCliff <= nearDays && isInHand(one, found)
}

function foundMatter(found: Chosen, { today, rule, calendar }: Programme, lists: ClassLists): FoundMatter {
  const { project, at } = found
  const setting = { today, workingDays: workingDays(calendar.holidayYears), windows: windowsOf(calendar), moreDays: rule.cycleDays, mostShare }
  return {
    ...found,
    cost: at.cliff === null ? null : slipCost({ pupils: at.pupils, budgetYuan: project.budgetYuan }, at.cliff, lists.get(project.id) ?? null, delayRate()),
    options: decisionOptions(project, at, setting),
  }
}

function summaryOf({ today, projects }: Programme, matters: number): Stated {
  const all = { id: 'pack/projects', label: '在册项目', value: `${projects.length}个`, source: '项目台账', asOf: today }
  const chosen = { id: 'pack/matters', label: '需要决定的事项', value: `${matters}件`, source: '按列入规则推算', asOf: today }
  return { text: `截至${longDate(today)}，在册教育项目${all.value}，本次会议需要决定的事项${chosen.value}。`, figures: [all, chosen] }
}
