import { checkOptions } from './check-options.ts'
import { checkProject } from './check-project.ts'
import { dateOf, daysBetween, never } from './day.ts'
import { datesOf, networkOf } from './network.ts'
import type { NodeId, Project } from './project.ts'
import { refuseFaults, schedule, usualJumpDays } from './schedule.ts'
import type { Schedule, ScheduleOptions } from './schedule-result.ts'
import type { IsoDate } from '../county/snapshot.ts'

/** What one node's slip does to a project. Null dates never come; null days lead to or from never. */
export interface SlipEffect {
  /** Dates alone: no slack, no cliffs. */
  readonly before: Schedule
  readonly after: Schedule
  /** The nodes whose start or finish moves, the slipping one among them, in the project's order. */
  readonly moved: readonly Move[]
  readonly goals: readonly Move[]
  /** Of the goal that moves furthest; 0 where none moves. */
  readonly extraDays: number | null
}

export interface Move {
  readonly id: NodeId
  /** Finishes. */
  readonly before: IsoDate | null
  readonly after: IsoDate | null
  readonly extraDays: number | null
}

/** A slip whose last day moves a goal far. */
export interface Breakpoint {
  /** Counted from the plan. */
  readonly slipDays: number
  readonly goalId: NodeId
  readonly before: IsoDate | null
  readonly goal: IsoDate | null
  readonly jumpDays: number | null
}

/** A node later by so many days of its plan, beside the same project without. Other slips of the options stand in both. */
export function slipEffect(project: Project, node: NodeId, days: number, options: ScheduleOptions = {}): SlipEffect {
  const dates = { ...options, cliffs: false }
  const before = schedule(project, dates)
  const after = schedule(project, { ...dates, slips: { ...options.slips, [node]: (options.slips?.[node] ?? 0) + days } })
  const moved = before.nodes.flatMap(({ id, start, finish }, i) => {
    const now = after.nodes[i]!
    return now.start === start && now.finish === finish ? [] : [moveOf(id, finish, now.finish)]
  })
  const goals = before.goals.map(({ id, date }, i) => moveOf(id, date, after.goals[i]!.date))
  return { before, after, moved, goals, extraDays: furthest(goals.map(({ extraDays }) => extraDays)) }
}

function moveOf(id: NodeId, before: IsoDate | null, after: IsoDate | null): Move {
  return { id, before, after, extraDays: extraDays(before, after) }
}

/** What never came and still does not is no later than it was. */
function extraDays(before: IsoDate | null, after: IsoDate | null): number | null {
  if (before === after) return 0
  return before === null || after === null ? null : daysBetween(before, after)
}

const furthest = (days: readonly (number | null)[]) => (days.includes(null) ? null : Math.max(0, ...(days as readonly number[])))

/**
 * The slips of a node, counted from the plan, whose last day moves a goal by `jumpDays` (30 where absent) or more, or for ever;
 * up to so many days. Under a clock the first days of a slip may cost nothing, since today is past the plan anyhow.
 */
export function breakpoints(project: Project, node: NodeId, options: ScheduleOptions = {}, maxDays = 365): readonly Breakpoint[] {
  refuseFaults([...checkProject(project), ...checkOptions(project, { ...options, slips: { ...options.slips, [node]: maxDays } })])
  const network = networkOf(project, options)
  const at = network.ids.indexOf(node)
  const finishes = Array.from({ length: maxDays + 1 }, (_, longer) => datesOf(network, { node: at, longer }).finish)
  return finishes.slice(1).flatMap((finish, i) =>
    network.goals.flatMap((goal) => {
      const [before, now] = [finishes[i]![goal]!, finish[goal]!]
      if (now - before < (options.jumpDays ?? usualJumpDays)) return []
      return [{ slipDays: i + 1, goalId: network.ids[goal]!, before: dateOf(before), goal: dateOf(now), jumpDays: now >= never ? null : now - before }]
    }))
}
