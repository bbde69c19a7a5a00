import type { ColumnType } from 'kysely'
import type { Role, SensitivityClass } from '@junheng/contract/permissions.ts'

export interface SensitivityTables {
  role_clearance: { role: Role; class: SensitivityClass }
  /** Who read classified rows and what for; written before they open, in the transaction that reads. */
  sensitive_read: {
    county_code: string
    id: string
    /** The beginning of the transaction; the database says it. */
    at: ColumnType<Date, never, never>
    /** Null where the program itself read. */
    user_id: string | null
    role: string
    classes: SensitivityClass[]
    purpose: string
    what: string
    subject: string
    /** Null until they are counted. */
    row_count: ColumnType<number | null, never, number>
    address: string | null
  }
}
