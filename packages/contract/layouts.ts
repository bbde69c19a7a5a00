import { z } from 'zod'
import type { AdoptedWork } from '@junheng/core/planning/layout/adopted-works.ts'
import type { SchoolChange } from '@junheng/core/county/snapshot.ts'
import type { Effects } from '@junheng/core/planning/layout/effects.ts'
import type { CountyViolation } from '@junheng/core/planning/layout/check-county.ts'
import type { LayoutYear } from '@junheng/core/planning/layout/layout-years.ts'
import type { WishFault } from '@junheng/core/planning/layout/check-wishes.ts'
import type { CountyWishes } from '@junheng/core/planning/layout/county-problem.ts'
import { usualKindergartens } from '@junheng/core/planning/layout/kindergarten-problem.ts'
import type { NamedViolation } from '@junheng/core/planning/layout/named-violation.ts'
import type { KindergartenClaims } from '@junheng/core/planning/layout/plan-kindergartens.ts'
import type { MadePlan } from '@junheng/core/planning/layout/plan-county.ts'
import type { NearAlternative, PlannedActions } from '@junheng/core/planning/layout/planned-actions.ts'
import type { NamedWhyNot } from '@junheng/core/planning/layout/why-not.ts'
import type { Levers } from '@junheng/core/planning/layout/levers.ts'
import { procedureSteps, type Obstacle, type Procedure } from '@junheng/core/planning/layout/procedure.ts'
import { Day, Id, LonLatSchema, noParams, noQuery, nothing } from './county.ts'
import { JobView } from './jobs.ts'
import { route } from './route.ts'

/** Levers as an address carries them: ids with commas; `school:modules`; `settlement or township:stage:school`; of kindergartens `close:id`, `extend:id:modules`, `build:settlement:modules`, or `look`. */
export const LeverQuery = z.strictObject({
  snapshot: Id.optional(),
  closed: z.string().max(4000).optional(),
  extended: z.string().max(4000).optional(),
  assigned: z.string().max(8000).optional(),
  kindergartens: z.string().max(8000).optional(),
  /** Instead of levers: what a saved scenario decides, its new schools and levelling included. */
  scenario: z.uuid().optional(),
})
export type LeverQuery = z.infer<typeof LeverQuery>

const LeversSchema = z.strictObject({
  closed: z.array(Id).max(300),
  extended: z.array(z.strictObject({ school: Id, modules: z.int() })).max(100),
  assigned: z.array(z.strictObject({ from: Id, stage: z.enum(['primary', 'junior']), school: Id })).max(1000),
  kindergartens: z.strictObject({ closed: z.array(Id).max(300), extended: z.array(z.strictObject({ school: Id, modules: z.int() })).max(300), built: z.array(z.strictObject({ settlement: Id, modules: z.int() })).max(300) }).optional(),
}) as unknown as z.ZodType<Levers>

const EffectsSchema = z.custom<Effects>((value) => typeof value === 'object' && value !== null && 'roster' in value && 'blockers' in value)

export const LayoutSchool = z.strictObject({
  id: Id,
  name: z.string(),
  kind: z.string(),
  township: z.string(),
  location: LonLatSchema.nullable(),
  isPoint: z.boolean(),
  isBranch: z.boolean(),
  primary: z.int().nullable(),
  junior: z.int().nullable(),
})
export type LayoutSchool = z.infer<typeof LayoutSchool>

const LayoutReply = z.strictObject({
  snapshot: Id,
  date: Day,
  schools: z.array(LayoutSchool),
  settlements: z.array(z.strictObject({ id: Id, name: z.string(), township: z.string(), location: LonLatSchema, primary: z.int().nullable(), junior: z.int().nullable() })),
  /** Settlement × school by stage: children. */
  attendance: z.array(z.strictObject({ settlement: Id, school: Id, stage: z.enum(['primary', 'junior']), children: z.int(), minutes: z.number().nullable(), mode: z.enum(['walk', 'ride']).nullable() })),
  withoutRoad: z.array(z.string()),
  withoutPoint: z.array(z.string()),
})
export type LayoutReply = z.infer<typeof LayoutReply>

/** What stands today: schools, settlements, and who attends where — an estimate. */
export const getLayout = route({
  method: 'GET',
  path: '/layout',
  summary: '布局现状：学校、村居、估算的就读去向 · Schools, settlements and the estimated attendance',
  params: noParams,
  query: z.strictObject({ snapshot: Id.optional() }),
  body: nothing,
  reply: LayoutReply,
  problems: ['not_found'],
})

