import type { ReportItem } from '@junheng/contract/projects.ts'
import type { IsoDate } from '@junheng/core/county/snapshot.ts'
import type { CountyNode, CountyProject } from '@junheng/core/schedule/programme.ts'
import type { NodeReport } from '@junheng/core/schedule/project.ts'
import type { Tx } from '../../db/database.ts'
import { newId } from '../../db/ids.ts'

/** What an office says of a node on a day. */
export interface Report {
  readonly node: string
  readonly on: IsoDate
  readonly state: NodeReport['state']
  readonly actualStart: IsoDate | null
  readonly actualFinish: IsoDate | null
  readonly expectedFinish: IsoDate | null
  readonly blocker: string | null
  readonly note: string | null
}

export async function addReports(tx: Tx, of: { readonly county: string; readonly project: string; readonly by: string }, reports: readonly Report[]): Promise<void> {
  if (reports.length === 0) return
  const rows = reports.map((report) => ({
    county_code: of.county,
    id: newId(),
    project_id: of.project,
    node_id: report.node,
    reported_on: report.on,
    state: report.state,
    actual_start: report.actualStart,
    actual_finish: report.actualFinish,
    expected_finish: report.expectedFinish,
    blocker: report.blocker,
    note: report.note,
    by: of.by,
  }))
  await tx.insertInto('node_report').values(rows).execute()
}

/** What the nodes of a project say happened to them, as the reports that would make them say so. */
export function reportsIn({ nodes }: CountyProject): readonly Report[] {
  return nodes.flatMap((node) => reportIn(node) ?? [])
}

/** Nothing where the node is as planned. A date alone was said when it came, and a finish on record outweighs the state. */
function reportIn({ id, actualStart, actualFinish, reported }: CountyNode): Report | undefined {
  const on = reported?.on ?? actualFinish ?? actualStart
  if (on === undefined) return undefined
  return {
    node: id,
    on,
    ...said(reported ?? { on, state: 'underWay' }),
    ...(actualFinish !== undefined && { state: 'finished' }),
    actualStart: actualStart ?? null,
    actualFinish: actualFinish ?? null,
  }
}

function said({ state, finish, note }: NodeReport) {
  return { state, expectedFinish: finish ?? null, blocker: null, note: note ?? null }
}

/** What was said of the nodes of a project, newest first. */
export async function listReports(tx: Tx, project: string): Promise<ReportItem[]> {
  const rows = await tx.selectFrom('node_report').selectAll().where('project_id', '=', project).orderBy('at', 'desc').orderBy('id', 'desc').execute()
  return rows.map((row) => ({
    id: row.id,
    node: row.node_id,
    on: row.reported_on,
    state: row.state,
    actualStart: row.actual_start,
    actualFinish: row.actual_finish,
    expectedFinish: row.expected_finish,
    blocker: row.blocker,
    note: row.note,
    by: row.by,
    at: row.at.toISOString(),
  }))
}
