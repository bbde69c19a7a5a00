import type { ColumnType } from 'kysely'

export interface AuditTables {
  /** What was done, by whom, on what; written in the transaction that did it, never changed. */
  audit: {
    county_code: string
    id: string
    at: ColumnType<Date, never, never>
    /** Null where nobody was signed in yet. */
    user_id: string | null
    action: string
    subject: string
    /** JSON, handed over as text. */
    details: ColumnType<unknown, string | null, never>
  }
}
