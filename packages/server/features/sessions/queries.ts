import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Role } from '@junheng/contract/permissions.ts'
import { setScope, type Scope, type Tx } from '../../db/database.ts'

/** Someone signed in. */
export interface User {
  readonly id: string
  readonly name: string
  readonly role: Role
  readonly schoolId?: string
  readonly department?: string
}

const hours = 3_600_000
const sessionLasts = 12 * hours
const linkLasts = 24 * hours

/** Makes `tx` the transaction of whoever holds the session token; undefined where it is unknown or has expired. Each use prolongs the session. */
export async function authenticate(tx: Tx, countyCode: string, token: string): Promise<User | undefined> {
  const tokenSha256 = hashOf(token)
  await setScope(tx, { countyCode, tokenSha256 })
  const session = await tx
    .selectFrom('session')
    .select(['user_id', 'expires_at'])
    .where('token_sha256', '=', tokenSha256)
    .where('expires_at', '>', new Date())
    .executeTakeFirst()
  if (!session) return undefined

  await setScope(tx, { countyCode, userId: session.user_id, tokenSha256 })
  if (session.expires_at.getTime() < Date.now() + sessionLasts - hours) {
    await tx.updateTable('session').set({ expires_at: later(sessionLasts) }).where('token_sha256', '=', tokenSha256).execute()
  }
  return becomeUser(tx, countyCode, { id: session.user_id, tokenSha256 })
}

/** Spends a sign-in link and opens a session; undefined where the link is unknown, used or expired. `tx` then is the user's. */
export async function openSession(tx: Tx, countyCode: string, linkToken: string): Promise<{ user: User; token: string } | undefined> {
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
  const session = { county_code: countyCode, token_sha256: tokenSha256, user_id: link.user_id, expires_at: later(sessionLasts) }
  await tx.insertInto('session').values(session).execute()
  const user = await becomeUser(tx, countyCode, { id: link.user_id, tokenSha256 })
  return user && { user, token }
}

/** Ends the session that `tx` belongs to; `tx` keeps its user. */
export async function removeSession(tx: Tx): Promise<void> {
  await tx.deleteFrom('session').where('token_sha256', '=', sql<string>`current_token()`).execute()
}

/** What row-level security is to go by for a user; nobody sees no rows but the county's name. */
export function scopeOf(countyCode: string, user: User | undefined): Scope {
  if (!user) return { countyCode }
  const { id, role, schoolId, department } = user
  return { countyCode, userId: id, role, ...(schoolId !== undefined && { schoolId }), ...(department !== undefined && { department }) }
}

/** A link that signs `userId` in once within a day. Only its hash is kept, so this is the one time it can be shown. */
export async function addSignInLink(tx: Tx, countyCode: string, userId: string): Promise<{ token: string; expiresAt: Date }> {
  const token = newToken()
  const expiresAt = later(linkLasts)
  await tx.insertInto('sign_in_link').values({ county_code: countyCode, token_sha256: hashOf(token), user_id: userId, expires_at: expiresAt, used_at: null }).execute()
  return { token, expiresAt }
}

async function becomeUser(tx: Tx, countyCode: string, { id, tokenSha256 }: { id: string; tokenSha256: string }): Promise<User | undefined> {
  const row = await tx.selectFrom('app_user').select(['name', 'role', 'school_id', 'department']).where('id', '=', id).executeTakeFirst()
  if (!row) return undefined
  const { name, role, school_id: schoolId, department } = row
  const user = { id, name, role, ...(schoolId !== null && { schoolId }), ...(department !== null && { department }) }
  await setScope(tx, { ...scopeOf(countyCode, user), tokenSha256 })
  return user
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
