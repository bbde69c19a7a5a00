import type { ColumnType } from 'kysely'
import type { ImportAssessment, ImportReading } from '../../features/imports/reading.ts'

/** Columns of migration 0004. */
export interface ImportTables {
  import_run: {
    county_code: string
    id: string
    file_name: string
    sha256: string
    bytes: Buffer
    state: 'queued' | 'reading' | 'read' | 'booked' | 'stopped' | 'refused'
    progress: ColumnType<number, number | undefined, number>
    uploaded_at: ColumnType<Date, never, never>
    uploaded_by: string
    reading: ColumnType<ImportReading | null, string | undefined, string | null>
    assessment: ColumnType<ImportAssessment | null, string | undefined, string | null>
    snapshot_id: string | null
    lease_until: ColumnType<Date | null, Date | null | undefined, Date | null>
  }
  header_meaning: {
    county_code: string
    form: string
    found: string
    means: string | null
    said_by: string
    said_at: ColumnType<Date, never, never>
  }
  explanation: {
    county_code: string
    date_on: string
    finding_key: string
    text: string
    explained_by: string
    explained_at: ColumnType<Date, never, never>
  }
}
