import { z } from 'zod'
import { noParams, noQuery, nothing } from './county.ts'
import { route } from './route.ts'
import { SessionSchema } from './sessions.ts'

const Password = z.string().min(1).max(200)
/** Six digits of the authenticator, or a recovery code. */
const Code = z.string().trim().min(6).max(20)

export const signInByPassword = route({
  method: 'POST',
  path: '/session/password',
  summary: '用账号、口令（和动态码）登录 · Sign in with login, password and code',
  params: noParams,
  query: noQuery,
  body: z.strictObject({ login: z.string().trim().min(1).max(100), password: Password, code: Code.optional() }),
  reply: SessionSchema,
  problems: ['sign_in_refused', 'sign_in_locked', 'code_needed'],
})

/** What somebody has set up to sign in with. */
export const CredentialSchema = z.strictObject({
  login: z.string().nullable(),
  passwordSetAt: z.iso.datetime().nullable(),
  /** The password has reached its age, and is to be changed. */
  passwordExpired: z.boolean(),
  /** Whoever changes it must say the present one: not after a one-time link, nor where there is none. */
  currentAsked: z.boolean(),
  totp: z.boolean(),
  /** Recovery codes not used yet. */
  recoveryCodes: z.int(),
  /** Linked to the identity provider. */
  sso: z.boolean(),
  /** This session came by a one-time link, so that an identity may be linked. */
  openedByLink: z.boolean(),
})
export type Credential = z.infer<typeof CredentialSchema>

export const getCredential = route({
  method: 'GET',
  path: '/credential',
  summary: '我的登录方式 · How I sign in',
  params: noParams,
  query: noQuery,
  body: nothing,
  reply: CredentialSchema,
  problems: [],
})

/** 口令规则 is in passwordFaults; whoever came in by a one-time link sets a password without knowing one. Every other session of the person ends. */
export const setPassword = route({
  method: 'PUT',
  path: '/credential/password',
  summary: '设置或修改口令 · Set or change my password',
  params: noParams,
  query: noQuery,
  body: z.strictObject({ login: z.string().trim().min(2).max(60).regex(/^[\p{L}\p{N}._@-]+$/u), current: Password.nullable(), password: Password }),
  reply: CredentialSchema,
  problems: ['password_weak', 'sign_in_refused', 'login_taken'],
})

export const beginTotp = route({
  method: 'POST',
  path: '/credential/totp',
  summary: '开始设置动态码 · Begin to set up one-time codes',
  params: noParams,
  query: noQuery,
  body: nothing,
  reply: z.strictObject({ secret: z.string(), uri: z.string() }),
  problems: ['password_first', 'totp_set'],
})

export const confirmTotp = route({
  method: 'PUT',
  path: '/credential/totp',
  summary: '输入动态码确认启用，取得恢复码 · Confirm with a code, and get the recovery codes once',
  params: noParams,
  query: noQuery,
  body: z.strictObject({ code: Code }),
  reply: z.strictObject({ recoveryCodes: z.array(z.string()) }),
  problems: ['sign_in_refused', 'password_first', 'totp_set'],
})

export const removeTotp = route({
  method: 'DELETE',
  path: '/credential/totp',
  summary: '停用动态码 · Do without one-time codes',
  params: noParams,
  query: noQuery,
  body: z.strictObject({ password: Password }),
  reply: CredentialSchema,
  problems: ['sign_in_refused', 'password_first'],
})

/** A code to be told to somebody who forgot a password: it sets another one, once, within half an hour. Codes of an authenticator stay asked. */
export const giveResetCode = route({
  method: 'POST',
  path: '/accounts/:id/reset-code',
  summary: '发放重设口令的验证码（当面或电话告知本人，30 分钟有效） · A code to set a forgotten password anew',
  params: z.strictObject({ id: z.uuid() }),
  query: noQuery,
  body: nothing,
  reply: z.strictObject({ code: z.string(), expiresAt: z.iso.datetime() }),
  problems: ['not_found', 'password_first'],
})

