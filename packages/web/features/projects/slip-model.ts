import type { CountyCalendar, HolidayYear } from '@junheng/core/schedule/county-calendar.ts'
import { windowsOf } from '@junheng/core/schedule/county-calendar.ts'
import { addDays, daysBetween } from '@junheng/core/schedule/day.ts'
import type { CountyNode, CountyProject, ProjectStanding } from '@junheng/core/schedule/programme.ts'
import type { Schedule, ScheduleOptions } from '@junheng/core/schedule/schedule-result.ts'
import { lastGoal, schedule } from '@junheng/core/schedule/schedule.ts'
import { workingDays } from '@junheng/core/schedule/working-days.ts'
import { lagAfter } from './node-words.ts'

/** A project with all that its dates depend on: the county's windows, the days worked, the clock. */
export interface Scene {
  readonly project: CountyProject
  readonly options: ScheduleOptions
}

/** The same windows and working days as the server's, so that browser, server and command line give the same dates. */
export function sceneOf(project: CountyProject, calendar: CountyCalendar & { readonly holidayYears: readonly HolidayYear[] }, today: string): Scene {
  return { project: { ...project, windows: { ...windowsOf(calendar), ...project.windows } }, options: { today, workingDays: workingDays(calendar.holidayYears), cliffs: false } }
}

/** What to mark on the slider of a node. Days count from its planned finish. */
export interface Marks {
  /** How late it will be as things stand: fewer days cannot be had any more. Negative where it is early. */
  readonly today: number
  readonly jumps: readonly Jump[]
  /** How far was looked. */
  readonly longest: number
  /** The longest slip of the engine that still leaves the forecast as it is. */
  readonly spent: number
}

interface Jump {
  readonly days: number
  /** The goal then; null for never. */
  readonly goal: string | null
  readonly jumpDays: number | null
}

/** Where the slider stands today, and the days whose last one costs a jump: the cliffs that the server found, counted from the plan. */
export function slipMarks(scene: Scene, node: string, { plan, forecast }: Pick<ProjectStanding, 'plan' | 'forecast'>): Marks {
  const [planned, now] = [finishOf(plan, node), finishOf(forecast, node)]
  const today = now === null || planned === null ? 0 : daysBetween(planned, now)
  const cliffs = forecast.nodes.find(({ id }) => id === node)?.cliffs ?? []
  return {
    today,
    spent: now === null ? 0 : spentDays(scene, node, now),
    longest: Math.max(yearDays, today + shortestView),
    jumps: cliffs.map(({ slipDays, goal, jumpDays }) => ({ days: today + slipDays, goal, jumpDays })),
  }
}

/** The dates when the node finishes so many days after its planned finish; never earlier than it will as things stand. */
export function slipped(scene: Scene, node: string, { today, spent }: Marks, days: number): Schedule {
  return lengthened(scene, node, Math.max(0, spent + days - today))
}

/** The day by which all goals are reached; null for never. */
export const goalOf = ({ goals }: Schedule): string | null => lastGoal(goals).date

export function finishOf(run: Schedule, node: string): string | null {
  return run.nodes.find(({ id }) => id === node)?.finish ?? null
}

export const unfinishedNodes = (project: CountyProject) => project.nodes.filter((node) => node.actualFinish === undefined)

/** The shorter of the two ranges that the slider shows. */
export const shortestView = 120

const yearDays = 365

function lengthened({ project, options }: Scene, node: string, days: number): Schedule {
  return schedule(project, { ...options, slips: { [node]: days } })
}

/** Slips lengthen a node from its own start, so the first ones of a late node are already past; a term waits for its readiness instead. */
function spentDays(scene: Scene, id: string, now: string): number {
  const node = scene.project.nodes.find((each) => each.id === id)
  if (node?.window === 'term' && node.actualStart === undefined) return overdueDays(scene, node)
  let days = 0
  while (days < furthestSpent && finishOf(lengthened(scene, id, days + 1), id) === now) days++
  return days
}

/** Days since all it waits for had finished. */
function overdueDays(scene: Scene, node: CountyNode): number {
  const run = lengthened(scene, node.id, 0)
  const ready = node.after.map((id) => finishOf(run, id)).map((finish, at) => (finish === null ? null : addDays(finish, lagAfter(node.lag, node.after[at]!))))
  const last = ready.includes(null) ? null : (ready.toSorted().at(-1) ?? scene.project.start)
  return last === null ? 0 : Math.max(0, daysBetween(last, scene.options.today ?? last))
}

/** Five years, beyond which nothing is planned. */
const furthestSpent = 1826
