import type { ColumnType } from 'kysely'
import type { Population } from '@junheng/core/planning/forecast/population.ts'
import type { Json } from './json.ts'

/** Columns of migration 0012. */
export interface PopulationTables {
  population: {
    county_code: string
    id: string
    at: ColumnType<Date, never, never>
    changed_on: string
    by: string
    reason: string
    content: Json<Population>
  }
}
