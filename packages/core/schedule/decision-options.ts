import type { IsoDate } from '../county/snapshot.ts'
import { dateOf, dayOf, never } from './day.ts'
import { lastWithin } from './last-within.ts'
import { datesOf } from './network.ts'
import type { CountyNode, CountyProject, NodeStanding } from './programme.ts'
import type { NodeId, Project } from './project.ts'
import { calculate } from './schedule.ts'
import type { StandingSetting } from './standing.ts'

/** One way to decide a matter, and where it leads as the schedule computes it. Null is never. */
export type DecisionOption =
  /** The node finishes by its last day: the goal stays. */
  | { readonly kind: 'holdTo'; readonly by: IsoDate; readonly goal: IsoDate | null }
  /** The node is given so many days past its last day, and one later node so many fewer: the goal stays. */
  | { readonly kind: 'compress'; readonly moreDays: number; readonly by: IsoDate; readonly node: NodeId; readonly fewerDays: number; readonly ofDays: number; readonly goal: IsoDate | null }
  /** Nothing is done: what it comes to. */
  | { readonly kind: 'accept'; readonly goal: IsoDate | null; readonly jumpDays: number | null }
  /** Opening is allowed in either term. */
  | { readonly kind: 'eitherTerm'; readonly goal: IsoDate | null; readonly jumpDays: number | null }

export interface OptionSetting extends Omit<StandingSetting, 'rule'> {
  /** How many days past the last day somebody may ask for: a dispatch cycle. */
  readonly moreDays: number
  /** At most this share of a later node's days is taken from it. */
  readonly mostShare: number
}

/** The ways to decide a node that has a cliff, computed by slipping it and shortening what follows. Empty where it has none. */
export function decisionOptions(project: CountyProject, at: NodeStanding, setting: OptionSetting): readonly DecisionOption[] {
  const { cliff } = at
  if (cliff === null) return []
  const holdTo: DecisionOption = { kind: 'holdTo', by: cliff.lastDay, goal: cliff.goalNow }
  const accept: DecisionOption = { kind: 'accept', goal: cliff.goal, jumpDays: cliff.jumpDays }
  const either: readonly DecisionOption[] = cliff.eitherTerm === null ? [] : [{ kind: 'eitherTerm', ...cliff.eitherTerm }]
  return [holdTo, ...compressOption(project, at, setting), accept, ...either]
}

/** The later node that has to give up the fewest days, the first of them where several do; none where no single one can make up for it. */
function compressOption(project: CountyProject, { id, cliff }: NodeStanding, setting: OptionSetting): readonly DecisionOption[] {
  const { moreDays, mostShare, today, workingDays } = setting
  const whole = { ...project, windows: { ...setting.windows, ...project.windows } }
  const late = { today, workingDays, node: id, slip: cliff!.slipDays - 1 + moreDays, goal: cliff!.goalId }
  const latest = cliff!.goalNow === null ? never : dayOf(cliff!.goalNow)
  const found = laterNodes(project, id).flatMap((node) => {
    const most = Math.floor(node.days * mostShare)
    const keeps = (fewer: number) => goalOf(shortened(whole, node.id, fewer), late) <= latest
    if (most < 1 || !keeps(most)) return []
    // The goal never rises with the days given up: the fewest that keep it are one more than the most that do not.
    const fewerDays = keeps(0) ? 0 : lastWithin(0, most, (fewer) => !keeps(fewer)) + 1
    return [{ node: node.id, fewerDays, ofDays: node.days }]
  })
  const best = found.toSorted((a, b) => a.fewerDays - b.fewerDays)[0]
  if (best === undefined || best.fewerDays === 0) return []
  return [{ kind: 'compress', moreDays, by: finishWith(whole, late), ...best, goal: cliff!.goalNow }]
}

/** Unfinished nodes that wait for a node, near or far, in the order of the project; no goal among them. */
function laterNodes({ nodes }: CountyProject, id: NodeId): readonly CountyNode[] {
  const waiting = new Set([id])
  // A node stands before those that wait for it or after: passes are repeated until none is added.
  for (let known = 0; known < waiting.size; ) {
    known = waiting.size
    for (const node of nodes) if (node.after.some((each) => waiting.has(each))) waiting.add(node.id)
  }
  return nodes.filter((node) => node.id !== id && waiting.has(node.id) && node.goal !== true && node.actualFinish === undefined)
}

function shortened(project: Project, id: NodeId, fewer: number): Project {
  return { ...project, nodes: project.nodes.map((node) => (node.id === id ? { ...node, days: node.days - fewer } : node)) }
}

interface Late extends Pick<StandingSetting, 'today' | 'workingDays'> {
  readonly node: NodeId
  /** Days more, counted from the forecast. */
  readonly slip: number
  readonly goal: NodeId
}

const finishesWith = (project: Project, { today, workingDays, node, slip }: Late) => {
  const { network } = calculate(project, { today, workingDays, cliffs: false })
  return { ids: network.ids, finish: datesOf(network, { node: network.ids.indexOf(node), slip }).finish }
}

function goalOf(project: Project, late: Late): number {
  const { ids, finish } = finishesWith(project, late)
  return finish[ids.indexOf(late.goal)]!
}

function finishWith(project: Project, late: Late): IsoDate {
  const { ids, finish } = finishesWith(project, late)
  return dateOf(finish[ids.indexOf(late.node)]!)!
}

