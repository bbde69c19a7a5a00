import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '../../db/database.ts'
import type { DigestAlgorithm } from '../../db/tables/audit.ts'

/** An audit row as it is hashed: text of every column, to the microsecond. */
export interface SealedRow {
  readonly id: string
  readonly at: string
  readonly user: string | null
  readonly address: string | null
  readonly action: string
  readonly subject: string
  readonly details: string | null
  /** A digest of what it changed; null for rows that changed nothing, and for those older than migration 0016. */
  readonly changes?: string | null
}

export interface Link {
  readonly seq: number
  readonly auditId: string
  readonly algorithm: DigestAlgorithm
  readonly hash: string
}

/** What the first link follows. */
export const beginning = '0'.repeat(64)

/** No transaction lives longer, so a row that turns up with an earlier time than this was slipped in. Null before the first seal. */
export const earliestToSeal = sql<Date>`((select row_at from audit_link order by seq desc limit 1) - interval '1 hour')`

/** The hash of a link: of the one before, its number, and the row, each part told apart by its length in JSON. */
export function linkHash(algorithm: DigestAlgorithm, before: string, seq: number, row: SealedRow): string {
  const { id, at, user, address, action, subject, details, changes } = row
  return createHash(algorithm).update(JSON.stringify([before, seq, id, at, user, address, action, subject, details, ...(changes ? [changes] : [])])).digest('hex')
}

/** The columns of a row as `linkHash` takes them. */
export const sealedColumns = sql<SealedRow>`
  jsonb_build_object(
    'id', audit.id, 'at', to_char(audit.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'user', audit.user_id,
    'address', audit.address, 'action', audit.action, 'subject', audit.subject, 'details', audit.details::text, 'changes', audit.changes_sha256)`

/** Links committed rows that have none to the chain, oldest first, at most `limit`; answers how many. One sealer at a time. */
export async function seal(tx: Tx, countyCode: string, algorithm: DigestAlgorithm, limit = 1000): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtext('audit_link'), hashtext(${countyCode}))`.execute(tx)
  const last = await lastLink(tx)
  const waiting = await rowsToSeal(tx, limit)
  let before = last?.hash ?? beginning
  const links = waiting.map((row, index) => {
    const seq = (last?.seq ?? 0) + index + 1
    before = linkHash(algorithm, before, seq, row)
    return { county_code: countyCode, seq, audit_id: row.id, algorithm, hash: before, row_at: row.at }
  })
  if (links.length > 0) await tx.insertInto('audit_link').values(links).execute()
  return links.length
}

async function rowsToSeal(tx: Tx, limit: number): Promise<readonly SealedRow[]> {
  const found = await tx
    .selectFrom('audit')
    .select(sealedColumns.as('row'))
    .where(sql<boolean>`audit.at > coalesce(${earliestToSeal}, '-infinity')`)
    .where(({ not, exists, selectFrom }) => not(exists(selectFrom('audit_link').select('seq').whereRef('audit_link.audit_id', '=', 'audit.id'))))
    .orderBy('audit.at')
    .orderBy('audit.id')
    .limit(limit)
    .execute()
  return found.map(({ row }) => row)
}

/** The newest link: what is printed as the day's anchor. */
export async function lastLink(tx: Tx): Promise<(Link & { readonly sealedAt: Date }) | undefined> {
  const found = await tx.selectFrom('audit_link').selectAll().orderBy('seq', 'desc').limit(1).executeTakeFirst()
  return found && { seq: Number(found.seq), auditId: found.audit_id, algorithm: found.algorithm, hash: found.hash, sealedAt: found.sealed_at }
}
