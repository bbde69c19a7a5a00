import type { CountyProject } from '@junheng/core/schedule/programme.ts'
import type { Tx } from '../../db/database.ts'
import { toJson } from '../../db/tables/json.ts'
import type { PlannedNode } from '../../db/tables/projects.ts'

/** Whose deed a change is, and why. */
export interface Deed {
  readonly county: string
  readonly by: string
  readonly reason: string
}

/** Writes a project that is not there yet, as version 1. What happened to its nodes is not written: that is what reports are for. */
export async function addProject(tx: Tx, project: CountyProject, deed: Deed): Promise<void> {
  await tx.insertInto('project').values({ county_code: deed.county, id: project.id, version: 1, ...projectColumns(project) }).execute()
  await addParts(tx, project, deed)
  await keepVersion(tx, project, 1, deed)
}

/** Writes a project in the place of the version it was made from; false where that is no longer the newest. */
export async function replaceProject(tx: Tx, { project, version }: { readonly project: CountyProject; readonly version: number }, deed: Deed): Promise<boolean> {
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
  await keepVersion(tx, project, version + 1, deed)
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

async function keepVersion(tx: Tx, project: CountyProject, version: number, { county, by, reason }: Deed): Promise<void> {
  await tx.insertInto('project_change').values({ county_code: county, project_id: project.id, version, by, reason, content: toJson(plannedOf(project)) }).execute()
}
