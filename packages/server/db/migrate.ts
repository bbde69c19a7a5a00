import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { escapeLiteral, type Client } from 'pg'
import type { Progress } from './embedded.ts'
import { appAddress, appRole, withClient, type DatabaseAddress } from './pool.ts'
import { Unavailable } from './postgres-programs.ts'
import { watchChanges } from './changes.ts'
import { writeRoles } from './roles.ts'

export interface Migration {
  readonly number: number
  readonly name: string
  readonly sql: string
  readonly sha256: string
}

/** The migrations of this program, in order. Throws where two have one number or a name is off. */
export function readMigrations(folder: string = join(import.meta.dirname, 'migrations')): Migration[] {
  const migrations = readdirSync(folder).filter((name) => name.endsWith('.sql')).toSorted().map((name) => readMigration(folder, name))
  for (const [place, { number, name }] of migrations.entries()) {
    if (number === migrations[place - 1]?.number) throw new Error(`Two migrations have number ${number}; ${name} is one of them.`)
  }
  return migrations
}

/**
 * Brings the database up to this program: the application role, then each migration once, in its own transaction.
 * Refuses a database that holds a migration this program lacks, or holds differently. Two servers may do it at once.
 */
export async function migrate(owner: DatabaseAddress, migrations: readonly Migration[], onProgress: Progress): Promise<void> {
  await withClient(owner, async (client) => {
    await ensureAppRole(client, owner)
    await ensureLedger(client)
    for (const applied of await appliedMigrations(client)) checkUnchanged(applied, migrations)
    for (const migration of migrations) await applyOnce(client, migration, onProgress)
    await writeRoles(client)
    await watchChanges(client)
  })
}

function readMigration(folder: string, name: string): Migration {
  const number = /^(\d{4})_[a-z0-9_]+\.sql$/.exec(name)?.[1]
  if (number === undefined) throw new Error(`A migration is named NNNN_name.sql; this one is ${name}.`)
  const text = readFileSync(join(folder, name), 'utf8')
  return { number: Number(number), name, sql: text, sha256: createHash('sha256').update(text).digest('hex') }
}

/** The role belongs to the whole server, not to one database: outside a transaction, which would hold up other databases' starts. */
export async function ensureAppRole(client: Client, owner: DatabaseAddress): Promise<void> {
  const { password } = appAddress(owner)
  const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [appRole])
  if (!rowCount) await client.query(`create role ${appRole}`).catch(unlessThere('42710', '23505'))
  await client.query(`alter role ${appRole} login password ${escapeLiteral(password)}`).catch(unlessBeaten)
  const { rowCount: mighty } = await client.query('select 1 from pg_roles where rolname = $1 and (rolsuper or rolbypassrls)', [appRole])
  if (mighty) throw new Error(`Role ${appRole} may bypass row-level security. Take SUPERUSER and BYPASSRLS from it.`)
}

export async function ensureLedger(client: Client): Promise<void> {
  const ledger = `create table if not exists migration (
    number int primary key, name text not null, sha256 text not null, applied_at timestamptz not null default now())`
  await client.query(ledger).catch(unlessThere('42P07', '23505'))
  await client.query('alter table migration enable row level security')
}

async function appliedMigrations(client: Client) {
  const { rows } = await client.query<{ number: number; name: string; sha256: string }>('select number, name, sha256 from migration order by number')
  return rows
}

function checkUnchanged(applied: { number: number; name: string; sha256: string }, migrations: readonly Migration[]) {
  const ours = migrations.find(({ number }) => number === applied.number)
  if (!ours) {
    throw new Unavailable(`数据库比程序新（含 ${applied.name}）；请使用新版程序。 The database is newer than this program: it holds ${applied.name}. Use the newer program.`)
  }
  if (ours.sha256 !== applied.sha256) {
    throw new Unavailable(`迁移文件 ${ours.name} 在执行后被改动；请恢复原文件。 Migration ${ours.name} was changed after it was applied. Restore it, and add a new one instead.`)
  }
}

async function applyOnce(client: Client, migration: Migration, onProgress: Progress) {
  await client.query('begin')
  try {
    await applyInTransaction(client, migration, onProgress)
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new Error(`Migration ${migration.name}: ${(error as Error).message}`, { cause: error })
  }
}

/** The first statement claims the number: a second server waits there, then finds the work done. */
export async function applyInTransaction(client: Client, { number, name, sql, sha256 }: Migration, onProgress: Progress): Promise<void> {
  const claim = 'insert into migration (number, name, sha256) values ($1, $2, $3) on conflict do nothing'
  const { rowCount } = await client.query(claim, [number, name, sha256])
  if (!rowCount) return
  onProgress(`更新数据库结构：${name}`, `Updating the database: ${name}`)
  await client.query(sql)
}

function unlessThere(...codes: readonly string[]) {
  return (error: { code?: string }) => {
    if (!codes.includes(error.code ?? '')) throw error
  }
}

/** Another server is setting the same password at this moment. */
function unlessBeaten(error: Error) {
  if (!/tuple concurrently updated/.test(error.message)) throw error
}
