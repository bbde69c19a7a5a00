import { z } from 'zod'
import { Day, Id, noParams, noQuery, nothing } from './county.ts'
import { route } from './route.ts'

/** Waiting for a worker; being worked on; finished with an outcome; given up after its last attempt; stopped by somebody. */
export const jobStates = ['queued', 'running', 'done', 'failed', 'stopped'] as const
export type JobState = (typeof jobStates)[number]

/** What the work says of where it is: `{ best: 1234, bound: 1200 }`. */
export const JobNote = z.record(z.string(), z.union([z.string(), z.number()]))
export type JobNote = z.infer<typeof JobNote>

export const JobView = z.strictObject({
  id: Id,
  /** `wallChart.print`; its words are in the catalogue. */
  kind: z.string(),
  parameters: z.record(z.string(), z.unknown()),
  /** The county's day that the work goes by. */
  day: Day,
  state: z.enum(jobStates),
  /** 0–1. */
  progress: z.number(),
  note: JobNote.nullable(),
  /** What went wrong the last time; null where nothing did. */
  fault: z.string().nullable(),
  attempts: z.int(),
  /** Somebody has asked it to stop, and the worker has not yet. */
  stopAsked: z.boolean(),
  askedBy: z.string(),
  askedAt: z.iso.datetime(),
  claimedAt: z.iso.datetime().nullable(),
  finishedAt: z.iso.datetime().nullable(),
  /** When a waiting job may be tried, where that is not yet. */
  notBefore: z.iso.datetime().nullable(),
  /** A download that came of it. */
  file: z.strictObject({ name: z.string(), bytes: z.int() }).nullable(),
  /** Grows with every change. */
  version: z.int(),
})
export type JobView = z.infer<typeof JobView>

export function isFinished(state: JobState): boolean {
  return state === 'done' || state === 'failed' || state === 'stopped'
}

const byId = z.strictObject({ id: Id })

export const listJobs = route({
  method: 'GET',
  path: '/jobs',
  summary: '任务运行，新的在前，至多 200 次 · Runs, newest first, at most 200',
  params: noParams,
  query: z.strictObject({ state: z.enum(jobStates).optional(), kind: z.string().max(100).optional() }),
  body: nothing,
  reply: z.array(JobView),
  problems: [],
})

export const startJob = route({
  method: 'POST',
  path: '/jobs',
  summary: '启动一次运行 · Start a run of a kind of job',
  params: noParams,
  query: noQuery,
  body: z.strictObject({ kind: z.string().min(1).max(100), parameters: z.record(z.string(), z.unknown()) }),
  reply: JobView,
  problems: ['not_found', 'not_allowed'],
})

export const getJob = route({
  method: 'GET',
  path: '/jobs/:id',
  summary: '一次运行 · One run',
  params: byId,
  query: noQuery,
  body: nothing,
  reply: JobView,
  problems: ['not_found'],
})

/** Server-sent events: the run as it stands, again after every change, until it is finished. `Last-Event-ID` leaves out what was seen. */
export const followJob = route({
  method: 'GET',
  path: '/jobs/:id/events',
  summary: '一次运行的进展（SSE） · The progress of a run as server-sent events',
  params: byId,
  query: noQuery,
  body: nothing,
  reply: JobView,
  events: { version: ({ version }) => version, isLast: ({ state }) => isFinished(state) },
  problems: ['not_found'],
})

export const getJobOutcome = route({
  method: 'GET',
  path: '/jobs/:id/outcome',
  summary: '一次运行的结果 · What came of a run',
  params: byId,
  query: noQuery,
  body: nothing,
  reply: z.strictObject({ content: z.unknown() }),
  problems: ['not_found'],
})

export const getJobFile = route({
  method: 'GET',
  path: '/jobs/:id/file',
  summary: '一次运行产生的文件 · The file that a run made',
  params: byId,
  query: noQuery,
  body: nothing,
  reply: 'file',
  problems: ['not_found'],
})

export const stopJob = route({
  method: 'POST',
  path: '/jobs/:id/stop',
  summary: '停止一次运行 · Stop a run',
  params: byId,
  query: noQuery,
  body: nothing,
  reply: JobView,
  problems: ['not_found', 'job_state'],
})

export const retryJob = route({
  method: 'POST',
  path: '/jobs/:id/retry',
  summary: '再试失败或停止的运行 · Try a failed or stopped run again',
  params: byId,
  query: noQuery,
  body: nothing,
  reply: JobView,
  problems: ['not_found', 'job_state'],
})