export const getEffects = route({
  method: 'GET',
  path: '/layout/effects',
  summary: '动一个杠杆，看全部后果 · Everything that follows from moving levers',
  params: noParams,
  query: LeverQuery,
  body: nothing,
  reply: EffectsSchema,
  problems: ['not_found', 'levers_faulty'],
})

export const getRoster = route({
  method: 'GET',
  path: '/layout/roster',
  summary: '转接名册与乡镇卡片（xlsx） · Transfer roster and township cards as a workbook',
  params: noParams,
  query: LeverQuery,
  body: nothing,
  reply: 'file',
  problems: ['not_found', 'levers_faulty'],
})

export const ScenarioState = z.enum(['draft', 'submitted', 'approved'])

const Figures = z.strictObject({ childrenMoved: z.number(), closed: z.number(), moreMinutes: z.number(), overLimit: z.number(), placesShort: z.number(), points: z.number() })

/** What a search claims of a scenario: a valid plan (`feasible`, proven best `optimal`) or the nearest that it had (`stopped`). */
const PlannedClaims = z.strictObject({
  status: z.enum(['optimal', 'feasible', 'stopped']),
  objective: z.number().nullable(),
  bound: z.number().nullable(),
  gap: z.number().nullable(),
  /** The clock or a person ended it early. */
  isStopped: z.boolean(),
  violations: z.int(),
})
export type PlannedClaims = z.infer<typeof PlannedClaims>

/** Of a scenario that decides on kindergartens: how many close, grow and are built, and the children beyond their rooms or their reach, null where children of some settlement are not known, or no kindergarten was reported. */
const KindergartenFigures = z.strictObject({ closed: z.int(), extended: z.int(), built: z.int(), placesShort: z.int().nullable(), unserved: z.int().nullable() })
export type KindergartenFigures = z.infer<typeof KindergartenFigures>

const ScenarioItem = z.strictObject({
  id: Id,
  name: z.string(),
  snapshot: Id,
  date: Day,
  levers: LeversSchema,
  state: ScenarioState,
  savedOn: Day,
  savedBy: z.string(),
  figures: Figures,
  composite: z.strictObject({ primary: z.number().nullable(), junior: z.number().nullable(), realPrimary: z.number().nullable(), realJunior: z.number().nullable() }),
  onceYuan: z.number(),
  yearYuan: z.number(),
  /** Null: nothing is decided of them. */
  kindergartens: KindergartenFigures.nullable(),
  /** Null: drawn by hand. */
  planned: PlannedClaims.nullable(),
})
export type ScenarioItem = z.infer<typeof ScenarioItem>

export const listScenarios = route({
  method: 'GET',
  path: '/layout/scenarios',
  summary: '已保存的布局方案，可并排比较 · Saved layout scenarios, side by side',
  params: noParams,
  query: noQuery,
  body: nothing,
  reply: z.array(ScenarioItem),
  problems: [],
})

export const saveScenario = route({
  method: 'POST',
  path: '/layout/scenarios',
  summary: '保存一个布局方案 · Save a layout scenario',
  params: noParams,
  query: noQuery,
  body: z.strictObject({ name: z.string().trim().min(2).max(80), snapshot: Id.optional(), levers: LeversSchema }),
  reply: ScenarioItem,
  problems: ['not_found', 'levers_faulty'],
})

/** Scenarios laid side by side at most. */
export const mostCompared = 3

const YearsOf = z.strictObject({ id: Id, name: z.string(), years: z.array(z.custom<LayoutYear>((value) => typeof value === 'object' && value !== null && 'year' in value)) })
const LayoutYearsReply = z.strictObject({
  /** The schools as they stand in the last snapshot. */
  today: YearsOf.shape.years,
  scenarios: z.array(YearsOf),
})
export type LayoutYearsReply = z.infer<typeof LayoutYearsReply>

/** With the children that are forecast, in this order; a scenario that is not there is left out. */
export const getLayoutYears = route({
  method: 'GET',
  path: '/layout/years',
  summary: '布局方案逐年比较：缺学位、大班额、教学点、路程，至多三个方案与现状 · Scenarios year by year: places, oversize classes, points and ways, beside today',
  params: noParams,
  query: z.strictObject({ of: z.string().refine((text) => z.array(z.uuid()).max(mostCompared).safeParse(text === '' ? [] : text.split(',')).success).default('') }),
  body: nothing,
  reply: LayoutYearsReply,
  problems: ['not_found', 'forecast_impossible'],
})

const scenario = z.strictObject({ id: z.uuid() })

