import { copyOut, settleText, type Connection, type StoredTable } from '../db/copy.ts'
import type { Progress } from '../db/embedded.ts'
import { Unavailable } from '../db/postgres-programs.ts'
import { sequenceStates, storedTables } from './catalogue.ts'
import { contentHash } from './content-hash.ts'
import type { BackupHead, BackupRecord, TableContent } from './records.ts'

/** Who was signed in, links that sign in, and calendars read by a link: whoever restores must not bring back to life what was revoked since. */
const leftOut: readonly string[] = ['public.calendar_feed', 'public.session', 'public.sign_in_link', 'public.sso_attempt']

export interface BackupOptions {
  readonly createdAt: Date
  readonly onProgress: Progress
}

/** The whole database as it was at one instant, as its owner sees it, while others go on writing. */
export async function* backupRecords(connection: Connection, { createdAt, onProgress }: BackupOptions): AsyncGenerator<BackupRecord> {
  await connection.query('begin isolation level repeatable read, read only')
  await settleText(connection)
  const found = await storedTables(connection)
  if (!found.some(({ name }) => name === 'public.migration')) {
    throw new Unavailable('这个数据库里没有均衡的数据表。 This database holds no tables of Junheng.')
  }
  const kept = found.filter(({ name }) => !leftOut.includes(name))
  await connection.query(`lock table ${kept.map(({ name }) => name).join(', ')} in access share mode`)
  yield { kind: 'head', head: await headOf(connection, createdAt, found) }

  const contents: TableContent[] = []
  for (const table of kept) {
    yield { kind: 'table', table }
    const hash = contentHash()
    for await (const text of copyOut(connection, table) as AsyncIterable<Buffer>) {
      hash.add(text)
      yield { kind: 'rows', text }
    }
    const content = hash.content()
    contents.push({ ...table, ...content })
    if (content.rows > 0) onProgress(`已读出 ${table.name}：${content.rows} 行`, `Read ${table.name}: ${content.rows} rows`)
  }
  yield { kind: 'end', end: { tables: contents, sequences: await sequenceStates(connection) } }
  await connection.query('commit')
}

async function headOf(connection: Connection, createdAt: Date, found: readonly StoredTable[]): Promise<BackupHead> {
  const counties = await connection.query<{ code: string; name: string }>('select county_code as code, name from county order by 1')
  const migrations = await connection.query<BackupHead['migrations'][number]>('select number, name, sha256 from migration order by 1')
  const version = await connection.query<{ version: string }>("select current_setting('server_version') as version")
  const names = found.map(({ name }) => name)
  return {
    format: 1,
    createdAt: createdAt.toISOString(),
    counties: counties.rows,
    migrations: migrations.rows,
    postgres: version.rows[0]!.version,
    tables: names.filter((name) => !leftOut.includes(name)),
    leftOut: names.filter((name) => leftOut.includes(name)),
  }
}
