import type { IsoDate } from '../county/snapshot.ts'
import { dayOf, isoOf } from './day.ts'
import { lastWithin } from './last-within.ts'
import { fiveYears } from './network.ts'
import type { CountyNode, CountyProject, NodeStanding, ProjectStanding } from './programme.ts'
import type { NodeId, Project } from './project.ts'
import type { StandingSetting } from './standing.ts'
import { worksOf } from './work.ts'

/** 卡脖子环节: a node that everything else still open waits for or leads to, so that its failure stops the whole project. */
export interface FailurePoint {
  readonly node: NodeId
  /** The other way that is at hand; null where nobody has named one: then it is a single point of failure. */
  readonly planB: CountyNode['planB'] | null
  /** The last day on which the other way can be begun and still be done by the node's last day; null where no day does. */
  readonly lastDayForPlanB: IsoDate | null
  /** The last day on which the node may finish. */
  readonly lastDay: IsoDate
  /** All that it waits for is done: it is its turn. */
  readonly isItsTurn: boolean
}

/**
 * Every failure point of a project, the earliest last day first. Where no other way is named, one is assumed to take as long as the node
 * itself, within the same windows.
 */
export function failurePoints(project: CountyProject, standing: ProjectStanding, setting: Omit<StandingSetting, 'rule' | 'today'>): readonly FailurePoint[] {
  const open = project.nodes.filter(({ actualFinish }) => actualFinish === undefined)
  const reach = reachOf(open)
  const whole = { ...project, windows: { ...setting.windows, ...project.windows } }
  const points = open.filter((node) => stopsAll(node, open, reach)).flatMap((node) => pointOf(node, standing.nodes.find(({ id }) => id === node.id)!, whole, setting))
  const finished = new Set(project.nodes.filter((node) => !open.includes(node)).map(({ id }) => id))
  return points
    .map((point) => ({ ...point, isItsTurn: project.nodes.find(({ id }) => id === point.node)!.after.every((id) => finished.has(id)) }))
    .toSorted((a, b) => compare(a.lastDayForPlanB ?? '', b.lastDayForPlanB ?? ''))
}

/** Whether each of the open nodes comes before or after a node. */
function stopsAll({ id }: CountyNode, open: readonly CountyNode[], reach: ReadonlyMap<NodeId, ReadonlySet<NodeId>>): boolean {
  return open.every((other) => other.id === id || reach.get(id)!.has(other.id) || reach.get(other.id)!.has(id))
}

/** By open node, the open nodes it waits for, near and far. */
function reachOf(open: readonly CountyNode[]): ReadonlyMap<NodeId, ReadonlySet<NodeId>> {
  const byId = new Map(open.map((node) => [node.id, node]))
  const reach = new Map<NodeId, ReadonlySet<NodeId>>()
  const settle = (node: CountyNode): ReadonlySet<NodeId> => {
    const known = reach.get(node.id)
    if (known !== undefined) return known
    const before = node.after.filter((id) => byId.has(id))
    const all = new Set(before.flatMap((id) => [id, ...settle(byId.get(id)!)]))
    reach.set(node.id, all)
    return all
  }
  open.forEach(settle)
  return reach
}

type Point = Omit<FailurePoint, 'isItsTurn'>

/** A node without a cliff may fail for a year without cost: it is none. */
function pointOf(node: CountyNode, { cliff }: NodeStanding, project: Project, { workingDays }: Pick<StandingSetting, 'workingDays'>): readonly Point[] {
  if (cliff === null) return []
  const { planB = null } = node
  const { actualStart: _start, reported: _reported, ...planned } = node
  const other = planB === null ? planned : { ...planned, days: planB.days, unit: 'calendar' as const }
  return [{ node: node.id, planB, lastDay: cliff.lastDay, lastDayForPlanB: lastStart({ ...project, nodes: [{ ...other, after: [] }] }, workingDays, cliff.lastDay) }]
}

/** The last day on which the only node of a project can be begun to be done by a day; null where it cannot within five years before it. */
function lastStart(project: Project, workingDays: StandingSetting['workingDays'], by: IsoDate): IsoDate | null {
  const [work] = worksOf(project, { workingDays }, new Map())
  const [last, first] = [dayOf(by), dayOf(by) - fiveYears]
  const isDone = (day: number) => work!.finishOf(day, 0, 0) <= last
  return isDone(first) ? isoOf(lastWithin(first, last, isDone)) : null
}

const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b))
