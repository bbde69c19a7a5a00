import type { CalendarFault } from '@junheng/core/schedule/check-calendar.ts'
import type { CountyCalendar } from '@junheng/core/schedule/county-calendar.ts'
import { checkProject } from '@junheng/core/schedule/check-project.ts'
import type { Tx } from '../../db/database.ts'
import { withWindows } from './gap-work.ts'
import { listProjects } from './queries.ts'

/** What a calendar would break in the programme: nodes that name a window it no longer has, or has emptied. */
export async function faultsUnder(tx: Tx, calendar: CountyCalendar): Promise<readonly CalendarFault[]> {
  return (await listProjects(tx)).flatMap(({ project }) =>
    checkProject(withWindows(project, calendar)).map(({ node, field, ...fault }) => ({ ...fault, field: ['projects', project.id, node, field].filter(Boolean).join('.') })),
  )
}
