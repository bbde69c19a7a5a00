import { z } from 'zod'
import type { Way } from '@junheng/core/planning/transfers/compare.ts'
import { roundStates } from '@junheng/core/planning/transfers/procedure.ts'
import type { TeacherSheet } from '@junheng/core/planning/transfers/reasons.ts'
import type { RoundTeacher, TransferRules } from '@junheng/core/planning/transfers/round.ts'
import type { RoundResult } from '@junheng/core/planning/transfers/run-round.ts'
import { Day, Id, noParams, noQuery, nothing } from './county.ts'
import { JobView } from './jobs.ts'
import { stages } from './project-schema.ts'
import { PlacedFaultSchema } from './placed-fault.ts'
import { route } from './route.ts'

const Stage = z.enum(stages)
const Points = z.number().min(-1000).max(1000)

const Count = z.union([
  z.strictObject({ by: z.literal('rate'), each: Points, most: Points }),
  z.strictObject({ by: z.literal('bands'), bands: z.array(z.strictObject({ from: z.number(), below: z.number().nullable(), points: Points })).max(50) }),
  z.strictObject({ by: z.literal('levels'), levels: z.record(z.string().max(40), Points) }),
])

/** A rule table as it is sent; what does not hold together in it is found by core. */
export const RulesSchema = z.strictObject({
  points: z.array(z.strictObject({ id: Id, name: z.string().min(1).max(60), count: Count, replaces: Id.optional() })).max(60),
  matchPoints: Points,
  nearPoints: Points,
  tieBreaks: z.array(Id).max(20),
  minimumServiceYears: z.number(),
  maximumPreferences: z.int().max(50),
  replacement: z.boolean(),
  keep: z.array(z.strictObject({ of: z.enum(['backbone', 'aboveDegree']), where: z.enum(['rural', 'belowMean', 'all']), share: z.number() })).max(10),
  hardship: z.strictObject({ perMinute: z.number(), otherTownship: z.number(), unlisted: z.number(), perRank: z.number(), overQuota: z.strictObject({ most: z.number(), cost: z.number() }).nullable() }),
  holdCv: z.boolean(),
}) as unknown as z.ZodType<TransferRules>

export const TransferFault = z.strictObject({ sheet: z.string(), row: z.string(), field: z.string(), value: z.string(), code: z.string(), zh: z.string(), en: z.string() })
export type TransferFault = z.infer<typeof TransferFault>

export const TransferSummary = z.strictObject({ id: Id, title: z.string(), state: z.enum(roundStates), rulesPublishedOn: Day, applicationsUntil: Day, noticeUntil: Day.nullable(), decision: z.string().nullable() })
export type TransferSummary = z.infer<typeof TransferSummary>

/** A day of the procedure: what was done, by whom, and the hash that was published with it. */
export const TransferStep = z.strictObject({ step: z.string(), day: Day, by: z.string(), hash: z.string().nullable(), note: z.string().nullable() })

export const TransferCell = z.strictObject({
  id: Id, school: Id, schoolName: z.string(), stage: Stage, subject: z.string(), have: z.int(), need: z.int(), vacancies: z.int(),
  /** The reader may declare its vacancies now. */
  mayDeclare: z.boolean(),
  /** Once it was run: lowest points that were enough, posts left. */
  cutoff: z.number().nullable(), left: z.int().nullable(),
})
export type TransferCell = z.infer<typeof TransferCell>

