import { hostname } from 'node:os'
import { pid } from 'node:process'
import { setTimeout as wait } from 'node:timers/promises'
import type { JobNote } from '@junheng/contract/jobs.ts'
import { Problem } from '@junheng/contract/problem.ts'
import { inScope, setScope, type Db, type Scope } from '../../db/database.ts'
import { addAuditRow } from '../audit/queries.ts'
import type { AnyJobKind, JobRun } from './kind.ts'
import { addOutcome, beat, claimJob, endAttempt, type ClaimedJob, type Ending } from './queries.ts'

/** Any number of workers, in any number of processes and on any number of machines, work on the jobs of one database. */
export interface Workers {
  /** Claims nothing more, gives back what is under way, and waits until that is written. */
  readonly stop: () => Promise<void>
}

export interface WorkerOptions {
  readonly db: Db
  readonly countyCode: string
  readonly kinds: readonly AnyJobKind[]
  /** Jobs worked on at the same time. */
  readonly places: number
  readonly onError: (error: unknown) => void
  /** How long a silent worker keeps its job; its beats come at a tenth of it. */
  readonly leaseSeconds?: number
}

const defaultLease = 15
/** Pause between looks for work; a look is one query through an index. */
const idleMs = 300
const mostAttempts = 4
/** After the first failure so many seconds, twice as many after each further one, and never more than `longest`. */
const firstPause = 2
const longestPause = 600

export function startWorkers(options: WorkerOptions): Workers {
  const ending = new AbortController()
  const running = Promise.all(Array.from({ length: options.places }, () => workOn(options, ending.signal)))
  return {
    stop: async () => {
      ending.abort()
      await running
    },
  }
}

async function workOn(options: WorkerOptions, ending: AbortSignal) {
  while (!ending.aborted) {
    const worked = await workOnce(options, ending).catch((error: unknown) => {
      options.onError(error)
      return false
    })
    if (!worked) await wait(idleMs, undefined, { signal: ending }).catch(() => {})
  }
}

/** Claims one job and does it; false where none is due. */
export async function workOnce(options: WorkerOptions, ending: AbortSignal = new AbortController().signal): Promise<boolean> {
  const { db, kinds, leaseSeconds = defaultLease } = options
  const claim = { kinds: kinds.map(({ name }) => name), worker: `${hostname()}:${pid}`, leaseSeconds }
  const job = await inScope(db, programScope(options), (tx) => claimJob(tx, claim))
  if (job === undefined) return false
  await attempt(options, job, ending)
  return true
}

/** One attempt from its claim to its end; what goes wrong in it is written down, and tried again later. */
async function attempt(options: WorkerOptions, job: ClaimedJob, ending: AbortSignal) {
  const kind = options.kinds.find(({ name }) => name === job.kind)!
  const pulse = startPulse(options, job)
  try {
    if (job.attempts > attemptsOf(kind)) throw new Problem('internal', { because: 'every worker that took it went silent' })
    await doAndSettle(options, { job, kind, stop: pulse.signal, ending, report: pulse.report })
  } catch (error) {
    if (!pulse.isLost()) await end(options, job, endingOf(error, { job, kind, stopAsked: pulse.signal.aborted, ending }))
    if (!(error instanceof Problem) && !pulse.signal.aborted && !ending.aborted) options.onError(error)
  } finally {
    await pulse.stop()
  }
}

interface Doing {
  readonly job: ClaimedJob
  readonly kind: AnyJobKind
  /** Somebody has asked it to stop, or it is no longer ours. */
  readonly stop: AbortSignal
  /** The worker ends. */
  readonly ending: AbortSignal
  readonly report: (share: number, note?: JobNote) => void
}

/** Reads and works, then writes the effect, its outcome and the end of the job in one transaction, if the job is still its own. */
async function doAndSettle(options: WorkerOptions, { job, kind, stop, ending, report }: Doing) {
  const { db, countyCode } = options
  const run: JobRun<unknown> = { id: job.id, day: job.day, scope: job.scope, parameters: kind.parameters.parse(job.parameters) }
  const input = await inScope(db, job.scope, (tx) => kind.load(tx, run))
  const output = await kind.work(input, { signal: AbortSignal.any([stop, ending]), onProgress: report })
  // What was cut short because the worker ends is nobody's wish: the next one does it whole.
  if (ending.aborted && !stop.aborted) throw ending.reason
  await inScope(db, programScope(options), async (tx) => {
    // First, so that the row is held: nobody claims the job while its effect is written, and nobody who lost it gets past here.
    if (!(await endAttempt(tx, job, { state: 'done' }))) return
    await setScope(tx, job.scope)
    const result = await kind.settle(tx, output, run)
    await addAuditRow(tx, countyCode, { action: 'job.settle', subject: job.id, details: { kind: kind.name } })
    await setScope(tx, programScope(options))
    await addOutcome(tx, countyCode, job.id, result)
  })
}

function endingOf(error: unknown, { job, kind, stopAsked, ending }: { readonly job: ClaimedJob; readonly kind: { readonly attempts?: number }; readonly stopAsked: boolean; readonly ending: AbortSignal }): Ending {
  if (stopAsked) return { state: 'stopped' }
  if (ending.aborted) return { state: 'queued' }
  const fault = faultOf(error)
  if ((error instanceof Problem && error.code !== 'database_away') || job.attempts >= attemptsOf(kind)) return { state: 'failed', fault }
  return { state: 'queued', fault, seconds: Math.min(longestPause, firstPause * 2 ** (job.attempts - 1)) }
}

async function end(options: WorkerOptions, job: ClaimedJob, ending: Ending) {
  await inScope(options.db, programScope(options), (tx) => endAttempt(tx, job, ending))
}

function attemptsOf({ attempts = mostAttempts }: { readonly attempts?: number }) {
  return attempts
}

const longestFault = 500

function faultOf(error: unknown) {
  if (error instanceof Problem) return `${error.code} ${JSON.stringify(error.details)}`.slice(0, longestFault)
  return (error instanceof Error ? error.message : String(error)).slice(0, longestFault)
}

function programScope({ countyCode }: WorkerOptions): Scope {
  return { countyCode, role: 'bureau-admin' }
}

/** Beats while the work goes on: keeps the lease, carries progress out, and brings in the wish to stop or the loss of the job. */
function startPulse({ db, leaseSeconds = defaultLease, ...options }: WorkerOptions, job: ClaimedJob) {
  const stopping = new AbortController()
  const ended = new AbortController()
  let state: { share: number; note: JobNote | null } = { share: 0, note: null }
  let lost = false
  const beatOnce = async () => {
    const heard = await inScope(db, programScope({ db, ...options }), (tx) => beat(tx, job, { progress: state.share, note: state.note, leaseSeconds }))
    lost = heard === undefined
    if (lost || heard?.stopAsked) stopping.abort()
  }
  const beating = (async () => {
    while (!ended.signal.aborted) {
      // A database that does not answer now may answer before the lease is over; if not, the job goes to another worker.
      await beatOnce().catch(() => {})
      await wait(leaseSeconds * 100, undefined, { signal: ended.signal }).catch(() => {})
    }
  })()
  return {
    signal: stopping.signal,
    isLost: () => lost,
    report: (share: number, note?: JobNote) => {
      state = { share: Math.min(1, Math.max(0, share)), note: note ?? state.note }
    },
    stop: async () => {
      ended.abort()
      await beating
    },
  }
}
