import type { addSource, getSource, replyToSource, SourceSummary } from '@junheng/contract/tasks.ts'
import { Problem } from '@junheng/contract/problem.ts'
import type { IsoDate } from '@junheng/core/county/snapshot.ts'
import { sentencesOf } from '@junheng/core/dispatch/sentences.ts'
import { checkReply, replyClock, type RepliedSource, type SourceReply } from '@junheng/core/dispatch/source-replies.ts'
import type { WorkingDays } from '@junheng/core/schedule/schedule-result.ts'
import { workingDays } from '@junheng/core/schedule/working-days.ts'
import { sql, type Insertable } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { z } from 'zod'
import type { Tx } from '../../db/database.ts'
import { newId } from '../../db/ids.ts'
import type { DispatchTables } from '../../db/tables/dispatch.ts'
import { countyCalendar } from '../calendar/queries.ts'

export type NewSource = z.infer<Extract<typeof addSource['body'], z.ZodType>>
export type NewReply = z.infer<Extract<typeof replyToSource['body'], z.ZodType>>
export type SourceDetail = z.infer<Extract<typeof getSource['reply'], z.ZodType>>

/** Enters a document and its sentences; returns its id. Throws the problem of one whose dates do not hold. */
export async function enterSource(tx: Tx, { kind, title, number, issuedOn, replyDue, body }: NewSource, { county, by }: { readonly county: string; readonly by: string }): Promise<string> {
  if (replyDue !== null && replyDue < issuedOn) throw new Problem('source_faulty')
  const id = newId()
  await tx.insertInto('source_document').values({ county_code: county, id, year: Number(issuedOn.slice(0, 4)), kind, title, number, issued_on: issuedOn, reply_due: replyDue, body, by }).execute()
  const lines = sentencesOf(body).map(({ position, text, demand }) => ({ county_code: county, source_id: id, position, text, demand, no_task_reason: null, by: null }))
  if (lines.length === 0) throw new Problem('source_faulty')
  await tx.insertInto('source_sentence').values(lines).execute()
  return id
}

/** Documents and how far they are turned into tasks, the newest first. */
export async function listSources(tx: Tx, today: IsoDate, year?: number): Promise<SourceSummary[]> {
  const rows = await summaries(tx).$if(year !== undefined, (query) => query.where('year', '=', year!)).orderBy('issued_on', 'desc').orderBy('id').execute()
  const working = await workingCalendar(tx)
  return rows.map((row) => toSummary(row, today, working))
}

export async function sourceDetail(tx: Tx, today: IsoDate, id: string): Promise<SourceDetail | undefined> {
  const row = await summaries(tx).where('id', '=', id).executeTakeFirst()
  if (row === undefined) return undefined
  const lines = await tx.selectFrom('source_sentence').select(['position', 'text', 'demand', 'no_task_reason']).where('source_id', '=', id).orderBy('position').execute()
  const tasks = await tx.selectFrom('task').select(['id', 'sentence']).where('source_id', '=', id).where('removed_on', 'is', null).orderBy('id').execute()
  return {
    ...toSummary(row, today, await workingCalendar(tx)),
    replies: repliesOf(row),
    lines: lines.map(({ position, text, demand, no_task_reason }) => ({ position, text, demand, noTaskReason: no_task_reason, tasks: tasks.filter(({ sentence }) => sentence === position).map((task) => task.id) })),
  }
}

/** Puts a reply on record, or a correction of one. Throws with every reason why it cannot be. */
export async function reply(tx: Tx, id: string, { on, ...said }: NewReply, { county, by, today }: { readonly county: string; readonly by: string; readonly today: IsoDate }): Promise<void> {
  const row = await summaries(tx).where('id', '=', id).executeTakeFirst()
  if (row === undefined) throw new Problem('not_found')
  const faults = checkReply({ on, ...said }, repliedOf(row), today)
  if (faults.length > 0) throw new Problem('reply_faulty', { faults })
  await addReply(tx, { county_code: county, source_id: id, replied_on: on, ...said, by })
}

export async function addReply(tx: Tx, row: Omit<Insertable<DispatchTables['source_reply']>, 'id' | 'at'>): Promise<void> {
  await tx.insertInto('source_reply').values({ ...row, id: newId() }).execute()
}

/** Says why a sentence has no task, or takes that back. Throws where it has one, or is not there. */
export async function excuse(tx: Tx, id: string, position: number, { reason, by }: { readonly reason: string | null; readonly by: string }): Promise<void> {
  const tasked = await tx.selectFrom('task').select('id').where('source_id', '=', id).where('sentence', '=', position).where('removed_on', 'is', null).executeTakeFirst()
  if (reason !== null && tasked !== undefined) throw new Problem('sentence_tasked', { task: tasked.id })
  const { numUpdatedRows } = await tx.updateTable('source_sentence').set({ no_task_reason: reason, by }).where('source_id', '=', id).where('position', '=', position).executeTakeFirst()
  if (numUpdatedRows === 0n) throw new Problem('not_found')
}

const isTasked = sql<boolean>`exists (select from task t where t.county_code = line.county_code and t.source_id = line.source_id and t.sentence = line.position and t.removed_on is null)`

/** How many sentences of a document hold a condition. */
const counted = (condition: ReturnType<typeof sql<boolean>>) =>
  sql<number>`(select count(*)::int from source_sentence line where line.county_code = source_document.county_code and line.source_id = source_document.id and ${condition})`

/** What is counted of the sentences of a document. */
function summaries(tx: Tx) {
  return tx
    .selectFrom('source_document')
    .select(['id', 'year', 'kind', 'title', 'number', 'issued_on', 'reply_due'])
    .select((eb) => jsonArrayFrom(
      eb.selectFrom('source_reply').select(['id', 'replied_on', 'number', 'office', 'text', 'corrects', 'reason', 'by'])
        .whereRef('source_reply.county_code', '=', 'source_document.county_code').whereRef('source_reply.source_id', '=', 'source_document.id').orderBy('at').orderBy('id'),
    ).as('replies'))
    .select([
      counted(sql<boolean>`true`).as('sentences'),
      counted(sql<boolean>`demand`).as('demands'),
      counted(sql<boolean>`demand and ${isTasked}`).as('tasked'),
      counted(sql<boolean>`demand and no_task_reason is not null and not ${isTasked}`).as('excused'),
    ])
}

type SummaryRow = Awaited<ReturnType<ReturnType<typeof summaries>['execute']>>[number]

function toSummary(row: SummaryRow, today: IsoDate, working: WorkingDays): SourceSummary {
  const { issued_on, reply_due, replies: _replies, ...counts } = row
  return { ...counts, issuedOn: issued_on, replyDue: reply_due, silent: row.demands - row.tasked - row.excused, reply: replyClock(repliedOf(row), today, working) }
}

function repliedOf(row: SummaryRow): RepliedSource {
  return { kind: row.kind, issuedOn: row.issued_on, replyDue: row.reply_due, replies: repliesOf(row) }
}

function repliesOf({ replies }: SummaryRow): SourceReply[] {
  return replies.map(({ replied_on, ...reply }) => ({ ...reply, on: replied_on }))
}

async function workingCalendar(tx: Tx): Promise<WorkingDays> {
  return workingDays((await countyCalendar(tx)).holidayYears)
}
