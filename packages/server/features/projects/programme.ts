import type { ProjectAndStanding } from '@junheng/contract/projects.ts'
import type { IsoDate } from '@junheng/core/county/snapshot.ts'
import type { CountyProject, ProjectStanding } from '@junheng/core/schedule/programme.ts'
import { statusRule } from '@junheng/standards/load-schedule.ts'
import type { Tx } from '../../db/database.ts'
import { countyCalendar } from '../calendar/queries.ts'
import { findProject, listProjects, type VersionedProject } from './queries.ts'
import { standingsOn, type Ground } from './standings.ts'

/** Every project of the county and where it stands on a day. */
export interface Programme extends Ground {
  readonly projects: ProjectAndStanding[]
}

export async function programmeOf(tx: Tx, today: IsoDate): Promise<Programme> {
  const ground = await groundOf(tx, today)
  const standing = standingsOn(ground)
  return { ...ground, projects: (await listProjects(tx)).map((found) => withStanding(found, standing)) }
}

/** One project of the programme; undefined where there is none of that id. */
export async function projectOf(tx: Tx, today: IsoDate, id: string): Promise<(ProjectAndStanding & Ground) | undefined> {
  const found = await findProject(tx, id)
  if (found === undefined) return undefined
  const ground = await groundOf(tx, today)
  return { ...ground, ...withStanding(found, standingsOn(ground)) }
}

/** The ground on which the county's projects stand on a day. */
export async function groundOf(tx: Tx, today: IsoDate): Promise<Ground> {
  return { today, calendar: await countyCalendar(tx), rule: statusRule() }
}

function withStanding({ project, version }: VersionedProject, standing: (project: CountyProject) => ProjectStanding): ProjectAndStanding {
  return { project, standing: standing(project), version }
}
