import { permissions } from '@junheng/contract/permissions.ts'
import type { SessionReply } from '@junheng/contract/sessions.ts'
import type { Tx } from '../../db/database.ts'
import type { Call } from '../../http/endpoint.ts'
import { heldOn, listPosts } from '../accounts/posts.ts'
import { owedBy } from './owed.ts'
import { actingIn } from './queries.ts'

/** Of the session as the next request will find it. */
export async function describeSession(tx: Tx, { user, today, codesFor }: Pick<Call<unknown, unknown, unknown>, 'user' | 'today' | 'codesFor'>, postId = user.postId): Promise<SessionReply> {
  const { county_code: code, name } = await tx.selectFrom('county').select(['county_code', 'name']).executeTakeFirstOrThrow()
  const posts = heldOn((await listPosts(tx, user.id)).map(({ post }) => post), today)
  const acting = posts.find(({ id }) => id === postId)
  const { isPasswordExpired, lacksCodes, ...known } = user
  const now = acting === undefined ? known : { id: user.id, name: user.name, ...actingIn(acting) }
  return { user: now, posts: [...posts], permissions: [...permissions[now.role]], owes: owedBy({ role: now.role, isPasswordExpired, lacksCodes }, codesFor), county: { code, name }, today }
}
