import type { ColumnType } from 'kysely'
import type { CountySummary } from '@junheng/contract/province.ts'
import type { Json } from './json.ts'

/** Columns of migration 0018. */
export interface ProvinceTables {
  county_summary: {
    county_code: string
    name: string
    date_on: string
    measured_at: ColumnType<Date, Date | undefined, Date>
    content: Json<Pick<CountySummary, 'schools' | 'pupils' | 'standards'>>
  }
}
