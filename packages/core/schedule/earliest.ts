import type { IsoDate } from '../county/snapshot.ts'
import { daysBetween } from './day.ts'
import type { CountyProject, ProjectStanding } from './programme.ts'
import type { NodeId } from './project.ts'
import { schedule } from './schedule.ts'
import type { ScheduledNode } from './schedule-result.ts'
import type { StandingSetting } from './standing.ts'

/** A node that is not finished: the earliest it can be done from today on, against its plan and against what its owner says. */
export interface EarliestNode {
  readonly node: NodeId
  readonly earliestStart: IsoDate | null
  readonly earliestFinish: IsoDate | null
  readonly plannedStart: IsoDate | null
  readonly plannedFinish: IsoDate | null
  /** By how many days the earliest finish is before the planned one; negative where the plan cannot be kept, null where either never comes. */
  readonly gainDays: number | null
  /** By how many days its owner's own words put the finish off; nought where they do not. */
  readonly saidLaterDays: number
}

/**
 * 只争朝夕: when each unfinished node could be done if everybody began on the first day allowed and nobody took longer than planned. The
 * finishes that owners announced are left out; what is on record stays, and nothing happens before today.
 */
export function earliestOf(project: CountyProject, { plan, forecast }: ProjectStanding, { today, workingDays, windows }: Omit<StandingSetting, 'rule'>): readonly EarliestNode[] {
  const unsaid = project.nodes.map(({ reported, ...node }) => (reported === undefined ? node : { ...node, reported: { on: reported.on, state: reported.state } }))
  const { nodes } = schedule({ ...project, nodes: unsaid, windows: { ...windows, ...project.windows } }, { today, workingDays, cliffs: false })
  return project.nodes.flatMap((node, i) => (node.actualFinish === undefined ? [compared(nodes[i]!, plan.nodes[i]!, forecast.nodes[i]!)] : []))
}

function compared(earliest: ScheduledNode, planned: ScheduledNode, forecast: ScheduledNode): EarliestNode {
  return {
    node: earliest.id,
    earliestStart: earliest.start,
    earliestFinish: earliest.finish,
    plannedStart: planned.start,
    plannedFinish: planned.finish,
    gainDays: between(earliest.finish, planned.finish),
    saidLaterDays: between(earliest.finish, forecast.finish) ?? 0,
  }
}

const between = (from: IsoDate | null, to: IsoDate | null) => (from === null || to === null ? null : daysBetween(from, to))
