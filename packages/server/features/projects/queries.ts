import { sql } from 'kysely'
import { jsonArrayFrom, jsonObjectFrom } from 'kysely/helpers/postgres'
import type { IsoDate, School } from '@junheng/core/county/snapshot.ts'
import type { CountyNode, CountyProject } from '@junheng/core/schedule/programme.ts'
import type { NodeReport } from '@junheng/core/schedule/project.ts'
import type { Tx } from '../../db/database.ts'
import type { PlannedNode } from '../../db/tables/projects.ts'
import type { NamedGap } from '../gaps/queries.ts'

export interface VersionedProject {
  /** As planned, with what the newest report of each node says of it. */
  readonly project: CountyProject
  /** Counts up with every change. */
  readonly version: number
}

/** Every project, by its id. */
export async function listProjects(tx: Tx): Promise<readonly VersionedProject[]> {
  return (await projects(tx).orderBy('id').execute()).map(toProject)
}

export async function findProject(tx: Tx, id: string): Promise<VersionedProject | undefined> {
  const row = await projects(tx).where('id', '=', id).executeTakeFirst()
  return row && toProject(row)
}

/** The projects that are to close any of these gaps, by their id. */
export async function listProjectsOfGaps(tx: Tx, gaps: readonly string[]): Promise<readonly VersionedProject[]> {
  const linked = tx.selectFrom('project_gap').select('project_id').where('gap_id', '=', sql<string>`any(${gaps}::text[])`)
  return (await projects(tx).where('id', 'in', linked).orderBy('id').execute()).map(toProject)
}

/** Which of these gaps the ledger does not hold. */
export async function listUnknownGaps(tx: Tx, ids: readonly string[]): Promise<readonly string[]> {
  const found = await tx.selectFrom('gap').select('id').where('id', '=', sql<string>`any(${ids}::text[])`).execute()
  const known = new Set(found.map(({ id }) => id))
  return ids.filter((id) => !known.has(id))
}

/** The gaps that a project is to close, as far as the reader may see them. */
export async function listGapsOf(tx: Tx, project: string): Promise<readonly NamedGap[]> {
  const linked = tx.selectFrom('project_gap').select('gap_id').where('project_id', '=', project)
  const rows = await tx.selectFrom('gap').select(['content', 'school_name']).where('id', 'in', linked).orderBy('school_id').orderBy('id').execute()
  return rows.map(({ content, school_name }) => ({ gap: content, schoolName: school_name }))
}

/** The school of a project and those of its township, in a snapshot. */
export async function listSchoolsNear(tx: Tx, snapshot: string, { school, township }: CountyProject): Promise<readonly School[]> {
  const rows = await tx
    .selectFrom('school_year')
    .select('content')
    .where('snapshot_id', '=', snapshot)
    .where(({ or, eb }) => or([eb('school_id', '=', school ?? ''), eb('township_code', '=', township ?? '')]))
    .orderBy('school_id')
    .execute()
  return rows.map(({ content }) => content)
}

/** Every version of a project, oldest first. */
export async function listVersions(tx: Tx, project: string) {
  return tx.selectFrom('project_change').select(['version', 'at', 'by', 'reason', 'decision', 'content']).where('project_id', '=', project).orderBy('version').execute()
}

