import { createHash, randomBytes } from 'node:crypto'
import type { Feed } from '@junheng/contract/feeds.ts'
import type { IsoDate } from '@junheng/core/county/snapshot.ts'
import { setScope, type Tx } from '../../db/database.ts'
import { newId } from '../../db/ids.ts'

/** Feeds that the reader may see, those in use first, the newest first. */
export async function listFeeds(tx: Tx): Promise<Feed[]> {
  const rows = await feeds(tx).orderBy('revoked_on', (order) => order.desc().nullsFirst()).orderBy('at', 'desc').execute()
  return rows.map(toFeed)
}

/** Adds a feed; only the hash of its token is kept, so this is the one time it can be shown. */
export async function addFeed(tx: Tx, county_code: string, { office, by, on }: { readonly office: string; readonly by: string; readonly on: IsoDate }): Promise<{ readonly feed: Feed; readonly token: string }> {
  const token = randomBytes(32).toString('base64url')
  const id = newId()
  await tx.insertInto('calendar_feed').values({ county_code, id, office, token_sha256: hashOf(token), by, created_on: on }).execute()
  return { feed: { id, office, createdOn: on, by, revokedOn: null }, token }
}

/** The feed, revoked; undefined where there is none of that id to be seen. One that is revoked already keeps its day. */
export async function endFeed(tx: Tx, id: string, on: IsoDate): Promise<Feed | undefined> {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)) return undefined
  await tx.updateTable('calendar_feed').set({ revoked_on: on }).where('id', '=', id).where('revoked_on', 'is', null).execute()
  const row = await feeds(tx).where('id', '=', id).executeTakeFirst()
  return row && toFeed(row)
}

/** The office whose feed a token opens; `tx` then sees what that office sees. Undefined where it opens none any more. */
export async function enterAsFeed(tx: Tx, countyCode: string, token: string): Promise<string | undefined> {
  await setScope(tx, { countyCode, tokenSha256: hashOf(token) })
  const row = await tx.selectFrom('calendar_feed').select('office').where('token_sha256', '=', hashOf(token)).where('revoked_on', 'is', null).executeTakeFirst()
  if (row === undefined) return undefined
  await setScope(tx, { countyCode, role: 'department', department: row.office })
  return row.office
}

function feeds(tx: Tx) {
  return tx.selectFrom('calendar_feed').select(['id', 'office', 'by', 'created_on', 'revoked_on'])
}

type FeedRow = Awaited<ReturnType<ReturnType<typeof feeds>['executeTakeFirstOrThrow']>>

function toFeed({ id, office, by, created_on, revoked_on }: FeedRow): Feed {
  return { id, office, createdOn: created_on, by, revokedOn: revoked_on }
}

function hashOf(token: string) {
  return createHash('sha256').update(token).digest('hex')
}
