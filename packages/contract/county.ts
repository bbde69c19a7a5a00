import { z } from 'zod'
import type { Township } from '@junheng/core/county/snapshot.ts'
import { route } from './route.ts'

/** No body: what a request without one is read as. */
export const nothing = z.strictObject({})
export const noParams = z.strictObject({})
export const noQuery = z.strictObject({})
export const Id = z.string().min(1).max(100)
export const Day = z.iso.date()
/** Words in both languages; Chinese first. */
export const Words = z.strictObject({ zh: z.string(), en: z.string() })
export type Words = z.infer<typeof Words>

export const LonLatSchema = z.tuple([z.number(), z.number()])

export const TownshipSchema: z.ZodType<Township> = z.strictObject({
  code: z.string(),
  name: z.string(),
  kind: z.enum(['street', 'town', 'township']),
  outline: z.array(LonLatSchema).optional(),
}) as z.ZodType<Township>

export const CountyReply = z.strictObject({
  code: z.string(),
  name: z.string(),
  /** The day the county's clock shows; the sample county stands still at its own. */
  today: Day,
  townships: z.array(TownshipSchema),
})
export type CountyReply = z.infer<typeof CountyReply>

export const getCounty = route({
  method: 'GET',
  path: '/county',
  summary: '本县与乡镇街道 · The county and its township units',
  params: noParams,
  query: z.strictObject({ snapshot: Id.optional() }),
  body: nothing,
  reply: CountyReply,
  problems: [],
})
