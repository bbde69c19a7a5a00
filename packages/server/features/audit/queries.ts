import type { AuditPage } from '@junheng/contract/audit.ts'
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

/** By whom, the transaction knows: signing in makes nobody somebody on the way. */
export async function addAuditRow(tx: Tx, countyCode: string, { action, subject, details }: AuditEntry): Promise<void> {
  const row = { id: newId(), county_code: countyCode, user_id: sql<string | null>`current_app_user()`, action, subject }
  await tx.insertInto('audit').values({ ...row, details: details === undefined ? null : JSON.stringify(details) }).execute()
}

/** One page of the audit, newest first: ids of version 7 sort by the time they were made. */
export async function listAudit(tx: Tx, { before, limit }: { before?: string | undefined; limit: number }): Promise<AuditPage> {
  let query = tx
    .selectFrom('audit')
    .leftJoin('app_user', (join) => join.onRef('app_user.county_code', '=', 'audit.county_code').onRef('app_user.id', '=', 'audit.user_id'))
    .select(['audit.id', 'audit.at', 'audit.user_id', 'app_user.name', 'audit.action', 'audit.subject', 'audit.details'])
    .orderBy('audit.id', 'desc')
    .limit(limit + 1)
  if (before !== undefined) query = query.where('audit.id', '<', before)
  const found = await query.execute()
  const rows = found.slice(0, limit).map(({ id, at, user_id, name, action, subject, details }) => ({
    id,
    at: at.toISOString(),
    user: user_id === null ? null : { id: user_id, name: name ?? '' },
    action,
    subject,
    details,
  }))
  return { rows, next: found.length > limit ? (rows.at(-1)?.id ?? null) : null }
}
