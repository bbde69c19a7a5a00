import type { reportNodes } from '@junheng/contract/dispatch.ts'
import { may } from '@junheng/contract/permissions.ts'
import { Problem } from '@junheng/contract/problem.ts'
import { checkReport } from '@junheng/core/schedule/check-report.ts'
import type { z } from 'zod'
import type { Tx } from '../../db/database.ts'
import { findProject } from '../projects/queries.ts'
import { addReports } from '../projects/reports.ts'
import type { User } from '../sessions/queries.ts'
import type { Entry } from './node-entries.ts'

type BulkReport = z.infer<Extract<typeof reportNodes['body'], z.ZodType>>['reports'][number]

/** Takes down reports on several nodes and says how many. Throws where any of them cannot be: then none is taken. */
export async function takeReports(tx: Tx, user: Pick<User, 'role' | 'department'>, reports: readonly BulkReport[], { county, by, today }: Entry): Promise<number> {
  for (const { project, node } of reports) await refuseStranger(tx, user, project, node)
  const faults = reports.flatMap(({ project, node, ...report }) => checkReport(report, today).map((fault) => ({ ...fault, project, node })))
  if (faults.length > 0) throw new Problem('report_faulty', { faults })
  for (const { project, ...report } of reports) await addReports(tx, { county, project, by }, [{ ...report, on: today }])
  return reports.length
}

/** Only the owner reports, and whoever manages projects. */
async function refuseStranger(tx: Tx, { role, department }: Pick<User, 'role' | 'department'>, project: string, node: string): Promise<void> {
  const asked = (await findProject(tx, project))?.project.nodes.find(({ id }) => id === node)
  if (asked === undefined) throw new Problem('not_found', { project, node })
  if (!may(role, 'project.manage') && asked.owner !== department) throw new Problem('not_owner', { project, node, owner: asked.owner })
}
