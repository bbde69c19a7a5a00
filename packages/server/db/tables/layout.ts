import type { ColumnType } from 'kysely'
import type { Levers } from '@junheng/core/planning/layout/levers.ts'
import type { Procedure } from '@junheng/core/planning/layout/procedure.ts'
import type { ScenarioItem } from '@junheng/contract/layouts.ts'
import type { Json } from './json.ts'

/** Columns of migration 0017. */
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
    projects: ColumnType<string[], string[] | undefined, string[]>
  }
  layout_procedure: { county_code: string; id: string; scenario_id: string; at: ColumnType<Date, never, never>; by: string; content: Json<Procedure> }
}

/** What was moved and what it came to. */
export interface ScenarioContent extends Pick<ScenarioItem, 'date' | 'figures' | 'composite' | 'onceYuan' | 'yearYuan'> {
  readonly levers: Levers
}
