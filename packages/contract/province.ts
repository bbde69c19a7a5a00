import { z } from 'zod'
import { Day, Id, noParams, noQuery, nothing } from './county.ts'
import { route } from './route.ts'

const Verdict = z.enum(['met', 'short', 'unknown', 'none'])

/** How a county stands under one standard: its weakest part, how many of its parts are met, and its open gaps, added up. */
export const StandardSummary = z.strictObject({
  standard: Id,
  verdict: Verdict,
  /** `composite` or `cv` (value: coefficient), `schoolsMeeting` (value: share). Null where nothing could be judged. */
  weakest: z.strictObject({ stage: z.enum(['primary', 'junior']), what: z.enum(['composite', 'cv', 'schoolsMeeting']), indicator: z.string().nullable(), value: z.number().nullable(), limit: z.number() }).nullable(),
  parts: z.int(),
  partsMet: z.int(),
  openGaps: z.int(),
  /** Missing in all, by unit; `unknown` counts gaps of unknown amount. */
  missing: z.array(z.strictObject({ unit: z.enum(['people', 'm2', 'yuan', 'rooms', 'items']), amount: z.number(), unknown: z.int() })),
})
export type StandardSummary = z.infer<typeof StandardSummary>

/** A county as its province sees it: sums and verdicts, no school. */
export const CountySummary = z.strictObject({
  code: z.string(),
  name: z.string(),
  /** Date of the newest current snapshot. */
  date: Day,
  schools: z.int(),
  pupils: z.int(),
  standards: z.array(StandardSummary),
})
export type CountySummary = z.infer<typeof CountySummary>

export const getProvince = route({
  method: 'GET',
  path: '/province',
  summary: '所辖各县汇总：只有合计与结论，没有学校 · The counties below: sums and verdicts, no school',
  params: noParams,
  query: noQuery,
  body: nothing,
  reply: z.strictObject({ code: z.string(), name: z.string(), counties: z.array(CountySummary) }),
  problems: [],
})
