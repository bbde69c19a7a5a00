import { z } from 'zod'
import { noParams, nothing } from './county.ts'
import { route } from './route.ts'

export const AuditRowSchema = z.strictObject({
  id: z.uuid(),
  at: z.iso.datetime(),
  /** Null where nobody was signed in. */
  user: z.strictObject({ id: z.uuid(), name: z.string() }).nullable(),
  /** `noun.verb` */
  action: z.string(),
  subject: z.string(),
  details: z.unknown(),
})
export type AuditRow = z.infer<typeof AuditRowSchema>

export const AuditPageSchema = z.strictObject({
  rows: z.array(AuditRowSchema),
  /** For `before`, to get the next page; null on the last one. */
  next: z.uuid().nullable(),
})
export type AuditPage = z.infer<typeof AuditPageSchema>

export const listAudit = route({
  method: 'GET',
  path: '/audit',
  summary: '审计记录，新的在前 · What was done by whom, newest first',
  params: noParams,
  query: z.strictObject({ before: z.uuid().optional(), limit: z.coerce.number().int().min(1).max(500).default(100) }),
  body: nothing,
  reply: AuditPageSchema,
  problems: [],
})
