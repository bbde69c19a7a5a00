import type { ColumnType, Generated } from 'kysely'
import type { DecisionKind } from '@junheng/contract/meetings.ts'
import type { FrozenProject } from '@junheng/core/schedule/baseline.ts'
import type { Json } from './json.ts'

/** Columns of migration 0013. */
export interface MeetingTables {
  meeting: {
    county_code: string
    id: string
    number: string
    title: string
    held_on: string
    chair: string
    attendees: string[]
    baseline: Json<readonly FrozenProject[]>
    by: string
    at: ColumnType<Date, never, never>
    closed_on: ColumnType<string | null, never, string>
  }
  meeting_decision: {
    county_code: string
    id: string
    meeting_id: string
    number: string
    kind: DecisionKind
    project_id: string | null
    node_id: string | null
    text: string
    owner: string
    helpers: string[]
    due_on: string
    check_on: string
    task_id: string | null
    by: string
    at: Generated<Date>
  }
  calendar_feed: {
    county_code: string
    id: string
    office: string
    token_sha256: string
    by: string
    created_on: string
    at: Generated<Date>
    revoked_on: ColumnType<string | null, never, string>
  }
}
