import { sql } from 'kysely'
import { Problem } from '@junheng/contract/problem.ts'
import type { Tx } from '../../db/database.ts'

/**
 * Refuses what has just been done where it leaves the county, from a day on, without an administrator whose post nobody has set an end to:
 * nobody could appoint the next. Two who end each other's posts at once take turns.
 */
export async function keepAnAdministrator(tx: Tx, countyCode: string, from: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`administrators ${countyCode}`}, 0))`.execute(tx)
  const left = await tx
    .selectFrom('post')
    .innerJoin('app_user', (join) => join.onRef('app_user.county_code', '=', 'post.county_code').onRef('app_user.id', '=', 'post.user_id'))
    .select('post.id')
    .where('post.role', '=', 'bureau-admin')
    .where('post.deputises', 'is', null)
    .where('post.since', '<=', from)
    .where('post.until', 'is', null)
    .where('app_user.left_on', 'is', null)
    .executeTakeFirst()
  if (left === undefined) throw new Problem('last_administrator')
}
