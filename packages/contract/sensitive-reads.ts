import { z } from 'zod'
import { Day, noParams, nothing } from './county.ts'
import { sensitivityClasses } from './permissions.ts'
import { route } from './route.ts'

/** 用途: what sensitive rows are read for, in the reader's own words. */
export const PurposeSchema = z.string().trim().min(4).max(200)

/** The header that says it, percent-encoded; a link to a download says it as the query `purpose` instead. */
export const purposeHeader = 'junheng-purpose'

export const SensitivitySchema = z.enum(sensitivityClasses)

export const SensitiveReadSchema = z.strictObject({
  id: z.uuid(),
  at: z.iso.datetime(),
  /** Null where the program or its console read; the name is there for whoever may read the log of everybody. */
  user: z.string().nullable(),
  role: z.string(),
  classes: z.array(SensitivitySchema),
  purpose: z.string(),
  /** What was asked: `GET /evidence/:id`. */
  what: z.string(),
  subject: z.string(),
  /** How many rows were handed out; null where the reading came to nothing. */
  rows: z.int().nullable(),
  address: z.string().nullable(),
})
export type SensitiveRead = z.infer<typeof SensitiveReadSchema>

const search = {
  class: SensitivitySchema.optional(),
  /** Part of the reader's name, of the purpose or of what was read. */
  text: z.string().trim().max(100).optional(),
  since: Day.optional(),
  /** The last day, included. */
  until: Day.optional(),
} as const

export const listSensitiveReads = route({
  method: 'GET',
  path: '/sensitive-reads',
  summary: '涉敏查阅记录：何人何时因何用途看了多少条 · Who read sensitive rows, when, what for, and how many',
  params: noParams,
  query: z.strictObject({ ...search, before: z.uuid().optional(), limit: z.coerce.number().int().min(1).max(500).default(100) }),
  body: nothing,
  reply: z.array(SensitiveReadSchema),
  problems: [],
})

export const getSensitiveReadsWorkbook = route({
  method: 'GET',
  path: '/sensitive-reads/workbook',
  summary: '导出涉敏查阅记录（xlsx，至多 100 000 行） · The same as a workbook, at most 100 000 rows',
  params: noParams,
  query: z.strictObject(search),
  body: nothing,
  reply: 'file',
  problems: [],
})
