import type { CountyProject } from '@junheng/core/schedule/programme.ts'
import type { Tx } from '../../db/database.ts'
import { toJson } from '../../db/tables/json.ts'
import type { PlannedNode } from '../../db/tables/projects.ts'

/** Whose deed a change is, and why. */
export interface Deed {
  readonly county: string
  readonly by: string
  readonly reason: string
  /** The number of the decision it carries out; null where it needs none. */
  readonly decision: string | null
}

/** The next version of a project, and whether it moves a date of the plan or takes an item out of it. */
export interface NextVersion {
  readonly project: CountyProject
  /** The version it was made from. */
  readonly version: number
  readonly redates: boolean
}

/** Writes a project that is not there yet, as version 1. What happened to its nodes is not written: that is what reports are for. */
export async function addProject(tx: Tx, project: CountyProject, deed: Deed): Promise<void> {
  await tx.insertInto('project').values({ county_code: deed.county, id: project.id, version: 1, ...projectColumns(project) }).execute()
  await addParts(tx, project, deed)
  await keepVersion(tx, { project, version: 1, redates: false }, deed)
}

/** Writes a project in the place of the version it was made from; false where that is no longer the newest. */
export async function replaceProject(tx: Tx, { project, version, redates }: NextVersion, deed: Deed): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('project')
    .set({ ...projectColumns(project), version: version + 1 })
    .where('id', '=', project.id)
    .where('version', '=', version)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return false
  await tx.deleteFrom('project_node').where('project_id', '=', project.id).execute()
  await tx.deleteFrom('project_gap').where('project_id', '=', project.id).execute()
  await addParts(tx, project, deed)
  await keepVersion(tx, { project, version: version + 1, redates }, deed)
  return true
}

/** A project without what happened to its nodes. */
export function plannedOf(project: CountyProject): CountyProject {
  return { ...project, nodes: project.nodes.map(plannedNode) }
}

function plannedNode({ actualStart: _start, actualFinish: _finish, reported: _reported, confirmedOn: _confirmed, extendedTo: _extended, ...node }: CountyProject['nodes'][number]): PlannedNode {
  return node
}

function projectColumns({ name, kind, start, promisedGoal, township, school, stages, pupils, pupilsBasis, budgetYuan, windows }: CountyProject) {
  return {
    name,
    kind,
    start_on: start,
    promised_goal: promisedGoal,
    township,
    school_id: school,
    stages: stages ?? null,
    pupils: pupils ?? null,
    pupils_basis: pupilsBasis,
    budget_yuan: budgetYuan,
    windows: windows === undefined ? null : toJson(windows),
  }
}

async function addParts(tx: Tx, { id, nodes, gaps }: CountyProject, { county }: Deed): Promise<void> {
  const key = { county_code: county, project_id: id }
  await tx.insertInto('project_node').values(nodes.map((node, position) => ({ ...key, id: node.id, position, content: toJson(plannedNode(node)) }))).execute()
  if (gaps.length > 0) await tx.insertInto('project_gap').values(gaps.map((gap_id) => ({ ...key, gap_id }))).execute()
}

async function keepVersion(tx: Tx, { project, version, redates }: NextVersion, { county, by, reason, decision }: Deed): Promise<void> {
  await tx.insertInto('project_change').values({ county_code: county, project_id: project.id, version, by, reason, redates, decision, content: toJson(plannedOf(project)) }).execute()
}
