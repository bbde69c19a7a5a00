import { z } from 'zod'
import type { ChangeSplit, Judgement, Trace } from '@junheng/core/standard/judgement.ts'
import { Day, Id, noParams, nothing, Words } from './county.ts'
import { route } from './route.ts'
import { SnapshotSummary } from './snapshots.ts'

export const StandardName = z.enum(['basic-2012', 'quality-2017'])
export type StandardName = z.infer<typeof StandardName>
export const StageName = z.enum(['primary', 'junior'])
const Verdict = z.enum(['met', 'short', 'unknown', 'none'])
const figure = z.number().nullable()

export const Options = z.strictObject({
  privateSchools: z.boolean(),
  teachingPoints: z.enum(['all', 'fromFiftyPupils', 'none']),
})

const SourceSchema = z.strictObject({
  document: z.string(),
  clause: z.string(),
  checkedOn: Day,
  certainty: z.enum(['verified', 'implemented', 'memory']),
})

/** What a page needs to name a standard's parts; the standard itself is data in packages/standards. */
export const StandardSummary = z.strictObject({
  id: StandardName,
  title: Words,
  document: z.string(),
  defaults: Options,
  indicators: z.array(
    z.strictObject({
      id: z.string(),
      title: Words,
      unit: Words,
      scale: z.number(),
      source: SourceSchema,
    }),
  ),
})
export type StandardSummary = z.infer<typeof StandardSummary>

const IndicatorJudgement = z.strictObject({
  id: z.string(),
  mean: figure,
  s: figure,
  cv: figure,
  limit: figure,
  verdict: Verdict,
  threshold: figure,
  met: z.int(),
  short: z.int(),
  unknown: z.int(),
})

/** What a standard says of one school at one stage. */
export const SchoolJudgement = z.strictObject({
  school: Id,
  name: z.string(),
  pupils: z.number(),
  verdict: Verdict,
  values: z.record(z.string(), figure),
  verdicts: z.record(z.string(), Verdict),
  missing: z.record(z.string(), figure),
  shares: z.record(z.string(), figure),
  specialCases: z.array(z.string()),
})

const StageJudgement = z.strictObject({
  composite: figure,
  compositeLimit: figure,
  verdict: Verdict,
  pupils: z.number(),
  schoolCount: z.int(),
  indicators: z.array(IndicatorJudgement),
  schools: z.array(SchoolJudgement),
  excluded: z.array(
    z.strictObject({
      school: Id,
      reason: z.enum(['private', 'teachingPoint', 'smallTeachingPoint', 'specialOrVocational', 'mergedIntoParent', 'noPupils']),
    }),
  ),
})

export const JudgementSchema = z.strictObject({
  standard: z.string(),
  date: Day.nullable(),
  options: Options,
  stages: z.strictObject({ primary: StageJudgement.optional(), junior: StageJudgement.optional() }),
  headline: z.strictObject({
    verdict: Verdict,
    parts: z.array(
      z.strictObject({
        stage: StageName,
        what: z.enum(['composite', 'cv', 'schoolsMeeting']),
        indicator: z.string().nullable(),
        value: figure,
        limit: z.number(),
        strain: figure,
        verdict: Verdict,
      }),
    ),
  }),
  notes: z.array(
    z.strictObject({
      code: z.enum(['indoorSportsTakenAsNetted', 'undividedTeachers', 'provinceOverride', 'linesInferred']),
      details: z.record(z.string(), z.union([z.string(), z.number()])),
    }),
  ),
}) as unknown as z.ZodType<Judgement>

export const JudgementReply = z.strictObject({ snapshot: SnapshotSummary, standard: StandardSummary, judgement: JudgementSchema })
export type JudgementReply = z.infer<typeof JudgementReply>

/** A flag in a URL. */
const flag = z.enum(['true', 'false']).transform((text) => text === 'true')

/** Absent: the latest snapshot, the standard's own switches. */
export const JudgementQuery = z.strictObject({
  standard: StandardName,
  snapshot: Id.optional(),
  privateSchools: flag.optional(),
  teachingPoints: Options.shape.teachingPoints.optional(),
})
export type JudgementQuery = z.infer<typeof JudgementQuery>

export const getJudgement = route({
  method: 'GET',
  path: '/judgement',
  summary: '按某一标准体检一个快照 · One snapshot judged by one standard',
  params: noParams,
  query: JudgementQuery,
  body: nothing,
  reply: JudgementReply,
  problems: ['not_found'],
})

export const getJudgementWorkbook = route({
  method: 'GET',
  path: '/judgement/workbook',
  summary: '导出体检表（xlsx） · The same as a workbook',
  params: noParams,
  query: JudgementQuery,
  body: nothing,
  reply: 'file',
  problems: ['not_found'],
})

/** A trace whose leaves name the workbook cells they came from. */
export type SourcedTrace = Omit<Trace, 'inputs'> & {
  readonly inputs: readonly SourcedTrace[]
  readonly cells: readonly { readonly file: string; readonly sheet: string; readonly cell: string }[]
}
export const TraceSchema: z.ZodType<SourcedTrace> = z.lazy(() =>
  z.strictObject({
    label: z.string(),
    value: figure,
    unit: z.string(),
    formula: z.string().nullable(),
    source: z.strictObject({ document: z.string(), clause: z.string() }).nullable(),
    inputs: z.array(TraceSchema),
    fact: z.strictObject({ school: Id, stage: z.string().optional(), fact: z.string() }).nullable(),
    cells: z.array(z.strictObject({ file: z.string(), sheet: z.string(), cell: z.string() })),
  }),
) as z.ZodType<SourcedTrace>

export const getTrace = route({
  method: 'GET',
  path: '/judgement/trace',
  summary: '一个数字怎么来的 · How a figure came about, down to its workbook cells',
  params: noParams,
  query: JudgementQuery.extend({ stage: StageName, indicator: z.string(), school: Id.optional(), language: z.enum(['zh', 'en']).default('zh') }),
  body: nothing,
  reply: TraceSchema,
  problems: ['not_found'],
})

const ChangeSchema = z.strictObject({
  stage: StageName,
  indicator: z.string(),
  before: figure,
  after: figure,
  real: figure,
  scope: figure,
  schoolsBefore: z.int(),
  schoolsAfter: z.int(),
  schoolsInBoth: z.int(),
}) as unknown as z.ZodType<ChangeSplit>

export const getChange = route({
  method: 'GET',
  path: '/judgement/change',
  summary: '两个快照之间的变化：真实部分与口径部分 · The change between two snapshots, real part and scope part',
  params: noParams,
  query: JudgementQuery.extend({ from: Id }),
  body: nothing,
  reply: z.strictObject({ from: SnapshotSummary, to: SnapshotSummary, changes: z.array(ChangeSchema) }),
  problems: ['not_found'],
})
