import { z } from 'zod'
import { noParams, noQuery, nothing } from './county.ts'
import { route } from './route.ts'
import { SessionSchema } from './sessions.ts'

/** 统一身份认证: whether this installation has an identity provider, and what the button is called. */
export const getSso = route({
  method: 'GET',
  path: '/sso',
  summary: '有无单位统一身份认证 · Whether people may sign in by an identity provider',
  params: noParams,
  query: noQuery,
  body: nothing,
  reply: z.strictObject({ name: z.string().nullable() }),
  problems: [],
})

/** Begins the way to the identity provider; whoever came in by a one-time link may link their account on the way. */
export const beginSso = route({
  method: 'POST',
  path: '/sso/attempts',
  summary: '去统一身份认证登录，或绑定账号（须先用一次性链接登录） · Go to the identity provider, to sign in or to link an account',
  params: noParams,
  query: noQuery,
  body: z.strictObject({ link: z.boolean() }),
  /** The page goes to `url`, and keeps `ticket` for the way back. */
  reply: z.strictObject({ url: z.string(), ticket: z.string() }),
  problems: ['not_found', 'sso_link_first', 'sso_unreachable'],
})

/** The way back: an identity that nobody linked signs nobody in. */
export const finishSso = route({
  method: 'POST',
  path: '/sso/sessions',
  summary: '从统一身份认证回来：登录，或完成绑定 · Come back from the identity provider',
  params: noParams,
  query: noQuery,
  body: z.strictObject({ ticket: z.string().min(1).max(200), /** What the provider put behind `?`. */ answer: z.string().min(1).max(4000) }),
  reply: SessionSchema,
  problems: ['not_found', 'sso_refused', 'sso_unlinked', 'sso_unreachable'],
})
