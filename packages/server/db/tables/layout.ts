import type { ColumnType } from 'kysely'
import type { SchoolChange } from '@junheng/core/county/snapshot.ts'
import type { Levers } from '@junheng/core/planning/layout/levers.ts'
import type { Procedure } from '@junheng/core/planning/layout/procedure.ts'
import type { KindergartenFigures, PlannedClaims, ScenarioItem } from '@junheng/contract/layouts.ts'
import type { LayoutInput, LayoutRun } from '../../planning/layout-run.ts'
import type { Json } from './json.ts'

/** Columns of migrations 0017, 0024 and 0026. */
export interface LayoutTables {
  layout_scenario: {
    county_code: string
    id: string
    name: string
    snapshot_id: string
    state: ScenarioItem['state']
    saved_at: ColumnType<Date, never, never>
    saved_on: string
    saved_by: string
    decided_on: string | null
    decided_by: string | null
    content: Json<ScenarioContent>
    planned: ColumnType<PlannedRun | null, string | null | undefined, never>
    projects: ColumnType<string[], string[] | undefined, string[]>
    changes: ColumnType<SchoolChange[], string | undefined, string>
  }
  layout_procedure: { county_code: string; id: string; scenario_id: string; at: ColumnType<Date, never, never>; by: string; content: Json<Procedure> }
}

/** A run of the layout planner: the snapshot is the scenario's own, with the staff that it lists, and is not kept twice. */
export interface PlannedRun {
  readonly input: Omit<LayoutInput, 'snapshot'>
  readonly result: LayoutRun
}

/** What was moved and what it came to. */
export interface ScenarioContent extends Pick<ScenarioItem, 'date' | 'figures' | 'composite' | 'onceYuan' | 'yearYuan'> {
  readonly levers: Levers
  /** Absent: nothing is decided of kindergartens. */
  readonly kindergartens?: KindergartenFigures
  /** What a search claims of it; absent: drawn by hand. */
  readonly claims?: PlannedClaims
}
