import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Post } from '@junheng/contract/accounts.ts'
import type { Role } from '@junheng/contract/permissions.ts'
import { setScope, type Scope, type Tx } from '../../db/database.ts'
import { heldOn, listPosts } from '../accounts/posts.ts'

/** Someone signed in. */
export interface User {
  readonly id: string
  readonly name: string
  readonly role: Role
  readonly schoolId?: string
  readonly township?: string
  readonly department?: string
  /** The post that is acted in; the console has none. */
  readonly postId?: string
}

const hours = 3_600_000
const sessionLasts = 12 * hours
const linkLasts = 24 * hours

/** Makes `tx` the transaction of whoever holds the session token; undefined where it is unknown or has expired. Each use prolongs the session. */
export async function authenticate(tx: Tx, countyCode: string, token: string, today: string): Promise<User | undefined> {
  const tokenSha256 = hashOf(token)
  await setScope(tx, { countyCode, tokenSha256 })
  const session = await tx
    .selectFrom('session')
    .select(['user_id', 'post_id', 'expires_at'])
    .where('token_sha256', '=', tokenSha256)
    .where('expires_at', '>', new Date())
    .executeTakeFirst()
  if (!session) return undefined

  await setScope(tx, { countyCode, userId: session.user_id, tokenSha256 })
  if (session.expires_at.getTime() < Date.now() + sessionLasts - hours) {
    await tx.updateTable('session').set({ expires_at: later(sessionLasts) }).where('token_sha256', '=', tokenSha256).execute()
  }
  return becomeUser(tx, countyCode, { id: session.user_id, postId: session.post_id, tokenSha256 }, today)
}

/** Spends a sign-in link and opens a session; undefined where the link is unknown, used or expired. `tx` then is the user's. */
export async function openSession(tx: Tx, countyCode: string, linkToken: string, today: string): Promise<{ user: User; token: string } | undefined> {
  const spent = hashOf(linkToken)
  await setScope(tx, { countyCode, tokenSha256: spent })
  const link = await tx
    .updateTable('sign_in_link')
    .set({ used_at: new Date() })
    .where('token_sha256', '=', spent)
    .where('used_at', 'is', null)
    .where('expires_at', '>', new Date())
    .returning('user_id')
    .executeTakeFirst()
  if (!link) return undefined

  await setScope(tx, { countyCode, userId: link.user_id })
  const token = newToken()
  const tokenSha256 = hashOf(token)
  const session = { county_code: countyCode, token_sha256: tokenSha256, user_id: link.user_id, post_id: null, expires_at: later(sessionLasts) }
  await tx.insertInto('session').values(session).execute()
  const user = await becomeUser(tx, countyCode, { id: link.user_id, postId: null, tokenSha256 }, today)
  return user && { user, token }
}

/** Ends the session that `tx` belongs to; `tx` keeps its user. */
export async function removeSession(tx: Tx): Promise<void> {
  await tx.deleteFrom('session').where('token_sha256', '=', sql<string>`current_token()`).execute()
}

/** Ends every session of somebody else, for whoever manages accounts. */
export async function endSessions(tx: Tx, userId: string): Promise<void> {
  await tx.deleteFrom('session').where('user_id', '=', userId).execute()
}

/** What row-level security is to go by for a user; nobody sees no rows but the county's name. */
export function scopeOf(countyCode: string, user: User | undefined): Scope {
  if (!user) return { countyCode }
  const { id, role, schoolId, township, department } = user
  return { countyCode, userId: id, role, ...(schoolId !== undefined && { schoolId }), ...(township !== undefined && { township }), ...(department !== undefined && { department }) }
}

/** A link that signs `userId` in once within a day. Only its hash is kept, so this is the one time it can be shown. */
export async function addSignInLink(tx: Tx, countyCode: string, userId: string): Promise<{ token: string; expiresAt: Date }> {
  const token = newToken()
  const expiresAt = later(linkLasts)
  await tx.insertInto('sign_in_link').values({ county_code: countyCode, token_sha256: hashOf(token), user_id: userId, expires_at: expiresAt, used_at: null }).execute()
  return { token, expiresAt }
}

interface Holder {
  readonly id: string
  /** The post last taken. */
  readonly postId: string | null
  readonly tokenSha256: string
}

/** Nobody without a post today: whoever has left, or not begun, is not let in. */
async function becomeUser(tx: Tx, countyCode: string, { id, postId, tokenSha256 }: Holder, today: string): Promise<User | undefined> {
  const person = await tx.selectFrom('app_user').select(['name', 'left_on']).where('id', '=', id).executeTakeFirst()
  if (!person || (person.left_on !== null && person.left_on <= today)) return undefined
  const held = heldOn((await listPosts(tx, id)).map(({ post }) => post), today)
  const post = held.find((each) => each.id === postId) ?? held[0]
  if (!post) return undefined
  const user = { id, name: person.name, ...actingIn(post) }
  await setScope(tx, { ...scopeOf(countyCode, user), tokenSha256 })
  return user
}

/** Role and scope of a post. An office answers for the nodes that bear its name. */
export function actingIn({ id: postId, role, organisation: { kind, name, schoolId, township } }: Post) {
  const isOffice = kind === 'department' || kind === 'township'
  return { postId, role, ...(schoolId !== null && { schoolId }), ...(township !== null && { township }), ...(isOffice && { department: name }) }
}

/** Acts in another post from the next request on; false where it is not held today. */
export async function takePost(tx: Tx, userId: string, postId: string, today: string): Promise<boolean> {
  const held = heldOn((await listPosts(tx, userId)).map(({ post }) => post), today)
  if (!held.some(({ id }) => id === postId)) return false
  await tx.updateTable('session').set({ post_id: postId }).where('token_sha256', '=', sql<string>`current_token()`).execute()
  return true
}

function newToken() {
  return randomBytes(32).toString('base64url')
}

function hashOf(token: string) {
  return createHash('sha256').update(token).digest('hex')
}

function later(milliseconds: number) {
  return new Date(Date.now() + milliseconds)
}
