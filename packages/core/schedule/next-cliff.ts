import type { IsoDate } from '../county/snapshot.ts'
import { dateOf, dayOf, daysBetween, isoOf } from './day.ts'
import { datesOf, finishOf, fiveYears, goalsOf, type Network, networkOf } from './network.ts'
import type { CountyProject, NodeCliff } from './programme.ts'
import type { Calculation } from './schedule.ts'
import type { Cliff, ScheduleOptions } from './schedule-result.ts'

/** Where several goals jump at the same slip, the one that jumps furthest. */
export function nextCliff(cliffs: readonly Cliff[]): Cliff | null {
  const [first] = cliffs
  if (first === undefined) return null
  const same = cliffs.filter(({ slipDays }) => slipDays === first.slipDays)
  return same.reduce((furthest, cliff) => (jumpOf(cliff) > jumpOf(furthest) ? cliff : furthest))
}

/** Never is further than any date. */
const jumpOf = ({ jumpDays }: Pick<Cliff, 'jumpDays'>) => jumpDays ?? Infinity

/** Pupil-days of a cliff: none without one, not known where the pupils are not. Never weighs as the five years we look ahead. */
export function damageOf(cliff: Cliff | null, pupils: number | null): number | null {
  if (cliff === null) return 0
  return pupils === null ? null : (cliff.jumpDays ?? fiveYears) * pupils
}

/** A project whose windows are all at hand, its forecast, and the same in either term. */
interface Outlook {
  readonly project: CountyProject
  readonly forecast: Calculation
  readonly alternative: Network | null
  readonly today: IsoDate
}

/** A cliff in dates. */
export function nodeCliff(outlook: Outlook, node: number, { slipDays, goal, jumpDays, goalId }: Cliff): NodeCliff {
  const { forecast: { network, schedule: { goals } }, alternative } = outlook
  const jumping = goals.find(({ id }) => goalId === undefined || id === goalId)!
  return {
    slipDays,
    lastDay: lastDayOf(outlook, node, slipDays - 1),
    goalId: jumping.id,
    goalNow: jumping.date,
    goal,
    jumpDays,
    eitherTerm: alternative === null ? null : goalInEitherTerm(datesOf(alternative, { node, slip: slipDays }).finish[network.ids.indexOf(jumping.id)]!, goal, jumping.date),
  }
}

/**
 * The finish that its last harmless slip gives a node: for plain work the forecast finish and the days to cliff, for work in a
 * season so many days of the season later. For a node that starts on listed days, the last day on which it may be ready.
 */
function lastDayOf({ project, forecast: { network, dates }, today }: Outlook, node: number, slip: number): IsoDate {
  const ready = dates.ready[node]!
  const { window, actualStart } = project.nodes[node]!
  if (window === 'term' && actualStart === undefined) return isoOf(Math.max(ready, dayOf(today)) + slip)
  return isoOf(finishOf(network.works[node]!, ready, 0, slip))
}

function goalInEitherTerm(day: number, goal: IsoDate | null, now: IsoDate | null): NodeCliff['eitherTerm'] {
  const date = dateOf(day)
  if (date === goal) return null
  return { goal: date, jumpDays: date === null || now === null ? null : daysBetween(now, date) }
}

/** The same project, were every goal that waits for a term free to open at the start of either; null where none does. */
export function eitherTermOf(project: CountyProject, options: ScheduleOptions): Network | null {
  if (project.windows?.['eitherTerm'] === undefined) return null
  const goals = goalsOf(project.nodes)
  if (!goals.some(({ window }) => window === 'term')) return null
  const nodes = project.nodes.map((node) => (node.window === 'term' && goals.includes(node) ? { ...node, terms: 'eitherTerm' } : node))
  return networkOf({ ...project, nodes }, options)
}
