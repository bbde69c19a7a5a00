import { spawn } from 'node:child_process'
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { isMainThread } from 'node:worker_threads'
import { clusterFiles, createCluster, ownerAddress, startServer } from './embedded.ts'
import { newId } from './ids.ts'
import { migrate, readMigrations } from './migrate.ts'
import { ensureDatabase, withClient, type DatabaseAddress } from './pool.ts'
import { postgresPrograms, systemPostgres } from './postgres-programs.ts'

const template = 'junheng_template'

/** A database of its own for one test file, migrated, on the one real PostgreSQL of this test run; a moment's work, thanks to its template. */
export async function testDatabase(): Promise<{ readonly owner: DatabaseAddress; readonly drop: () => Promise<void> }> {
  const server = await serverOfThisRun()
  const database = `test_${newId().replaceAll('-', '')}`
  const admin = { ...server, database: 'postgres' }
  await withClient(admin, (client) => client.query(`create database ${database} template ${template}`))
  const drop = async () => {
    await withClient(admin, (client) => client.query(`drop database ${database} with (force)`))
  }
  return { owner: { ...server, database }, drop }
}

/** An empty database, for tests of the migrations themselves. */
export async function emptyDatabase(): Promise<DatabaseAddress> {
  const address = { ...(await serverOfThisRun()), database: `test_${newId().replaceAll('-', '')}` }
  await ensureDatabase(address)
  return address
}

/** The first test file that asks starts it; the others wait. It ends with the test run, however that ends. */
async function serverOfThisRun(): Promise<DatabaseAddress> {
  const run = isMainThread ? process.ppid : process.pid
  const home = join(tmpdir(), `junheng-test-${process.getuid?.() ?? 0}-${run}`)
  const note = join(home, 'ready.json')
  if (claim(home)) await startForRun(home, note, run)
  for (let tenths = 0; !existsSync(note); tenths++) {
    if (tenths === 600) throw new Error(`The test database did not start; see ${join(home, 'postgres.log')}.`)
    await wait(100)
  }
  return JSON.parse(readFileSync(note, 'utf8')) as DatabaseAddress
}

/** `TEST_POSTGRES=system` runs the tests on the PostgreSQL that the system has, rather than on the one from npm. */
async function programsOfThisRun() {
  if (process.env['TEST_POSTGRES'] !== 'system') return postgresPrograms()
  const programs = systemPostgres()
  if (programs === undefined) throw new Error('TEST_POSTGRES=system, and the system has no PostgreSQL 15 or later: apt-get install postgresql')
  return programs
}

function claim(home: string) {
  try {
    mkdirSync(home, { mode: 0o700 })
    return true
  } catch {
    return false
  }
}

/** Nothing here must survive a power cut, so nothing waits for the disk. */
async function startForRun(home: string, note: string, run: number) {
  const programs = await programsOfThisRun()
  const files = clusterFiles(home)
  await createCluster(programs, files, ['--no-sync'])
  const hasty = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=200']
  const server = await startServer(programs, files, [...hasty, 'listen_addresses=', `unix_socket_directories=${home}`])
  stopAfter(run, server.pid ?? 0, home)
  server.unref()

  const address = { ...ownerAddress(files, home), database: template }
  await ensureDatabase(address)
  await migrate(address, readMigrations(), () => {})
  writeFileSync(`${note}.new`, JSON.stringify(address), { mode: 0o600 })
  renameSync(`${note}.new`, note)
}

/** A shell that waits for the test run to end, then stops the server and takes its folder away. */
function stopAfter(run: number, server: number, home: string) {
  const script = 'while kill -0 "$1" 2>/dev/null; do sleep 1; done; kill -QUIT "$2"; while kill -0 "$2" 2>/dev/null; do sleep 0.1; done; rm -rf "$3"'
  const silent = openSync('/dev/null', 'r+')
  spawn('sh', ['-c', script, 'sh', String(run), String(server), home], { detached: true, stdio: [silent, silent, silent] }).unref()
  closeSync(silent)
}
