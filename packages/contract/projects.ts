import { z } from 'zod'
import type { ProjectStanding } from '@junheng/core/schedule/programme.ts'
import type { Schedule } from '@junheng/core/schedule/schedule-result.ts'
import type { ProjectTemplate } from '@junheng/core/schedule/template.ts'
import { Day, Id, noParams, noQuery, nothing } from './county.ts'
import { CalendarReply } from './calendar.ts'
import { CountyProjectSchema, projectKinds, stages } from './project-schema.ts'
import { PlacedFaultSchema } from './placed-fault.ts'
import { route } from './route.ts'
import { SensitivitySchema } from './sensitive-reads.ts'

const Cliff = z.strictObject({ slipDays: z.number(), goal: Day.nullable(), jumpDays: z.number().nullable(), goalId: z.string().optional() })
const ScheduleSchema = z.strictObject({
  lengthDays: z.number().nullable(),
  goals: z.array(z.strictObject({ id: z.string(), date: Day.nullable() })),
  nodes: z.array(
    z.strictObject({
      id: z.string(),
      start: Day.nullable(),
      finish: Day.nullable(),
      slackDays: z.number().nullable(),
      daysToCliff: z.number().nullable(),
      cliffs: z.array(Cliff),
    }),
  ),
  criticalPath: z.array(z.string()),
}) as unknown as z.ZodType<Schedule>

const NodeCliff = z.strictObject({
  slipDays: z.number(),
  lastDay: Day,
  goalId: z.string(),
  goalNow: Day.nullable(),
  goal: Day.nullable(),
  jumpDays: z.number().nullable(),
  eitherTerm: z.strictObject({ goal: Day.nullable(), jumpDays: z.number().nullable() }).nullable(),
})

export const StandingSchema = z.strictObject({
  project: Id,
  plan: ScheduleSchema,
  forecast: ScheduleSchema,
  nodes: z.array(
    z.strictObject({
      id: z.string(),
      status: z.enum(['done', 'claimed', 'green', 'yellow', 'red', 'unreported', 'idle']),
      why: z.enum(['finished', 'awaitsConfirmation', 'notDue', 'inTime', 'littleTimeLeft', 'forecastLate', 'overdue', 'noReport']),
      daysLate: z.number(),
      daysToCliff: z.number().nullable(),
      cliff: NodeCliff.nullable(),
      damage: z.number().nullable(),
      pupils: z.number().nullable(),
      contradicted: z.boolean(),
    }),
  ),
  lostDays: z.number().nullable(),
  entry: z.string().nullable(),
}) as unknown as z.ZodType<ProjectStanding>

const ProjectAndStanding = z.strictObject({
  project: CountyProjectSchema,
  standing: StandingSchema,
  /** Counts up with every change; a change names the one it was made from. */
  version: z.int(),
})
export type ProjectAndStanding = z.infer<typeof ProjectAndStanding>

/** The rule that the signs go by, printed beside them. */
export const StatusRuleSchema = z.strictObject({
  /** Days of a dispatch cycle: an active node without a report for longer is 失报. */
  cycleDays: z.number(),
  /** 黄 when less than this share of a node's time is left and nothing was reported within the cycle. */
  littleTimeShare: z.number(),
  /** 销号: whether a finish counts as done only once another office has confirmed it. */
  confirmation: z.boolean(),
  basis: z.string(),
  certainty: z.string(),
})

/** The whole programme: what the wall chart shows. */
export const getProgramme = route({
  method: 'GET',
  path: '/programme',
  summary: '全部项目及其临界天数 · Every project and how far it is from its cliff',
  params: noParams,
  query: noQuery,
  body: nothing,
  reply: z.strictObject({
    today: Day,
    projects: z.array(ProjectAndStanding),
    calendar: CalendarReply,
    rule: StatusRuleSchema,
    /** Dates that moved since the last meeting, or were put off by an extension; projects without any are left out. */
    struck: z.array(z.strictObject({ project: Id, goal: Day.nullable(), nodes: z.array(z.strictObject({ node: z.string(), finish: Day })) })),
  }),
  problems: [],
})

export const getWallChart = route({
  method: 'GET',
  path: '/programme/wall-chart',
  summary: '挂图（矢量 PDF，A0 或可拼接的 A3） · The wall chart as vector PDF, A0 or A3 sheets that tile',
  params: noParams,
  query: z.strictObject({ size: z.enum(['A0', 'A3']).default('A0'), lang: z.enum(['zh', 'en']).default('zh') }),
  body: nothing,
  reply: 'file',
  problems: [],
})

export const getProgrammeWorkbook = route({
  method: 'GET',
  path: '/programme/workbook',
  summary: '导出全部项目（xlsx） · Every project as a workbook',
  params: noParams,
  query: z.strictObject({ project: Id.optional() }),
  body: nothing,
  reply: 'file',
  problems: ['not_found'],
})