export const resetPassword = route({
  method: 'POST',
  path: '/session/password-reset',
  summary: '用管理员告知的验证码重设口令并登录 · Set a forgotten password anew by a code, and sign in',
  params: noParams,
  query: noQuery,
  body: z.strictObject({ login: z.string().trim().min(1).max(100), resetCode: z.string().trim().min(1).max(40), password: Password, code: Code.optional() }),
  reply: SessionSchema,
  problems: ['sign_in_refused', 'sign_in_locked', 'code_needed', 'password_weak'],
})

/** 重置: password, codes and sessions of somebody are gone, and the lock with them; a one-time link lets them begin anew. */
export const resetCredential = route({
  method: 'POST',
  path: '/accounts/:id/credential-reset',
  summary: '重置登录方式 · Reset how somebody signs in',
  params: z.strictObject({ id: z.uuid() }),
  query: noQuery,
  body: nothing,
  reply: nothing,
  problems: ['not_found'],
})

const Outcome = z.enum(['opened', 'wrong', 'locked', 'codeNeeded', 'spent', 'closed'])
export const SignInSchema = z.strictObject({
  id: z.uuid(),
  at: z.iso.datetime(),
  login: z.string().nullable(),
  user: z.string().nullable(),
  outcome: Outcome,
  address: z.string().nullable(),
})
export type SignIn = z.infer<typeof SignInSchema>

export const listSignIns = route({
  method: 'GET',
  path: '/sign-ins',
  summary: '登录日志（本人；管理员与审计员看全部） · The log of signing in',
  params: noParams,
  query: z.strictObject({
    /** Of one person. */
    user: z.uuid().optional(),
    /** Part of a name or of a login as it was typed. */
    text: z.string().trim().max(100).optional(),
    outcome: Outcome.optional(),
    /** Older than this entry. */
    before: z.uuid().optional(),
    limit: z.coerce.number().int().min(1).max(500).default(100),
  }),
  body: nothing,
  reply: z.array(SignInSchema),
  problems: [],
})

export const OpenSession = z.strictObject({
  id: z.uuid(),
  openedAt: z.iso.datetime(),
  lastSeenAt: z.iso.datetime(),
  address: z.string().nullable(),
  agent: z.string().nullable(),
  /** The one that asks. */
  own: z.boolean(),
})
export type OpenSession = z.infer<typeof OpenSession>

export const listSessions = route({
  method: 'GET',
  path: '/sessions',
  summary: '正在登录的会话（本人，或管理员看某人） · Open sessions, one’s own or somebody’s',
  params: noParams,
  query: z.strictObject({ user: z.uuid().optional() }),
  body: nothing,
  reply: z.array(OpenSession),
  problems: ['not_allowed'],
})

export const endSession = route({
  method: 'DELETE',
  path: '/sessions/:id',
  summary: '结束一个会话 · End a session',
  params: z.strictObject({ id: z.uuid() }),
  query: noQuery,
  body: nothing,
  reply: nothing,
  problems: ['not_found'],
})

/** 口令规则 (GB/T 22239—2019 8.1.4.1: 复杂度要求): what a password lacks; empty where it will do. */
export function passwordFaults(password: string, login: string): readonly PasswordFault[] {
  const kinds = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^a-zA-Z0-9]/].filter((kind) => kind.test(password)).length
  const faults: PasswordFault[] = []
  if ([...password].length < 10) faults.push('tooShort')
  if (kinds < 3) faults.push('tooPlain')
  if (login !== '' && password.toLowerCase().includes(login.toLowerCase())) faults.push('holdsLogin')
  if (/(.)\1\1/.test(password)) faults.push('repeats')
  return faults
}
export type PasswordFault = 'tooShort' | 'tooPlain' | 'holdsLogin' | 'repeats' | 'usedBefore'
