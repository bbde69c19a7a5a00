import type { ColumnType, Generated } from 'kysely'
import type { JobNote, JobState } from '@junheng/contract/jobs.ts'
import type { Permission } from '@junheng/contract/permissions.ts'
import type { Json } from './json.ts'

/** Columns of migration 0010. */
export interface JobTables {
  job: {
    county_code: string
    id: string
    kind: string
    permission: Permission
    parameters: Json<Readonly<Record<string, unknown>>>
    day: string
    state: JobState
    progress: Generated<number>
    note: ColumnType<JobNote | null, string | null | undefined, string | null>
    fault: ColumnType<string | null, string | null | undefined, string | null>
    attempts: Generated<number>
    not_before: Generated<Date>
    stop_asked: Generated<boolean>
    fence: Generated<number>
    worker: ColumnType<string | null, string | null | undefined, string | null>
    lease_until: ColumnType<Date | null, Date | null | undefined, Date | null>
    version: Generated<number>
    asked_at: ColumnType<Date, never, never>
    asked_by: string | null
    asked_name: string
    /** A Scope of database.ts. */
    scope: Json<unknown>
    claimed_at: ColumnType<Date | null, Date | null | undefined, Date | null>
    finished_at: ColumnType<Date | null, Date | null | undefined, Date | null>
  }
  job_outcome: {
    county_code: string
    job_id: string
    content: Json<unknown>
    file_name: string | null
    media_type: string | null
    bytes: Buffer | null
  }
}
