import { spawn, type ChildProcess } from 'node:child_process'
import { randomBytes, randomInt } from 'node:crypto'
import { once } from 'node:events'
import { createReadStream, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { unseal } from '@junheng/server/backup/sealed-file.ts'
import { withClient, type DatabaseAddress } from '@junheng/server/db/pool.ts'
import { emptyDatabase, testDatabase } from '@junheng/server/db/testing.ts'
import { folderWith, runIn } from '../testing.ts'

const passphrase = '均衡 correct horse'
const folder = folderWith({ 'passphrase.txt': `${passphrase}\n`, 'short.txt': 'short', 'wrong.txt': 'another passphrase' })
const program = join(import.meta.dirname, '..', 'bin', 'junheng.mjs')
const withPassphrase = ['--passphrase-file', join(folder, 'passphrase.txt'), '--lang', 'en']
const kills = 3
let owner: DatabaseAddress
let drop: () => Promise<void>

beforeAll(async () => {
  ;({ owner, drop } = await testDatabase())
  await withClient(owner, async (connection) => {
    await connection.query(`insert into county values ('990181', 'X市', null);
      insert into project (county_code, id, name, kind, start_on, version) values ('990181', 'p1', '新建初中', 'newSchool', '2021-01-01', 1)`)
    const add = "insert into evidence values ('990181', gen_random_uuid(), 'p1', 'land', '批复.pdf', 'application/pdf', 'x', $1, now(), '张三')"
    for (let megabyte = 0; megabyte < 8; megabyte++) await connection.query(add, [randomBytes(1_000_000)])
  })
})
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await drop()
})

const urlOf = ({ user, password, host, database }: DatabaseAddress) => `postgres://${user}:${password}@socket/${database}?host=${encodeURIComponent(host)}`
const run = (...args: string[]) => runIn(folder, [...args, ...withPassphrase], { DATABASE_URL: urlOf(owner) })
const tablesOf = (printed: string) => (JSON.parse(printed) as { tables: unknown[] }).tables

function launch(...args: string[]) {
  const child = spawn(process.execPath, [program, ...args, ...withPassphrase], { cwd: folder, env: { ...process.env, DATABASE_URL: urlOf(owner) }, stdio: ['ignore', 'ignore', 'pipe'] })
  let told = ''
  child.stderr!.setEncoding('utf8').on('data', (text: string) => (told += text))
  return { child, ended: once(child, 'exit'), told: () => told }
}

/** Kills it once it has gone so far; answers whether it was still running. */
async function killWhen(child: ChildProcess, far: () => boolean, signal: NodeJS.Signals = 'SIGKILL') {
  while (child.exitCode === null && !far()) await wait(2)
  child.kill(signal)
}

const written = (place: string) => readdirSync(place).reduce((sum, name) => sum + (statSync(join(place, name), { throwIfNoEntry: false })?.size ?? 0), 0)
const tableCount = (address: DatabaseAddress) => withClient(address, async (connection) => (await connection.query("select 1 from pg_tables where schemaname = 'public'")).rowCount)

test('what was backed up is restored elsewhere, and a second backup of that holds the same', async () => {
  const taken = await run('backup', '--out', 'whole.backup', '--verify', '--json')
  expect(taken.told).toContain('Read public.evidence: 8 rows')
  const summary = JSON.parse(taken.printed)
  expect(summary).toMatchObject({ path: join(folder, 'whole.backup'), verified: true, removed: [], counties: [{ code: '990181', name: 'X市' }], leftOut: ['public.calendar_feed', 'public.session', 'public.sign_in_link', 'public.sso_attempt'] })
  expect(summary.tables).toContainEqual({ name: 'public.evidence', rows: 8, bytes: expect.any(Number), hash: expect.stringMatching(/^[0-9a-f]{64}$/) })

  const copy = await emptyDatabase()
  const restored = await runIn(folder, ['restore', 'whole.backup', '--database', urlOf(copy)], { JUNHENG_BACKUP_PASSPHRASE: passphrase })
  expect([restored.code, restored.printed]).toEqual([0, expect.stringMatching(/public\.evidence +8\n[^]*不含（[^）]*）：public\.calendar_feed、public\.session、public\.sign_in_link、public\.sso_attempt/)])
  const again = await runIn(folder, ['backup', '--out', 'again.backup', '--json', ...withPassphrase], { DATABASE_URL: urlOf(copy) })
  expect(tablesOf(again.printed)).toEqual(summary.tables)
})