const StepSchema = z.strictObject({ from: Day, until: Day, paper: z.string().trim().min(2).max(200) })
const ProcedureBody = z.strictObject({
  steps: z.partialRecord(z.enum(procedureSteps), StepSchema),
  hearing: z.strictObject({ representatives: z.int().min(0), against: z.int().min(0), parentsAsked: z.int().min(0), parentsAgainst: z.int().min(0) }).nullable(),
  objections: z.array(z.strictObject({ from: z.string().trim().min(1).max(80), text: z.string().trim().min(1).max(2000), reply: z.string().trim().max(2000) })).max(500),
  askedWhom: z.string().trim().max(2000),
  inspected: z.partialRecord(z.enum(['opposed', 'unsafeWay', 'noBedsOrMeals', 'oversize']), z.string().trim().max(1000)),
})
export type ProcedureBody = z.infer<typeof ProcedureBody>

const ObstacleSchema = z.custom<Obstacle>((value) => typeof value === 'object' && value !== null && 'code' in value)
const ProcedureSchema = z.custom<Procedure>((value) => typeof value === 'object' && value !== null && 'steps' in value)

/** A planned scenario beside its effects. */
export interface PlannedDetails {
  readonly actions: PlannedActions
  readonly spent: MadePlan['spent']
  /** What the search claims of the kindergartens; null where they were not planned. */
  readonly kindergartens: KindergartenClaims | null
  readonly because: readonly NamedViolation[]
  readonly violations: readonly CountyViolation[]
  readonly alternatives: readonly NearAlternative[]
  readonly wishes: CountyWishes
  /** Ranges of grades whose children stay together: `1–3`. */
  readonly bands: readonly string[]
}
const PlannedReply = z.custom<PlannedDetails>((value) => typeof value === 'object' && value !== null && 'actions' in value && 'alternatives' in value)

const AdoptedWorkSchema = z.custom<AdoptedWork>((value) => typeof value === 'object' && value !== null && 'pupils' in value)
const SchoolChangeSchema = z.custom<SchoolChange>((value) => typeof value === 'object' && value !== null && 'basis' in value)

const ScenarioReply = z.strictObject({
  scenario: ScenarioItem,
  effects: EffectsSchema,
  procedure: ProcedureSchema,
  /** What keeps it from being submitted, and from being approved. Empty opens the gate. */
  toSubmit: z.array(ObstacleSchema),
  toApprove: z.array(ObstacleSchema),
  /** What the search did and says of it; null: drawn by hand. */
  planned: PlannedReply.nullable(),
  /** Projects that approval makes of it, and the dated facts that it enters in the snapshots to come. */
  works: z.array(AdoptedWorkSchema),
  changes: z.array(SchoolChangeSchema),
  /** Projects made of it once approved, in the order of `works`. */
  projects: z.array(Id),
})
export type ScenarioReply = z.infer<typeof ScenarioReply>

export const getScenario = route({
  method: 'GET',
  path: '/layout/scenarios/:id',
  summary: '一个布局方案：后果、程序、还差什么 · A scenario: effects, procedure, what is missing',
  params: scenario,
  query: noQuery,
  body: nothing,
  reply: ScenarioReply,
  problems: ['not_found'],
})

/** 听证材料: for the people whom it affects. */
export const getHearingReport = route({
  method: 'GET',
  path: '/layout/scenarios/:id/report',
  summary: '听证材料（Word、PDF）：谁去哪里、路程、班额、教师、校舍、经费、程序 · The paper for a hearing, as Word or PDF',
  params: scenario,
  query: z.strictObject({ format: z.enum(['docx', 'pdf']) }),
  body: nothing,
  reply: 'file',
  problems: ['not_found', 'levers_faulty'],
})

export const recordProcedure = route({
  method: 'PUT',
  path: '/layout/scenarios/:id/procedure',
  summary: '登记撤并程序：各步日期与文件、听证、异议与答复 · Record the steps, the hearing, objections and replies',
  params: scenario,
  query: noQuery,
  body: ProcedureBody,
  reply: ScenarioReply,
  problems: ['not_found', 'scenario_settled'],
})

/** 提交: closed until objections are on record, or who was asked (P18). */
export const submitScenario = route({
  method: 'POST',
  path: '/layout/scenarios/:id/submission',
  summary: '提交布局方案 · Submit a scenario',
  params: scenario,
  query: noQuery,
  body: nothing,
  reply: ScenarioReply,
  problems: ['not_found', 'scenario_settled', 'procedure_incomplete'],
})

/** 批准: closed until every step that the law asks for is done and none of the four blockers stands. */
export const approveScenario = route({
  method: 'POST',
  path: '/layout/scenarios/:id/approval',
  summary: '批准布局方案；程序不齐，不能批准 · Approve a scenario; closed while the procedure is incomplete',
  params: scenario,
  query: noQuery,
  body: nothing,
  reply: ScenarioReply,
  problems: ['not_found', 'scenario_settled', 'procedure_incomplete'],
})