export const TransferView = z.strictObject({
  ...TransferSummary.shape,
  rules: RulesSchema,
  rulesHash: z.string(),
  dataRoot: z.string().nullable(),
  parties: z.array(z.strictObject({ name: z.string(), commitment: z.string() })),
  publicSource: z.string(),
  noticeFrom: Day.nullable(),
  steps: z.array(TransferStep),
  /** Cells with vacancies; before the posts are open also those that may declare some, as far as the reader may declare. */
  cells: z.array(TransferCell),
  teachers: z.int(),
  /** Once the result may be seen. */
  result: z.strictObject({
    placed: z.int(), voluntary: z.int(), compulsory: z.int(),
    claims: z.custom<RoundResult['claims']>((value) => typeof value === 'object' && value !== null),
    balance: z.custom<RoundResult['balance']>(Array.isArray),
    brokenHolds: z.array(z.string()),
    placements: z.array(z.strictObject({ teacher: Id, from: z.string(), to: z.string(), subject: z.string(), phase: z.enum(['voluntary', 'compulsory']), points: z.number() })),
  }).nullable(),
})
export type TransferView = z.infer<typeof TransferView>

const byId = z.strictObject({ id: Id })

export const listTransfers = route({ method: 'GET', path: '/transfers', summary: '县管校聘调配轮次 · Transfer rounds', params: noParams, query: noQuery, body: nothing, reply: z.array(TransferSummary), problems: [] })

export const getTransferRules = route({ method: 'GET', path: '/transfer-rules', summary: '新一轮的计分表与规则（出厂值） · The rule table that a new round starts from', params: noParams, query: noQuery, body: nothing, reply: RulesSchema, problems: [] })

/** The rules are published and hashed by it; nothing in them changes afterwards. */
export const publishTransfer = route({
  method: 'POST',
  path: '/transfers',
  summary: '公布规则，开始一轮 · Publish the rules and begin a round',
  params: noParams,
  query: noQuery,
  body: z.strictObject({
    title: z.string().trim().min(2).max(80),
    applicationsUntil: Day,
    rules: RulesSchema,
    parties: z.array(z.strictObject({ name: z.string().trim().min(1).max(40), commitment: z.string().max(64) })).max(12),
    /** The public value named beforehand, known only later. */
    publicSource: z.string().trim().min(1).max(200),
  }),
  reply: TransferView,
  problems: ['transfer_faulty'],
})

export const getTransfer = route({ method: 'GET', path: '/transfers/:id', summary: '一轮调配：进度、岗位、结果 · One round: progress, posts, result', params: byId, query: noQuery, body: nothing, reply: TransferView, problems: ['not_found'] })

/** Each step of the procedure, in its order. */
export const stepTransfer = route({
  method: 'POST',
  path: '/transfers/:id/steps',
  summary: '推进一步：开放报名、截止、公示、决定、签约 · One step on: open, close, notice, decide, contract',
  params: byId,
  query: noQuery,
  body: z.strictObject({
    step: z.enum(['open', 'closed', 'noticed', 'decided', 'contracted']),
    /** 决定文号; for the decision. */
    number: z.string().trim().max(60).nullable(),
  }),
  reply: TransferView,
  problems: ['not_found', 'transfer_state', 'transfer_faulty'],
})

export const getTransferWorkbook = route({ method: 'GET', path: '/transfers/:id/workbook', summary: '教师名册与志愿（xlsx），可作填报模板 · Teachers and applications as a workbook, also the form', params: byId, query: noQuery, body: nothing, reply: 'file', problems: ['not_found'] })

/** All or nothing; the first one freezes the data. */
export const importTransferWorkbook = route({
  method: 'POST',
  path: '/transfers/:id/workbook',
  summary: '导入教师名册与志愿 · Import teachers and applications',
  params: byId,
  query: z.strictObject({ dryRun: z.enum(['yes', 'no']).default('no') }),
  body: 'bytes',
  reply: z.strictObject({ faults: z.array(PlacedFaultSchema), teachers: z.int(), applications: z.int(), written: z.boolean() }),
  problems: ['not_found', 'transfer_state'],
})

export const declarePosts = route({
  method: 'PUT',
  path: '/transfers/:id/declarations',
  summary: '申报空岗 · Declare vacancies',
  params: byId,
  query: noQuery,
  body: z.strictObject({ cells: z.array(z.strictObject({ cell: Id, vacancies: z.int().min(0).max(500) })).min(1).max(500) }),
  reply: TransferView,
  problems: ['not_found', 'transfer_state', 'transfer_faulty'],
})