test('each mistake gets one line with the remedy, and its exit code', async () => {
  await run('backup', '--out', 'good.backup')
  writeFileSync(join(folder, 'notes.txt'), 'no backup')
  mkdirSync(join(folder, 'used'))
  writeFileSync(join(folder, 'used', 'mine.txt'), 'mine')
  const faults: [number, string, string[]][] = [
    [2, 'Name a file or a folder with --out', ['backup']],
    [2, 'There is no passphrase', ['backup', '--out', 'x']],
    [2, 'The passphrase is too short', ['backup', '--out', 'x', '--passphrase-file', 'short.txt']],
    [3, 'passphrase file', ['backup', '--out', 'x', '--passphrase-file', 'missing.txt']],
    [2, '--keep takes a whole number', ['backup', '--out', './', '--keep', '0', ...withPassphrase]],
    [2, '--keep is for a folder', ['backup', '--out', 'x', '--keep', '3', ...withPassphrase]],
    [5, 'exists already', ['backup', '--out', 'good.backup', ...withPassphrase]],
    [5, 'cannot be written (ENOENT)', ['backup', '--out', 'no/such/x', ...withPassphrase]],
    [2, 'Give exactly one file', ['restore', ...withPassphrase]],
    [2, '--into or --database, not both', ['restore', 'good.backup', '--into', 'x', '--database', 'postgres://x', ...withPassphrase]],
    [2, 'no database address', ['restore', 'good.backup', '--database', 'nonsense', ...withPassphrase]],
    [3, 'The passphrase is wrong', ['restore', 'good.backup', '--into', 'x', '--passphrase-file', 'wrong.txt']],
    [3, 'no backup of Junheng', ['restore', 'notes.txt', '--into', 'x', ...withPassphrase]],
    [3, 'cannot be opened (ENOENT)', ['restore', 'missing.backup', '--into', 'x', ...withPassphrase]],
    [5, 'needs an empty folder', ['restore', 'good.backup', '--into', 'used', ...withPassphrase]],
    [5, 'needs an empty one', ['restore', 'good.backup', ...withPassphrase]],
  ]
  for (const [code, remedy, args] of faults) {
    const ran = await runIn(folder, args, { DATABASE_URL: urlOf(owner) })
    expect([ran.code, ran.printed], args.join(' ')).toEqual([code, ''])
    const lines = ran.told.split('\n').filter((line) => !line.startsWith('…'))
    expect(lines, args.join(' ')).toEqual([expect.stringContaining(remedy)])
  }
  expect((await runIn(folder, ['restore', 'good.backup', ...withPassphrase])).told).toContain('Name a folder with --into')
})

test('told to stop, a backup and a restore end with one line and leave nothing', async () => {
  const place = join(folder, 'stopped')
  mkdirSync(place)
  const backup = launch('backup', '--out', place)
  await killWhen(backup.child, () => written(place) > 1_000_000, 'SIGINT')
  expect(await backup.ended).toEqual([1, null])
  expect(backup.told()).toContain('Stopped; nothing of it is left.')
  expect(readdirSync(place)).toEqual([])

  await run('backup', '--out', 'to-stop.backup')
  for (const line of ['Loaded public.app_user', 'Loaded public.evidence']) {
    const restore = launch('restore', 'to-stop.backup', '--into', place)
    await killWhen(restore.child, () => restore.told().includes(line), 'SIGTERM')
    expect(await restore.ended).toEqual([1, null])
    expect(restore.told()).toContain('Stopped; nothing of it is left.')
    expect(readdirSync(place)).toEqual([])
  }
})

test('a backup that is killed at any moment leaves no file that looks like one', async () => {
  const place = join(folder, 'killed')
  mkdirSync(place)
  for (let time = 0; time < kills; time++) {
    const before = written(place)
    const until = randomInt(1, 9_000_000)
    const { child, ended } = launch('backup', '--out', `${place}/`)
    await killWhen(child, () => written(place) - before >= until)
    await ended
  }
  for (const name of readdirSync(place)) {
    if (name.endsWith('.part')) continue
    let plain = 0
    for await (const chunk of unseal(createReadStream(join(place, name)), passphrase)) plain += chunk.length
    expect(plain, name).toBeGreaterThan(8_000_000)
  }
  expect(readdirSync(place).filter((name) => name.endsWith('.part')).length).toBeGreaterThan(0)
}, 240_000)

test('a restore that is killed at any moment leaves a folder that is none, or an empty database, and may be tried again there', async () => {
  const path = join(folder, 'to-kill.backup')
  const expected = tablesOf((await run('backup', '--out', path, '--json')).printed)
  const into = join(folder, 'restored')
  const copy = await emptyDatabase()
  for (let time = 0; time < kills; time++) {
    const lines = randomInt(1, 20)
    for (const target of [['--into', into], ['--database', urlOf(copy)]]) {
      const { child, ended, told } = launch('restore', path, ...target)
      await killWhen(child, () => told().split('\n').length > lines)
      await ended
    }
    expect(readdirSync(into)).not.toContain('postgres')
    await untilAlone(copy)
    expect(await tableCount(copy)).toBe(0)
  }
  const restored = await run('restore', path, '--into', into, '--json')
  expect([restored.code, tablesOf(restored.printed)]).toEqual([0, expected])
  expect(readdirSync(into).toSorted()).toEqual(['database.password', 'postgres', 'postgres.log'])
  const there = await runIn(folder, ['backup', '--out', 'there.backup', '--json', '--data', into, ...withPassphrase])
  expect(tablesOf(there.printed)).toEqual(expected)
  expect((await run('restore', path, '--database', urlOf(copy))).code).toBe(0)
}, 240_000)

/** The server has noticed that whoever was connected to the database is gone. */
async function untilAlone(address: DatabaseAddress) {
  const connected = () => withClient({ ...address, database: 'postgres' }, async (connection) => (await connection.query('select 1 from pg_stat_activity where datname = $1', [address.database])).rowCount)
  while (await connected()) await wait(20)
}
