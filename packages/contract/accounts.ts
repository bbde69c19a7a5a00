import { z } from 'zod'
import { Day, noParams, noQuery, nothing } from './county.ts'
import { organisationKindOf, roles, type OrganisationKind, type Role } from './permissions.ts'
import { route } from './route.ts'

export const RoleSchema = z.enum(roles as [Role, ...Role[]])
const Kind = z.enum(['government', 'bureau', 'section', 'school', 'township', 'department']) satisfies z.ZodType<OrganisationKind>

export const PostSchema = z.strictObject({
  id: z.uuid(),
  role: RoleSchema,
  organisation: z.strictObject({
    id: z.uuid(),
    kind: Kind,
    name: z.string(),
    /** 标识码 of a school. */
    schoolId: z.string().nullable(),
    /** Code of a township unit. */
    township: z.string().nullable(),
  }),
  since: Day,
  /** The last day; null while it goes on. */
  until: Day.nullable(),
  /** 代理: whose post it stands in for. */
  deputises: z.uuid().nullable(),
})
export type Post = z.infer<typeof PostSchema>

export const AccountSchema = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  /** 离任: signs in no more from this day on. */
  leftOn: Day.nullable(),
  posts: z.array(PostSchema),
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

const office = {
  role: RoleSchema,
  /** 标识码, for roles of a school. */
  schoolId: z.string().regex(/^[0-9]{10}$/).optional(),
  /** Name of the office, for `department`; of the township unit, for `township`. */
  department: z.string().trim().min(1).max(100).optional(),
} as const

/** A post names its school or its office where its role is one of a school or an office, and neither otherwise. */
function namesItsOffice<Shape extends { readonly role: Role; readonly schoolId?: string | undefined; readonly department?: string | undefined }>(schema: z.ZodType<Shape>) {
  return schema
    .refine(({ role, schoolId }) => (organisationKindOf(role) === 'school') === (schoolId !== undefined), {
      path: ['schoolId'],
      message: '学校账号须给出 10 位学校标识码，其他账号不给。 A school account names its school by ten digits; no other account does.',
    })
    .refine(({ role, department }) => ['department', 'township'].includes(organisationKindOf(role)) === (department !== undefined), {
      path: ['department'],
      message: '部门、乡镇街道账号须给出单位名称，其他账号不给。 A department or township account names its office; no other account does.',
    })
}

export const NewAccountSchema = namesItsOffice(z.strictObject({ name: z.string().trim().min(1).max(100), ...office }))
export type NewAccount = z.infer<typeof NewAccountSchema>

export const listAccounts = route({
  method: 'GET',
  path: '/accounts',
  summary: '账号与任职，可检索、分页 · Accounts and the posts they hold, by search and by pages',
  params: noParams,
  query: z.strictObject({
    /** Part of a name, of an organisation's name or of a school's code. */
    text: z.string().trim().max(100).optional(),
    role: RoleSchema.optional(),
    skip: z.coerce.number().int().min(0).max(1_000_000).default(0),
    limit: z.coerce.number().int().min(1).max(500).default(500),
  }),
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
  problems: ['not_found'],
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

export const addPost = route({
  method: 'POST',
  path: '/accounts/:id/posts',
  summary: '任职或代理：给账号一个岗位 · Give an account a post, of its own or as a deputy',
  params: z.strictObject({ id: z.uuid() }),
  query: noQuery,
  body: namesItsOffice(z.strictObject({ ...office, since: Day, until: Day.nullable(), deputises: z.uuid().nullable() })).refine(({ since, until }) => until === null || since <= until, {
    path: ['until'],
    message: '最后一天不能早于到任日期。 The last day cannot be before the first.',
  }),
  reply: AccountSchema,
  problems: ['not_found'],
})

/** 卸任; with a successor the post is handed over: the same role and organisation, from the next day on. */
export const endPost = route({
  method: 'POST',
  path: '/posts/:id/end',
  summary: '卸任，可移交给接任者 · End a post, and hand it over',
  params: z.strictObject({ id: z.uuid() }),
  query: noQuery,
  body: z.strictObject({ lastDay: Day, successor: z.uuid().nullable() }),
  reply: z.array(AccountSchema),
  problems: ['not_found', 'last_administrator'],
})

/** 离任: every post ends, every session ends, and no link signs in any more. */
export const closeAccount = route({
  method: 'POST',
  path: '/accounts/:id/leave',
  summary: '离任：停用账号，结束全部登录 · Someone leaves: posts and sessions end',
  params: z.strictObject({ id: z.uuid() }),
  query: noQuery,
  body: z.strictObject({ on: Day }),
  reply: AccountSchema,
  problems: ['not_found', 'last_administrator'],
})

export const PermissionMatrixSchema = z.strictObject({
  roles: z.array(z.strictObject({ role: RoleSchema, scope: z.enum(['county', 'school', 'township', 'office']), permissions: z.array(z.string()) })),
  endpoints: z.array(z.strictObject({ method: z.string(), path: z.string(), summary: z.string(), allow: z.string() })),
})
export type PermissionMatrix = z.infer<typeof PermissionMatrixSchema>

/** 谁能做什么: role × permission, and role × endpoint, as the running program checks them. */
export const getPermissionMatrix = route({
  method: 'GET',
  path: '/permissions',
  summary: '权限表 · The permission matrix',
  params: noParams,
  query: noQuery,
  body: nothing,
  reply: PermissionMatrixSchema,
  problems: [],
})
