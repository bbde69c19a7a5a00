import type { CountyCalendar, HolidayYear } from '@junheng/core/schedule/county-calendar.ts'
import { windowsOf } from '@junheng/core/schedule/county-calendar.ts'
import { addDays, daysBetween } from '@junheng/core/schedule/day.ts'
import type { CountyNode, CountyProject, ProjectStanding } from '@junheng/core/schedule/programme.ts'
import type { Schedule, ScheduleOptions } from '@junheng/core/schedule/schedule-result.ts'
import { lastGoal, schedule, usualJumpDays } from '@junheng/core/schedule/schedule.ts'
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

/** What to mark on the slider of a node. Days count from its planned finish; from the day it was to be ready, where it waits for a term. */
export interface Marks {
  /** How late it will be as things stand: fewer days cannot be had any more. Negative where it is early. */
  readonly today: number
  readonly jumps: readonly Jump[]
  /** How far was looked. */
  readonly longest: number
}

export interface Jump {
  readonly days: number
  /** The goal then; null for never. */
  readonly goal: string | null
  readonly jumpDays: number | null
}

/** Where the slider stands today, and the days whose last one costs a jump. */
export function slipMarks(scene: Scene, node: string, { plan, forecast }: Pick<ProjectStanding, 'plan' | 'forecast'>): Marks {
  const today = lateness(scene, node, plan, forecast)
  const longest = Math.max(yearDays, today + shortestView)
  const goals = new Map<number, string | null>()
  const goalAt = (days: number) => {
    if (!goals.has(days)) goals.set(days, goalOf(slipped(scene, node, { today }, days)))
    return goals.get(days)!
  }
  return { today, longest, jumps: jumpsBetween(goalAt, Math.max(0, today), longest) }
}

/** The dates when the node is so many days later than planned, as `junheng schedule --slip` gives them; never earlier than it will be as things stand. */
export function slipped({ project, options }: Scene, node: string, { today }: Pick<Marks, 'today'>, days: number): Schedule {
  return schedule(project, { ...options, slips: { [node]: days > today ? Math.max(0, days) : 0 } })
}

/** The goal never falls, so a stretch over which it moves by less than a jump holds none; any other is halved. */
function jumpsBetween(goalAt: (days: number) => string | null, from: number, to: number): readonly Jump[] {
  const [before, goal] = [goalAt(from), goalAt(to)]
  if (before === null || before === goal) return []
  const jumpDays = goal === null ? null : daysBetween(before, goal)
  if (jumpDays !== null && jumpDays < usualJumpDays) return []
  if (to - from === 1) return [{ days: to, goal, jumpDays }]
  const middle = Math.floor((from + to) / 2)
  return [...jumpsBetween(goalAt, from, middle), ...jumpsBetween(goalAt, middle, to)]
}

function lateness(scene: Scene, id: string, plan: Schedule, forecast: Schedule): number {
  const node = scene.project.nodes.find((each) => each.id === id)!
  const [planned, now] = node.window === 'term' && node.actualStart === undefined ? [readyIn(plan, scene.project, node), readyNow(forecast, scene, node)] : [finishOf(plan, id), finishOf(forecast, id)]
  return planned === null || now === null ? 0 : daysBetween(planned, now)
}

/** Nothing unfinished is ready before today. */
function readyNow(forecast: Schedule, { project, options: { today } }: Scene, node: CountyNode): string | null {
  const ready = readyIn(forecast, project, node)
  return ready !== null && today !== undefined && ready < today ? today : ready
}

/** When all that a node waits for is done; null for never. */
function readyIn(run: Schedule, { start }: CountyProject, { after, lag }: CountyNode): string | null {
  const ready = after.map((id) => [finishOf(run, id), lagAfter(lag, id)] as const)
  if (ready.some(([finish]) => finish === null)) return null
  return ready.map(([finish, days]) => addDays(finish!, days)).toSorted().at(-1) ?? start
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