/** One query for any number of projects: their nodes, newest reports and gaps come as JSON beside them. */
function projects(tx: Tx) {
  return tx.selectFrom('project').selectAll('project').select(({ selectFrom, ref }) => [
    jsonArrayFrom(
      selectFrom('project_node').select('content')
        .where('project_node.county_code', '=', ref('project.county_code')).where('project_node.project_id', '=', ref('project.id')).orderBy('position'),
    ).as('nodes'),
    jsonArrayFrom(
      selectFrom('node_report').distinctOn('node_id')
        .select(['node_id', 'reported_on', 'state', 'actual_start', 'actual_finish', 'expected_finish', 'blocker', 'note'])
        .select((eb) => jsonObjectFrom(
          eb.selectFrom('confirmation').select(['verdict', 'confirmed_on'])
            .whereRef('confirmation.county_code', '=', 'node_report.county_code').whereRef('confirmation.report_id', '=', 'node_report.id').orderBy('confirmation.at', 'desc').orderBy('confirmation.id', 'desc').limit(1),
        ).as('confirmation'))
        .where('node_report.county_code', '=', ref('project.county_code')).where('node_report.project_id', '=', ref('project.id'))
        .orderBy('node_id').orderBy('at', 'desc').orderBy('id', 'desc'),
    ).as('reports'),
    jsonArrayFrom(
      selectFrom('project_gap').select('gap_id')
        .where('project_gap.county_code', '=', ref('project.county_code')).where('project_gap.project_id', '=', ref('project.id')).orderBy('gap_id'),
    ).as('gaps'),
    jsonArrayFrom(
      selectFrom('extension').distinctOn('node_id').select(['node_id', 'until'])
        .where('extension.county_code', '=', ref('project.county_code')).where('extension.project_id', '=', ref('project.id')).where('granted', '=', true)
        .orderBy('node_id').orderBy('decided_on', 'desc').orderBy('id', 'desc'),
    ).as('extensions'),
  ])
}

type ProjectRow = Awaited<ReturnType<ReturnType<typeof projects>['execute']>>[number]

function toProject(row: ProjectRow): VersionedProject {
  const reportOf = new Map(row.reports.map((report) => [report.node_id, report]))
  const extendedTo = new Map(row.extensions.map(({ node_id, until }) => [node_id, until]))
  const project: CountyProject = {
    id: row.id,
    name: row.name,
    kind: row.kind,
    start: row.start_on,
    ...(row.windows !== null && { windows: row.windows }),
    ...(row.pupils !== null && { pupils: row.pupils }),
    pupilsBasis: row.pupils_basis,
    promisedGoal: row.promised_goal,
    township: row.township,
    school: row.school_id,
    ...(row.stages !== null && { stages: row.stages }),
    budgetYuan: row.budget_yuan === null ? null : Number(row.budget_yuan),
    gaps: row.gaps.map(({ gap_id }) => gap_id),
    nodes: row.nodes.map(({ content }) => withReport(withExtension(content, extendedTo.get(content.id)), reportOf.get(content.id))),
  }
  return { project, version: row.version }
}

interface NewestReport {
  readonly reported_on: IsoDate
  readonly state: NodeReport['state']
  readonly actual_start: IsoDate | null
  readonly actual_finish: IsoDate | null
  readonly expected_finish: IsoDate | null
  readonly blocker: string | null
  readonly note: string | null
  readonly confirmation: { readonly verdict: 'confirmed' | 'refused'; readonly confirmed_on: IsoDate } | null
}

function withExtension(node: PlannedNode, until: IsoDate | undefined): CountyNode {
  return until === undefined ? node : { ...node, extendedTo: until }
}

/** The newest report holds wholly: a date that it no longer names is withdrawn. A finish that was refused is none. */
function withReport(node: CountyNode, report: NewestReport | undefined): CountyNode {
  if (report === undefined) return node
  const { actual_start, actual_finish, expected_finish, blocker, note, confirmation } = report
  const said = [blocker, note].filter((text) => text !== null && text !== '').join('；')
  return {
    ...node,
    ...(actual_start !== null && { actualStart: actual_start }),
    ...(actual_finish !== null && confirmation?.verdict !== 'refused' && { actualFinish: actual_finish }),
    ...(confirmation?.verdict === 'confirmed' && { confirmedOn: confirmation.confirmed_on }),
    reported: {
      on: report.reported_on,
      state: report.state,
      ...(expected_finish !== null && { finish: expected_finish }),
      ...(said !== '' && { note: said }),
    },
  }
}
