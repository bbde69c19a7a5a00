import type { ScenarioItem } from '@junheng/contract/layouts.ts'
import { emptyProcedure, type Procedure } from '@junheng/core/planning/layout/procedure.ts'
import type { SchoolChange } from '@junheng/core/county/snapshot.ts'
import type { Tx } from '../../db/database.ts'
import { newId } from '../../db/ids.ts'
import type { PlannedRun, ScenarioContent } from '../../db/tables/layout.ts'
import { toJson } from '../../db/tables/json.ts'

export interface StoredScenario {
  readonly item: ScenarioItem
  readonly projects: readonly string[]
  /** The run that made it; null: drawn by hand. */
  readonly planned: PlannedRun | null
}

/** All but the run, which is long. */
const itemColumns = ['id', 'name', 'snapshot_id', 'state', 'saved_on', 'saved_by', 'content'] as const

export async function listScenarios(tx: Tx): Promise<ScenarioItem[]> {
  const rows = await tx.selectFrom('layout_scenario').select(itemColumns).orderBy('saved_at', 'desc').orderBy('id').execute()
  return rows.map(toItem)
}

export async function findScenario(tx: Tx, id: string): Promise<StoredScenario | undefined> {
  const row = await tx.selectFrom('layout_scenario').selectAll().where('id', '=', id).executeTakeFirst()
  return row && { item: toItem(row), projects: row.projects, planned: row.planned }
}

export interface ScenarioToAdd {
  readonly countyCode: string
  readonly name: string
  readonly snapshot: string
  readonly content: ScenarioContent
  readonly planned?: PlannedRun
  readonly on: string
  readonly by: string
}

export async function addScenario(tx: Tx, { countyCode, name, snapshot, content, planned, on, by }: ScenarioToAdd): Promise<string> {
  const id = newId()
  await tx
    .insertInto('layout_scenario')
    .values({ county_code: countyCode, id, name, snapshot_id: snapshot, state: 'draft', saved_on: on, saved_by: by, decided_on: null, decided_by: null, content: toJson(content), planned: planned === undefined ? null : toJson(planned) })
    .execute()
  return id
}

/** What approval makes of a scenario. */
export interface Adopted {
  readonly projects: readonly string[]
  readonly changes: readonly SchoolChange[]
}

export async function settleScenario(tx: Tx, id: string, to: { readonly state: ScenarioItem['state']; readonly on: string; readonly by: string; readonly adopted?: Adopted }): Promise<void> {
  await tx
    .updateTable('layout_scenario')
    .set({ state: to.state, decided_on: to.on, decided_by: to.by, ...(to.adopted === undefined ? {} : { projects: [...to.adopted.projects], changes: toJson(to.adopted.changes) }) })
    .where('id', '=', id)
    .execute()
}

/** Dated facts of every approved scenario, oldest first. */
export async function listAdoptedChanges(tx: Tx): Promise<SchoolChange[]> {
  const rows = await tx.selectFrom('layout_scenario').select('changes').where('state', '=', 'approved').orderBy('decided_on').orderBy('id').execute()
  return rows.flatMap(({ changes }) => changes)
}

/** The newest version; nothing on record is the empty one. */
export async function findProcedure(tx: Tx, scenario: string): Promise<Procedure> {
  const newest = await tx.selectFrom('layout_procedure').select('content').where('scenario_id', '=', scenario).orderBy('at', 'desc').orderBy('id', 'desc').executeTakeFirst()
  return newest?.content ?? emptyProcedure
}

export async function addProcedure(tx: Tx, { countyCode, scenario, by, procedure }: { readonly countyCode: string; readonly scenario: string; readonly by: string; readonly procedure: Procedure }): Promise<void> {
  await tx.insertInto('layout_procedure').values({ county_code: countyCode, id: newId(), scenario_id: scenario, by, content: toJson(procedure) }).execute()
}

interface Row {
  readonly id: string
  readonly name: string
  readonly snapshot_id: string
  readonly state: ScenarioItem['state']
  readonly saved_on: string
  readonly saved_by: string
  readonly content: ScenarioContent
}

function toItem({ id, name, snapshot_id, state, saved_on, saved_by, content: { claims, kindergartens, ...content } }: Row): ScenarioItem {
  return { id, name, snapshot: snapshot_id, state, savedOn: saved_on, savedBy: saved_by, ...content, kindergartens: kindergartens ?? null, planned: claims ?? null }
}
