import { checkOptions } from './check-options.ts'
import { checkProject } from './check-project.ts'
import { cliffsOf } from './cliffs.ts'
import { pathTo } from './critical-path.ts'
import { dateOf, never } from './day.ts'
import { type Dates, datesOf, type Network, networkOf } from './network.ts'
import type { Project } from './project.ts'
import type { ProjectFault } from './project-fault.ts'
import type { GoalDate, Schedule, ScheduledNode, ScheduleOptions } from './schedule-result.ts'
import { slacksOf } from './slack.ts'

/** What counts as a cliff where nobody says otherwise: week-ends are none (definitions.md §2.4). */
export const usualJumpDays = 30

/**
 * When every node of a project starts and finishes, and how far it is from its cliff (definitions.md §2). Without `today`
 * it is the plan: actual dates and reports are then not looked at. Throws where `checkProject` or `checkOptions` finds
 * faults; the faults are the error's `cause`.
 */
export function schedule(project: Project, options: ScheduleOptions = {}): Schedule {
  refuseFaults([...checkProject(project), ...checkOptions(project, options)])
  return calculate(project, options).schedule
}

/** A schedule with the arrays it was read from. */
export interface Calculation {
  readonly network: Network
  readonly dates: Dates
  readonly schedule: Schedule
}

/** The schedule of a project that was checked. */
export function calculate(project: Project, options: ScheduleOptions): Calculation {
  const network = networkOf(project, options)
  const dates = datesOf(network)
  const nodes = nodesOf(network, dates, options)
  const goals = network.goals.map((goal) => ({ id: network.ids[goal]!, date: dateOf(dates.finish[goal]!) }))
  const last = network.goals.reduce((last, goal) => (dates.finish[goal]! > dates.finish[last]! ? goal : last))
  const schedule = { lengthDays: lengthOf(network, dates), goals, nodes, criticalPath: [] }
  return { network, dates, schedule: { ...schedule, criticalPath: pathTo(project, schedule, network.ids[last]!) } }
}

/** The last goal: one that never comes, else the latest. */
export function lastGoal(goals: readonly GoalDate[]): GoalDate {
  return goals.reduce((last, goal) => (last.date !== null && (goal.date === null || goal.date > last.date) ? goal : last))
}

export function refuseFaults(faults: readonly ProjectFault[]): void {
  if (faults.length > 0) throw new Error(faults.map(({ zh, en }) => `${zh} ${en}`).join('\n'), { cause: faults })
}

function lengthOf({ start, goals }: Network, { finish }: Dates): number | null {
  const last = goals.reduce((last, goal) => Math.max(last, finish[goal]!), -never)
  return last >= never ? null : last - start
}

function nodesOf(network: Network, dates: Dates, { cliffs: wanted = true, jumpDays = usualJumpDays }: ScheduleOptions): readonly ScheduledNode[] {
  const slacks = wanted ? slacksOf(network, dates) : []
  const cliffs = wanted ? cliffsOf(network, dates, jumpDays) : []
  return network.works.map((work, i) => {
    const own = cliffs[i] ?? []
    return {
      id: network.ids[i]!,
      start: dateOf(work.startOf(dates.ready[i]!, network.longer[i]!)),
      finish: dateOf(dates.finish[i]!),
      slackDays: slacks[i] ?? null,
      daysToCliff: own[0] === undefined ? null : own[0].slipDays - 1,
      cliffs: own,
    }
  })
}
