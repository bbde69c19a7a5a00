import { z } from 'zod'
import type { Gap } from '@junheng/core/standard/judgement.ts'
import { Day, Id, noParams, nothing } from './county.ts'
import { route } from './route.ts'

export const GapSchema = z.strictObject({
  id: Id,
  school: Id,
  stage: z.enum(['primary', 'junior']),
  standard: z.string(),
  indicator: z.string(),
  unit: z.enum(['people', 'm2', 'yuan', 'rooms', 'items']),
  openedOn: Day,
  closedOn: Day.nullable(),
  closedBy: z.enum(['measured', 'schoolGone']).nullable(),
  history: z.array(z.strictObject({ on: Day, value: z.number().nullable(), threshold: z.number(), amount: z.number().nullable() })),
}) as unknown as z.ZodType<Gap>

/** Work that is to close a gap. Its opening closes nothing: the next measurement does. */
export const GapWork = z.strictObject({
  gap: Id,
  project: Id,
  projectName: z.string(),
  /** When the project reaches its goal as things stand; null for never. */
  forecastGoal: Day.nullable(),
  /** The statistical date that can first see it: 1 September on or after the forecast goal; null for never. */
  nextMeasurement: Day.nullable(),
})
export type GapWork = z.infer<typeof GapWork>

export const listGaps = route({
  method: 'GET',
  path: '/gaps',
  summary: '缺口台账 · The ledger of shortfalls',
  params: noParams,
  query: z.strictObject({ standard: z.string().optional(), state: z.enum(['open', 'closed', 'all']).default('open') }),
  body: nothing,
  reply: z.strictObject({
    gaps: z.array(GapSchema),
    /** Names of the schools that appear, by 标识码. */
    names: z.record(z.string(), z.string()),
    /** By the project's id. */
    work: z.array(GapWork),
  }),
  problems: [],
})

export const getGapWorkbook = route({
  method: 'GET',
  path: '/gaps/workbook',
  summary: '导出缺口台账（xlsx） · The same as a workbook',
  params: noParams,
  query: z.strictObject({ standard: z.string().optional(), state: z.enum(['open', 'closed', 'all']).default('open') }),
  body: nothing,
  reply: 'file',
  problems: [],
})
