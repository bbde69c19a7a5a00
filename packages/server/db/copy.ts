import type { Readable, Writable } from 'node:stream'
import type { Client } from 'pg'
import { from, to } from 'pg-copy-streams'

/** One connection, for work that needs more of PostgreSQL than queries in a scope. */
export type Connection = Client

/** A table and the columns that hold its content, both written as SQL wants them; computed columns are not content. */
export interface StoredTable {
  readonly name: string
  readonly columns: readonly string[]
}

/** How values are written in COPY's text form: the same whatever the server or its owner set. */
const settings = {
  client_encoding: 'UTF8',
  datestyle: 'ISO, YMD',
  intervalstyle: 'iso_8601',
  timezone: 'UTC',
  extra_float_digits: '3',
  bytea_output: 'hex',
  // A policy that would hide rows from us is an error, never a smaller backup.
  row_security: 'off',
  statement_timeout: '0',
  lock_timeout: '0',
  idle_in_transaction_session_timeout: '0',
} as const

/** For the rest of the transaction, equal content is equal text. */
export async function settleText(connection: Connection): Promise<void> {
  for (const [name, value] of Object.entries(settings)) await connection.query('select set_config($1, $2, true)', [name, value])
}

/** Every row in COPY's text form, in no particular order: one line a row, and no other line feeds. */
export function copyOut(connection: Connection, { name, columns }: StoredTable): Readable {
  return connection.query(to(`copy (select ${columns.join(', ')} from ${name}) to stdout`))
}

/** Takes what copyOut gave; finished once PostgreSQL holds it. */
export function copyIn(connection: Connection, { name, columns }: StoredTable): Writable {
  return connection.query(from(`copy ${name} (${columns.join(', ')}) from stdin`))
}
