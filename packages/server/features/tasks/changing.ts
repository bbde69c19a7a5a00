import type { TaskDraft } from '@junheng/contract/tasks.ts'
import { Problem } from '@junheng/contract/problem.ts'
import type { IsoDate } from '@junheng/core/county/snapshot.ts'
import { checkTask } from '@junheng/core/dispatch/check-task.ts'
import { needsDecision, taskChanges } from '@junheng/core/dispatch/task-changes.ts'
import type { Task } from '@junheng/core/dispatch/task.ts'
import { sql } from 'kysely'
import type { Tx } from '../../db/database.ts'
import { toJson } from '../../db/tables/json.ts'
import { findTask } from './queries.ts'

/** Whose deed a change of a task is, when and why. */
export interface TaskDeed {
  readonly county: string
  readonly by: string
  readonly on: IsoDate
  readonly reason: string
  readonly decision: string | null
}

/** Adds a task under the next number of its year and returns it. */
export async function makeTask(tx: Tx, { year, ...draft }: TaskDraft & { readonly year: number }, deed: TaskDeed): Promise<Task> {
  const task: Task = { id: await nextId(tx, year), year, ...draft }
  await addTask(tx, task, deed)
  return task
}

/** Adds a task with the number it has. Throws the problem of one that cannot be. */
export async function addTask(tx: Tx, task: Task, deed: TaskDeed): Promise<void> {
  await refuseFaults(tx, task)
  await tx.insertInto('task').values({ county_code: deed.county, id: task.id, year: task.year, version: 1, removed_on: null, ...columnsOf(task) }).execute()
  await keepVersion(tx, { id: task.id, version: 1, task, weighty: false }, deed)
}

/** Puts a task in the place of the version it was made from; null removes it. What nobody gives up alone needs the number of a decision. */
export async function changeTask(tx: Tx, id: string, { version, draft }: { readonly version: number; readonly draft: TaskDraft | null }, deed: TaskDeed): Promise<void> {
  const before = await taskAt(tx, id, version)
  const after: Task | undefined = draft === null ? undefined : { id, year: before.year, ...draft }
  const changes = taskChanges(before, after)
  if (changes.length === 0) return
  const weighty = changes.filter(needsDecision)
  if (weighty.length > 0 && deed.decision === null) throw new Problem('decision_missing', { fields: weighty.map(({ field }) => field) })
  if (after !== undefined) await refuseFaults(tx, after)
  const put = after === undefined ? { removed_on: deed.on } : contentOf(after)
  const { numUpdatedRows } = await tx.updateTable('task').set({ ...put, version: version + 1 }).where('id', '=', id).where('version', '=', version).executeTakeFirst()
  if (numUpdatedRows === 0n) throw new Problem('changed_meanwhile')
  await keepVersion(tx, { id, version: version + 1, task: after, weighty: weighty.length > 0 }, deed)
}

/** The task as it stands. Throws where it is gone, or another version is the newest. */
async function taskAt(tx: Tx, id: string, version: number): Promise<Task> {
  const found = await findTask(tx, id)
  if (found === undefined || found.record.removedOn !== null) throw new Problem('not_found')
  if (found.version !== version) throw new Problem('changed_meanwhile', { version: found.version })
  return found.record.task
}

interface NewVersion {
  readonly id: string
  readonly version: number
  /** Undefined for a removal. */
  readonly task: Task | undefined
  readonly weighty: boolean
}

async function keepVersion(tx: Tx, { id, version, task, weighty }: NewVersion, { county, by, on, reason, decision }: TaskDeed): Promise<void> {
  await tx.insertInto('task_version').values({ county_code: county, task_id: id, version, changed_on: on, by, reason, weighty, decision, content: task === undefined ? null : toJson(task) }).execute()
}

const contentOf = (task: Task) => ({ parent_id: task.parent, content: toJson(task) })
const columnsOf = (task: Task) => ({ ...contentOf(task), source_id: task.source?.document ?? null, sentence: task.source?.sentence ?? null })

async function refuseFaults(tx: Tx, task: Task) {
  const rows = await tx.selectFrom('task').select(['id', 'parent_id']).where('year', '=', task.year).where('removed_on', 'is', null).execute()
  const faults = checkTask(task, new Map(rows.map(({ id, parent_id }) => [id, parent_id])))
  if (faults.length > 0) throw new Problem('task_faulty', { faults })
  await refuseUnknown(tx, task)
}

async function refuseUnknown(tx: Tx, { source, project }: Task) {
  const line = source === null ? true : await tx.selectFrom('source_sentence').select('position').where('source_id', '=', source.document).where('position', '=', source.sentence).executeTakeFirst()
  const work = project === null ? true : await tx.selectFrom('project_node').select('id').where('project_id', '=', project.id).$if(project.node !== null, (query) => query.where('id', '=', project.node!)).executeTakeFirst()
  if (line === undefined || work === undefined) throw new Problem('not_found', { source, project })
}

/** `2021-T07`: the year and a running number. The county's row is held, so that two new tasks never get the same one. */
async function nextId(tx: Tx, year: number): Promise<string> {
  await tx.selectFrom('county').select('county_code').forUpdate().execute()
  const { last } = await tx.selectFrom('task').select(sql<number | null>`max(substring(id from 7)::int)`.as('last')).where(sql<boolean>`id ~ ${`^${year}-T[0-9]{1,6}$`}`).executeTakeFirstOrThrow()
  return `${year}-T${String((last ?? 0) + 1).padStart(2, '0')}`
}
