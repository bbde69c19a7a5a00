import type { ColumnType, Generated } from 'kysely'
import type { OrderContent } from '@junheng/core/dispatch/order.ts'
import type { Blocker, ConfirmationVerdict, HandoverKind } from '@junheng/core/dispatch/node-ledger.ts'
import type { SourceKind, Task } from '@junheng/core/dispatch/task.ts'
import type { OrderKind } from '@junheng/core/dispatch/order.ts'
import type { NodeReport } from '@junheng/core/schedule/project.ts'
import type { Json } from './json.ts'

/** What an entry is about: a node of a project, or a task; exactly one of them. */
interface Subject {
  project_id: string | null
  node_id: string | null
  task_id: string | null
}

/** Columns of migrations 0014, 0022 and 0027. */
export interface DispatchTables {
  source_document: {
    county_code: string
    id: string
    year: number
    kind: SourceKind
    title: string
    number: string | null
    issued_on: string
    reply_due: string | null
    body: string
    by: string
    at: Generated<Date>
  }
  source_sentence: { county_code: string; source_id: string; position: number; text: string; demand: boolean; no_task_reason: string | null; by: string | null }
  task: {
    county_code: string
    id: string
    year: number
    source_id: string | null
    sentence: number | null
    parent_id: string | null
    version: number
    content: Json<Task>
    owner: ColumnType<string, never, never>
    removed_on: string | null
  }
  task_version: {
    county_code: string
    task_id: string
    version: number
    changed_on: string
    at: Generated<Date>
    by: string
    reason: string
    weighty: boolean
    decision: string | null
    content: Json<Task> | null
  }
  task_signature: { county_code: string; task_id: string; office: string; signed_on: string; by: string; note: string | null }
  task_report: {
    county_code: string
    id: string
    task_id: string
    reported_on: string
    state: NodeReport['state']
    finished_on: string | null
    progress: number | null
    asked: number | null
    satisfied: number | null
    note: string | null
    office: string
    by: string
    at: Generated<Date>
  }
  handover: {
    county_code: string
    id: string
    project_id: string
    node_id: string
    happened_on: string
    kind: HandoverKind
    from_office: string
    to_office: string
    reason: string | null
    by: string
    at: Generated<Date>
  }
  blocker: {
    county_code: string
    id: string
    project_id: string
    node_id: string
    kind: Blocker['kind']
    waits_for: string
    level: Blocker['level']
    document: string | null
    what: string
    since: string
    next_check_on: string
    cleared_on: string | null
    by: string
    at: Generated<Date>
  }
  confirmation: Subject & {
    county_code: string
    id: string
    report_id: string
    confirmed_on: string
    verdict: ConfirmationVerdict
    reason: string | null
    quality: number | null
    owner: string
    office: string
    by: string
    at: Generated<Date>
  }
  extension: Subject & {
    county_code: string
    id: string
    office: string
    asked_on: string
    until: string
    reason: string
    by: string
    at: Generated<Date>
    decided_on: string | null
    granted: boolean | null
    decision: string | null
    decided_by: string | null
    decided_reason: ColumnType<string | null, string | null | undefined, string | null>
  }
  dispatch_order: Subject & {
    county_code: string
    id: string
    number: string
    kind: OrderKind
    to_office: string
    content: Json<OrderContent>
    issued_on: string
    reply_due: string
    by: string
    at: Generated<Date>
    closed_on: ColumnType<string | null, string | null | undefined, string | null>
    closed_note: ColumnType<string | null, string | null | undefined, string | null>
    closed_by: ColumnType<string | null, string | null | undefined, string | null>
  }
  source_reply: {
    county_code: string
    id: string
    source_id: string
    replied_on: string
    number: string | null
    office: string
    text: string
    corrects: string | null
    reason: string | null
    by: string
    at: Generated<Date>
  }
  order_reply: { county_code: string; id: string; order_id: string; office: string; replied_on: string; text: string; by: string; at: Generated<Date> }
  office_contact: { county_code: string; office: string; person: string; delegate: string | null; by: string; at: Generated<Date> }
}
