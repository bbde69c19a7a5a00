import { z } from 'zod'
import type { Task } from '@junheng/core/dispatch/task.ts'
import { Day, Id, noParams, nothing } from './county.ts'
import { route } from './route.ts'

export const sourceKinds = ['speech', 'report', 'minutes', 'instruction', 'plenum', 'proposal'] as const
export const taskCategories = ['ordinary', 'reform', 'livelihood', 'instruction', 'oversight'] as const

const Office = z.string().trim().min(1).max(40)
const Year = z.coerce.number().int().min(1949).max(2199)
const noQuery = z.strictObject({})

/** What a task says, without what the ledger gives it. */
const taskShape = {
  category: z.enum(taskCategories),
  goal: z.string().trim().min(2).max(200),
  measure: z.string().trim().max(500),
  owner: Office,
  helpers: z.array(Office).max(20),
  due: Day,
  source: z.strictObject({ document: z.uuid(), sentence: z.int().min(0) }).nullable(),
  parent: Id.nullable(),
  project: z.strictObject({ id: Id, node: z.string().max(60).nullable() }).nullable(),
  field: z.string().trim().max(40).nullable(),
} as const
export const TaskDraft = z.strictObject(taskShape)
export type TaskDraft = z.infer<typeof TaskDraft>

export const TaskSchema = z.strictObject({ id: Id, year: z.int(), ...taskShape }) as unknown as z.ZodType<Task>

export const TaskView = z.strictObject({
  task: TaskSchema,
  version: z.int(),
  status: z.enum(['done', 'claimed', 'green', 'yellow', 'red', 'unreported', 'idle']),
  why: z.enum(['finished', 'awaitsConfirmation', 'notDue', 'inTime', 'littleTimeLeft', 'forecastLate', 'overdue', 'noReport']),
  /** The day that an extension granted, else the task's own. */
  due: Day,
  enteredOn: Day,
  removedOn: Day.nullable(),
  signatures: z.array(z.strictObject({ office: z.string(), on: Day, by: z.string() })),
  /** Parties that have not signed, and those of them who have had too many days. */
  missing: z.array(z.string()),
  unsigned: z.array(z.string()),
  report: z
    .strictObject({
      on: Day,
      state: z.enum(['notStarted', 'underWay', 'finished']),
      finishedOn: Day.nullable(),
      progress: z.int().nullable(),
      asked: z.int().nullable(),
      satisfied: z.int().nullable(),
      note: z.string().nullable(),
    })
    .nullable(),
  confirmation: z.strictObject({ on: Day, verdict: z.enum(['confirmed', 'refused']), quality: z.int().nullable() }).nullable(),
  /** The sentence it comes from; null where none is, or its document is not for whoever asks. */
  sentence: z.strictObject({ document: z.string(), position: z.int(), title: z.string(), text: z.string() }).nullable(),
})
export type TaskView = z.infer<typeof TaskView>

const SourceSummary = z.strictObject({
  id: Id,
  year: z.int(),
  kind: z.enum(sourceKinds),
  title: z.string(),
  number: z.string().nullable(),
  issuedOn: Day,
  replyDue: Day.nullable(),
  sentences: z.int(),
  demands: z.int(),
  /** Demands with a task, and those said to have none; what is left is silent. */
  tasked: z.int(),
  excused: z.int(),
  silent: z.int(),
  /** Where its reply stands; null for a document that needs none. */
  reply: z
    .strictObject({
      state: z.enum(['awaited', 'replied', 'overdue']),
      daysLeft: z.int().nullable(),
      workingDaysLeft: z.int().nullable(),
      daysLate: z.int(),
    })
    .nullable(),
})
export type SourceSummary = z.infer<typeof SourceSummary>

export const listSources = route({
  method: 'GET',
  path: '/sources',
  summary: '任务来源文件及未分解的句子数 · Documents that tasks come from, and how many demands are still silent',
  params: noParams,
  query: z.strictObject({ year: Year.optional() }),
  body: nothing,
  reply: z.array(SourceSummary),
  problems: [],
})

const SourceReply = z.strictObject({
  id: z.uuid(),
  on: Day,
  number: z.string().nullable(),
  office: z.string(),
  text: z.string(),
  by: z.string(),
  corrects: z.uuid().nullable(),
  reason: z.string().nullable(),
})

const SourceDetail = z.strictObject({
  ...SourceSummary.shape,
  /** In the order they were put on record; a corrected one stays. */
  replies: z.array(SourceReply),
  lines: z.array(z.strictObject({ position: z.int(), text: z.string(), demand: z.boolean(), noTaskReason: z.string().nullable(), tasks: z.array(Id) })),
})

/** Split into sentences as it is entered; it is never changed afterwards. */
export const addSource = route({
  method: 'POST',
  path: '/sources',
  summary: '录入文件，自动拆句 · Enter a document; it is split into sentences',
  params: noParams,
  query: noQuery,
  body: z.strictObject({
    kind: z.enum(sourceKinds),
    title: z.string().trim().min(2).max(120),
    number: z.string().trim().max(60).nullable(),
    issuedOn: Day,
    replyDue: Day.nullable(),
    body: z.string().trim().min(2).max(200_000),
  }),
  reply: SourceDetail,
  problems: ['source_faulty'],
})

export const getSource = route({
  method: 'GET',
  path: '/sources/:id',
  summary: '一份文件的逐句分解 · A document sentence by sentence',
  params: z.strictObject({ id: z.uuid() }),
  query: noQuery,
  body: nothing,
  reply: SourceDetail,
  problems: ['not_found'],
})

