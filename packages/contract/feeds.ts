import { z } from 'zod'
import { Day, Id, noParams, noQuery, nothing } from './county.ts'
import { route } from './route.ts'

/** 日历订阅: the dates of one office for its calendar program, opened by a secret address until it is revoked. */
export const Feed = z.strictObject({
  id: Id,
  office: z.string(),
  createdOn: Day,
  by: z.string(),
  revokedOn: Day.nullable(),
})
export type Feed = z.infer<typeof Feed>

export const listFeeds = route({
  method: 'GET',
  path: '/feeds',
  summary: '日历订阅：本单位的，主持调度会的可看全部 · Calendar feeds: one’s own office’s, or all for whoever holds meetings',
  params: noParams,
  query: noQuery,
  body: nothing,
  reply: z.array(Feed),
  problems: [],
})

export const addFeed = route({
  method: 'POST',
  path: '/feeds',
  summary: '新建日历订阅；地址只显示这一次 · A new calendar feed; its address is shown this once',
  params: noParams,
  query: noQuery,
  body: z.strictObject({ office: z.string().trim().min(1).max(40) }),
  reply: z.strictObject({ ...Feed.shape, path: z.string() }),
  problems: ['not_owner'],
})

export const revokeFeed = route({
  method: 'POST',
  path: '/feeds/:id/revoke',
  summary: '停用日历订阅，地址即失效 · Revoke a feed: its address opens nothing any more',
  params: z.strictObject({ id: Id }),
  query: noQuery,
  body: nothing,
  reply: Feed,
  problems: ['not_found'],
})

/** What a calendar program asks for; the token is all it shows. */
export const getCalendarFile = route({
  method: 'GET',
  path: '/calendar-files/:token',
  summary: '一个单位的日期（iCalendar），凭订阅地址 · The dates of an office as iCalendar, by the address of its feed',
  params: z.strictObject({ token: z.string().min(20).max(100) }),
  query: noQuery,
  body: nothing,
  reply: 'file',
  problems: ['not_found'],
})
