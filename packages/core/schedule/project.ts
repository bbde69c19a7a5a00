import type { IsoDate } from '../county/snapshot.ts'

/**
 * Work towards an opening: nodes with one owner each, joined finish to start. The JSON of `junheng schedule`;
 * everything that is absent is as if it had not been said (docs/cli.md).
 */
export interface Project {
  /** The day on which a node without predecessors may start. */
  readonly start: IsoDate
  readonly nodes: readonly ProjectNode[]
  /** Named windows, which nodes may refer to, so that a county's calendar is said once. */
  readonly windows?: { readonly [name: string]: SeasonDates | TermDates }
  /** Pupils who wait for the goal. Absent where nobody knows. */
  readonly pupils?: number
}

export interface ProjectNode {
  readonly id: NodeId
  readonly name: string
  /** What the work takes, in `unit`s. */
  readonly days: number
  /** `calendar` where absent. Working days are those of the calendar handed in. */
  readonly unit?: 'calendar' | 'working'
  /** Predecessors: all must have finished. */
  readonly after: readonly NodeId[]
  /** Calendar days between the finish of a predecessor and the earliest start: one number for all, or by predecessor. */
  readonly lag?: number | { readonly [predecessor: NodeId]: number }
  /** `unsplittable`: start and finish lie in one window. `splittable`: only days inside count. `term`: starts on a listed day. */
  readonly window?: 'unsplittable' | 'splittable' | 'term'
  /** For the first two kinds: the days, or the name of a window of the project. */
  readonly season?: YearlySpan | SeasonDates | string
  /** For `term`: the days, or the name of a window of the project. */
  readonly terms?: readonly MonthDay[] | TermDates | string
  /** What the project is for. Where no node is marked, every node without successor is a goal. */
  readonly goal?: boolean
  /** 主办: exactly one office. */
  readonly owner?: string
  /** 协办. */
  readonly helpers?: readonly string[]
  readonly actualStart?: IsoDate
  readonly actualFinish?: IsoDate
  /** The last thing its owner said of it; never what its status goes by. */
  readonly reported?: NodeReport
  /** Pupils who wait for this node, where they are not those of the project. */
  readonly pupils?: number
}

export type NodeId = string

export interface NodeReport {
  readonly on: IsoDate
  readonly state: 'notStarted' | 'underWay' | 'finished'
  /** When the owner expects to finish. A later day than the computed one moves the forecast, an earlier one does not. */
  readonly finish?: IsoDate
  readonly note?: string
}

/** Month 1–12, day 1–31. */
export type MonthDay = readonly [month: number, day: number]
/** Both ends included. A span whose end comes before its start runs over the new year. */
export type YearlySpan = readonly [from: MonthDay, to: MonthDay]
/** Both ends included. */
export type DatedSpan = readonly [from: IsoDate, to: IsoDate]

/** A season by year: a dated span stands for the yearly one in the year it begins in. */
export interface SeasonDates {
  readonly yearly?: YearlySpan
  readonly dated?: readonly DatedSpan[]
}

/** Opening days by year: the days listed for a year stand for the yearly ones in it. */
export interface TermDates {
  readonly yearly?: readonly MonthDay[]
  readonly dated?: readonly IsoDate[]
}
