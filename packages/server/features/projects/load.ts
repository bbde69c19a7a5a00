import type { CalendarReply } from '@junheng/contract/calendar.ts'
import { checkProject } from '@junheng/core/schedule/check-project.ts'
import type { CountyProject } from '@junheng/core/schedule/programme.ts'
import { inScope, type Db, type Scope } from '../../db/database.ts'
import { countyCalendar } from '../calendar/queries.ts'
import { withWindows } from './gap-work.ts'
import { addReports, reportsIn } from './reports.ts'
import { confirmFinishes } from '../dispatch/confirmations.ts'
import { addProject } from './writing.ts'

export interface ProgrammeToLoad {
  readonly projects: readonly CountyProject[]
  readonly by: string
  readonly reason: string
}

/**
 * Adds the projects that are not there yet, with what happened to their nodes as reports; those that are there stay as they are. All
 * or none of them. For whoever may manage projects. Throws where one cannot be scheduled: it would take the whole programme with it.
 */
export async function loadProgramme(db: Db, scope: Scope, { projects, by, reason }: ProgrammeToLoad): Promise<void> {
  await inScope(db, scope, async (tx) => {
    const there = new Set((await tx.selectFrom('project').select('id').execute()).map(({ id }) => id))
    const county = scope.countyCode
    const calendar = await countyCalendar(tx)
    for (const project of projects.filter(({ id }) => !there.has(id))) {
      refuseFaults(project, calendar)
      await addProject(tx, project, { county, by, reason, decision: null })
      await addReports(tx, { county, project: project.id, by }, reportsIn(project))
      await confirmFinishes(tx, project, { county, by })
    }
  })
}

function refuseFaults(project: CountyProject, calendar: CalendarReply) {
  const faults = checkProject(withWindows(project, calendar))
  if (faults.length > 0) throw new Error(`${project.id} ${faults.map(({ en }) => en).join(' ')}`)
}
