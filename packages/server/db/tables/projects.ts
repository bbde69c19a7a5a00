import type { ColumnType, Generated } from 'kysely'
import type { SensitivityClass } from '@junheng/contract/permissions.ts'
import type { Stage } from '@junheng/core/county/kinds.ts'
import type { CountyNode, CountyProject, ProjectKind } from '@junheng/core/schedule/programme.ts'
import type { Project } from '@junheng/core/schedule/project.ts'
import type { Json } from './json.ts'

/** Columns of migration 0005 that hold projects. */
export interface ProjectTables {
  project: {
    county_code: string
    id: string
    name: string
    kind: ProjectKind
    start_on: string
    promised_goal: string | null
    township: string | null
    school_id: string | null
    stages: readonly Stage[] | null
    pupils: number | null
    pupils_basis: string | null
    /** numeric: read as text, so that no yuan is lost. */
    budget_yuan: ColumnType<string | null, number | null, number | null>
    windows: Json<NonNullable<Project['windows']>> | null
    version: number
  }
  project_node: {
    county_code: string
    project_id: string
    id: string
    position: number
    content: Json<PlannedNode>
    owner: ColumnType<string, never, never>
  }
  project_change: {
    county_code: string
    project_id: string
    version: number
    at: ColumnType<Date, never, never>
    by: string
    reason: string
    /** Whether it moved a date of the plan or took an item out of it; never without a decision. */
    redates: boolean
    decision: string | null
    content: Json<CountyProject>
  }
  node_report: {
    county_code: string
    id: string
    project_id: string
    node_id: string
    reported_on: string
    state: 'notStarted' | 'underWay' | 'finished'
    actual_start: string | null
    actual_finish: string | null
    expected_finish: string | null
    blocker: string | null
    note: string | null
    by: string
    at: Generated<Date>
  }
  evidence: {
    county_code: string
    id: string
    project_id: string
    node_id: string
    file_name: string
    media_type: string
    sha256: string
    bytes: Buffer
    added_at: Generated<Date>
    added_by: string
    /** 涉敏类别; null for most. */
    sensitivity: ColumnType<SensitivityClass | null, SensitivityClass | null | undefined, never>
  }
  project_gap: { county_code: string; project_id: string; gap_id: string }
}

/** A node without what happened to it. */
export type PlannedNode = Omit<CountyNode, 'actualStart' | 'actualFinish' | 'reported' | 'confirmedOn' | 'extendedTo'>
