import type { CountyCalendar, HolidayYear } from '@junheng/core/schedule/county-calendar.ts'
import { windowsOf } from '@junheng/core/schedule/county-calendar.ts'
import { daysBetween } from '@junheng/core/schedule/day.ts'
import type { CountyProject } from '@junheng/core/schedule/programme.ts'
import type { Schedule, ScheduleOptions } from '@junheng/core/schedule/schedule-result.ts'
import { lastGoal, schedule, usualJumpDays } from '@junheng/core/schedule/schedule.ts'
import { workingDays } from '@junheng/core/schedule/working-days.ts'

/** A project with all that its dates depend on: the county's windows, the days worked, the clock. */
export interface Scene {
  readonly project: CountyProject
  readonly options: ScheduleOptions
}

export interface Jump {
  /** Days beyond the plan. */
  readonly slipDays: number
  readonly goal: string | null
  readonly jumpDays: number | null
}

/** What to mark on the slider of a node. */
export interface Marks {
  /** Days it is behind already: fewer change nothing. */
  readonly today: number
  readonly jumps: readonly Jump[]
  /** How far was looked. */
  readonly longest: number
}

/** The same windows and working days as the server's, so that browser, server and command line give the same dates. */
export function sceneOf(project: CountyProject, calendar: CountyCalendar & { readonly holidayYears: readonly HolidayYear[] }, today: string): Scene {
  return { project: { ...project, windows: { ...windowsOf(calendar), ...project.windows } }, options: { today, workingDays: workingDays(calendar.holidayYears), cliffs: false } }
}

/** The dates when one node takes some days more than planned; finished nodes stay fixed. */
export function slipped({ project, options }: Scene, node: string, days: number): Schedule {
  return schedule(project, { ...options, slips: { [node]: days } })
}

/** The day by which all goals are reached; null for never. */
export const goalOf = ({ goals }: Schedule): string | null => lastGoal(goals).date

/** The slips, counted from the plan, whose last day costs a jump of the goal; and how far the node is behind already. */
export function slipMarks(scene: Scene, node: string, longest: number): Marks {
  const runs = Array.from({ length: longest + 1 }, (_, days) => slipped(scene, node, days))
  const goals = runs.map(goalOf)
  const finishes = runs.map((run) => finishOf(run, node))
  return { today: Math.max(0, finishes.findLastIndex((finish) => finish === finishes[0])), jumps: jumpsIn(goals), longest }
}

export function jumpsIn(goals: readonly (string | null)[]): readonly Jump[] {
  return goals.flatMap((goal, slipDays) => {
    const before = goals[slipDays - 1]
    if (before === undefined || before === null) return []
    const jumpDays = goal === null ? null : daysBetween(before, goal)
    return jumpDays === null || jumpDays >= usualJumpDays ? [{ slipDays, goal, jumpDays }] : []
  })
}

export function finishOf(run: Schedule, node: string): string | null {
  return run.nodes.find(({ id }) => id === node)?.finish ?? null
}

export const unfinishedNodes = (project: CountyProject) => project.nodes.filter((node) => node.actualFinish === undefined)