const Teacher = z.custom<RoundTeacher>((value) => typeof value === 'object' && value !== null && 'facts' in value)

export const listTransferTeachers = route({
  method: 'GET',
  path: '/transfers/:id/teachers',
  summary: '参加本轮的教师（学校只见本校） · Teachers of the round; a school sees its own',
  params: byId,
  query: noQuery,
  body: nothing,
  reply: z.array(z.strictObject({ staffNo: Id, name: z.string(), code: z.string(), schoolName: z.string(), teacher: Teacher, applied: z.boolean().nullable() })),
  problems: ['not_found'],
})

export const listTransferFaults = route({ method: 'GET', path: '/transfers/:id/faults', summary: '运行前校验：全部问题 · All that keeps the round from running', params: byId, query: noQuery, body: nothing, reply: z.array(TransferFault), problems: ['not_found'] })

export const correctScore = route({
  method: 'POST',
  path: '/transfers/:id/corrections',
  summary: '更正一名教师的计分项与得分，写明理由 · Correct the items and the score of a teacher, with the reason',
  params: byId,
  query: noQuery,
  body: z.strictObject({ staffNo: Id, facts: z.record(z.string().max(100), z.union([z.number(), z.string().max(40)])), points: z.number(), reason: z.string().trim().min(2).max(500) }),
  reply: nothing,
  problems: ['not_found', 'transfer_state'],
})

/** Queues the run as a job; refused while a fault is left. */
export const runTransfer = route({
  method: 'POST',
  path: '/transfers/:id/run',
  summary: '揭示抽签值并运行 · Reveal the lottery and run',
  params: byId,
  query: noQuery,
  body: z.strictObject({
    publicValue: z.string().trim().min(1).max(200),
    /** In the order of the parties; null where one did not reveal. */
    reveals: z.array(z.strictObject({ value: z.string().max(100), salt: z.string().max(100) }).nullable()).max(12),
  }),
  reply: JobView,
  problems: ['not_found', 'transfer_state', 'transfer_faulty', 'not_allowed'],
})

/** What a teacher sees of their own: items, score, and each post wanted with its cut-off and reason. */
export const MySheet = z.strictObject({
  code: z.string(), teacher: Teacher, points: z.number(), leaf: z.string(), proof: z.array(z.strictObject({ side: z.enum(['left', 'right']), hash: z.string() })),
  mayApply: z.boolean(),
  open: z.array(TransferCell),
  sheet: z.custom<TeacherSheet>((value) => typeof value === 'object').nullable(),
  objections: z.array(z.strictObject({ id: Id, day: Day, text: z.string(), reply: z.string().nullable(), repliedOn: Day.nullable() })),
})
export type MySheet = z.infer<typeof MySheet>

export const getMySheet = route({ method: 'GET', path: '/transfers/:id/mine', summary: '教师本人：计分、志愿、分数线与原因 · One’s own: score, preferences, cut-offs and reasons', params: byId, query: noQuery, body: nothing, reply: z.strictObject({ mine: MySheet.nullable() }), problems: ['not_found'] })

export const applyForPosts = route({
  method: 'PUT',
  path: '/transfers/:id/application',
  summary: '填报志愿 · Apply, cells in the order of preference',
  params: byId,
  query: noQuery,
  body: z.strictObject({ preferences: z.array(Id).max(50) }),
  reply: z.strictObject({ mine: MySheet.nullable() }),
  problems: ['not_found', 'transfer_state', 'transfer_faulty'],
})

export const Objection = z.strictObject({ id: Id, staffNo: z.string(), name: z.string(), schoolName: z.string(), day: Day, text: z.string(), reply: z.string().nullable(), repliedOn: Day.nullable(), repliedBy: z.string().nullable() })

