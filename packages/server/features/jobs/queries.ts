import { sql } from 'kysely'
import type { JobNote, JobState, JobView } from '@junheng/contract/jobs.ts'
import type { Permission } from '@junheng/contract/permissions.ts'
import type { Scope, Tx } from '../../db/database.ts'
import { newId } from '../../db/ids.ts'
import { toJson } from '../../db/tables/json.ts'
import type { JobResult } from './kind.ts'

export interface NewJob {
  readonly countyCode: string
  readonly kind: string
  readonly permission: Permission
  readonly parameters: unknown
  readonly day: string
  readonly by: { readonly id: string; readonly name: string }
  readonly scope: Scope
}

export async function addJob(tx: Tx, { countyCode, kind, permission, parameters, day, by, scope }: NewJob): Promise<JobView> {
  const id = newId()
  await tx
    .insertInto('job')
    .values({ county_code: countyCode, id, kind, permission, parameters: toJson(parameters), day, state: 'queued', asked_by: by.id, asked_name: by.name, scope: toJson(scope) })
    .execute()
  return (await findJob(tx, id))!
}

export async function findJob(tx: Tx, id: string): Promise<JobView | undefined> {
  if (!isUuid(id)) return undefined
  const row = await views(tx).where('job.id', '=', id).executeTakeFirst()
  return row && toView(row)
}

export interface JobSearch {
  readonly state?: JobState | undefined
  readonly kind?: string | undefined
}

/** The newest two hundred, newest first. */
export async function listJobs(tx: Tx, { state, kind }: JobSearch): Promise<JobView[]> {
  const rows = await views(tx)
    .where((is) => is.and([...(state ? [is('job.state', '=', state)] : []), ...(kind ? [is('job.kind', '=', kind)] : [])]))
    .orderBy('job.asked_at', 'desc')
    .orderBy('job.id', 'desc')
    .limit(200)
    .execute()
  return rows.map(toView)
}

/** What came of a finished job; undefined where nothing did, or nobody here may see it. */
export async function findOutcome(tx: Tx, id: string): Promise<unknown> {
  if (!isUuid(id)) return undefined
  const row = await tx.selectFrom('job_outcome').select('content').where('job_id', '=', id).executeTakeFirst()
  return row?.content
}

export async function findFile(tx: Tx, id: string): Promise<{ name: string; mediaType: string; bytes: Uint8Array } | undefined> {
  if (!isUuid(id)) return undefined
  const row = await tx.selectFrom('job_outcome').select(['file_name', 'media_type', 'bytes']).where('job_id', '=', id).executeTakeFirst()
  if (!row?.bytes) return undefined
  return { name: row.file_name!, mediaType: row.media_type!, bytes: new Uint8Array(row.bytes) }
}

