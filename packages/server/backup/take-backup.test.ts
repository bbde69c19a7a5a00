import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { migrate, readMigrations } from '../db/migrate.ts'
import { withClient, type DatabaseAddress } from '../db/pool.ts'
import { emptyDatabase, testDatabase } from '../db/testing.ts'
import { withNewFolder } from './new-cluster.ts'
import { restoreIntoDatabase, restoreIntoFolder } from './restore.ts'
import { takeBackup, type BackupRequest } from './take-backup.ts'

const county = { code: '990181', name: 'X市' }
const passphrase = 'correct horse battery'
const now = new Date('2026-11-23T18:00:00Z')
const quiet = () => {}
const folder = mkdtempSync(join(tmpdir(), 'junheng-backup-'))
let owner: DatabaseAddress
let drop: () => Promise<void>

const raw = Buffer.from(Array.from({ length: 100_000 }, (_, n) => (n * 7919) % 256))

beforeAll(async () => {
  ;({ owner, drop } = await testDatabase())
  await withClient(owner, async (connection) => {
    await connection.query(`insert into county values ('990181', 'X市', null);
      insert into project (county_code, id, name, kind, start_on, version) values ('990181', 'p1', '新建初中', 'newSchool', '2021-01-01', 1);
      insert into project_node (county_code, project_id, id, position, content) values ('990181', 'p1', 'land', 1, '{"owner": "自然资源局"}')`)
    await connection.query("insert into evidence values ('990181', '019ac000-0000-7000-8000-000000000001', 'p1', 'land', '批复.pdf', 'application/pdf', 'x', $1, now(), '张三')", [raw])
  })
})
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await drop()
})

const take = (out: string, more: Partial<BackupRequest> = {}, from = owner) =>
  takeBackup({ dataFolder: folder, database: from }, county, { out, passphrase, verify: false, now, onProgress: quiet, ...more })
const restoring = (file: string) => ({ file, passphrase, onProgress: quiet })
const rows = (address: DatabaseAddress, query: string) => withClient(address, async (connection) => (await connection.query(query)).rows)

async function madeFolder(name: string) {
  return mkdtempSync(join(folder, name))
}

test('a backup is one private file; it comes back in an empty database with its evidence and what is computed from it', async () => {
  const path = join(folder, 'one.backup')
  const taken = await take(path)
  expect(taken).toMatchObject({ path, verified: false, removed: [], head: { createdAt: '2026-11-23T18:00:00.000Z', counties: [county] } })
  expect([statSync(path).size, statSync(path).mode & 0o777]).toEqual([taken.bytes, 0o600])
  expect(readFileSync(path).includes('新建初中')).toBe(false)

  const copy = await emptyDatabase()
  const restored = await restoreIntoDatabase(copy, restoring(path))
  expect(restored).toEqual({ head: taken.head, end: taken.end })
  expect(await rows(copy, 'select bytes from evidence')).toEqual([{ bytes: raw }])
  expect(await rows(copy, 'select owner from project_node')).toEqual([{ owner: '自然资源局' }])
  expect((await take(join(folder, 'again.backup'), {}, copy)).end).toEqual(taken.end)
})

test('a file that is there already is not written over', async () => {
  const path = join(folder, 'kept')
  writeFileSync(path, 'something of mine')
  await expect(take(path)).rejects.toThrow('exists already')
  expect(readFileSync(path, 'utf8')).toBe('something of mine')
})

test('in a folder it is named after county and hour; the older ones of the county go once the new one is verified, nobody else’s', async () => {
  const series = await madeFolder('series-')
  const others = ['junheng-990182-2020-01-01-000000.backup', 'junheng-990181-2020-01-01-000000.backup.txt', 'notes.txt']
  for (const name of others) writeFileSync(join(series, name), '')
  const hours = [18, 19, 20].map((hour) => new Date(Date.UTC(2026, 10, 23, hour)))
  for (const hour of hours) await take(series, { now: hour })
  const unverified = await take(series, { now: new Date(Date.UTC(2026, 10, 23, 21)), keep: 1 })
  expect(unverified.removed).toEqual([])

  const verified = await take(series, { now: new Date(Date.UTC(2026, 10, 23, 22)), keep: 2, verify: true })
  expect(verified.verified).toBe(true)
  expect(verified.removed).toEqual(['junheng-990181-2026-11-24-040000.backup', 'junheng-990181-2026-11-24-030000.backup', 'junheng-990181-2026-11-24-020000.backup'])
  expect(readdirSync(series).toSorted()).toEqual(['junheng-990181-2026-11-24-050000.backup', 'junheng-990181-2026-11-24-060000.backup', ...others].toSorted())
})

