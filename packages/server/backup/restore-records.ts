import { pipeline } from 'node:stream/promises'
import { watchChanges } from '../db/changes.ts'
import { copyIn, copyOut, settleText, type Connection, type StoredTable } from '../db/copy.ts'
import type { Progress } from '../db/embedded.ts'
import { applyInTransaction, ensureAppRole, ensureLedger, type Migration } from '../db/migrate.ts'
import type { DatabaseAddress } from '../db/pool.ts'
import { Unavailable } from '../db/postgres-programs.ts'
import { BackupFault } from './backup-fault.ts'
import { setSequences, storedTables, suspendRules } from './catalogue.ts'
import { contentHash } from './content-hash.ts'
import type { BackupEnd, BackupHead, BackupOutline, BackupRecord } from './records.ts'

export interface RestoreTarget {
  readonly connection: Connection
  readonly owner: DatabaseAddress
  /** Those of this program. */
  readonly migrations: readonly Migration[]
  readonly onProgress: Progress
  readonly signal?: AbortSignal | undefined
}

/**
 * Fills an empty database in one transaction: the schema of the backup, its rows, every table's content held against what the
 * backup says of it, then the migrations that came later. Throws BackupFault or Unavailable, and has then changed nothing.
 */
export async function restoreRecords(target: RestoreTarget, records: AsyncGenerator<BackupRecord>): Promise<BackupOutline> {
  const { connection, onProgress, signal } = target
  const giveUp = () => void connection.end()
  signal?.addEventListener('abort', giveUp)
  const head = await readHead(records)
  checkSchemaKnown(head, target.migrations)
  const isBefore = ({ number }: Migration) => head.migrations.some((each) => each.number === number)
  await refuseUnlessEmpty(connection)
  await ensureAppRole(connection, target.owner)
  await connection.query('begin')
  await settleText(connection)
  await ensureLedger(connection)
  for (const migration of target.migrations.filter(isBefore)) await applyInTransaction(connection, migration, () => {})
  const end = await load(target, records)
  await check(connection, end)
  for (const migration of target.migrations) await applyInTransaction(connection, migration, onProgress)
  await watchChanges(connection)
  await connection.query('analyze')
  signal?.removeEventListener('abort', giveUp)
  signal?.throwIfAborted()
  await connection.query('commit')
  return { head, end }
}

/** What every backup begins with. */
export async function readHead(records: AsyncGenerator<BackupRecord>): Promise<BackupHead> {
  const { value } = await records.next()
  if (value?.kind !== 'head') throw new BackupFault('备份没有开头。 The backup has no head.')
  return value.head
}

/** Throws where the backup's schema holds a migration that is not among `ours`, or is another there. */
export function checkSchemaKnown({ migrations }: BackupHead, ours: readonly Migration[]): void {
  const unknown = migrations.find(({ number, sha256 }) => ours.find((migration) => migration.number === number)?.sha256 !== sha256)
  if (!unknown) return
  throw new Unavailable(
    `备份的数据库结构（${unknown.name}）为本程序所无；请使用做备份时或更新的程序。 This program does not know the schema of the backup (${unknown.name}); use the program that made it, or a newer one.`,
  )
}

async function refuseUnlessEmpty(connection: Connection) {
  const tables = await storedTables(connection)
  if (tables.length === 0) return
  throw new Unavailable(
    `数据库 ${connection.database} 已有 ${tables.length} 张表；只能恢复到空库。 Database ${connection.database} has ${tables.length} tables already; a restore needs an empty one.`,
  )
}

async function load({ connection, onProgress }: RestoreTarget, records: AsyncGenerator<BackupRecord>): Promise<BackupEnd> {
  const tables = await storedTables(connection)
  await connection.query(`truncate ${tables.map(({ name }) => name).join(', ')}`)
  const resume = await suspendRules(connection)
  let next = await records.next()
  while (!next.done && next.value.kind === 'table') {
    const { table } = next.value
    next = await loadTable(connection, table, records)
    onProgress(`已写入 ${table.name}`, `Loaded ${table.name}`)
  }
  if (next.done || next.value.kind !== 'end') throw new BackupFault('备份没有结尾。 The backup has no end.')
  const { end } = next.value
  if (!(await records.next()).done) throw new BackupFault('备份结尾之后另有内容。 Something follows the end of the backup.')
  await setSequences(connection, end.sequences)
  await resume()
  return end
}

/** Answers what follows the rows of the table. */
async function loadTable(connection: Connection, table: StoredTable, records: AsyncGenerator<BackupRecord>) {
  let next: IteratorResult<BackupRecord, unknown> | undefined
  const rows = async function* () {
    for (next = await records.next(); !next.done && next.value.kind === 'rows'; next = await records.next()) yield next.value.text
  }
  await pipeline(rows, copyIn(connection, table))
  return next!
}

/** What the database now holds, read from it again, is what the backup says. */
async function check(connection: Connection, { tables }: BackupEnd) {
  for (const table of tables) {
    const hash = contentHash()
    for await (const text of copyOut(connection, table) as AsyncIterable<Buffer>) hash.add(text)
    const { rows, hash: found } = hash.content()
    if (found !== table.hash || rows !== table.rows) {
      throw new BackupFault(`恢复后 ${table.name} 的内容与备份不符（${rows} 行，应为 ${table.rows} 行）。 What was restored of ${table.name} is not what was backed up: ${rows} rows, ${table.rows} expected.`)
    }
  }
}