/** What a plan of the layout is asked for; a form of the page, and the parameters of the job. */
export const LayoutWish = z.strictObject({
  name: z.string().trim().min(2).max(80),
  snapshot: Id.optional(),
  /** 教学点 at most; null: as many as are useful. */
  points: z.int().min(0).max(500).nullable().default(null),
  yuan: z.number().min(0).max(1e11).default(168_000_000),
  /** Null: those of the snapshot. */
  buses: z.int().min(0).max(5000).nullable().default(null),
  minutes: z.strictObject({ lower: z.number().min(5).max(120), upper: z.number().min(5).max(120), junior: z.number().min(5).max(180) }).default({ lower: 30, upper: 40, junior: 60 }),
  keep: z.array(Id).max(300).default([]),
  close: z.array(Id).max(300).default([]),
  seconds: z.number().min(1).max(3600).default(120),
  effort: z.number().min(0.02).max(5).default(0.2),
  seed: z.int().min(1).max(1_000_000).default(1),
  /** 同时编制一案多保留教学点的，并排比较. */
  keepsMore: z.boolean().default(false),
  /** The nearest other plans, so many. */
  alternatives: z.int().min(0).max(5).default(3),
  /** One full primary and one junior school a township: null: not asked for. */
  townshipSchools: z.strictObject({ townships: z.array(Id).max(300).nullable().default(null), exactly: z.boolean() }).nullable().default(null),
  /** Kindergartens are planned too, with money of their own; null: they are not. */
  kindergartens: z.strictObject({
    yuan: z.number().min(0).max(1e11).nullable().default(null),
    minutes: z.strictObject({ walk: z.number().min(5).max(60), ride: z.number().min(5).max(120) }).default(usualKindergartens.minutesMost),
    enrolment: z.number().min(0.1).max(1).default(usualKindergartens.enrolment),
    leastChildren: z.int().min(1).max(360).default(usualKindergartens.leastChildren),
    /** Townships that are to have one at least; null: every town and township. */
    townships: z.array(Id).max(300).nullable().default(null),
    mayClose: z.boolean().default(false),
  }).nullable().default(null),
})
export type LayoutWish = z.infer<typeof LayoutWish>

/** What came of a run of the planner: the scenario it is kept as, or the rules that stand in the way of any. */
export interface PlanOutcome {
  readonly name: string
  readonly scenario: string | null
  readonly status: PlannedClaims['status'] | 'infeasible'
  readonly because: readonly NamedViolation[]
  /** Where nothing is possible: without any one of the rules there is a plan, proven; else null. */
  readonly isLeast: boolean | null
}

const WishFaultSchema = z.custom<WishFault>((value) => typeof value === 'object' && value !== null && 'stops' in value)

/** What is wrong with the county or the wishes is said before anything is planned. */
export const startLayoutPlan = route({
  method: 'POST',
  path: '/layout/plans',
  summary: '编制布局方案：先核对条件，再作为任务运行 · Plan the layout: what is asked is checked first, then it runs as a job',
  params: noParams,
  query: noQuery,
  body: LayoutWish,
  reply: z.strictObject({ job: JobView, warnings: z.array(WishFaultSchema) }),
  problems: ['not_found', 'layout_wish_faulty'],
})

/** Does the run of a planned scenario again, as a job whose outcome says whether it came out the same to the last bit. */
export const repeatLayoutPlan = route({
  method: 'POST',
  path: '/layout/scenarios/:id/repetition',
  summary: '重算一个自动编制的方案，逐字节核对 · Do a planned scenario again and compare it bit for bit',
  params: scenario,
  query: noQuery,
  body: nothing,
  reply: JobView,
  problems: ['not_found'],
})

/** `attends` is null where nobody of these grades lives there, and for a scenario that no search made. */
const WhyReply = z.strictObject({ attends: z.string().nullable(), others: z.array(z.custom<NamedWhyNot>((value) => typeof value === 'object' && value !== null && 'against' in value)) })
export type WhyReply = z.infer<typeof WhyReply>

export const whyThisSchool = route({
  method: 'GET',
  path: '/layout/scenarios/:id/why',
  summary: '为什么是这所学校：某村某年级的去向与其他学校比 · Why this school: a settlement and grades, beside the other schools',
  params: scenario,
  query: z.strictObject({ settlement: Id, band: z.string().min(1).max(10) }),
  body: nothing,
  reply: WhyReply,
  problems: ['not_found'],
})