test('what a killed backup left goes after a day, and not while another may be writing it', async () => {
  const series = await madeFolder('parts-')
  const parts = ['junheng-990181-2026-11-20-020000.backup.0123456789ab.part', 'junheng-990181-2026-11-21-020000.backup.0123456789ab.part', 'junheng-990182-2026-11-20-020000.backup.0123456789ab.part']
  for (const name of parts) writeFileSync(join(series, name), 'half')
  for (const name of [parts[0]!, parts[2]!]) utimesSync(join(series, name), now, new Date(now.getTime() - 86_500_000))
  utimesSync(join(series, parts[1]!), now, now)
  await take(series)
  expect(readdirSync(series).toSorted()).toEqual([parts[1], 'junheng-990181-2026-11-24-020000.backup', parts[2]])
})

test('a backup that was stopped or could not be written leaves nothing', async () => {
  const place = await madeFolder('stopped-')
  const controller = new AbortController()
  const stopping = take(place, { signal: controller.signal, onProgress: () => controller.abort() })
  await expect(stopping).rejects.toThrow('aborted')
  const verifying = new AbortController()
  await expect(take(place, { verify: true, signal: verifying.signal, onProgress: (_zh, en) => void (en.startsWith('Verifying') && verifying.abort()) })).rejects.toThrow('aborted')
  expect(readdirSync(place)).toEqual([])
  await expect(take(join(place, 'no', 'such', 'folder'))).rejects.toThrow('cannot be written (ENOENT)')
})

test('a damaged or foreign backup, or the wrong passphrase, leaves the target as it was', async () => {
  const path = join(folder, 'good.backup')
  await take(path)
  const bytes = readFileSync(path)
  const damagedAt = (at: number) => Buffer.from(bytes.map((byte, place) => (place === at ? byte ^ 1 : byte)))
  const cases = {
    'damaged or was changed at chunk 1': damagedAt(bytes.length - 20),
    'cut short': bytes.subarray(0, -1),
    'added behind the end': Buffer.concat([bytes, bytes]),
    'damaged in its first bytes': damagedAt(30),
    'no backup of Junheng': Buffer.from('something else, and long enough to have been the head of a backup'),
  }
  const copy = await emptyDatabase()
  for (const [fault, content] of Object.entries(cases)) {
    const file = join(folder, 'bad.backup')
    writeFileSync(file, content)
    await expect(restoreIntoDatabase(copy, restoring(file)), fault).rejects.toThrow(fault)
  }
  await expect(restoreIntoDatabase(copy, { ...restoring(path), passphrase: 'wrong' })).rejects.toThrow('The passphrase is wrong')
  await expect(restoreIntoDatabase(copy, restoring(join(folder, 'missing.backup')))).rejects.toThrow('ENOENT')
  expect(await rows(copy, "select 1 from pg_tables where schemaname = 'public'")).toEqual([])
  await expect(restoreIntoDatabase(owner, restoring(path))).rejects.toThrow('a restore needs an empty one')
})

test('a folder becomes a data folder all at once; one that holds anything is refused, and what an interrupted restore left is not in the way', async () => {
  const path = join(folder, 'first-schema.backup')
  const old = await emptyDatabase()
  await migrate(old, readMigrations().slice(0, 1), quiet)
  await rows(old, "insert into county values ('990181', 'X市', null)")
  await take(path, {}, old)

  const target = await madeFolder('target-')
  await expect(restoreIntoFolder(target, { ...restoring(path), passphrase: 'wrong' })).rejects.toThrow('The passphrase is wrong')
  const interrupted = withNewFolder(target, quiet, async (scratch) => {
    writeFileSync(join(target, 'database.password'), 'half')
    throw new Error(`interrupted in ${scratch}`)
  })
  await expect(interrupted).rejects.toThrow('interrupted')
  expect(readdirSync(target)).toEqual(['database.password'])

  await restoreIntoFolder(target, restoring(path))
  expect(readdirSync(target).toSorted()).toEqual(['database.password', 'postgres', 'postgres.log'])
  await expect(restoreIntoFolder(target, restoring(path))).rejects.toThrow('holds postgres already')

  const taken = await takeBackup({ dataFolder: target }, county, { out: join(folder, 'of-the-folder.backup'), passphrase, verify: false, now, onProgress: quiet })
  expect(taken.head.migrations).toHaveLength(readMigrations().length)
  await expect(takeBackup({ dataFolder: join(folder, 'nothing') }, county, { out: join(folder, 'x'), passphrase, verify: false, now, onProgress: quiet })).rejects.toThrow('no database in')
})
