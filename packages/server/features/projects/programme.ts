import type { CalendarReply } from '@junheng/contract/calendar.ts'
import type { ProjectAndStanding } from '@junheng/contract/projects.ts'
import type { IsoDate } from '@junheng/core/county/snapshot.ts'
import { windowsOf } from '@junheng/core/schedule/county-calendar.ts'
import type { ProjectStanding } from '@junheng/core/schedule/programme.ts'
import type { CountyProject } from '@junheng/core/schedule/programme.ts'
import { standingOf } from '@junheng/core/schedule/standing.ts'
import type { StatusRule } from '@junheng/core/schedule/status.ts'
import { workingDays } from '@junheng/core/schedule/working-days.ts'
import { statusRule } from '@junheng/standards/load-schedule.ts'
import type { Tx } from '../../db/database.ts'
import { countyCalendar } from '../calendar/queries.ts'
import { findProject, listProjects, type VersionedProject } from './queries.ts'

/** Every project of the county and where it stands on a day. */
export interface Programme extends Ground {
  readonly projects: ProjectAndStanding[]
}

/** What the standing of a project goes by, apart from the project. */
export interface Ground {
  readonly today: IsoDate
  readonly calendar: CalendarReply
  readonly rule: StatusRule
}

export async function programmeOf(tx: Tx, today: IsoDate): Promise<Programme> {
  const ground = await groundOf(tx, today)
  const standing = standingOn(ground)
  return { ...ground, projects: (await listProjects(tx)).map((found) => withStanding(found, standing)) }
}

/** One project of the programme; undefined where there is none of that id. */
export async function projectOf(tx: Tx, today: IsoDate, id: string): Promise<(ProjectAndStanding & Ground) | undefined> {
  const found = await findProject(tx, id)
  if (found === undefined) return undefined
  const ground = await groundOf(tx, today)
  return { ...ground, ...withStanding(found, standingOn(ground)) }
}

async function groundOf(tx: Tx, today: IsoDate): Promise<Ground> {
  return { today, calendar: await countyCalendar(tx), rule: statusRule() }
}

/** The county's windows lie beneath a project's own, its notices of days off decide what a working day is. */
function standingOn({ today, calendar, rule }: Ground): (project: CountyProject) => ProjectStanding {
  const ground = { today, workingDays: workingDays(calendar.holidayYears), windows: windowsOf(calendar), rule }
  return (project) => standingOf(project, ground)
}

function withStanding({ project, version }: VersionedProject, standing: (project: CountyProject) => ProjectStanding): ProjectAndStanding {
  return { project, standing: standing(project), version }
}
