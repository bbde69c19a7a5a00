import { createHash } from 'node:crypto'
import { Kysely, PostgresDialect } from 'kysely'
import { Client, escapeIdentifier, Pool, TypeOverrides, types as postgresTypes, type ClientConfig } from 'pg'
import type { Db } from './database.ts'
import type { Tables } from './tables.ts'

/** Where a database is, and as whom. `host` is a name, a number, or the folder of a socket. */
export interface DatabaseAddress {
  readonly host: string
  readonly port: number
  readonly user: string
  readonly password: string
  readonly database: string
  /** 'verify' checks the server's certificate; 'encrypt' does not. */
  readonly tls?: 'verify' | 'encrypt'
}

/** The role that serves requests: it owns nothing, so row-level security binds it. */
export const appRole = 'junheng_app'

/** Instants come as Date, days as `2020-09-01`, whole numbers as numbers (all of ours are far below 2^53). */
const types = new TypeOverrides()
types.setTypeParser(postgresTypes.builtins.DATE, (text) => text)
types.setTypeParser(postgresTypes.builtins.INT8, Number)

export function openPool(address: DatabaseAddress, { connections }: { connections: number }): Db {
  const pool = new Pool({ ...clientConfig(address), max: connections })
  // A connection that dies while idle is replaced at its next use; the request that used it has failed or never was.
  pool.on('error', () => {})
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
}

/** One connection outside any pool, for statements that come as whole files or that no transaction may hold. */
export async function withClient<T>(address: DatabaseAddress, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client(clientConfig(address))
  client.on('error', () => {})
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** Reads `postgres://user:password@host:port/database?sslmode=…`; `?host=/folder` names a socket. */
export function parseAddress(url: string): DatabaseAddress {
  const { hostname, port, username, password, pathname, searchParams } = new URL(url)
  const tls = tlsOf(searchParams.get('sslmode'))
  return {
    host: searchParams.get('host') ?? hostname,
    port: Number(port || 5432),
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    database: decodeURIComponent(pathname.slice(1)),
    ...(tls && { tls }),
  }
}

/** The same database for the application role. Its password follows from the owner's, so that every server finds the same one. */
export function appAddress(owner: DatabaseAddress): DatabaseAddress {
  const password = createHash('sha256').update(`${appRole}:${owner.password}`).digest('base64url')
  return { ...owner, user: appRole, password }
}

/** Creates the database where it is missing; two servers may do it at once. */
export async function ensureDatabase(address: DatabaseAddress): Promise<void> {
  await withClient({ ...address, database: 'postgres' }, async (client) => {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [address.database])
    if (rowCount) return
    await client.query(`create database ${escapeIdentifier(address.database)}`).catch((error: { code?: string }) => {
      if (error.code !== '42P04' && error.code !== '23505') throw error
    })
  })
}

function clientConfig({ tls, ...address }: DatabaseAddress): ClientConfig {
  return { ...address, types, connectionTimeoutMillis: 10_000, ...(tls && { ssl: { rejectUnauthorized: tls === 'verify' } }) }
}

function tlsOf(mode: string | null): DatabaseAddress['tls'] {
  if (mode === 'verify-full' || mode === 'verify-ca') return 'verify'
  return mode === 'require' || mode === 'prefer' ? 'encrypt' : undefined
}