export const listObjections = route({ method: 'GET', path: '/transfers/:id/objections', summary: '公示期异议与答复 · Objections and replies', params: byId, query: noQuery, body: nothing, reply: z.array(Objection), problems: ['not_found'] })
export const addObjection = route({ method: 'POST', path: '/transfers/:id/objections', summary: '提出异议 · Object', params: byId, query: noQuery, body: z.strictObject({ text: z.string().trim().min(4).max(2000) }), reply: z.strictObject({ mine: MySheet.nullable() }), problems: ['not_found', 'transfer_state'] })
export const replyToObjection = route({ method: 'POST', path: '/transfers/:id/replies', summary: '答复异议 · Reply to an objection', params: byId, query: noQuery, body: z.strictObject({ objection: Id, text: z.string().trim().min(2).max(2000) }), reply: z.array(Objection), problems: ['not_found'] })

export const getTransferRecord = route({ method: 'GET', path: '/transfers/:id/record', summary: '可核验的记录 round.json · The record that anybody can recompute', params: byId, query: noQuery, body: nothing, reply: 'file', problems: ['not_found', 'transfer_state'] })
export const getVerificationPage = route({ method: 'GET', path: '/transfers/:id/page', summary: '离线核验页（HTML） · The page that checks it offline', params: byId, query: noQuery, body: nothing, reply: 'file', problems: ['not_found', 'transfer_state'] })
export const getTransferNotice = route({ method: 'GET', path: '/transfers/:id/notice', summary: '公示（Word）或拟聘名单（xlsx） · The notice as Word, the list of appointments as xlsx', params: byId, query: z.strictObject({ format: z.enum(['docx', 'xlsx']).default('docx') }), body: nothing, reply: 'file', problems: ['not_found', 'transfer_state'] })
export const getTransferAgreements = route({ method: 'GET', path: '/transfers/:id/agreements', summary: '聘用合同（Word，每人一份） · The agreements, merged, one a teacher', params: byId, query: noQuery, body: nothing, reply: 'file', problems: ['not_found', 'transfer_state'] })

const Ways = z.array(z.custom<Way>((value) => typeof value === 'object' && value !== null && 'way' in value && 'figures' in value))

/** Nothing is changed by it. */
export const compareTransfer = route({
  method: 'POST',
  path: '/transfers/:id/comparison',
  summary: '试算：改名额、撤并学校，各项均衡要求的代价，与互换机制比较 · In thought: other quotas, closed schools, what each target costs, the block exchange',
  params: byId,
  query: noQuery,
  body: z.strictObject({
    vacancies: z.array(z.strictObject({ cell: Id, vacancies: z.int().min(0).max(500) })).max(500),
    close: z.array(z.strictObject({ closed: Id, into: Id })).max(20),
  }),
  reply: Ways,
  problems: ['not_found', 'transfer_faulty', 'staffing_faulty'],
})

/** Once a round is decided, what is left to do of it stands in the ledger of tasks; a second time adds nothing. */
export const taskTransfer = route({ method: 'POST', path: '/transfers/:id/tasks', summary: '把已决定一轮的后续工作列入任务台账 · Enter what follows a decided round in the ledger of tasks', params: byId, query: noQuery, body: z.strictObject({}), reply: z.strictObject({ added: z.array(Id), known: z.array(Id) }), problems: ['not_found', 'transfer_state', 'task_faulty'] })

/** What the record says of everybody, asked for by pseudonym: how often each reason stood against a wish, and one teacher's posts with theirs. */
export const getTransferReasons = route({
  method: 'GET',
  path: '/transfers/:id/reasons',
  summary: '原因：各类原因多少人次；按代号查每个志愿的分数线与原因 · Why not: how often each reason, and by code each post wanted with its cut-off and reason',
  params: byId,
  query: z.strictObject({ code: z.string().trim().max(20).optional() }),
  body: nothing,
  reply: z.strictObject({ refusals: z.record(z.string(), z.int()), sheet: z.custom<TeacherSheet>((value) => typeof value === 'object').nullable() }),
  problems: ['not_found', 'transfer_state'],
})
