import type { ColumnType, Generated } from 'kysely'

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
    id: string
    address: string | null
    agent: string | null
    last_seen_at: Generated<Date>
    opened_by: 'link' | 'password' | 'sso'
  }
  /** A way in that works once. */
  sign_in_link: {
    county_code: string
    token_sha256: string
    user_id: string
    expires_at: Date
    used_at: Date | null
  }
  /** A person's password and second factor. */
  credential: {
    county_code: string
    user_id: string
    login: string
    password_hash: string
    password_set_at: Generated<Date>
    failures: Generated<number>
    locked_until: Date | null
    totp_secret: string | null
    totp_confirmed_at: Date | null
    /** bigint: read as text. */
    totp_last_step: ColumnType<string | null, number | null, number | null>
    /** Of a code that sets another password, until when it does. */
    reset_sha256: ColumnType<string | null, never, string | null>
    reset_until: ColumnType<Date | null, never, Date | null>
  }
  /** Which account an identity of the provider belongs to; of issuer and subject only the hash. */
  sso_identity: { county_code: string; identity_sha256: string; user_id: string; linked_at: ColumnType<Date, never, never> }
  /** Somebody on their way to the identity provider and back. */
  sso_attempt: { county_code: string; token_sha256: string; state: string; nonce: string; verifier: string; user_id: string | null; expires_at: Date }
  former_password: { county_code: string; user_id: string; set_at: ColumnType<Date, never, never>; password_hash: string }
  recovery_code: { county_code: string; user_id: string; code_sha256: string; used_at: Date | null }
  /** Who tried to come in, apart from the audit. */
  sign_in: { county_code: string; id: string; at: ColumnType<Date, never, never>; login: string | null; user_id: string | null; outcome: SignInOutcome; address: string | null }
}

export type SignInOutcome = 'opened' | 'wrong' | 'locked' | 'codeNeeded' | 'spent' | 'closed'
