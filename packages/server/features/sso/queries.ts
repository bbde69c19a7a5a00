import { createHash, randomBytes } from 'node:crypto'
import { setScope, type Scope, type Tx } from '../../db/database.ts'
import type { SsoTrip } from './provider.ts'

const minutes = 60_000
const attemptLasts = 10 * minutes

/** Remembers somebody on their way; only the hash of the ticket is kept. */
export async function addAttempt(tx: Tx, countyCode: string, { state, nonce, verifier, userId }: SsoTrip & { readonly userId: string | null }): Promise<string> {
  const ticket = randomBytes(32).toString('base64url')
  const row = { county_code: countyCode, token_sha256: hashOf(ticket), state, nonce, verifier, user_id: userId, expires_at: new Date(Date.now() + attemptLasts) }
  await tx.insertInto('sso_attempt').values(row).execute()
  return ticket
}

/** Takes an attempt back, once; undefined where it is unknown, too old or already taken. `scope` is the caller's again afterwards. */
export async function takeAttempt(tx: Tx, scope: Scope, ticket: string): Promise<(SsoTrip & { readonly userId: string | null }) | undefined> {
  const tokenSha256 = hashOf(ticket)
  await setScope(tx, { countyCode: scope.countyCode, tokenSha256 })
  const attempt = await tx.deleteFrom('sso_attempt').where('token_sha256', '=', tokenSha256).returning(['state', 'nonce', 'verifier', 'user_id', 'expires_at']).executeTakeFirst()
  await setScope(tx, scope)
  if (attempt === undefined || attempt.expires_at < new Date()) return undefined
  const { state, nonce, verifier, user_id } = attempt
  return { state, nonce, verifier, userId: user_id }
}

export interface Identity {
  readonly issuer: string
  readonly subject: string
}

/** Whose an identity is; null where nobody linked it. `tx` then sees no more than that identity. */
export async function findLinked(tx: Tx, countyCode: string, identity: Identity): Promise<string | null> {
  const tokenSha256 = identityHash(identity)
  await setScope(tx, { countyCode, tokenSha256 })
  const found = await tx.selectFrom('sso_identity').select('user_id').where('identity_sha256', '=', tokenSha256).executeTakeFirst()
  return found?.user_id ?? null
}

/** Links an identity to whoever is signed in; false where it is somebody else's. */
export async function linkIdentity(tx: Tx, scope: Scope, identity: Identity): Promise<boolean> {
  const owner = await findLinked(tx, scope.countyCode, identity)
  await setScope(tx, scope)
  if (owner !== null) return owner === scope.userId
  await tx.insertInto('sso_identity').values({ county_code: scope.countyCode, identity_sha256: identityHash(identity), user_id: scope.userId! }).execute()
  return true
}

/** Whether somebody's account is linked. */
export async function isLinked(tx: Tx, userId: string): Promise<boolean> {
  return (await tx.selectFrom('sso_identity').select('user_id').where('user_id', '=', userId).executeTakeFirst()) !== undefined
}

const identityHash = ({ issuer, subject }: Identity): string => hashOf(JSON.stringify([issuer, subject]))

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
