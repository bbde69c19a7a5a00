import type { IsoDate } from '@junheng/core/county/snapshot.ts'
import type { Task, TaskRecord } from '@junheng/core/dispatch/task.ts'
import { jsonArrayFrom, jsonObjectFrom } from 'kysely/helpers/postgres'
import type { Tx } from '../../db/database.ts'

/** A task with what is on record of it, its version, and the sentence it comes from as far as the reader may see that. */
export interface FoundTask {
  readonly record: TaskRecord
  readonly version: number
  readonly sentence: { readonly document: string; readonly position: number; readonly title: string; readonly text: string } | null
}

/** The tasks of a year, removed ones among them, by their id. */
export async function listTasks(tx: Tx, year: number): Promise<readonly FoundTask[]> {
  return (await tasks(tx).where('task.year', '=', year).orderBy('task.id').execute()).map(toFound)
}

/** The tasks of every year, by their id. */
export async function listAllTasks(tx: Tx): Promise<readonly FoundTask[]> {
  return (await tasks(tx).orderBy('task.id').execute()).map(toFound)
}

export async function findTask(tx: Tx, id: string): Promise<FoundTask | undefined> {
  const row = await tasks(tx).where('task.id', '=', id).executeTakeFirst()
  return row && toFound(row)
}

/** Years that have tasks, the last first. */
export async function listYears(tx: Tx): Promise<readonly number[]> {
  const rows = await tx.selectFrom('task').select('year').distinct().orderBy('year', 'desc').execute()
  return rows.map(({ year }) => year)
}

/** Every version of a task, oldest first; the content of a removal is null. */
export async function listTaskVersions(tx: Tx, id: string) {
  return tx.selectFrom('task_version').select(['version', 'changed_on', 'by', 'reason', 'decision', 'content']).where('task_id', '=', id).orderBy('version').execute()
}

/** The tree of a year as it stood at the end of a day. */
export async function treeOn(tx: Tx, year: number, day: IsoDate): Promise<readonly Task[]> {
  const rows = await tx
    .selectFrom('task_version')
    .distinctOn('task_id')
    .select(['task_id', 'content'])
    .where('changed_on', '<=', day)
    .orderBy('task_id')
    .orderBy('version', 'desc')
    .execute()
  return rows.flatMap(({ content }) => (content === null || content.year !== year ? [] : [content]))
}

/** One query for any number of tasks: signatures, newest report and confirmation come as JSON beside them. */
function tasks(tx: Tx) {
  return tx
    .selectFrom('task')
    .leftJoin('source_sentence as line', (join) => join.onRef('line.county_code', '=', 'task.county_code').onRef('line.source_id', '=', 'task.source_id').onRef('line.position', '=', 'task.sentence'))
    .leftJoin('source_document as document', (join) => join.onRef('document.county_code', '=', 'task.county_code').onRef('document.id', '=', 'task.source_id'))
    .select(['task.content', 'task.version', 'task.removed_on', 'task.source_id', 'task.sentence', 'line.text', 'document.title'])
    .select(({ selectFrom }) => [
      selectFrom('task_version').select('changed_on').whereRef('task_version.county_code', '=', 'task.county_code').whereRef('task_version.task_id', '=', 'task.id').where('task_version.version', '=', 1).as('entered_on'),
      jsonArrayFrom(
        selectFrom('task_signature').select(['task_signature.office', 'task_signature.signed_on', 'task_signature.by'])
          .whereRef('task_signature.county_code', '=', 'task.county_code').whereRef('task_signature.task_id', '=', 'task.id').orderBy('signed_on').orderBy('office'),
      ).as('signatures'),
      jsonObjectFrom(
        selectFrom('task_report').select(['reported_on', 'state', 'finished_on', 'progress', 'asked', 'satisfied', 'note'])
          .select(({ selectFrom: inner }) => jsonObjectFrom(
            inner('confirmation').select(['confirmed_on', 'verdict', 'quality'])
              .whereRef('confirmation.county_code', '=', 'task_report.county_code').whereRef('confirmation.report_id', '=', 'task_report.id').orderBy('confirmation.at', 'desc').orderBy('confirmation.id', 'desc').limit(1),
          ).as('confirmation'))
          .whereRef('task_report.county_code', '=', 'task.county_code').whereRef('task_report.task_id', '=', 'task.id').orderBy('at', 'desc').orderBy('id', 'desc').limit(1),
      ).as('report'),
      selectFrom('extension').select('until').whereRef('extension.county_code', '=', 'task.county_code').whereRef('extension.task_id', '=', 'task.id').where('granted', '=', true)
        .orderBy('decided_on', 'desc').orderBy('id', 'desc').limit(1).as('extended_to'),
    ])
}

type TaskRow = Awaited<ReturnType<ReturnType<typeof tasks>['execute']>>[number]

function toFound(row: TaskRow): FoundTask {
  const { source_id, sentence, text, title } = row
  const line = source_id === null || sentence === null || text === null || title === null ? null : { document: source_id, position: sentence, title, text }
  return { record: toRecord(row), version: row.version, sentence: line }
}

function toRecord({ content: task, removed_on, entered_on, signatures, report, extended_to }: TaskRow): TaskRecord {
  return {
    task,
    removedOn: removed_on,
    enteredOn: entered_on!,
    signatures: signatures.map(({ office, signed_on, by }) => ({ office, on: signed_on, by })),
    report: report === null ? null : { on: report.reported_on, state: report.state, finishedOn: report.finished_on, progress: report.progress, asked: report.asked, satisfied: report.satisfied, note: report.note },
    confirmation: report === null || report.confirmation === null ? null : { on: report.confirmation.confirmed_on, verdict: report.confirmation.verdict, quality: report.confirmation.quality },
    extendedTo: extended_to,
  }
}
