import { z } from 'zod'
import { Day, noParams, noQuery, nothing } from './county.ts'
import { route } from './route.ts'

export const AuditRowSchema = z.strictObject({
  id: z.uuid(),
  at: z.iso.datetime(),
  /** Null where nobody was signed in. */
  user: z.strictObject({ id: z.uuid(), name: z.string() }).nullable(),
  /** From where: an address, or `console`; null for what the server did itself and for rows older than this column. */
  address: z.string().nullable(),
  /** `noun.verb` */
  action: z.string(),
  subject: z.string(),
  details: z.unknown(),
  /** It changed something; what, GET /audit/:id/changes says. */
  hasChanges: z.boolean(),
})
export type AuditRow = z.infer<typeof AuditRowSchema>

export const AuditPageSchema = z.strictObject({
  rows: z.array(AuditRowSchema),
  /** For `before`, to get the next page; null on the last one. */
  next: z.uuid().nullable(),
})
export type AuditPage = z.infer<typeof AuditPageSchema>

/** What to look for: all that is given must hold. */
const search = {
  /** The beginning of an action: `project.` for everything done with projects. */
  action: z.string().max(60).optional(),
  /** Part of the name of who did it. */
  who: z.string().max(60).optional(),
  /** Part of the subject or of the details. */
  text: z.string().max(200).optional(),
  since: Day.optional(),
  /** The last day, included. */
  until: Day.optional(),
} as const

export const listAudit = route({
  method: 'GET',
  path: '/audit',
  summary: '审计记录，新的在前，可检索 · What was done by whom, newest first',
  params: noParams,
  query: z.strictObject({ ...search, before: z.uuid().optional(), limit: z.coerce.number().int().min(1).max(500).default(100) }),
  body: nothing,
  reply: AuditPageSchema,
  problems: [],
})

export const AuditChangeSchema = z.strictObject({
  table: z.string(),
  op: z.enum(['insert', 'update', 'delete']),
  /** The primary key, by column. */
  key: z.unknown(),
  /** By column; of an update those that changed. Null where there is nothing, or where the row is classified. */
  before: z.unknown(),
  after: z.unknown(),
})
export type AuditChange = z.infer<typeof AuditChangeSchema>

export const listAuditChanges = route({
  method: 'GET',
  path: '/audit/:id/changes',
  summary: '一次操作改动了什么：改动前后的值（至多 1 000 条） · What a deed changed, before and after, at most 1 000 rows',
  params: z.strictObject({ id: z.uuid() }),
  query: noQuery,
  body: nothing,
  reply: z.array(AuditChangeSchema),
  problems: [],
})

export const getAuditWorkbook = route({
  method: 'GET',
  path: '/audit/workbook',
  summary: '导出审计记录（xlsx，至多 100 000 行） · The same as a workbook, at most 100 000 rows',
  params: noParams,
  query: z.strictObject(search),
  body: nothing,
  reply: 'file',
  problems: [],
})

export const AuditFault = z.strictObject({
  /** 改动、删除、插入；链上成段缺失；与打印的锚点不符；前后值与封存的不符. */
  kind: z.enum(['changed', 'removed', 'inserted', 'linksRemoved', 'anchorMissed', 'changesAltered']),
  /** Its number in the chain; null for a row that has none. */
  seq: z.int().nullable(),
  row: z.uuid().nullable(),
})
export type AuditFault = z.infer<typeof AuditFault>

export const AuditVerification = z.strictObject({
  links: z.int(),
  /** The newest hash: the anchor that all before it hangs on. Null before the first seal. */
  hash: z.string().nullable(),
  faults: z.array(AuditFault),
})
export type AuditVerification = z.infer<typeof AuditVerification>

export const getAuditAnchor = route({
  method: 'GET',
  path: '/audit/anchor',
  summary: '当日锚点，可打印留存 · The newest hash of the chain, to be printed and kept',
  params: noParams,
  query: noQuery,
  body: nothing,
  reply: z.strictObject({ seq: z.int(), hash: z.string(), algorithm: z.enum(['sha256', 'sm3']), sealedAt: z.iso.datetime() }).nullable(),
  problems: [],
})

export const verifyAudit = route({
  method: 'GET',
  path: '/audit/verification',
  summary: '校验审计链：找出被改、被删、被插入的记录 · Verify the chain: which rows were changed, removed or inserted',
  params: noParams,
  query: z.strictObject({ anchor: z.string().regex(/^\d{1,15}:[0-9a-f]{64}$/).optional() }),
  body: nothing,
  reply: AuditVerification,
  problems: [],
})
