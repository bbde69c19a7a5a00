import { z } from 'zod'
import type { Clamp, FrozenProject, ProjectMove } from '@junheng/core/schedule/baseline.ts'
import { Day, Id, noParams, noQuery, nothing } from './county.ts'
import { route } from './route.ts'

/** 限期办结, 展期, 改由他单位主办, 协调支持, 其他. */
export const decisionKinds = ['hold', 'extend', 'reassign', 'support', 'other'] as const
export type DecisionKind = (typeof decisionKinds)[number]

const Office = z.string().trim().min(1).max(40)
const Number = z.string().trim().min(3).max(40)

export const Decision = z.strictObject({
  id: Id,
  meeting: Id,
  number: z.string(),
  kind: z.enum(decisionKinds),
  project: Id.nullable(),
  projectName: z.string().nullable(),
  node: z.string().nullable(),
  nodeName: z.string().nullable(),
  text: z.string(),
  owner: z.string(),
  helpers: z.array(z.string()),
  dueOn: Day,
  checkOn: Day,
  /** The task that carries it out; null for decisions older than tasks. */
  task: Id.nullable(),
  by: z.string(),
})
export type Decision = z.infer<typeof Decision>

export const MeetingSummary = z.strictObject({
  id: Id,
  number: z.string(),
  title: z.string(),
  heldOn: Day,
  chair: z.string(),
  attendees: z.array(z.string()),
  by: z.string(),
  closedOn: Day.nullable(),
  decisions: z.int().min(0),
})
export type MeetingSummary = z.infer<typeof MeetingSummary>

export const listMeetings = route({
  method: 'GET',
  path: '/meetings',
  summary: '历次调度会 · Every dispatch meeting',
  params: noParams,
  query: noQuery,
  body: nothing,
  /** The newest first, with the number that the next one takes. */
  reply: z.strictObject({ meetings: z.array(MeetingSummary), suggestedNumber: z.string() }),
  problems: [],
})

/** Opens a meeting and freezes the programme for it. */
export const openMeeting = route({
  method: 'POST',
  path: '/meetings',
  summary: '召开调度会，并把项目台账存为底本 · Open a meeting and freeze the programme as its baseline',
  params: noParams,
  query: noQuery,
  body: z.strictObject({
    number: Number,
    title: z.string().trim().min(2).max(80),
    heldOn: Day,
    chair: z.string().trim().min(1).max(40),
    attendees: z.array(Office).max(60),
  }),
  reply: MeetingSummary,
  problems: ['meeting_number_taken'],
})

const oneMeeting = z.strictObject({ id: Id })

export const getMeeting = route({
  method: 'GET',
  path: '/meetings/:id',
  summary: '一次调度会及其决定 · A meeting and its decisions',
  params: oneMeeting,
  query: noQuery,
  body: nothing,
  /** With the number that the next decision takes. */
  reply: z.strictObject({ meeting: MeetingSummary, decisions: z.array(Decision), suggestedNumber: z.string() }),
  problems: ['not_found'],
})

/** A decision is never changed: a later one replaces it. One that gives a node to another office changes the project at once. */
export const decide = route({
  method: 'POST',
  path: '/meetings/:id/decisions',
  summary: '记录一项决定，即成任务 · Record a decision, which becomes a task at once',
  params: oneMeeting,
  query: noQuery,
  body: z.strictObject({
    number: Number,
    kind: z.enum(decisionKinds),
    project: Id.nullable(),
    node: z.string().min(1).max(60).nullable(),
    text: z.string().trim().min(2).max(200),
    owner: Office,
    helpers: z.array(Office).max(20),
    dueOn: Day,
    checkOn: Day,
  }),
  reply: Decision,
  problems: ['not_found', 'meeting_closed', 'meeting_number_taken', 'decision_faulty', 'not_allowed'],
})

export const closeMeeting = route({
  method: 'POST',
  path: '/meetings/:id/close',
  summary: '结束会议：不再记录决定 · Close a meeting: no decision is added any more',
  params: oneMeeting,
  query: noQuery,
  body: nothing,
  reply: MeetingSummary,
  problems: ['not_found', 'meeting_closed'],
})

export const getMinutes = route({
  method: 'GET',
  path: '/meetings/:id/minutes',
  summary: '会议纪要（Word 或 PDF） · The minutes as Word or PDF',
  params: oneMeeting,
  query: z.strictObject({ format: z.enum(['docx', 'pdf']).default('docx') }),
  body: nothing,
  reply: 'file',
  problems: ['not_found'],
})

const record = <Of>() => z.custom<Of>((value) => typeof value === 'object' && value !== null)

/** What moved since a meeting: against today, or against a later meeting. */
export const getMoves = route({
  method: 'GET',
  path: '/meetings/:id/moves',
  summary: '与底本对比：日期、主办、环节有哪些变动，哪些环节超出项目承诺 · What moved since a meeting’s baseline, and what leaves its project’s promise',
  params: oneMeeting,
  query: z.strictObject({ until: Id.optional() }),
  body: nothing,
  reply: z.strictObject({ from: Day, to: Day, projects: z.array(record<FrozenProject>()), moves: z.array(record<ProjectMove>()), clamps: z.array(record<Clamp>()) }),
  problems: ['not_found'],
})
