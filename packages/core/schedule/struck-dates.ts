import type { IsoDate } from '../county/snapshot.ts'
import type { FrozenProject } from './baseline.ts'
import type { CountyNode } from './programme.ts'
import type { NodeId } from './project.ts'
import type { StandingProject } from './ranking.ts'
import { lastGoal } from './schedule.ts'

/** 划去的日期: what was to be, and is no more. */
export interface StruckDates {
  readonly project: string
  /** When its goal was promised or, where that stands, forecast; null where neither moved. */
  readonly goal: IsoDate | null
  /** When unfinished nodes were to be finished. */
  readonly nodes: readonly { readonly node: NodeId; readonly finish: IsoDate }[]
}

/** The dates that moved since a baseline, and those that an extension has put off; projects without any are left out. */
export function struckDates(before: readonly FrozenProject[], now: readonly StandingProject[]): readonly StruckDates[] {
  const frozen = new Map(before.map((project) => [project.id, project]))
  return now.map((one) => struckOf(frozen.get(one.project.id), one)).filter(({ goal, nodes }) => goal !== null || nodes.length > 0)
}

function struckOf(before: FrozenProject | undefined, { project, standing }: StandingProject): StruckDates {
  const were = new Map(before?.nodes.map(({ id, plannedFinish }) => [id, plannedFinish]))
  const nodes = project.nodes.flatMap((node, i) => {
    const finish = node.actualFinish === undefined ? formerFinish(node, were.get(node.id) ?? null, standing.plan.nodes[i]!.finish) : null
    return finish === null ? [] : [{ node: node.id, finish }]
  })
  const goal = before === undefined ? null : (moved(before.promisedGoal, project.promisedGoal) ?? moved(before.forecastGoal, lastGoal(standing.forecast.goals).date))
  return { project: project.id, goal, nodes }
}

/** An extension leaves the plan as it is, and grants another day in its place. */
function formerFinish({ extendedTo }: CountyNode, was: IsoDate | null, planned: IsoDate | null): IsoDate | null {
  return moved(was, planned) ?? (extendedTo === undefined ? null : moved(planned, extendedTo))
}

const moved = (was: IsoDate | null, is: IsoDate | null): IsoDate | null => (was === is ? null : was)
