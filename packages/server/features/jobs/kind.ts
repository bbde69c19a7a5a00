import type { JobNote } from '@junheng/contract/jobs.ts'
import type { Permission } from '@junheng/contract/permissions.ts'
import type { IsoDate } from '@junheng/core/county/snapshot.ts'
import type { z } from 'zod'
import type { Scope, Tx } from '../../db/database.ts'

/** How the work hears of the world and is heard. */
export interface JobControls {
  /** Aborted when somebody asks it to stop, when the worker ends, or when the job has gone to another worker. */
  readonly signal: AbortSignal
  /** A share between 0 and 1, and what there is to say of it. May be called as often as one likes. */
  readonly onProgress: (share: number, note?: JobNote) => void
}

/** A run as its kind sees it. */
export interface JobRun<Parameters> {
  readonly id: string
  readonly parameters: Parameters
  /** The county's day when it was asked for. */
  readonly day: IsoDate
  readonly scope: Scope
}

/** What came of it: anything that JSON holds, and maybe a file. */
export interface JobResult {
  readonly outcome: unknown
  readonly file?: { readonly name: string; readonly mediaType: string; readonly bytes: Uint8Array }
}

/** A kind of job, in three steps: read, work, write. Methods, so that kinds of all types stand in one list, job-kinds.ts. */
export interface JobKind<Parameters, Input, Output> {
  readonly name: string
  readonly parameters: z.ZodType<Parameters>
  /** What reading needs: whoever has it may start such a job, and sees what comes of every one. */
  readonly permission: Permission
  /** Tries before it is given up; 4 unless said otherwise. */
  readonly attempts?: number
  /** Reads what the work goes on, as whoever asked for it. */
  load(tx: Tx, run: JobRun<Parameters>): Promise<Input>
  /** Works outside of any transaction: in this process, or in a thread of its own (`inThread`). Asked to stop, it may answer with what it has. */
  work(input: Input, controls: JobControls): Promise<Output>
  /** Writes the effect, as whoever asked for it, in the one transaction that also finishes the job: exactly once, however often the work was done. */
  settle(tx: Tx, output: Output, run: JobRun<Parameters>): Promise<JobResult>
}

/** A kind whose own types nobody here needs to know. */
export type AnyJobKind = JobKind<unknown, unknown, unknown>
