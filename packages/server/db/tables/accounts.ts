import type { ColumnType } from 'kysely'
import type { Role } from '@junheng/contract/permissions.ts'

export interface AccountTables {
  app_user: {
    county_code: string
    id: string
    name: string
    role: Role
    school_id: string | null
    department: string | null
    created_at: ColumnType<Date, never, never>
  }
}
