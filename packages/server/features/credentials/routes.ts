import {
  beginTotp,
  confirmTotp,
  endSession,
  getCredential,
  giveResetCode,
  listSessions,
  listSignIns,
  passwordFaults,
  removeTotp,
  resetCredential,
  resetPassword,
  setPassword,
  signInByPassword,
  type PasswordFault,
} from '@junheng/contract/credentials.ts'
import { may } from '@junheng/contract/permissions.ts'
import { Problem } from '@junheng/contract/problem.ts'
import type { Tx } from '../../db/database.ts'
import { sessionCookie } from '../../http/cookies.ts'
import { endpoint, KeptRefusal, type Call } from '../../http/endpoint.ts'
import { findAccount } from '../accounts/queries.ts'
import { describeSession } from '../sessions/describe.ts'
import { endOtherSessions, endSessionById, endSessions, listOpenSessions, openSessionFor, type Opened } from '../sessions/queries.ts'
import { newRecoveryCodes, newTotpSecret, recoveryHash, totpStep, totpUri } from './codes.ts'
import { hashPassword, passwordMatches } from './passwords.ts'
import { describeCredential, findCredential, isCurrentAsked, lastPasswords, listSignIns as readSignIns, noteSignIn, putPassword, removeCredential, replaceRecoveryCodes, setTotp, type CredentialRow } from './queries.ts'
import { giveResetCode as giveCode } from './reset-code.ts'
import { tryResetCode, trySignIn, type Tried } from './sign-in.ts'

const problemOf = { wrong: 'sign_in_refused', locked: 'sign_in_locked', codeNeeded: 'code_needed' } as const

export const credentialRoutes = [
  endpoint(signInByPassword, {
    allow: 'anyone',
    audit: ({ reply }) => ({ action: 'session.open', subject: reply.user.id, details: { by: 'password' } }),
    async handle(call) {
      const { user } = await enter(call, await trySignIn(call.tx, { ...call.body, address: call.address }, new Date()))
      return describeSession(call.tx, { ...call, user })
    },
  }),

  endpoint(resetPassword, {
    allow: 'anyone',
    audit: ({ reply }) => ({ action: 'credential.reset_password', subject: reply.user.id, details: { by: 'code' } }),
    async handle(call) {
      const { tx, scope: { countyCode }, body: { login, password } } = call
      const { user } = await enter(call, await tryResetCode(tx, { ...call.body, address: call.address }, new Date()))
      const faults = await faultsOf(tx, user.id, login, password)
      if (faults.length > 0) throw new Problem('password_weak', { faults })
      await putPassword(tx, countyCode, { userId: user.id, login, hash: await hashPassword(password) })
      await endOtherSessions(tx, user.id)
      const { isPasswordExpired: _, ...renewed } = user
      return describeSession(tx, { ...call, user: renewed })
    },
  }),

  endpoint(getCredential, {
    allow: 'signedIn',
    whileOwing: ['password', 'codes'],
    audit: ({ user }) => ({ action: 'credential.read', subject: user.id }),
    handle: ({ tx, user }) => describeCredential(tx, user.id),
  }),

  endpoint(setPassword, {
    allow: 'signedIn',
    whileOwing: ['password', 'codes'],
    audit: ({ user, body }) => ({ action: 'credential.set_password', subject: user.id, details: { login: body.login } }),
    async handle({ tx, scope, user, body: { login, current, password } }) {
      const present = await findCredential(tx, user.id)
      const knowsIt = present === undefined || !(await isCurrentAsked(tx, present)) || (current !== null && (await passwordMatches(present.password_hash, current)))
      if (!knowsIt) throw new Problem('sign_in_refused')
      const faults = await faultsOf(tx, user.id, login, password)
      if (faults.length > 0) throw new Problem('password_weak', { faults })
      await putPassword(tx, scope.countyCode, { userId: user.id, login, hash: await hashPassword(password) }).catch(asTaken)
      await endOtherSessions(tx, user.id)
      return describeCredential(tx, user.id)
    },
  }),

  endpoint(beginTotp, {
    allow: 'signedIn',
    whileOwing: ['codes'],
    audit: ({ user }) => ({ action: 'credential.begin_totp', subject: user.id }),
    async handle({ tx, user }) {
      const { login, totp_confirmed_at: confirmed } = await credentialOf(tx, user.id)
      if (confirmed !== null) throw new Problem('totp_set')
      const secret = newTotpSecret()
      await setTotp(tx, user.id, { secret, confirmed: false, lastStep: null })
      return { secret, uri: totpUri(secret, login) }
    },
  }),

  endpoint(confirmTotp, {
    allow: 'signedIn',
    whileOwing: ['codes'],
    audit: ({ user }) => ({ action: 'credential.confirm_totp', subject: user.id }),
    async handle({ tx, scope, user, body }) {
      const { totp_secret: secret, totp_confirmed_at: confirmed } = await credentialOf(tx, user.id)
      if (confirmed !== null) throw new Problem('totp_set')
      const step = secret === null ? undefined : totpStep(secret, body.code, null)
      if (secret === null || step === undefined) throw new Problem('sign_in_refused')
      await setTotp(tx, user.id, { secret, confirmed: true, lastStep: step })
      const codes = newRecoveryCodes()
      await replaceRecoveryCodes(tx, scope.countyCode, user.id, codes.map(recoveryHash))
      return { recoveryCodes: [...codes] }
    },
  }),

  endpoint(removeTotp, {
    allow: 'signedIn',
    audit: ({ user }) => ({ action: 'credential.remove_totp', subject: user.id }),
    async handle({ tx, scope, user, body }) {
      const { password_hash: stored } = await credentialOf(tx, user.id)
      if (!(await passwordMatches(stored, body.password))) throw new Problem('sign_in_refused')
      await setTotp(tx, user.id, { secret: null, confirmed: false, lastStep: null })
      await replaceRecoveryCodes(tx, scope.countyCode, user.id, [])
      return describeCredential(tx, user.id)
    },
  }),

  endpoint(giveResetCode, {
    allow: 'account.manage',
    audit: ({ params }) => ({ action: 'credential.give_code', subject: params.id }),
    async handle({ tx, params }) {
      if ((await findAccount(tx, params.id)) === undefined) throw new Problem('not_found')
      const given = await giveCode(tx, params.id)
      if (given === undefined) throw new Problem('password_first')
      return { code: given.code, expiresAt: given.expiresAt.toISOString() }
    },
  }),

  endpoint(resetCredential, {
    allow: 'account.manage',
    audit: ({ params }) => ({ action: 'credential.reset', subject: params.id }),
    async handle({ tx, params }) {
      if ((await findAccount(tx, params.id)) === undefined) throw new Problem('not_found')
      await removeCredential(tx, params.id)
      await endSessions(tx, params.id)
      return {}
    },
  }),

  endpoint(listSignIns, {
    allow: 'signedIn',
    audit: () => ({ action: 'sign_in.list', subject: 'sign-ins' }),
    async handle({ tx, query }) {
      const found = await readSignIns(tx, query)
      return found.map(({ at, name, ...rest }) => ({ ...rest, at: at.toISOString(), user: name }))
    },
  }),

  endpoint(listSessions, {
    allow: 'signedIn',
    audit: ({ user, query }) => ({ action: 'session.list', subject: query.user ?? user.id }),
    async handle({ tx, user, query }) {
      if (query.user !== undefined && query.user !== user.id && !may(user.role, 'account.manage')) throw new Problem('not_allowed')
      return listOpenSessions(tx, query.user ?? user.id)
    },
  }),

  endpoint(endSession, {
    allow: 'signedIn',
    audit: ({ params }) => ({ action: 'session.end', subject: params.id }),
    async handle({ tx, params }) {
      if (!(await endSessionById(tx, params.id))) throw new Problem('not_found')
      return {}
    },
  }),
]

