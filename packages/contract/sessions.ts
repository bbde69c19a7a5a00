import { z } from 'zod'
import { PostSchema, RoleSchema } from './accounts.ts'
import { noParams, noQuery, nothing } from './county.ts'
import { permissions, type Permission } from './permissions.ts'
import { route } from './route.ts'

const allPermissions = [...new Set(Object.values(permissions).flat())] as [Permission, ...Permission[]]

export const OwedSchema = z.enum(['password', 'codes'])
/** A new password, or one-time codes set up. */
export type Owed = z.infer<typeof OwedSchema>

/** Who is signed in, and what the county and its clock are. */
export const SessionSchema = z.strictObject({
  user: z.strictObject({
    id: z.uuid(),
    name: z.string(),
    role: RoleSchema,
    schoolId: z.string().optional(),
    township: z.string().optional(),
    department: z.string().optional(),
    /** The post that is acted in; the others may be taken instead. */
    postId: z.uuid().optional(),
  }),
  posts: z.array(PostSchema),
  permissions: z.array(z.enum(allPermissions)),
  /** What must be done first; nothing else is open till then. */
  owes: OwedSchema.nullable(),
  county: z.strictObject({ code: z.string(), name: z.string() }),
  /** The server's date: the real one, or a fixed one for demonstrations. */
  today: z.iso.date(),
})
export type SessionReply = z.infer<typeof SessionSchema>

export const signIn = route({
  method: 'POST',
  path: '/session',
  summary: '用一次性链接登录 · Sign in with a one-time link',
  params: noParams,
  query: noQuery,
  body: z.strictObject({ token: z.string().min(1).max(200) }),
  reply: SessionSchema,
  problems: ['sign_in_link_spent'],
})

export const getSession = route({
  method: 'GET',
  path: '/session',
  summary: '我是谁、我能做什么 · Who I am and what I may do',
  params: noParams,
  query: noQuery,
  body: nothing,
  reply: SessionSchema,
  problems: [],
})

export const signOut = route({
  method: 'DELETE',
  path: '/session',
  summary: '退出 · Sign out',
  params: noParams,
  query: noQuery,
  body: nothing,
  reply: nothing,
  problems: [],
})

export const takePost = route({
  method: 'PUT',
  path: '/session/post',
  summary: '换一个岗位办事 · Act in another of one’s posts',
  params: noParams,
  query: noQuery,
  body: z.strictObject({ post: z.uuid() }),
  reply: SessionSchema,
  problems: ['not_found'],
})
