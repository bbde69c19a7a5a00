import { z } from 'zod'
import { Day, Id, LonLatSchema, noParams, nothing, Words } from './county.ts'
import { GapSchema } from './gaps.ts'
import { SchoolJudgement, StageName, StandardName } from './judgements.ts'
import { route } from './route.ts'

const figure = z.number().nullable()

export const SchoolSummary = z.strictObject({
  id: Id,
  name: z.string(),
  kind: z.string(),
  kindTitle: Words,
  township: z.string(),
  townshipName: z.string(),
  urbanRural: z.string(),
  runBy: z.enum(['county', 'otherPublic', 'private']),
  countsAsSchool: z.boolean(),
  boarding: z.boolean(),
  location: LonLatSchema.nullable(),
  /** Pupils by stage; a stage that did not report is null. */
  pupils: z.record(z.string(), figure),
})
export type SchoolSummary = z.infer<typeof SchoolSummary>

export const listSchools = route({
  method: 'GET',
  path: '/schools',
  summary: '一个快照里的学校 · The schools of a snapshot',
  params: noParams,
  query: z.strictObject({ snapshot: Id.optional() }),
  body: nothing,
  reply: z.array(SchoolSummary),
  problems: ['not_found'],
})

/** The cheapest way to pass the school rule of a standard; yuan from packages/standards/unit-costs.yaml, which are assumptions. */
export const NextStep = z.strictObject({
  stage: StageName,
  /** The indicator left at the floor of the school rule, null when all are brought to the line. */
  leftAtFloor: z.string().nullable(),
  actions: z.array(z.strictObject({ indicator: z.string(), amount: z.number(), unit: z.enum(['people', 'm2', 'yuan', 'rooms', 'items']), yuan: figure })),
  yuan: figure,
  unknown: z.array(z.string()),
})

export const SchoolReply = z.strictObject({
  school: SchoolSummary,
  snapshot: z.strictObject({ id: Id, date: Day }),
  /** Values over the years, oldest first. */
  series: z.array(
    SchoolJudgement.omit({ school: true, name: true }).extend({ date: Day, standard: StandardName, stage: StageName }),
  ),
  /** School lines in force, by standard, stage and indicator. */
  lines: z.array(z.strictObject({ standard: StandardName, stage: StageName, indicator: z.string(), threshold: figure })),
  gaps: z.array(GapSchema),
  nextSteps: z.array(NextStep),
  changes: z.array(z.strictObject({ kind: z.enum(['open', 'close', 'merge', 'split']), on: Day, basis: z.string(), others: z.array(Id) })),
  /**
   * Pupils of the school together with those that merged into it or split from it, oldest first, so that the series adds up across
   * the change. Null where the reader does not see every school.
   */
  lineage: z.array(z.strictObject({ date: Day, pupils: figure, schools: z.array(z.strictObject({ id: Id, name: z.string() })) })).nullable(),
  classes: z.array(z.strictObject({ stage: z.string(), grade: z.int(), name: z.string(), pupils: z.int() })),
  /** Staff by post; null where the persons are not this reader's to count. */
  staff: z.int().nullable(),
})
export type SchoolReply = z.infer<typeof SchoolReply>

export const getSchool = route({
  method: 'GET',
  path: '/schools/:id',
  summary: '一所学校：档案、历年指标、缺口、下一步 · One school: profile, indicators over the years, gaps, next step',
  params: z.strictObject({ id: Id }),
  query: z.strictObject({ snapshot: Id.optional() }),
  body: nothing,
  reply: SchoolReply,
  problems: ['not_found'],
})
