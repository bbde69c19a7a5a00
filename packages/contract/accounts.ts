import { z } from 'zod'
import { noParams, noQuery, nothing } from './county.ts'
import { permissions, type Role } from './permissions.ts'
import { route } from './route.ts'

export const RoleSchema = z.enum(Object.keys(permissions) as [Role, ...Role[]])

export const AccountSchema = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  role: RoleSchema,
  /** 标识码 of the school whose rows this account sees; with role `school` only. */
  schoolId: z.string().nullable(),
  /** With role `department` only. */
  department: z.string().nullable(),
})
export type Account = z.infer<typeof AccountSchema>

/** A way in that works once. It is shown this one time; only its hash is kept. */
export const InvitationSchema = z.strictObject({
  account: AccountSchema,
  /** To be put behind the address of the server. */
  signInPath: z.string(),
  expiresAt: z.iso.datetime(),
})
export type Invitation = z.infer<typeof InvitationSchema>

/** A school account names its school, a department account its department, and no other account either. */
export const NewAccountSchema = z
  .strictObject({
    name: z.string().trim().min(1).max(100),
    role: RoleSchema,
    schoolId: z.string().regex(/^[0-9]{10}$/).optional(),
    department: z.string().trim().min(1).max(100).optional(),
  })
  .refine(({ role, schoolId }) => (role === 'school') === (schoolId !== undefined), { path: ['schoolId'], message: '学校账号须给出 10 位学校标识码，其他账号不给。 A school account names its school by ten digits; no other account does.' })
  .refine(({ role, department }) => (role === 'department') === (department !== undefined), {
    path: ['department'],
    message: '部门账号须给出部门，其他账号不给。 A department account names its department; no other account does.',
  })
export type NewAccount = z.infer<typeof NewAccountSchema>

export const listAccounts = route({
  method: 'GET',
  path: '/accounts',
  summary: '账号 · Accounts',
  params: noParams,
  query: noQuery,
  body: nothing,
  reply: z.array(AccountSchema),
  problems: [],
})

export const inviteAccount = route({
  method: 'POST',
  path: '/accounts',
  summary: '新增账号并取得一次性登录链接 · Add an account and get its one-time sign-in link',
  params: noParams,
  query: noQuery,
  body: NewAccountSchema,
  reply: InvitationSchema,
  problems: [],
})

export const renewInvitation = route({
  method: 'POST',
  path: '/accounts/:id/invitations',
  summary: '为已有账号另发一次性登录链接 · Give an account another one-time sign-in link',
  params: z.strictObject({ id: z.uuid() }),
  query: noQuery,
  body: nothing,
  reply: InvitationSchema,
  problems: ['not_found'],
})