const Template = z.custom<ProjectTemplate>((value) => typeof value === 'object' && value !== null && 'nodes' in value)

export const listTemplates = route({
  method: 'GET',
  path: '/project-templates',
  summary: '项目模板及各环节法定时限 · Project templates with the legal time limit of each node',
  params: noParams,
  query: noQuery,
  body: nothing,
  reply: z.array(Template),
  problems: [],
})

const project = z.strictObject({ id: Id })

/** Which pupils and classes wait for a project: as the last class list counts them, and how many classes the forecast has oversize or nearly so, September by September. */
export const WaitingPupils = z.strictObject({
  snapshot: Id,
  date: Day,
  classes: z.array(z.strictObject({ school: Id, schoolName: z.string(), stage: z.string(), grade: z.int(), name: z.string(), pupils: z.int(), oversize: z.boolean(), nearlyOversize: z.boolean() })),
  /** Null where there is no forecast of them. */
  forecast: z.strictObject({ level: z.number(), years: z.array(z.strictObject({ year: z.int(), classes: z.int(), low: z.int(), high: z.int().nullable() })) }).nullable(),
})
export type WaitingPupils = z.infer<typeof WaitingPupils>

export const EvidenceItem = z.strictObject({
  id: Id,
  node: z.string(),
  fileName: z.string(),
  mediaType: z.string(),
  size: z.int(),
  sha256: z.string(),
  addedAt: z.iso.datetime(),
  addedBy: z.string(),
})
export type EvidenceItem = z.infer<typeof EvidenceItem>

/** 涉敏佐证: that it is there, and no more; its file is handed out to a cleared role that says what for. */
export const ClassifiedEvidence = z.strictObject({ id: Id, node: z.string(), sensitivity: SensitivitySchema, addedAt: z.iso.datetime() })
export type ClassifiedEvidence = z.infer<typeof ClassifiedEvidence>

export const ReportItem = z.strictObject({
  id: Id,
  node: z.string(),
  on: Day,
  state: z.enum(['notStarted', 'underWay', 'finished']),
  actualStart: Day.nullable(),
  actualFinish: Day.nullable(),
  expectedFinish: Day.nullable(),
  blocker: z.string().nullable(),
  note: z.string().nullable(),
  by: z.string(),
  at: z.iso.datetime(),
})
export type ReportItem = z.infer<typeof ReportItem>

/** A gap that the project is to close: closed by re-measurement alone, so both days are shown. */
export const ProjectGap = z.strictObject({
  id: Id,
  schoolName: z.string(),
  indicator: z.string(),
  stage: z.enum(['primary', 'junior']),
  unit: z.enum(['people', 'm2', 'yuan', 'rooms', 'items']),
  /** As last measured; null where it was not reported. */
  amount: z.number().nullable(),
  measuredOn: Day,
  closedOn: Day.nullable(),
  /** The statistical date that can first see the work done: 1 September on or after the forecast goal; null for never. */
  nextMeasurement: Day.nullable(),
})

export const getProject = route({
  method: 'GET',
  path: '/projects/:id',
  summary: '一个项目：环节、报告、佐证、等待的学生 · One project: nodes, reports, evidence, who waits for it',
  params: project,
  query: noQuery,
  body: nothing,
  reply: z.strictObject({
    ...ProjectAndStanding.shape,
    today: Day,
    calendar: CalendarReply,
    rule: StatusRuleSchema,
    reports: z.array(ReportItem),
    evidence: z.array(EvidenceItem),
    classified: z.array(ClassifiedEvidence),
    gaps: z.array(ProjectGap),
    waiting: WaitingPupils.nullable(),
    /** What a year's delay costs of the money that is bound. */
    delayRate: z.strictObject({ yearly: z.number(), basis: z.string(), certainty: z.string() }),
  }),
  problems: ['not_found'],
})

export const addProject = route({
  method: 'POST',
  path: '/projects',
  summary: '新建项目：按模板、从缺口或手工 · A new project, from a template, from gaps or by hand',
  params: noParams,
  query: noQuery,
  body: z.strictObject({
    name: z.string().trim().min(2).max(80),
    start: Day,
    /** The template's nodes; absent for a project by hand, which begins with its goal alone. */
    template: z.string().optional(),
    kind: z.enum(projectKinds),
    promisedGoal: Day.nullable(),
    township: z.string().nullable(),
    school: Id.nullable(),
    stages: z.array(z.enum(stages)).optional(),
    pupils: z.int().min(0).nullable(),
    pupilsBasis: z.string().max(300).nullable(),
    budgetYuan: z.number().min(0).nullable(),
    gaps: z.array(Id).max(100),
  }),
  reply: ProjectAndStanding,
  problems: ['not_found', 'project_faulty'],
})