/** Stops what waits at once, and asks the worker of what runs; false where there is nothing left to stop. */
export async function askToStop(tx: Tx, id: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('job')
    .set((is) => ({
      stop_asked: true,
      state: sql<JobState>`case when state = 'queued' then 'stopped' else state end`,
      finished_at: sql<Date | null>`case when state = 'queued' then now() else finished_at end`,
      version: is('version', '+', 1),
    }))
    .where('id', '=', id)
    .where('state', 'in', ['queued', 'running'])
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Puts a failed or stopped job back, with all its attempts; false where it is neither. */
export async function queueAgain(tx: Tx, id: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('job')
    .set((is) => ({ state: 'queued', attempts: 0, progress: 0, note: null, fault: null, stop_asked: false, not_before: sql<Date>`now()`, finished_at: null, version: is('version', '+', 1) }))
    .where('id', '=', id)
    .where('state', 'in', ['failed', 'stopped'])
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** A job in the hands of one worker, until its lease runs out or somebody with a newer fence has it. */
export interface ClaimedJob {
  readonly id: string
  readonly kind: string
  readonly parameters: unknown
  readonly day: string
  readonly scope: Scope
  readonly attempts: number
  readonly fence: number
}

export interface Claim {
  readonly kinds: readonly string[]
  readonly worker: string
  readonly leaseSeconds: number
}

/** The job that has waited longest, now the caller's: queued and due, or left by a worker that went silent. Two workers never get the same one. */
export async function claimJob(tx: Tx, { kinds, worker, leaseSeconds }: Claim): Promise<ClaimedJob | undefined> {
  if (kinds.length === 0) return undefined
  const row = await tx
    .updateTable('job')
    .set((is) => ({
      state: 'running',
      fence: is('fence', '+', 1),
      attempts: is('attempts', '+', 1),
      version: is('version', '+', 1),
      worker,
      lease_until: later(leaseSeconds),
      claimed_at: sql<Date>`now()`,
      progress: 0,
      note: null,
    }))
    .where('id', '=', ({ selectFrom }) =>
      selectFrom('job')
        .select('id')
        .where('county_code', '=', sql<string>`current_county()`)
        .where('kind', 'in', [...kinds])
        .where((is) => is.or([is.and([is('state', '=', 'queued'), is('not_before', '<=', sql<Date>`now()`)]), is.and([is('state', '=', 'running'), is('lease_until', '<', sql<Date>`now()`)])]))
        .orderBy('not_before')
        .orderBy('id')
        .limit(1)
        .forUpdate()
        .skipLocked(),
    )
    .where('county_code', '=', sql<string>`current_county()`)
    .returning(['id', 'kind', 'parameters', 'day', 'scope', 'attempts', 'fence'])
    .executeTakeFirst()
  return row && { ...row, scope: row.scope as Scope }
}

export interface Beat {
  readonly progress: number
  readonly note: JobNote | null
  readonly leaseSeconds: number
}

/** Says that the worker lives and how far it is. Undefined: the job is no longer its own. */
export async function beat(tx: Tx, { id, fence }: Pick<ClaimedJob, 'id' | 'fence'>, { progress, note, leaseSeconds }: Beat): Promise<{ readonly stopAsked: boolean } | undefined> {
  const words = note === null ? null : toJson(note)
  const row = await tx
    .updateTable('job')
    .set({
      progress,
      note: words,
      lease_until: later(leaseSeconds),
      version: sql<number>`case when (progress, note) is distinct from (${progress}::double precision, ${words}::jsonb) then version + 1 else version end`,
    })
    .where('id', '=', id)
    .where('fence', '=', fence)
    .where('state', '=', 'running')
    .returning('stop_asked')
    .executeTakeFirst()
  return row && { stopAsked: row.stop_asked }
}

/** How an attempt ended. */
export type Ending =
  | { readonly state: 'done' }
  | { readonly state: 'stopped' }
  | { readonly state: 'failed'; readonly fault: string }
  /** To be tried again, after so many seconds. */
  | { readonly state: 'queued'; readonly fault: string; readonly seconds: number }
  /** Put back by a worker that ends; the attempt does not count. */
  | { readonly state: 'queued' }

/** Ends the attempt of whoever holds the newest fence, and locks the job until the transaction ends; false for anybody else. */
export async function endAttempt(tx: Tx, { id, fence }: Pick<ClaimedJob, 'id' | 'fence'>, ending: Ending): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('job')
    .set((is) => ({
      state: ending.state,
      version: is('version', '+', 1),
      lease_until: null,
      fault: 'fault' in ending ? ending.fault : null,
      not_before: 'seconds' in ending ? later(ending.seconds) : sql<Date>`not_before`,
      finished_at: ending.state === 'queued' ? null : sql<Date>`now()`,
      ...(ending.state === 'done' && { progress: 1 }),
      ...(ending.state === 'queued' && !('fault' in ending) && { attempts: is('attempts', '-', 1) }),
    }))
    .where('id', '=', id)
    .where('fence', '=', fence)
    .where('state', '=', 'running')
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function addOutcome(tx: Tx, countyCode: string, jobId: string, { outcome, file }: JobResult): Promise<void> {
  await tx
    .insertInto('job_outcome')
    .values({ county_code: countyCode, job_id: jobId, content: toJson(outcome), file_name: file?.name ?? null, media_type: file?.mediaType ?? null, bytes: file === undefined ? null : Buffer.from(file.bytes) })
    .execute()
}

/** How many jobs there are by kind and state, and for how long the first of those that are due has waited, in seconds. */
export async function countJobs(tx: Tx): Promise<{ kind: string; state: JobState; jobs: number; wait: number | null }[]> {
  return tx
    .selectFrom('job')
    .select(['kind', 'state'])
    .select(({ fn }) => fn.countAll<number>().as('jobs'))
    .select(sql<number | null>`extract(epoch from now() - min(not_before) filter (where state = 'queued' and not_before <= now()))::double precision`.as('wait'))
    .groupBy(['kind', 'state'])
    .execute()
}

function later(seconds: number) {
  return sql<Date>`now() + make_interval(secs => ${seconds}::double precision)`
}

function isUuid(id: string) {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)
}

function views(tx: Tx) {
  return tx
    .selectFrom('job')
    .leftJoin('job_outcome', (join) => join.onRef('job_outcome.county_code', '=', 'job.county_code').onRef('job_outcome.job_id', '=', 'job.id'))
    .select(['job.id', 'kind', 'parameters', 'day', 'state', 'progress', 'note', 'fault', 'attempts', 'not_before', 'stop_asked', 'asked_name', 'asked_at', 'claimed_at', 'finished_at', 'version', 'file_name'])
    .select(({ fn }) => fn<number | null>('octet_length', ['job_outcome.bytes']).as('size'))
    .select(sql<boolean>`not_before > now()`.as('early'))
}

function toView(row: Awaited<ReturnType<ReturnType<typeof views>['executeTakeFirstOrThrow']>>): JobView {
  return {
    id: row.id,
    kind: row.kind,
    parameters: row.parameters,
    day: row.day,
    state: row.state,
    progress: row.progress,
    note: row.note,
    fault: row.fault,
    attempts: row.attempts,
    stopAsked: row.stop_asked && row.state === 'running',
    askedBy: row.asked_name,
    askedAt: row.asked_at.toISOString(),
    claimedAt: row.claimed_at?.toISOString() ?? null,
    finishedAt: row.finished_at?.toISOString() ?? null,
    notBefore: row.state === 'queued' && row.early ? row.not_before.toISOString() : null,
    file: row.file_name === null ? null : { name: row.file_name, bytes: row.size ?? 0 },
    version: row.version,
  }
}
