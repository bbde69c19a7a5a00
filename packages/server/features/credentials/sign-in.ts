import type { Tx } from '../../db/database.ts'
import type { SignInOutcome } from '../../db/tables/sessions.ts'
import { recoveryHash, totpStep } from './codes.ts'
import { lockedUntil } from './lockout.ts'
import { resetCodeHash } from './reset-code.ts'
import { passwordMatches } from './passwords.ts'
import { clearFailures, countFailure, failuresAtNobodys, isAddressBlocked, spendRecoveryCode, tryLogin, useTotpStep, type CredentialRow } from './queries.ts'

export interface Attempt {
  readonly login: string
  readonly password: string
  readonly code?: string | undefined
  readonly address: string
}

export interface Tried {
  readonly outcome: Extract<SignInOutcome, 'opened' | 'wrong' | 'locked' | 'codeNeeded'>
  readonly userId: string | null
  /** Until when nobody may try this login again. */
  readonly until?: Date
}

/** Tries a login. What is counted must be kept, whatever comes of it. A locked login is refused without looking at the password. */
export async function trySignIn(tx: Tx, attempt: Attempt, now: Date): Promise<Tried> {
  const credential = await tryLogin(tx, attempt.login)
  const lock = await lockOn(tx, credential, attempt, now)
  if (lock !== undefined) return { outcome: 'locked', userId: credential?.user_id ?? null, ...lock }
  if (!(await passwordMatches(credential?.password_hash, attempt.password))) return credential ? failed(tx, credential, now) : failedAtNobodys(tx, attempt.login, now)
  return tryCode(tx, credential!, attempt.code, now)
}

/** Tries a reset code in place of the password; it works once. A code of the authenticator stays asked where one is set up. */
export async function tryResetCode(tx: Tx, { login, resetCode, code, address }: Omit<Attempt, 'password'> & { readonly resetCode: string }, now: Date): Promise<Tried> {
  const credential = await tryLogin(tx, login)
  const lock = await lockOn(tx, credential, { login, address }, now)
  if (lock !== undefined) return { outcome: 'locked', userId: credential?.user_id ?? null, ...lock }
  if (credential === undefined) return failedAtNobodys(tx, login, now)
  const holds = credential.reset_sha256 === resetCodeHash(resetCode) && credential.reset_until !== null && credential.reset_until > now
  return holds ? tryCode(tx, credential, code, now) : failed(tx, credential, now)
}

/** Why nobody may try now: the address has tried too much, or the login is locked until a moment. */
async function lockOn(tx: Tx, credential: CredentialRow | undefined, { login, address }: Pick<Attempt, 'login' | 'address'>, now: Date): Promise<{ readonly until?: Date } | undefined> {
  if (await isAddressBlocked(tx, address)) return {}
  const until = credential ? credential.locked_until : await nobodysLock(tx, login)
  return until && until > now ? { until } : undefined
}

async function tryCode(tx: Tx, credential: CredentialRow, code: string | undefined, now: Date): Promise<Tried> {
  if (credential.totp_confirmed_at === null) return opened(tx, credential)
  if (code === undefined) return { outcome: 'codeNeeded', userId: credential.user_id }
  return (await codeHolds(tx, credential, code, now)) ? opened(tx, credential) : failed(tx, credential, now)
}

async function nobodysLock(tx: Tx, login: string): Promise<Date | null> {
  const { failures, last } = await failuresAtNobodys(tx, login)
  return last && lockedUntil(failures, last)
}

/** Answered as at somebody's login; the try itself is in the log of signing in. */
async function failedAtNobodys(tx: Tx, login: string, now: Date): Promise<Tried> {
  const until = lockedUntil((await failuresAtNobodys(tx, login)).failures + 1, now)
  return { outcome: 'wrong', userId: null, ...(until !== null && { until }) }
}

async function failed(tx: Tx, credential: CredentialRow, now: Date): Promise<Tried> {
  const until = lockedUntil(credential.failures + 1, now)
  await countFailure(tx, credential, until)
  return { outcome: 'wrong', userId: credential.user_id, ...(until !== null && { until }) }
}

async function opened(tx: Tx, { user_id: userId }: CredentialRow): Promise<Tried> {
  await clearFailures(tx, userId)
  return { outcome: 'opened', userId }
}

/** A code of the authenticator, each once, or a recovery code, each once. */
async function codeHolds(tx: Tx, { user_id: userId, totp_secret: secret, totp_last_step: last }: CredentialRow, code: string, now: Date): Promise<boolean> {
  const step = /^\d{6}$/.test(code.replaceAll(' ', '')) && secret !== null ? totpStep(secret, code, last === null ? null : Number(last), now.getTime()) : undefined
  if (step !== undefined) await useTotpStep(tx, userId, step)
  return step !== undefined || spendRecoveryCode(tx, userId, recoveryHash(code))
}
