import type { ColumnType } from 'kysely'

export interface SessionTables {
  /** Someone signed in. Only the hash of the token is kept. */
  session: {
    county_code: string
    token_sha256: string
    user_id: string
    /** The post that is acted in; null before one is taken. */
    post_id: string | null
    created_at: ColumnType<Date, never, never>
    expires_at: Date
  }
  /** A way in that works once. */
  sign_in_link: {
    county_code: string
    token_sha256: string
    user_id: string
    expires_at: Date
    used_at: Date | null
  }
}
