import type { GapWork } from '@junheng/contract/gaps.ts'
import type { IsoDate } from '@junheng/core/county/snapshot.ts'
import { windowsOf } from '@junheng/core/schedule/county-calendar.ts'
import type { CountyProject } from '@junheng/core/schedule/programme.ts'
import type { Schedule } from '@junheng/core/schedule/schedule-result.ts'
import { lastGoal } from '@junheng/core/schedule/schedule.ts'
import type { Tx } from '../../db/database.ts'
import { groundOf } from './programme.ts'
import { listProjectsOfGaps } from './queries.ts'
import { standingsOn } from './standings.ts'

/** The work that is to close any of these gaps, project by project. */
export async function gapWork(tx: Tx, today: IsoDate, gaps: readonly string[]): Promise<GapWork[]> {
  const found = await listProjectsOfGaps(tx, gaps)
  if (found.length === 0) return []
  const standing = standingsOn(await groundOf(tx, today))
  const asked = new Set(gaps)
  return found.flatMap(({ project }) => {
    const forecastGoal = goalOf(standing(project).forecast)
    const work = { project: project.id, projectName: project.name, forecastGoal, nextMeasurement: nextMeasurement(forecastGoal) }
    return project.gaps.filter((gap) => asked.has(gap)).map((gap) => ({ gap, ...work }))
  })
}

/** A project with the county's windows beneath its own, so that every name its nodes use is known. */
export function withWindows<P extends CountyProject>(project: P, calendar: Parameters<typeof windowsOf>[0]): P {
  return { ...project, windows: { ...windowsOf(calendar), ...project.windows } }
}

/** A project with those of the county's windows that its nodes name: a file that stands alone. */
export function withNamedWindows(project: CountyProject, calendar: Parameters<typeof windowsOf>[0]): CountyProject {
  const named = new Set(project.nodes.flatMap(({ season, terms }) => [season, terms]))
  const windows = { ...Object.fromEntries(Object.entries(windowsOf(calendar)).filter(([name]) => named.has(name))), ...project.windows }
  return { ...project, ...(Object.keys(windows).length > 0 && { windows }) }
}

/** The day on which the last goal is reached; null where one never is. */
export function goalOf({ goals }: Schedule): IsoDate | null {
  return lastGoal(goals).date
}

/** The first statistical date, a 1 September, on or after a day; null for never. */
export function nextMeasurement(goal: IsoDate | null): IsoDate | null {
  if (goal === null) return null
  const year = Number(goal.slice(0, 4))
  return goal <= `${year}-09-01` ? `${year}-09-01` : `${year + 1}-09-01`
}
