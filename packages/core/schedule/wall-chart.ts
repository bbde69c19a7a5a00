import type { IsoDate } from '../county/snapshot.ts'
import type { CountyCalendar } from './county-calendar.ts'
import { civilOf, dayInYear, dayOf } from './day.ts'
import type { CountyNode, CountyProject, NodeStanding, NodeStatus, ProjectKind, ProjectStanding } from './programme.ts'
import { rankedProjects, type StandingProject } from './ranking.ts'
import type { GoalDate, Schedule, ScheduledNode } from './schedule-result.ts'
import type { StruckDates } from './struck-dates.ts'
import { frostWithin, spansWithin, type DaySpan } from './wall-chart-bands.ts'

/** 挂图 without its geometry: what stands in which row, and what lies behind the rows. Days are counted from 1 January 1970. */
export interface WallChart extends DaySpan {
  readonly today: number
  readonly bands: readonly WallBand[]
  /** The group with the costliest project first; within it, the costliest project first (definitions.md §2.7). */
  readonly groups: readonly WallGroup[]
}

export interface WallBand extends DaySpan {
  readonly kind: 'frost' | 'summer' | 'winter'
}

export type WallGroupId = 'projects' | 'educationGroup' | 'townships'

export interface WallGroup {
  readonly id: WallGroupId
  readonly rows: readonly WallRow[]
}

export interface WallRow {
  readonly project: string
  readonly name: string
  readonly kind: ProjectKind
  /** Place among all projects by damage, from 1. */
  readonly rank: number
  readonly pupils: number | null
  readonly bars: readonly WallBar[]
  /** The node by which the project is ranked; null where no cliff is near. */
  readonly entry: WallBar | null
  readonly goal: WallGoal
  /** Days by which the goal is past the promised one; null for never. */
  readonly lostDays: number | null
}

export interface WallBar {
  readonly node: string
  readonly name: string
  readonly owner: string
  readonly status: NodeStatus
  readonly nearness: Nearness
  readonly daysToCliff: number | null
  /** The last day on which it may finish. */
  readonly lastDay: number | null
  readonly isGoal: boolean
  /** 超出承诺: unfinished, and forecast to finish after its project was promised. */
  readonly isClamped: boolean
  /** When it was to be finished, where that has moved. */
  readonly struck: number | null
  /** Null where it never comes to an end. */
  readonly planned: DaySpan | null
  readonly forecast: DaySpan | null
}

/** The last of a project's goals; null is never, for `promised` that nothing was. */
export interface WallGoal {
  readonly planned: number | null
  readonly promised: number | null
  readonly forecast: number | null
  /** When it was promised or forecast before it moved; null where it did not. */
  readonly struck: number | null
}

/** Days to the cliff, in the steps of the signs (definitions.md §2.9): at most 14, at most 60, at most 180, more, none within a year. */
export type Nearness = 'urgent' | 'near' | 'ahead' | 'far' | 'none'

interface WallSource {
  readonly today: IsoDate
  readonly calendar: Pick<CountyCalendar, 'outdoorSeason' | 'vacations'>
  readonly projects: readonly StandingProject[]
  /** Dates that hold no more (`struckDates`). */
  readonly struck?: readonly StruckDates[]
}

/** The whole wall chart: every project a row, from the quarter of the earliest start to two months after the last goal. */
export function wallChart({ today, calendar, projects, struck = [] }: WallSource): WallChart {
  const former = new Map(struck.map((dates) => [dates.project, dates]))
  const rows = rankedProjects(projects).map(({ project, standing }, index) => rowOf(project, standing, { rank: index + 1, struck: former.get(project.id) }))
  const range = rangeOf(rows, dayOf(today))
  return { ...range, today: dayOf(today), bands: bandsOf(calendar, range), groups: grouped(rows) }
}

/** The same chart with fewer rows, over the same days; groups left empty go. */
export function withRows(chart: WallChart, keep: (row: WallRow) => boolean): WallChart {
  const groups = chart.groups.map(({ id, rows }) => ({ id, rows: rows.filter(keep) })).filter(({ rows }) => rows.length > 0)
  return { ...chart, groups }
}

export const rowsOf = (chart: WallChart): readonly WallRow[] => chart.groups.flatMap(({ rows }) => rows)

export function nearnessOf(daysToCliff: number | null): Nearness {
  if (daysToCliff === null) return 'none'
  return steps.find(([most]) => daysToCliff <= most)?.[1] ?? 'far'
}

const steps = [[14, 'urgent'], [60, 'near'], [180, 'ahead']] as const

