import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Post } from '@junheng/contract/accounts.ts'
import type { Role } from '@junheng/contract/permissions.ts'
import { setScope, type Scope, type Tx } from '../../db/database.ts'
import { newId } from '../../db/ids.ts'
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
  /** Signed in by a password that has reached its age: it must be changed before anything else. */
  readonly isPasswordExpired?: true
  /** Signed in without a second step, and has none set up. The identity provider asks for its own. */
  readonly lacksCodes?: true
}

const hours = 3_600_000
/** 闲置、最长在线时间: a session ends after so long without a request, and after so long in any case. */
const idleLasts = 2 * hours
const sessionLasts = 12 * hours
const seenEvery = hours / 60
const linkLasts = 24 * hours

/** Makes `tx`, in whose scope the session token is, the transaction of whoever holds it; undefined where it is unknown, has expired or was left alone too long. */
export async function authenticate(tx: Tx, countyCode: string, token: string, today: string): Promise<User | undefined> {
  const tokenSha256 = hashOf(token)
  const session = await tx
    .selectFrom('session')
    // The user is taken into the scope by the same question: every request asks it.
    .select(['user_id', 'post_id', 'last_seen_at', 'opened_by', sql`set_config('junheng.user', user_id::text, true)`.as('scope')])
    .where('token_sha256', '=', tokenSha256)
    .where('expires_at', '>', new Date())
    .where('last_seen_at', '>', later(-idleLasts))
    .executeTakeFirst()
  if (!session) return undefined

  if (session.last_seen_at < later(-seenEvery)) await tx.updateTable('session').set({ last_seen_at: new Date() }).where('token_sha256', '=', tokenSha256).execute()
  return becomeUser(tx, countyCode, { id: session.user_id, postId: session.post_id, by: session.opened_by, tokenSha256 }, today)
}

/** From where and by what program somebody comes in. */
export interface Whence {
  readonly address: string
  readonly agent: string | undefined
}

/** Spends a sign-in link and opens a session; undefined where the link is unknown, used or expired. `tx` then is the user's. */
export async function openSession(tx: Tx, countyCode: string, { linkToken, ...whence }: Whence & { readonly linkToken: string }, today: string): Promise<Opened | undefined> {
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
  return link && openSessionFor(tx, countyCode, { userId: link.user_id, by: 'link', ...whence }, today)
}

export interface Opened {
  readonly user: User
  readonly token: string
}

/** Opens a session for somebody who has proved to be it; undefined for whoever holds no post today. `tx` then is the user's. */
export async function openSessionFor(tx: Tx, countyCode: string, who: Whence & { readonly userId: string; readonly by: 'link' | 'password' | 'sso' }, today: string): Promise<Opened | undefined> {
  const { userId, by, address, agent = null } = who
  await setScope(tx, { countyCode, userId })
  const token = newToken()
  const tokenSha256 = hashOf(token)
  const user = await becomeUser(tx, countyCode, { id: userId, postId: null, by, tokenSha256 }, today)
  if (user === undefined) return undefined
  const session = { county_code: countyCode, id: newId(), token_sha256: tokenSha256, user_id: userId, post_id: null, expires_at: later(sessionLasts), opened_by: by, address, agent: agent?.slice(0, 200) ?? null }
  await tx.insertInto('session').values(session).execute()
  return { user, token }
}

/** How the session that `tx` belongs to was opened. */
export async function sessionOpenedBy(tx: Tx): Promise<'link' | 'password' | 'sso' | undefined> {
  const session = await tx.selectFrom('session').select('opened_by').where('token_sha256', '=', sql<string>`current_token()`).executeTakeFirst()
  return session?.opened_by
}

/** Open sessions of somebody, newest first. */
export async function listOpenSessions(tx: Tx, userId: string) {
  const rows = await tx
    .selectFrom('session')
    .select(['id', 'created_at', 'last_seen_at', 'address', 'agent', sql<boolean>`token_sha256 is not distinct from current_token()`.as('own')])
    .where('user_id', '=', userId)
    .where('expires_at', '>', new Date())
    .where('last_seen_at', '>', later(-idleLasts))
    .orderBy('created_at', 'desc')
    .execute()
  return rows.map(({ created_at, last_seen_at, ...rest }) => ({ ...rest, openedAt: created_at.toISOString(), lastSeenAt: last_seen_at.toISOString() }))
}

/** Ends a session of one's own, or of anybody for whoever manages accounts; false where there is none to be ended. */
export async function endSessionById(tx: Tx, id: string): Promise<boolean> {
  return (await tx.deleteFrom('session').where('id', '=', id).returning('id').executeTakeFirst()) !== undefined
}

/** Ends every session of somebody but the one that asks. */
export async function endOtherSessions(tx: Tx, userId: string): Promise<void> {
  await tx.deleteFrom('session').where('user_id', '=', userId).where(sql<boolean>`token_sha256 is distinct from current_token()`).execute()
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
  const [link] = await addSignInLinks(tx, countyCode, [userId], linkLasts)
  return link!
}

/** Links for many people at once, in their order, which are handed out over some days. */
export async function addSignInLinks(tx: Tx, countyCode: string, userIds: readonly string[], lasts = 14 * 24 * hours): Promise<readonly { readonly token: string; readonly expiresAt: Date }[]> {
  const expiresAt = later(lasts)
  const links = userIds.map((userId) => ({ userId, token: newToken() }))
  for (let at = 0; at < links.length; at += 1000) {
    const rows = links.slice(at, at + 1000).map(({ userId, token }) => ({ county_code: countyCode, token_sha256: hashOf(token), user_id: userId, expires_at: expiresAt, used_at: null }))
    await tx.insertInto('sign_in_link').values(rows).execute()
  }
  return links.map(({ token }) => ({ token, expiresAt }))
}

interface Holder {
  readonly id: string
  /** The post last taken. */
  readonly postId: string | null
  readonly by: 'link' | 'password' | 'sso'
  readonly tokenSha256: string
}

/** Nobody without a post today: whoever has left, or not begun, is not let in. */
async function becomeUser(tx: Tx, countyCode: string, { id, postId, by, tokenSha256 }: Holder, today: string): Promise<User | undefined> {
  const person = await tx
    .selectFrom('app_user')
    .leftJoin('credential', (join) => join.onRef('credential.county_code', '=', 'app_user.county_code').onRef('credential.user_id', '=', 'app_user.id'))
    .select(['app_user.name', 'app_user.left_on', 'credential.password_set_at', 'credential.totp_confirmed_at'])
    .where('app_user.id', '=', id)
    .executeTakeFirst()
  if (!person || (person.left_on !== null && person.left_on <= today)) return undefined
  const held = heldOn((await listPosts(tx, id)).map(({ post }) => post), today)
  const post = held.find((each) => each.id === postId) ?? held[0]
  if (!post) return undefined
  const isPasswordExpired = by === 'password' && hasExpired(person.password_set_at)
  const lacksCodes = by !== 'sso' && person.totp_confirmed_at === null
  const user = { id, name: person.name, ...actingIn(post), ...(isPasswordExpired && { isPasswordExpired }), ...(lacksCodes && { lacksCodes }) }
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

/** 口令有效期: 90 days. */
const passwordLasts = 90 * 24 * hours

/** Whether a password has reached its age; null where there is none. */
export function hasExpired(setAt: Date | null): boolean {
  return setAt !== null && setAt < later(-passwordLasts)
}

function newToken() {
  return randomBytes(32).toString('base64url')
}

/** What is kept of a token. */
export function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

function later(milliseconds: number) {
  return new Date(Date.now() + milliseconds)
}
