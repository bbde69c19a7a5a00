import { sql } from 'kysely'
import type { SensitivityClass } from '@junheng/contract/permissions.ts'
import type { SensitiveRead } from '@junheng/contract/sensitive-reads.ts'
import type { Tx } from '../../db/database.ts'
import { newId } from '../../db/ids.ts'

/** What somebody is about to read, and what for. */
export interface Purpose {
  readonly classes: readonly SensitivityClass[]
  readonly purpose: string
  /** What was asked, `GET /evidence/:id` or the name of the program's own work, and of what. */
  readonly what: string
  readonly subject: string
}

/** Writes the reading into the log and opens its classes to the rest of the transaction, as far as its role is cleared for them. Answers the entry. */
export async function openClasses(tx: Tx, countyCode: string, { classes, ...rest }: Purpose): Promise<string> {
  const id = newId()
  const row = { county_code: countyCode, id, user_id: sql<string | null>`current_app_user()`, role: sql<string>`current_app_role()`, classes: [...classes], ...rest }
  await tx.insertInto('sensitive_read').values({ ...row, address: sql<string | null>`nullif(current_setting('junheng.address', true), '')` }).execute()
  await sql`select set_config('junheng.sensitive_read', ${id}, true)`.execute(tx)
  return id
}

/** Notes how many rows a reading handed out, and closes its classes again. */
export async function closeClasses(tx: Tx, id: string, rows: number): Promise<void> {
  await tx.updateTable('sensitive_read').set({ row_count: rows }).where('id', '=', id).execute()
  await sql`select set_config('junheng.sensitive_read', '', true)`.execute(tx)
}

/** Reads classified rows within any transaction, a job's or a request's; `rows` counts what was handed out. */
export async function readClassified<T>(tx: Tx, countyCode: string, purpose: Purpose, { read, rows }: { readonly read: () => Promise<T>; readonly rows: (found: T) => number }): Promise<T> {
  const id = await openClasses(tx, countyCode, purpose)
  const found = await read()
  await closeClasses(tx, id, rows(found))
  return found
}

export interface SensitiveReadSearch {
  readonly class?: SensitivityClass | undefined
  readonly text?: string | undefined
  readonly since?: string | undefined
  readonly until?: string | undefined
}

/** The log, newest first: ids go by time. */
export async function listSensitiveReads(tx: Tx, search: SensitiveReadSearch, { before, limit }: { readonly before?: string | undefined; readonly limit: number }): Promise<SensitiveRead[]> {
  const rows = await searched(tx, search)
    .$if(before !== undefined, (reads) => reads.where('sensitive_read.id', '<', before!))
    .limit(limit)
    .execute()
  return rows.map(({ at, name, row_count, ...rest }) => ({ ...rest, at: at.toISOString(), user: name, rows: row_count }))
}

function searched(tx: Tx, { class: only, text, since, until }: SensitiveReadSearch) {
  return tx
    .selectFrom('sensitive_read')
    .leftJoin('app_user', (join) => join.onRef('app_user.county_code', '=', 'sensitive_read.county_code').onRef('app_user.id', '=', 'sensitive_read.user_id'))
    .select(['sensitive_read.id', 'at', 'app_user.name', 'role', 'classes', 'purpose', 'what', 'subject', 'row_count', 'address'])
    .$if(only !== undefined, (reads) => reads.where(sql<boolean>`${only} = any (classes)`))
    .$if(text !== undefined, (reads) => reads.where(sql<boolean>`position(${text} in concat_ws(' ', app_user.name, purpose, what, subject)) > 0`))
    .$if(since !== undefined, (reads) => reads.where('at', '>=', day(since!)))
    .$if(until !== undefined, (reads) => reads.where('at', '<', sql<Date>`${day(until!)} + interval '1 day'`))
    .orderBy('sensitive_read.id', 'desc')
}

/** Midnight in China. */
function day(on: string) {
  return sql<Date>`(${on}::timestamp at time zone 'Asia/Shanghai')`
}
