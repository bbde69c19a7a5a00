import type { AuditChange, AuditPage, AuditRow } from '@junheng/contract/audit.ts'
import { sql } from 'kysely'
import type { Tx } from '../../db/database.ts'
import { newId } from '../../db/ids.ts'

/** What was done or read. */
export interface AuditEntry {
  /** `noun.verb` */
  readonly action: string
  readonly subject: string
  readonly details?: unknown
}

/** By whom and from where, the transaction knows: signing in makes nobody somebody on the way. */
export async function addAuditRow(tx: Tx, countyCode: string, { action, subject, details }: AuditEntry, id?: string): Promise<void> {
  const text = details === undefined ? null : JSON.stringify(details)
  await sql`
    insert into audit (county_code, id, user_id, address, action, subject, details, changes_sha256)
    select ${countyCode}, taken.id, current_app_user(), nullif(current_setting('junheng.address', true), ''), ${action}, ${subject}, ${text}::jsonb, changes_digest(taken.id)
    from (select coalesce(${id ?? null}::uuid, take_audit_id(${newId()})) as id) as taken`.execute(tx)
}

/** What a deed changed, in the order of the changes: at most so many as a page shows. */
export async function listChanges(tx: Tx, auditId: string, limit: number): Promise<AuditChange[]> {
  const rows = await tx.selectFrom('audit_change').select(['table_name', 'op', 'key', 'before', 'after']).where('audit_id', '=', auditId).orderBy('seq').limit(limit).execute()
  return rows.map(({ table_name, ...rest }) => ({ table: table_name, ...rest }))
}

/**
 * After a commit of which nobody knows whether it happened: true where the row that it wrote is there. Where it is not, another is written in
 * its place, so that the transaction, should it still be under way somewhere, can never commit.
 */
export async function wasCommitted(tx: Tx, countyCode: string, id: string): Promise<boolean> {
  const lost = { county_code: countyCode, id, user_id: sql<string | null>`current_app_user()`, action: 'request.lose', subject: id, details: null }
  const { numInsertedOrUpdatedRows } = await tx.insertInto('audit').values(lost).onConflict((on) => on.columns(['county_code', 'id']).doNothing()).executeTakeFirst()
  return numInsertedOrUpdatedRows === 0n
}

export interface AuditSearch {
  readonly action?: string | undefined
  readonly who?: string | undefined
  readonly text?: string | undefined
  readonly since?: string | undefined
  readonly until?: string | undefined
}

/** One page of the audit, newest first: ids of version 7 sort by the time they were made. */
export async function listAudit(tx: Tx, { before, limit, ...search }: AuditSearch & { readonly before?: string | undefined; readonly limit: number }): Promise<AuditPage> {
  const found = await searched(tx, search)
    .where((is) => (before === undefined ? is.lit(true) : is('audit.id', '<', before)))
    .limit(limit + 1)
    .execute()
  const rows = found.slice(0, limit).map(rowOf)
  return { rows, next: found.length > limit ? (rows.at(-1)?.id ?? null) : null }
}

/** What a search finds, newest first, at most `limit` rows. */
export async function findAudit(tx: Tx, search: AuditSearch, limit: number): Promise<readonly AuditRow[]> {
  return (await searched(tx, search).limit(limit).execute()).map(rowOf)
}

function searched(tx: Tx, { action, who, text, since, until }: AuditSearch) {
  return tx
    .selectFrom('audit')
    .leftJoin('app_user', (join) => join.onRef('app_user.county_code', '=', 'audit.county_code').onRef('app_user.id', '=', 'audit.user_id'))
    .select(['audit.id', 'audit.at', 'audit.user_id', 'app_user.name', 'audit.address', 'audit.action', 'audit.subject', 'audit.details', 'audit.changes_sha256'])
    .where((is) =>
      is.and([
        ...(action ? [is(sql`starts_with(audit.action, ${action})`, '=', true)] : []),
        ...(who ? [is(sql`position(${who} in app_user.name)`, '>', 0)] : []),
        ...(text ? [is(sql`position(${text} in audit.subject || ' ' || coalesce(audit.details::text, ''))`, '>', 0)] : []),
        ...(since ? [is('audit.at', '>=', startOf(since))] : []),
        ...(until ? [is('audit.at', '<', sql<Date>`${startOf(until)} + interval '1 day'`)] : []),
      ]),
    )
    .orderBy('audit.id', 'desc')
}

/** Midnight in China. */
function startOf(day: string) {
  return sql<Date>`(${day}::timestamp at time zone 'Asia/Shanghai')`
}

type Found = Awaited<ReturnType<ReturnType<typeof searched>['execute']>>[number]

function rowOf({ id, at, user_id, name, address, action, subject, details, changes_sha256 }: Found): AuditRow {
  return { id, at: at.toISOString(), user: user_id === null ? null : { id: user_id, name: name ?? '' }, address, action, subject, details, hasChanges: changes_sha256 !== null }
}
