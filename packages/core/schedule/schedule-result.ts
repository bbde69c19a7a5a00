import type { IsoDate } from '../county/snapshot.ts'
import type { NodeId } from './project.ts'

/** When everything happens, and how far each node is from its cliff (definitions.md §2). Null is never. */
export interface Schedule {
  /** From the start to the last goal, in calendar days. */
  readonly lengthDays: number | null
  readonly goals: readonly GoalDate[]
  readonly nodes: readonly ScheduledNode[]
  /** The chain of nodes that the last goal waits for, from the first to the goal. */
  readonly criticalPath: readonly NodeId[]
}

export interface GoalDate {
  readonly id: NodeId
  readonly date: IsoDate | null
}

export interface ScheduledNode {
  readonly id: NodeId
  readonly start: IsoDate | null
  readonly finish: IsoDate | null
  /** The largest slip that moves no goal; null where no slip within five years does, and for finished nodes. */
  readonly slackDays: number | null
  /** The largest slip that keeps clear of the first cliff; null where there is none within a year. */
  readonly daysToCliff: number | null
  /** In the order of their slips. */
  readonly cliffs: readonly Cliff[]
}

/** A slip whose last day costs a jump of the goal. */
export interface Cliff {
  readonly slipDays: number
  /** When the goal is reached then. */
  readonly goal: IsoDate | null
  /** What that last day costs. */
  readonly jumpDays: number | null
  /** Which goal; said only where the project has several. */
  readonly goalId?: NodeId
}

export interface ScheduleOptions {
  /** With a clock, finished nodes are fixed and unfinished ones finish no earlier than today; slips count from that forecast. */
  readonly today?: IsoDate
  /** Days more for single nodes, counted from the plan; with a clock, days past the planned finish, and no earlier than the forecast. */
  readonly slips?: { readonly [node: NodeId]: number }
  /** Which days are worked; needed where a node counts working days. */
  readonly workingDays?: WorkingDays
  /** What counts as a cliff; 30 days where absent. */
  readonly jumpDays?: number
  /** False leaves slack and cliffs out (null, none): for whoever needs the dates alone. */
  readonly cliffs?: boolean
}

/** A day is counted from 1 January 1970. */
export interface WorkingDays {
  readonly isWorkingDay: (day: number) => boolean
}
