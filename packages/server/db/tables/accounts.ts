import type { ColumnType } from 'kysely'
import type { OrganisationKind, Permission, Role, ScopeKind } from '@junheng/contract/permissions.ts'

/** People, and the posts they hold in organisations. */
export interface AccountTables {
  app_user: {
    county_code: string
    id: string
    name: string
    created_at: ColumnType<Date, never, never>
    /** 离任: the day from which they sign in no more. */
    left_on: ColumnType<string | null, never, string | null>
    /** 工号: who it is, from one roster to the next. */
    staff_no: ColumnType<string | null, string | null | undefined, never>
  }
  organisation: {
    county_code: string
    id: string
    kind: OrganisationKind
    name: string
    /** 标识码, of a school. */
    school_id: string | null
    /** Code of a township unit. */
    township: string | null
  }
  post: {
    county_code: string
    id: string
    user_id: string
    organisation_id: string
    role: Role
    since: string
    /** The last day. */
    until: string | null
    /** 代理: the post this one stands in for. */
    deputises: string | null
  }
  app_role: { role: Role; scope: ScopeKind }
  role_permission: { role: Role; permission: Permission }
}
