import type { IsoDate } from '../county/snapshot.ts'
import { checkOptions } from './check-options.ts'
import { checkProject } from './check-project.ts'
import { daysBetween } from './day.ts'
import type { Network } from './network.ts'
import { damageOf, eitherTermOf, nextCliff, nodeCliff } from './next-cliff.ts'
import type { CountyNode, CountyProject, NodeStanding, ProjectStanding } from './programme.ts'
import type { NodeId, Project } from './project.ts'
import { calculate, lastGoal, refuseFaults } from './schedule.ts'
import type { GoalDate, WorkingDays } from './schedule-result.ts'
import { type StatusRule, statusOf } from './status.ts'

/** The day it is read on, and what the county decided. */
export interface StandingSetting {
  readonly today: IsoDate
  readonly workingDays: WorkingDays
  /** The county's windows (`windowsOf`); a project's own of the same name come before them. */
  readonly windows: NonNullable<Project['windows']>
  readonly rule: StatusRule
}

/**
 * Where a project stands on a day. Its plan is its schedule without a clock, its forecast the one with; days to cliff, cliffs
 * and damage count from the forecast. Throws as `schedule` does.
 */
export function standingOf(project: CountyProject, setting: StandingSetting): ProjectStanding {
  const whole: CountyProject = { ...project, windows: { ...setting.windows, ...project.windows } }
  const options = { today: setting.today, workingDays: setting.workingDays }
  refuseFaults([...checkProject(whole), ...checkOptions(whole, options)])
  const { schedule: plan } = calculate(whole, { workingDays: setting.workingDays })
  const forecast = calculate(whole, options)
  const outlook = { project: whole, forecast, alternative: eitherTermOf(whole, options), today: setting.today }
  const nodes = project.nodes.map((node, i) => {
    const planned = plan.nodes[i]!
    const ahead = forecast.schedule.nodes[i]!
    const cliff = nextCliff(ahead.cliffs)
    const pupils = node.pupils ?? project.pupils ?? null
    return {
      id: node.id,
      ...statusOf({ node, planned, forecast: ahead }, setting.today, setting.rule),
      daysLate: daysLate(node, planned.finish, setting.today),
      daysToCliff: ahead.daysToCliff,
      cliff: cliff === null ? null : nodeCliff(outlook, i, cliff),
      damage: damageOf(cliff, pupils),
      pupils,
      contradicted: isContradicted(node),
    }
  })
  return { project: project.id, plan, forecast: forecast.schedule, nodes, lostDays: lostDays(project, plan.goals, forecast.schedule.goals), entry: entryOf(forecast.network, nodes) }
}

function daysLate({ actualFinish }: CountyNode, planned: IsoDate | null, today: IsoDate): number {
  return planned === null ? 0 : Math.max(0, daysBetween(planned, actualFinish ?? today))
}

/** Work said to be under way needs a start or a finish on record, finished work a finish. */
function isContradicted({ actualStart, actualFinish, reported }: CountyNode): boolean {
  if (actualFinish !== undefined) return false
  return reported?.state === 'finished' || (reported?.state === 'underWay' && actualStart === undefined)
}

/** The last goal against the promise; where nothing was promised, the goal that is furthest behind its plan. */
function lostDays({ promisedGoal }: CountyProject, plan: readonly GoalDate[], forecast: readonly GoalDate[]): number | null {
  const last = lastGoal(forecast).date
  if (last === null) return null
  if (promisedGoal !== null) return Math.max(0, daysBetween(promisedGoal, last))
  return Math.max(0, ...forecast.map(({ date }, i) => (plan[i]!.date === null ? 0 : daysBetween(plan[i]!.date, date!))))
}

/**
 * The nearest cliff is that of the fewest days, then of the greatest damage. The entry is the first node on a path to it that is
 * not finished and can itself be late enough to matter: what has to be done now, not the work at the end that has least room.
 */
function entryOf(network: Network, nodes: readonly NodeStanding[]): NodeId | null {
  const onCliffs = nodes.filter(({ cliff }) => cliff !== null)
  const least = onCliffs.reduce((least, { daysToCliff }) => Math.min(least, daysToCliff!), Infinity)
  const nearest = onCliffs.filter(({ daysToCliff }) => daysToCliff === least)
  const [headline] = nearest.toSorted((a, b) => (b.damage ?? -1) - (a.damage ?? -1))
  const onTheWay = leadingTo(network, nearest.filter(({ cliff }) => cliff!.goalId === headline?.cliff?.goalId))
  return [...network.order].map((i) => nodes[i]!).find(({ id, cliff }) => cliff !== null && onTheWay.has(id))?.id ?? null
}

/** Some nodes, and all that they wait for. */
function leadingTo({ ids, order, predecessors: { first, node } }: Network, some: readonly NodeStanding[]): ReadonlySet<NodeId> {
  const leading = new Set(some.map(({ id }) => id))
  for (const i of order.toReversed()) {
    if (leading.has(ids[i]!)) for (let link = first[i]!; link < first[i + 1]!; link++) leading.add(ids[node[link]!]!)
  }
  return leading
}
