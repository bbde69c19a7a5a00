import { sql, type Selectable } from 'kysely'
import type { Credential } from '@junheng/contract/credentials.ts'
import type { Tx } from '../../db/database.ts'
import { newId } from '../../db/ids.ts'
import type { SignInOutcome } from '../../db/tables/sessions.ts'
import type { Tables } from '../../db/tables.ts'
import { hasExpired, sessionOpenedBy } from '../sessions/queries.ts'
import { isLinked } from '../sso/queries.ts'
import { addressTries, addressWindowMinutes } from './lockout.ts'

export type CredentialRow = Selectable<Tables['credential']>

/** Lets the rest of the transaction see the credential of one login, which nobody has proved yet. */
export async function tryLogin(tx: Tx, login: string): Promise<CredentialRow | undefined> {
  await sql`select set_config('junheng.login', ${login}, true)`.execute(tx)
  return tx.selectFrom('credential').selectAll().where('login', '=', login).forUpdate().executeTakeFirst()
}

export async function findCredential(tx: Tx, userId: string): Promise<CredentialRow | undefined> {
  return tx.selectFrom('credential').selectAll().where('user_id', '=', userId).executeTakeFirst()
}

export async function countFailure(tx: Tx, { user_id, failures }: CredentialRow, until: Date | null): Promise<void> {
  await tx.updateTable('credential').set({ failures: failures + 1, locked_until: until }).where('user_id', '=', user_id).execute()
}

export async function clearFailures(tx: Tx, userId: string): Promise<void> {
  await tx.updateTable('credential').set({ failures: 0, locked_until: null }).where('user_id', '=', userId).execute()
}

export async function noteSignIn(tx: Tx, countyCode: string, note: { readonly login: string | null; readonly userId: string | null; readonly outcome: SignInOutcome; readonly address: string }): Promise<void> {
  const { userId, ...rest } = note
  await tx.insertInto('sign_in').values({ county_code: countyCode, id: newId(), user_id: userId, ...rest }).execute()
}

/** Whether an address has used up its wrong tries. */
export async function isAddressBlocked(tx: Tx, address: string): Promise<boolean> {
  const { tries } = await tx
    .selectFrom('sign_in')
    .select(({ fn }) => fn.countAll<string>().as('tries'))
    .where('address', '=', address)
    .where('outcome', 'in', ['wrong', 'locked'])
    .where('at', '>', sql<Date>`now() - make_interval(mins => ${addressWindowMinutes})`)
    .executeTakeFirstOrThrow()
  return Number(tries) >= addressTries
}

/** Wrong tries of the last day at a login that nobody has: they lock it as they would anybody's, so that nobody learns who has one. */
export async function failuresAtNobodys(tx: Tx, login: string): Promise<{ readonly failures: number; readonly last: Date | null }> {
  const { failures, last } = await tx
    .selectFrom('sign_in')
    .select(({ fn }) => [fn.countAll<string>().as('failures'), fn.max('at').as('last')])
    .where('login', '=', login)
    .where('user_id', 'is', null)
    .where('outcome', '=', 'wrong')
    .where('at', '>', sql<Date>`now() - interval '1 day'`)
    .executeTakeFirstOrThrow()
  return { failures: Number(failures), last }
}

export interface NewPassword {
  readonly userId: string
  readonly login: string
  readonly hash: string
}

/** Sets or replaces a password; the one before is kept as a former one. */
export async function putPassword(tx: Tx, countyCode: string, { userId, login, hash }: NewPassword): Promise<void> {
  const before = await findCredential(tx, userId)
  if (before) await tx.insertInto('former_password').values({ county_code: countyCode, user_id: userId, password_hash: before.password_hash }).execute()
  await tx
    .insertInto('credential')
    .values({ county_code: countyCode, user_id: userId, login, password_hash: hash, locked_until: null, totp_secret: null, totp_confirmed_at: null, totp_last_step: null })
    .onConflict((on) => on.columns(['county_code', 'user_id']).doUpdateSet({ login, password_hash: hash, password_set_at: new Date(), failures: 0, locked_until: null, reset_sha256: null, reset_until: null }))
    .execute()
}

