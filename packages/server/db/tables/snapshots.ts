import type { ColumnType } from 'kysely'
import type { School, StaffMember } from '@junheng/core/county/snapshot.ts'
import type { Json } from './json.ts'

/** Columns of migration 0002. Days are `YYYY-MM-DD` strings. */
export interface SnapshotTables {
  snapshot: {
    county_code: string
    id: string
    date_on: string
    state: 'current' | 'corrected' | 'withdrawn'
    corrected_by: string | null
    reason: string | null
    booked_at: ColumnType<Date, never, never>
    booked_by: string
    file_names: string[]
    schools: number
    pupils: number
    staff: number | null
  }
  school_year: { county_code: string; snapshot_id: string; school_id: string; township_code: string; content: Json<School> }
  staff_member: { county_code: string; snapshot_id: string; id: string; school_id: string; content: Json<StaffMember> }
  snapshot_part: { county_code: string; snapshot_id: string; part: SnapshotPart; content: Json<readonly unknown[]> }
  snapshot_source: { county_code: string; snapshot_id: string; school_id: string; cells: Json<SchoolCells> }
}

export type SnapshotPart = 'townships' | 'changes' | 'settlements' | 'roads' | 'vehicles' | 'premises'

export interface SourceCell {
  readonly file: string
  readonly sheet: string
  readonly cell: string
}

/** Cells by fact key within one school. */
export type SchoolCells = Readonly<Record<string, readonly SourceCell[]>>
