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
    /** From where: an address, or `console`; null for what the server did itself and for rows older than migration 0006. */
    address: string | null
    /** A digest of its changes; null where there was none. */
    changes_sha256: ColumnType<string | null, never, never>
  }
  /** What a deed changed; written by triggers alone. */
  audit_change: {
    county_code: string
    audit_id: string
    /** bigint: read as text. */
    seq: ColumnType<string, never, never>
    table_name: string
    op: 'insert' | 'update' | 'delete'
    key: unknown
    before: unknown
    after: unknown
  }
  /** The chain of hashes over the audit, in the order of sealing. */
  audit_link: {
    county_code: string
    /** bigint: read as text. */
    seq: ColumnType<string, number, never>
    audit_id: string
    sealed_at: ColumnType<Date, never, never>
    /** When the row says it was written; handed over as text, so that no microsecond is lost. */
    row_at: ColumnType<Date, string, never>
    algorithm: DigestAlgorithm
    hash: string
  }
}

export type DigestAlgorithm = 'sha256' | 'sm3'
