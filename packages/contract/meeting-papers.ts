import { z } from 'zod'
import { BulletinFigure } from './bulletins.ts'
import { Day, Id, noParams, noQuery, nothing } from './county.ts'
import { route } from './route.ts'

/** Why a matter is before the meeting: near its cliff, later than promised, a report the record contradicts, a blocker whose check is overdue. */
export const packReasons = ['nearCliff', 'lost', 'contradicted', 'blocked'] as const
export type PackReason = (typeof packReasons)[number]

/** What is said, and the figures in it in their order. */
const Stated = z.strictObject({ text: z.string(), figures: z.array(BulletinFigure) })
export type Stated = z.infer<typeof Stated>

/** One way to decide a matter: what is done, and what it leads to as the schedule computes it. */
const PackOption = z.strictObject({ name: z.string(), ...Stated.shape })
export type PackOption = z.infer<typeof PackOption>

/** A matter that needs a decision: one page of the pack. */
export const PackMatter = z.strictObject({
  project: Id,
  projectName: z.string(),
  node: z.string(),
  nodeName: z.string(),
  owner: z.string(),
  reasons: z.array(z.enum(packReasons)),
  facts: Stated,
  /** What the day after its last day costs: pupils, classes, yuan. Null where it has no cliff. */
  cost: Stated.nullable(),
  options: z.array(PackOption),
})
export type PackMatter = z.infer<typeof PackMatter>

/** 调度会材料: only what needs a decision, apart from its form. Equal ledgers give equal contents. */
export const PackContent = z.strictObject({
  title: z.string(),
  issuer: z.string(),
  dataOn: Day,
  /** Which matters are in it, as printed. */
  rule: z.string(),
  summary: Stated,
  matters: z.array(PackMatter),
})
export type PackContent = z.infer<typeof PackContent>

/** What is followed up: a blocker, a decision of a meeting, a node that is late, without report, or reported against the record. */
export const followUpKinds = ['blocker', 'decision', 'contradicted', 'unreported', 'late'] as const
export type FollowUpKind = (typeof followUpKinds)[number]

export const FollowUpItem = z.strictObject({
  kind: z.enum(followUpKinds),
  project: Id.nullable(),
  projectName: z.string().nullable(),
  node: z.string().nullable(),
  /** Whose turn it is. */
  office: z.string(),
  what: z.string(),
  /** When somebody looks next. Past it, the item stands first. */
  nextCheckOn: Day,
  /** Days that the check is overdue; 0 where it is not. */
  overdueDays: z.int().min(0),
  source: z.string(),
})
export type FollowUpItem = z.infer<typeof FollowUpItem>

/** 跟进清单: opens the next meeting. */
export const FollowUpContent = z.strictObject({
  title: z.string(),
  issuer: z.string(),
  dataOn: Day,
  rule: z.string(),
  summary: Stated,
  items: z.array(FollowUpItem),
})
export type FollowUpContent = z.infer<typeof FollowUpContent>

export const getPack = route({
  method: 'GET',
  path: '/meeting-papers/pack',
  summary: '调度会材料：只列需要决定的事项，附可选方案和后果 · The dispatch pack: what needs a decision, with options and what they lead to',
  params: noParams,
  query: noQuery,
  body: nothing,
  reply: PackContent,
  problems: [],
})

export const getFollowUps = route({
  method: 'GET',
  path: '/meeting-papers/follow-ups',
  summary: '跟进清单：下次核查日期，逾期的排在前面 · What is followed up, by the next check, the overdue first',
  params: noParams,
  query: noQuery,
  body: nothing,
  reply: FollowUpContent,
  problems: [],
})

export const paperKinds = ['wall-chart', 'pack', 'bulletin', 'follow-ups'] as const
export type PaperKind = (typeof paperKinds)[number]

export const getMeetingPaper = route({
  method: 'GET',
  path: '/meeting-papers/file',
  summary: '调度会的一种材料（Word 或 PDF；挂图只有 PDF） · One paper of the meeting as Word or PDF; the wall chart as PDF alone',
  params: noParams,
  query: z.strictObject({ paper: z.enum(paperKinds), format: z.enum(['docx', 'pdf']).default('pdf') }),
  body: nothing,
  reply: 'file',
  problems: [],
})

/** 挂图, 调度会材料, 通报 and 跟进清单 of one moment. */
export const getMeetingPapers = route({
  method: 'GET',
  path: '/meeting-papers',
  summary: '生成调度会材料：挂图、会议材料、通报、跟进清单，一次取得（zip） · All four papers of the meeting at once, as one archive',
  params: noParams,
  query: noQuery,
  body: nothing,
  reply: 'file',
  problems: [],
})