/** Put on record once and for all; a faulty one is corrected by another. */
export const replyToSource = route({
  method: 'POST',
  path: '/sources/:id/replies',
  summary: '登记批示、建议提案的答复，或更正已登记的 · Record the reply to an instruction or a proposal, or correct one',
  params: z.strictObject({ id: z.uuid() }),
  query: noQuery,
  body: z.strictObject({
    on: Day,
    number: z.string().trim().min(2).max(60).nullable(),
    office: Office,
    text: z.string().trim().min(2).max(2000),
    corrects: z.uuid().nullable(),
    reason: z.string().trim().min(2).max(300).nullable(),
  }),
  reply: SourceDetail,
  problems: ['not_found', 'reply_faulty'],
})

/** 无任务, with the reason; null takes it back. */
export const excuseSentence = route({
  method: 'PUT',
  path: '/sources/:id/sentences/:position',
  summary: '标为无任务并写明原因 · Say why a sentence has no task',
  params: z.strictObject({ id: z.uuid(), position: z.coerce.number().int().min(0) }),
  query: noQuery,
  body: z.strictObject({ noTaskReason: z.string().trim().min(2).max(300).nullable() }),
  reply: SourceDetail,
  problems: ['not_found', 'sentence_tasked'],
})

export const listTasks = route({
  method: 'GET',
  path: '/tasks',
  summary: '年度任务分解表 · The tasks of a year',
  params: noParams,
  query: z.strictObject({ year: Year.optional() }),
  body: nothing,
  reply: z.strictObject({ today: Day, year: z.int(), years: z.array(z.int()), signDays: z.int(), digestDays: z.int(), tasks: z.array(TaskView), /** The office in whose name whoever asks acts. */ office: z.string() }),
  problems: [],
})

const TaskChangeSchema = z.strictObject({ task: Id, field: z.string(), before: z.string().nullable(), after: z.string().nullable() })

export const getTask = route({
  method: 'GET',
  path: '/tasks/:id',
  summary: '一项任务及其各版本 · A task and every version of it',
  params: z.strictObject({ id: Id }),
  query: noQuery,
  body: nothing,
  reply: z.strictObject({
    ...TaskView.shape,
    versions: z.array(z.strictObject({ version: z.int(), on: Day, by: z.string(), reason: z.string(), decision: z.string().nullable(), changes: z.array(TaskChangeSchema) })),
  }),
  problems: ['not_found'],
})

export const addTask = route({
  method: 'POST',
  path: '/tasks',
  summary: '分解出一项任务 · Make a task',
  params: noParams,
  query: noQuery,
  body: z.strictObject({ year: z.int().min(1949).max(2199), ...taskShape }),
  reply: TaskView,
  problems: ['not_found', 'task_faulty'],
})

/** A date, an owner, the scope or the task itself is given up only by a decision; `task` null removes it. */
export const changeTask = route({
  method: 'PUT',
  path: '/tasks/:id',
  summary: '调整或撤销任务：改时限、牵头、范围须有决定文号 · Change or remove a task; weighty changes need the number of a decision',
  params: z.strictObject({ id: Id }),
  query: noQuery,
  body: z.strictObject({ version: z.int(), reason: z.string().trim().min(2).max(300), decision: z.string().trim().min(2).max(60).nullable(), task: TaskDraft.nullable() }),
  reply: TaskView,
  problems: ['not_found', 'changed_meanwhile', 'decision_missing', 'task_faulty'],
})

/** The tree as it stood at the end of a day against another. */
export const compareTasks = route({
  method: 'GET',
  path: '/tasks-compared',
  summary: '比较两个日期的任务分解表 · What differs between the task trees of two days',
  params: noParams,
  query: z.strictObject({ from: Day, to: Day, year: Year.optional() }),
  body: nothing,
  reply: z.strictObject({ from: Day, to: Day, changes: z.array(TaskChangeSchema) }),
  problems: [],
})

export const signTask = route({
  method: 'POST',
  path: '/tasks/:id/signature',
  summary: '签收 · Sign for a task',
  params: z.strictObject({ id: Id }),
  query: noQuery,
  body: z.strictObject({ note: z.string().trim().max(300).nullable() }),
  reply: TaskView,
  problems: ['not_found', 'not_party'],
})

export const reportTask = route({
  method: 'POST',
  path: '/tasks/:id/reports',
  summary: '报告任务进展 · Report on a task',
  params: z.strictObject({ id: Id }),
  query: noQuery,
  body: z.strictObject({
    state: z.enum(['notStarted', 'underWay', 'finished']),
    finishedOn: Day.nullable(),
    progress: z.int().min(0).max(100).nullable(),
    asked: z.int().min(1).nullable(),
    satisfied: z.int().min(0).nullable(),
    note: z.string().trim().max(1000).nullable(),
  }),
  reply: TaskView,
  problems: ['not_found', 'not_party', 'report_faulty'],
})

export const confirmTask = route({
  method: 'POST',
  path: '/tasks/:id/confirmations',
  summary: '核验任务销号 · Confirm the finish of a task, or refuse it',
  params: z.strictObject({ id: Id }),
  query: noQuery,
  body: z.strictObject({ verdict: z.enum(['confirmed', 'refused']), reason: z.string().trim().max(300).nullable(), quality: z.int().min(0).max(100).nullable() }),
  reply: TaskView,
  problems: ['not_found', 'own_work', 'not_finished', 'refusal_reason_missing'],
})
