import { createHash } from 'node:crypto'
import { Kysely, PostgresDialect } from 'kysely'
import { Client, escapeIdentifier, TypeOverrides, types as postgresTypes, type ClientConfig } from 'pg'
import type { Db } from './database.ts'
import { MovingPool, refuseStandby, type PoolFigures } from './moving-pool.ts'
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
  /** Where it may be as well: the standby that is promoted when the first one fails. Tried in order. */
  readonly others?: readonly Place[]
  /** Only a server that takes writes will do: a standby is passed over. */
  readonly readWrite?: true
}

export interface Place {
  readonly host: string
  readonly port: number
}

/** The role that serves requests: it owns nothing, so row-level security binds it. */
export const appRole = 'junheng_app'

/** Instants come as Date, days as `2020-09-01`, whole numbers as numbers (all of ours are far below 2^53). */
const types = new TypeOverrides()
types.setTypeParser(postgresTypes.builtins.DATE, (text) => text)
types.setTypeParser(postgresTypes.builtins.INT8, Number)

/** Connections to wherever the database is now. A connection that dies is replaced at its next use; a server that fails, by the next of its places. */
export function openPool(address: DatabaseAddress, { connections }: { connections: number }): Db {
  const places = placesOf(address).map((place) => ({ ...clientConfig(address, place), max: connections, ...(address.readWrite && { onConnect: refuseStandby }) }))
  const pool = new MovingPool(places)
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  pools.set(db, pool)
  return db
}

const pools = new WeakMap<Db, MovingPool>()

/** Connections open and idle, and requests that wait for one. */
export function poolFigures(db: Db): PoolFigures {
  return pools.get(db)?.figures() ?? { total: 0, idle: 0, waiting: 0 }
}

/** One connection outside any pool, for statements that come as whole files or that no transaction may hold. */
export async function withClient<T>(address: DatabaseAddress, work: (client: Client) => Promise<T>): Promise<T> {
  const client = await connectedClient(address)
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** The first of its places that answers, and takes writes where that is asked for. Throws what the last one said. */
async function connectedClient(address: DatabaseAddress): Promise<Client> {
  let said: unknown
  for (const place of placesOf(address)) {
    const client = new Client(clientConfig(address, place))
    client.on('error', () => {})
    try {
      await client.connect()
      if (address.readWrite) await refuseStandby(client)
      return client
    } catch (error) {
      said = error
      await client.end().catch(() => {})
    }
  }
  throw said
}

/**
 * Reads `postgres://user:password@host:port/database?sslmode=…`; `?host=/folder` names a socket. Several hosts, as libpq has them:
 * `postgres://user:password@one:5432,two:5432/database?target_session_attrs=read-write`.
 */
export function parseAddress(url: string): DatabaseAddress {
  const { first, others } = hostsIn(url)
  const { username, password, pathname, searchParams } = first
  const tls = tlsOf(searchParams.get('sslmode'))
  return {
    ...placeIn(first),
    ...(searchParams.has('host') && { host: searchParams.get('host')! }),
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    database: decodeURIComponent(pathname.slice(1)),
    ...(tls && { tls }),
    ...(others.length > 0 && { others }),
    ...(writesOnly.has(searchParams.get('target_session_attrs')) && { readWrite: true }),
  }
}

const writesOnly: ReadonlySet<string | null> = new Set(['read-write', 'primary'])

/** The address with its first host alone, which a URL can say, and where else the database may be. */
function hostsIn(url: string): { readonly first: URL; readonly others: readonly Place[] } {
  const [, before, hosts, after] = /^(postgres(?:ql)?:\/\/(?:[^@/]*@)?)([^/?]*)(.*)$/.exec(url) ?? []
  const [first, ...more] = (hosts ?? '').split(',')
  return { first: new URL(`${before}${first}${after}`), others: more.map((each) => placeIn(new URL(`postgres://${each}`))) }
}

function placeIn({ hostname, port }: URL): Place {
  return { host: decodeURIComponent(hostname), port: Number(port || 5432) }
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

function placesOf({ host, port, others = [] }: DatabaseAddress): readonly Place[] {
  return [{ host, port }, ...others]
}

function clientConfig({ tls, user, password, database }: DatabaseAddress, place: Place): ClientConfig {
  return { ...place, user, password, database, types, connectionTimeoutMillis: 10_000, ...(tls && { ssl: { rejectUnauthorized: tls === 'verify' } }) }
}

function tlsOf(mode: string | null): DatabaseAddress['tls'] {
  if (mode === 'verify-full' || mode === 'verify-ca') return 'verify'
  return mode === 'require' || mode === 'prefer' ? 'encrypt' : undefined
}
