import type { Post } from '@junheng/contract/accounts.ts'
import type { Tx } from '../../db/database.ts'

/** Posts in the order they began, of the people named or of all. */
export async function listPosts(tx: Tx, ...userIds: readonly string[]): Promise<readonly { readonly userId: string; readonly post: Post }[]> {
  const rows = await tx
    .selectFrom('post')
    .innerJoin('organisation', (join) => join.onRef('organisation.county_code', '=', 'post.county_code').onRef('organisation.id', '=', 'post.organisation_id'))
    .select(['post.id', 'post.user_id', 'post.role', 'post.since', 'post.until', 'post.deputises', 'organisation.id as organisation_id', 'organisation.kind', 'organisation.name', 'organisation.school_id', 'organisation.township'])
    .where((is) => (userIds.length === 0 ? is.lit(true) : is('post.user_id', 'in', userIds)))
    .orderBy('post.since')
    .orderBy('post.id')
    .execute()
  return rows.map(({ id, user_id, role, since, until, deputises, organisation_id, kind, name, school_id, township }) => ({
    userId: user_id,
    post: { id, role, since, until, deputises, organisation: { id: organisation_id, kind, name, schoolId: school_id, township } },
  }))
}

/** The posts of a list that are held on a day, one's own before those one stands in for. */
export function heldOn(posts: readonly Post[], day: string): readonly Post[] {
  const held = posts.filter(({ since, until }) => since <= day && (until === null || day <= until))
  return held.toSorted((a, b) => Number(a.deputises !== null) - Number(b.deputises !== null))
}
