import type { IsoDate, School } from '@junheng/core/county/snapshot.ts'
import type { CountyProject } from '@junheng/core/schedule/programme.ts'
import { classesWaiting, type WaitingClass } from '@junheng/core/schedule/waiting.ts'
import type { Tx } from '../../db/database.ts'
import { findCounty } from '../county/queries.ts'
import { chosenSnapshot } from '../snapshots/queries.ts'
import { listSchoolsNear } from './queries.ts'

/** The class lists of the latest snapshot, as far as the reader may see them. */
export interface ClassLists {
  /** Of which day; null where there is no snapshot. */
  readonly date: IsoDate | null
  /** The classes that wait for a project that was asked for; null where nobody knows. */
  readonly waitingFor: (project: CountyProject) => readonly WaitingClass[] | null
}

/** Read once for some projects. */
export async function classLists(tx: Tx, projects: readonly CountyProject[]): Promise<ClassLists> {
  const snapshot = await chosenSnapshot(tx, undefined)
  if (snapshot === undefined) return { date: null, waitingFor: () => null }
  const county = await findCounty(tx)
  const schools = new Map<string, readonly School[]>()
  for (const project of projects) schools.set(project.id, await listSchoolsNear(tx, snapshot.id, project))
  const { date } = snapshot
  return { date, waitingFor: (project) => classesWaiting(project, { county, date, townships: [], changes: [], schools: schools.get(project.id)! }) }
}