/** The newest former passwords, and the present one. */
export async function lastPasswords(tx: Tx, userId: string, count: number): Promise<readonly string[]> {
  const former = await tx.selectFrom('former_password').select('password_hash').where('user_id', '=', userId).orderBy('set_at', 'desc').limit(count - 1).execute()
  const present = await findCredential(tx, userId)
  return [...(present ? [present.password_hash] : []), ...former.map(({ password_hash }) => password_hash)]
}

export async function setTotp(tx: Tx, userId: string, totp: { readonly secret: string | null; readonly confirmed: boolean; readonly lastStep: number | null }): Promise<void> {
  const { secret, confirmed, lastStep } = totp
  await tx.updateTable('credential').set({ totp_secret: secret, totp_confirmed_at: confirmed ? new Date() : null, totp_last_step: lastStep }).where('user_id', '=', userId).execute()
}

export async function useTotpStep(tx: Tx, userId: string, step: number): Promise<void> {
  await tx.updateTable('credential').set({ totp_last_step: step }).where('user_id', '=', userId).execute()
}

export async function replaceRecoveryCodes(tx: Tx, countyCode: string, userId: string, hashes: readonly string[]): Promise<void> {
  await tx.deleteFrom('recovery_code').where('user_id', '=', userId).execute()
  if (hashes.length === 0) return
  await tx.insertInto('recovery_code').values(hashes.map((code_sha256) => ({ county_code: countyCode, user_id: userId, code_sha256, used_at: null }))).execute()
}

/** Spends a recovery code; false where it is none, or was used. */
export async function spendRecoveryCode(tx: Tx, userId: string, codeSha256: string): Promise<boolean> {
  const spent = await tx.updateTable('recovery_code').set({ used_at: new Date() }).where('user_id', '=', userId).where('code_sha256', '=', codeSha256).where('used_at', 'is', null).returning('user_id').executeTakeFirst()
  return spent !== undefined
}

export async function describeCredential(tx: Tx, userId: string): Promise<Credential> {
  const row = await findCredential(tx, userId)
  const { left } = await tx.selectFrom('recovery_code').select(({ fn }) => fn.countAll<string>().as('left')).where('user_id', '=', userId).where('used_at', 'is', null).executeTakeFirstOrThrow()
  const setAt = row?.password_set_at ?? null
  return {
    login: row?.login ?? null,
    passwordSetAt: setAt?.toISOString() ?? null,
    passwordExpired: hasExpired(setAt),
    currentAsked: await isCurrentAsked(tx, row),
    totp: row?.totp_confirmed_at != null,
    recoveryCodes: Number(left),
    sso: await isLinked(tx, userId),
    openedByLink: (await sessionOpenedBy(tx)) === 'link',
  }
}

/** Whether the present password must be said to change it: a one-time link proves as much. */
export async function isCurrentAsked(tx: Tx, present: CredentialRow | undefined): Promise<boolean> {
  return present !== undefined && (await sessionOpenedBy(tx)) !== 'link'
}

/** Everything that somebody signs in with is gone. */
export async function removeCredential(tx: Tx, userId: string): Promise<void> {
  await sql`select forget_credential(${userId})`.execute(tx)
}

export interface SignInSearch {
  readonly user?: string | undefined
  readonly text?: string | undefined
  readonly outcome?: SignInOutcome | undefined
  readonly before?: string | undefined
  readonly limit: number
}

/** Newest first; ids go by time. */
export async function listSignIns(tx: Tx, { user, text, outcome, before, limit }: SignInSearch) {
  return tx
    .selectFrom('sign_in')
    .leftJoin('app_user', (join) => join.onRef('app_user.county_code', '=', 'sign_in.county_code').onRef('app_user.id', '=', 'sign_in.user_id'))
    .select(['sign_in.id', 'sign_in.at', 'sign_in.login', 'app_user.name', 'sign_in.outcome', 'sign_in.address'])
    .$if(user !== undefined, (rows) => rows.where('sign_in.user_id', '=', user!))
    .$if(text !== undefined, (rows) => rows.where((is) => is.or([is(sql`position(lower(${text}) in lower(sign_in.login))`, '>', 0), is(sql`position(lower(${text}) in lower(app_user.name))`, '>', 0)])))
    .$if(outcome !== undefined, (rows) => rows.where('sign_in.outcome', '=', outcome!))
    .$if(before !== undefined, (rows) => rows.where('sign_in.id', '<', before!))
    .orderBy('sign_in.id', 'desc')
    .limit(limit)
    .execute()
}