/** 决定文号: without it no date of a plan is moved and nothing is taken out of it. */
const Decision = z.string().trim().min(2).max(60)

/**
 * The project as it shall be, whole: nodes added, removed, re-linked, re-dated, given to another office. What the body says of actual
 * dates and reports is passed over: they come from reports alone.
 */
export const changeProject = route({
  method: 'PUT',
  path: '/projects/:id',
  summary: '修改项目，留痕；改日期、删环节须有决定文号 · Change a project; every change is kept, and re-dating needs the number of a decision',
  params: project,
  query: noQuery,
  body: z.strictObject({ version: z.int(), reason: z.string().trim().min(2).max(500), decision: Decision.nullable().default(null), project: CountyProjectSchema }),
  reply: ProjectAndStanding,
  problems: ['not_found', 'project_faulty', 'changed_meanwhile', 'decision_missing'],
})

/** 环节报告: a state, dates and a blocker, taken down today. The newest report holds wholly: a date that it does not name is withdrawn. */
export const reportNode = route({
  method: 'POST',
  path: '/projects/:id/nodes/:node/reports',
  summary: '报告一个环节 · Report on a node',
  params: z.strictObject({ id: Id, node: z.string() }),
  query: noQuery,
  body: z.strictObject({
    state: z.enum(['notStarted', 'underWay', 'finished']),
    actualStart: Day.nullable(),
    actualFinish: Day.nullable(),
    expectedFinish: Day.nullable(),
    blocker: z.string().trim().max(500).nullable(),
    note: z.string().trim().max(1000).nullable(),
  }),
  reply: ProjectAndStanding,
  problems: ['not_found', 'not_owner', 'report_faulty'],
})

export const addEvidence = route({
  method: 'POST',
  path: '/projects/:id/nodes/:node/evidence',
  summary: '上传佐证材料 · Add a file of evidence',
  params: z.strictObject({ id: Id, node: z.string() }),
  query: z.strictObject({ fileName: z.string().min(1).max(200), sensitivity: SensitivitySchema.optional() }),
  body: 'bytes',
  reply: EvidenceItem,
  problems: ['not_found', 'not_owner', 'file_too_large', 'file_kind_refused'],
})

export const getEvidence = route({
  method: 'GET',
  path: '/evidence/:id',
  summary: '下载佐证材料 · A file of evidence',
  params: z.strictObject({ id: z.uuid() }),
  query: noQuery,
  body: nothing,
  reply: 'file',
  problems: ['not_found'],
})

export const getMsProject = route({
  method: 'GET',
  path: '/projects/:id/ms-project',
  summary: '项目导出为 Microsoft Project 的 XML 文件，可再导入 · The project as an XML file of Microsoft Project, which can be imported again',
  params: project,
  query: noQuery,
  body: nothing,
  reply: 'file',
  problems: ['not_found'],
})

export const listProjectChanges = route({
  method: 'GET',
  path: '/projects/:id/changes',
  summary: '项目变更记录 · Everything that was changed in a project',
  params: project,
  query: noQuery,
  body: nothing,
  reply: z.array(
    z.strictObject({
      version: z.int(),
      at: z.iso.datetime(),
      by: z.string(),
      reason: z.string(),
      decision: z.string().nullable(),
      /** One entry a field that moved: `nodes.land.days`, before and after as JSON; null where it was absent. */
      moved: z.array(z.strictObject({ field: z.string(), before: z.string().nullable(), after: z.string().nullable() })),
    }),
  ),
  problems: ['not_found'],
})

/** The project as `junheng schedule` reads it. */
export const getProjectFile = route({
  method: 'GET',
  path: '/projects/:id/file',
  summary: '导出项目（JSON） · A project as JSON',
  params: project,
  query: noQuery,
  body: nothing,
  reply: 'file',
  problems: ['not_found'],
})

/** A workbook or JSON of projects: those whose id is known are changed, the others added; all or nothing. */
export const importProjects = route({
  method: 'POST',
  path: '/programme/imports',
  summary: '导入项目（xlsx 或 JSON），可先试算 · Import projects from a workbook or JSON, with a dry run',
  params: noParams,
  query: z.strictObject({ fileName: z.string().min(1).max(200), dryRun: z.enum(['yes', 'no']).default('no'), reason: z.string().max(500).default(''), decision: Decision.or(z.literal('')).default('') }),
  body: 'bytes',
  reply: z.strictObject({
    /** Faults by place; nothing was written where there are any. */
    faults: z.array(PlacedFaultSchema),
    added: z.array(z.string()),
    changed: z.array(z.string()),
    /** Those of the changed whose plan is re-dated or loses an item: they are written with the number of a decision alone. */
    redated: z.array(z.string()),
    unchanged: z.array(z.string()),
    written: z.boolean(),
  }),
  problems: ['file_too_large', 'changed_meanwhile'],
})
