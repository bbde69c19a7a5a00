import { permissions } from '@junheng/contract/permissions.ts'
import type { SessionReply } from '@junheng/contract/sessions.ts'
import type { Tx } from '../../db/database.ts'
import { heldOn, listPosts } from '../accounts/posts.ts'
import { actingIn, type User } from './queries.ts'

/** Of the session as the next request will find it. */
export async function describeSession(tx: Tx, user: User, today: string, postId = user.postId): Promise<SessionReply> {
  const { county_code: code, name } = await tx.selectFrom('county').select(['county_code', 'name']).executeTakeFirstOrThrow()
  const posts = heldOn((await listPosts(tx, user.id)).map(({ post }) => post), today)
  const acting = posts.find(({ id }) => id === postId)
  const { isPasswordExpired: _, ...known } = user
  const now = acting === undefined ? known : { id: user.id, name: user.name, ...actingIn(acting) }
  return { user: now, posts: [...posts], permissions: [...permissions[now.role]], passwordExpired: user.isPasswordExpired ?? false, county: { code, name }, today }
}