type Entering = Pick<Call<unknown, unknown, { readonly login: string }, unknown>, 'tx' | 'scope' | 'body' | 'today' | 'address' | 'agent' | 'isSecure' | 'setHeader'>

/** Opens a session for whoever has proved to be it, and notes the try in either case. */
async function enter({ tx, scope: { countyCode }, body, today, address, agent, isSecure, setHeader }: Entering, { outcome, userId, until }: Tried): Promise<Opened> {
  const opened = outcome === 'opened' ? await openSessionFor(tx, countyCode, { userId: userId!, by: 'password', address, agent }, today) : undefined
  const noted = outcome === 'opened' && opened === undefined ? 'closed' : outcome
  await noteSignIn(tx, countyCode, { login: body.login, userId, outcome: noted, address })
  if (opened === undefined) throw new KeptRefusal(outcome === 'opened' ? 'sign_in_refused' : problemOf[outcome], { action: 'session.refuse', subject: userId ?? 'unknown', details: { outcome: noted } }, until && { until: until.toISOString() })
  setHeader('set-cookie', sessionCookie(opened.token, isSecure))
  return opened
}

async function credentialOf(tx: Tx, userId: string): Promise<CredentialRow> {
  const found = await findCredential(tx, userId)
  if (found === undefined) throw new Problem('password_first')
  return found
}

const kept = 5

async function faultsOf(tx: Tx, userId: string, login: string, password: string): Promise<readonly PasswordFault[]> {
  const faults = passwordFaults(password, login)
  if (faults.length > 0) return faults
  for (const former of await lastPasswords(tx, userId, kept)) if (await passwordMatches(former, password)) return ['usedBefore']
  return []
}

function asTaken(error: { readonly code?: string }): never {
  throw error.code === '23505' ? new Problem('login_taken') : error
}