function rowOf(project: CountyProject, standing: ProjectStanding, { rank, struck }: { readonly rank: number; readonly struck: StruckDates | undefined }): WallRow {
  const former = new Map(struck?.nodes.map(({ node, finish }) => [node, dayOf(finish)]))
  const goals = new Set(standing.forecast.goals.map(({ id }) => id))
  const [planned, forecast] = [byId(standing.plan.nodes), byId(standing.forecast.nodes)]
  const standings = byId(standing.nodes)
  const bars = project.nodes.map((node) => {
    const placed = { planned: spanOf(planned.get(node.id)), forecast: spanOf(forecast.get(node.id)) }
    return barOf(node, standings.get(node.id)!, { ...placed, isGoal: goals.has(node.id), isClamped: isClamped(node, placed.forecast, project.promisedGoal), struck: former.get(node.id) ?? null })
  })
  return {
    project: project.id,
    name: project.name,
    kind: project.kind,
    rank,
    pupils: project.pupils ?? null,
    bars,
    entry: bars.find(({ node }) => node === standing.entry) ?? null,
    goal: { ...goalOf(standing, project.promisedGoal), struck: struck?.goal == null ? null : dayOf(struck.goal) },
    lostDays: standing.lostDays,
  }
}

const byId = <T extends { readonly id: string }>(all: readonly T[]): ReadonlyMap<string, T> => new Map(all.map((each) => [each.id, each]))

function spanOf(node: ScheduledNode | undefined): DaySpan | null {
  return node?.start == null || node.finish === null ? null : { from: dayOf(node.start), to: dayOf(node.finish) }
}

function barOf(node: CountyNode, { status, daysToCliff, cliff }: NodeStanding, placed: Pick<WallBar, 'planned' | 'forecast' | 'isGoal' | 'isClamped' | 'struck'>): WallBar {
  return { node: node.id, name: node.name, owner: node.owner, status, daysToCliff, nearness: nearnessOf(daysToCliff), lastDay: cliff === null ? null : dayOf(cliff.lastDay), ...placed }
}

/** As `clampsOf` has it; what never comes has no bar to be clamped. */
function isClamped({ actualFinish }: CountyNode, forecast: DaySpan | null, promised: IsoDate | null): boolean {
  return actualFinish === undefined && forecast !== null && promised !== null && forecast.to > dayOf(promised)
}

function goalOf({ plan, forecast }: ProjectStanding, promised: IsoDate | null): Omit<WallGoal, 'struck'> {
  return { planned: lastGoal(plan), promised: promised === null ? null : dayOf(promised), forecast: lastGoal(forecast) }
}

function lastGoal({ goals }: Schedule): number | null {
  return goals.some(isNever) ? null : Math.max(...goals.map(({ date }) => dayOf(date!)))
}

const isNever = ({ date }: GoalDate) => date === null

/** From the quarter of the first start to two months after the last goal, whose date needs room. What was over two years ago would only push today off the wall; what comes in more than six needs no days. */
function rangeOf(rows: readonly WallRow[], today: number): DaySpan {
  const days = rows.flatMap(daysOf)
  const earliest = civilOf(Math.max(Math.min(today, ...days), today - 730))
  const latest = civilOf(Math.min(Math.max(today + 180, ...days), today + 6 * 365))
  return { from: monthBegin(earliest.year, earliest.month - ((earliest.month - 1) % 3)), to: monthBegin(latest.year, latest.month + 2) }
}

const monthBegin = (year: number, month: number) => dayInYear(year + Math.floor((month - 1) / 12), [((month - 1) % 12) + 1, 1])

function daysOf({ bars, goal }: WallRow): readonly number[] {
  const spans = bars.flatMap(({ planned, forecast }) => [planned, forecast].filter((span) => span !== null))
  return [...spans.flatMap(({ from, to }) => [from, to]), ...Object.values(goal).filter((day): day is number => day !== null)]
}

function bandsOf({ outdoorSeason, vacations }: WallSource['calendar'], range: DaySpan): readonly WallBand[] {
  return [
    ...frostWithin(outdoorSeason, range).map((span) => ({ kind: 'frost', ...span }) as const),
    ...spansWithin(vacations.summer, range).map((span) => ({ kind: 'summer', ...span }) as const),
    ...spansWithin(vacations.winter, range).map((span) => ({ kind: 'winter', ...span }) as const),
  ]
}

function grouped(rows: readonly WallRow[]): readonly WallGroup[] {
  const ids = new Set(rows.map(({ kind }) => groupOf(kind)))
  return [...ids].map((id) => ({ id, rows: rows.filter(({ kind }) => groupOf(kind) === id) }))
}

function groupOf(kind: ProjectKind): WallGroupId {
  if (kind === 'townshipUpgrade') return 'townships'
  return kind === 'educationGroup' ? 'educationGroup' : 'projects'
}
