import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { chownSync, closeSync, existsSync, mkdirSync, mkdtempSync, openSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { spawnSync, type ChildProcess } from 'node:child_process'
import { lockFolder, startTicks } from './folder-lock.ts'
import { launch, postgresPrograms, Unavailable, type PostgresPrograms } from './postgres-programs.ts'
import type { DatabaseAddress } from './pool.ts'

export type Progress = (zh: string, en: string) => void

export interface EmbeddedServer {
  readonly address: DatabaseAddress
  /** Stops PostgreSQL and frees the folder. Acknowledged commits are on the disk already. */
  readonly close: () => Promise<void>
}

export interface EmbeddedOptions {
  readonly onProgress: Progress
  /** Called when PostgreSQL died and could not be started again. */
  readonly onLost: (error: Error) => void
}

/** How the server runs: reachable only through a socket in a private folder, and every commit on the disk before it is acknowledged. */
const durable = ['fsync=on', 'synchronous_commit=on', 'full_page_writes=on']
const settings = ['listen_addresses=', 'unix_socket_permissions=0700', 'max_connections=60', 'timezone=UTC', 'log_timezone=UTC', 'lc_messages=C']

/**
 * Opens the real PostgreSQL of a data folder: creates it the first time, stops the server that a killed parent left,
 * starts its own, and starts it again should it die. Throws FolderInUse for a second opener.
 */
export async function openEmbedded(folder: string, { onProgress, onLost }: EmbeddedOptions): Promise<EmbeddedServer> {
  const home = resolve(folder)
  mkdirSync(home, { recursive: true, mode: 0o700 })
  const lock = await lockFolder(home)
  try {
    const programs = await postgresPrograms()
    const files = clusterFiles(home)
    if (!existsSync(join(files.cluster, 'PG_VERSION'))) {
      onProgress('首次启动：建立数据库', 'First start: creating the database')
      await createCluster(programs, files, [])
    }
    await stopSurvivor(files.cluster, onProgress)
    if (logLength(files.log) > 10_000_000) renameSync(files.log, `${files.log}.old`)
    const socket = socketFolder(programs)
    const server = await supervise(() => startServer(programs, files, [...settings, ...durable, `unix_socket_directories=${socket}`]), onLost)
    const close = async () => {
      await server.stop()
      rmSync(socket, { recursive: true, force: true })
      await lock.release()
    }
    return { address: ownerAddress(files, socket), close }
  } catch (error) {
    await lock.release()
    throw error
  }
}

export interface ClusterFiles {
  readonly cluster: string
  readonly password: string
  readonly log: string
}

export function clusterFiles(home: string): ClusterFiles {
  return { cluster: join(home, 'postgres'), password: join(home, 'database.password'), log: join(home, 'postgres.log') }
}

export function ownerAddress(files: ClusterFiles, socket: string): DatabaseAddress {
  return { host: socket, port: 5432, user: 'junheng_owner', password: readFileSync(files.password, 'utf8').trim(), database: 'junheng' }
}

/** Made beside its place, under a name no earlier attempt still writes to, and moved there whole. */
export async function createCluster(programs: PostgresPrograms, files: ClusterFiles, options: readonly string[]): Promise<void> {
  const major = majorOf(programs)
  const unfinished = mkdtempSync(`${files.cluster}.new-`)
  writeFileSync(files.password, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 })
  hand(programs, dirname(files.cluster), unfinished, files.password)
  const log = openSync(files.log, 'a', 0o600)
  const secrets = ['-U', 'junheng_owner', `--pwfile=${files.password}`, '--auth=scram-sha-256']
  const letters = ['--encoding=UTF8', ...(major >= 17 ? ['--locale-provider=builtin'] : []), '--locale=C.UTF-8']
  const child = launch(programs, 'initdb', ['-D', unfinished, ...secrets, ...letters, ...options], log)
  closeSync(log)
  const [code] = (await once(child, 'exit')) as [number | null]
  if (code !== 0) throw new Unavailable(`initdb: ${lastWords(files.log)}${adviceFor(programs)}`)
  renameSync(unfinished, files.cluster)
  removeUnfinished(dirname(files.cluster))
}

/** `postgres (PostgreSQL) 15.13 (Debian …)` is 15; text is ordered by code points in all of them, by the server's own rules from 17 on. */
function majorOf({ bin }: PostgresPrograms) {
  const { stdout } = spawnSync(join(bin, 'postgres'), ['--version'], { encoding: 'utf8' })
  return Number(/\(PostgreSQL\) (\d+)/.exec(stdout ?? '')?.[1])
}

function adviceFor({ owner }: PostgresPrograms) {
  if (owner === undefined) return ''
  return ' PostgreSQL 在此以 nobody 运行，数据目录须在它能进入之处：用 JUNHENG_DATA 另选，或换普通账号。 PostgreSQL runs as nobody here and must reach the data folder: choose another with JUNHENG_DATA, or use an ordinary account.'
}

/** What killed starts left; one that still writes to its own is left to the next start. */
function removeUnfinished(home: string) {
  for (const name of readdirSync(home).filter((each) => each.startsWith('postgres.new-'))) {
    try {
      rmSync(join(home, name), { recursive: true, force: true })
    } catch {
      continue
    }
  }
}

/** Where PostgreSQL must run as another account, what it reads and writes is made that account's; we are root then and can read it all. */
function hand({ owner }: PostgresPrograms, ...paths: readonly string[]) {
  if (owner !== undefined) for (const path of paths) chownSync(path, owner, owner)
}

/** 0700 and of a name nobody can guess; short, because a socket's whole path may have 107 bytes. */
function socketFolder(programs: PostgresPrograms): string {
  const parent = tmpdir().length > 80 ? '/tmp' : tmpdir()
  const folder = mkdtempSync(join(parent, 'junheng-'))
  hand(programs, folder)
  return folder
}

/** The PostgreSQL that runs on the cluster, by the note it keeps there. */
export function runningServer(cluster: string): { readonly pid: number; readonly socket: string } | undefined {
  const note = readNote(cluster)
  return note && runsOn(note.pid, cluster) ? note : undefined
}

function readNote(cluster: string) {
  try {
    const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')
    return { pid: Number(lines[0]), socket: lines[4] ?? '', state: (lines[7] ?? '').trim() }
  } catch {
    return undefined
  }
}

function runsOn(pid: number, cluster: string) {
  if (startTicks(pid) === '') return false
  const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
  return words.includes(cluster)
}

/** Leaves the cluster to us alone: no server on it, and no socket of one that was killed. */
export async function stopSurvivor(cluster: string, onProgress: Progress): Promise<void> {
  const note = readNote(cluster)
  if (!note) return
  if (runsOn(note.pid, cluster)) {
    onProgress('停止上次未正常退出时留下的数据库', 'Stopping the database that an interrupted run left behind')
    await stopPid(note.pid)
  }
  if (/\/junheng-[^/]+$/.test(note.socket)) rmSync(note.socket, { recursive: true, force: true })
}

/** Fast shutdown first; then at once, which costs a recovery and no commit. */
async function stopPid(pid: number) {
  for (const [signal, seconds] of [['SIGINT', 20], ['SIGQUIT', 5], ['SIGKILL', 5]] as const) {
    if (startTicks(pid) === '') return
    process.kill(pid, signal)
    for (let tenths = 0; tenths < seconds * 20 && startTicks(pid) !== ''; tenths++) await wait(50)
  }
}

/** Starts and waits until it accepts connections. For about ten seconds after a kill -9 the dead server's memory or lock may still be in the way. */
export async function startServer(programs: PostgresPrograms, files: ClusterFiles, options: readonly string[]): Promise<ChildProcess> {
  const deadline = Date.now() + 15_000
  for (;;) {
    const before = logLength(files.log)
    const child = startOnce(programs, files, options)
    if (await ready(child, files.cluster)) return child
    const said = readFileSync(files.log, 'utf8').slice(before)
    if (!/lock file|shared memory/.test(said) || Date.now() > deadline) throw new Unavailable(`PostgreSQL: ${lastWords(files.log)}`)
    await wait(250)
  }
}

function startOnce(programs: PostgresPrograms, { cluster, log }: ClusterFiles, options: readonly string[]) {
  const file = openSync(log, 'a', 0o600)
  const child = launch(programs, 'postgres', ['-D', cluster, ...options.flatMap((option) => ['-c', option])], file)
  closeSync(file)
  return child
}

async function ready(child: ChildProcess, cluster: string) {
  while (child.exitCode === null && child.signalCode === null) {
    const note = readNote(cluster)
    if (note?.pid === child.pid && note?.state === 'ready') return true
    await wait(20)
  }
  return false
}

async function supervise(start: () => Promise<ChildProcess>, onLost: (error: Error) => void) {
  let closing = false
  let child = await start()
  const watch = () => {
    child.unref()
    child.once('exit', async () => {
      if (closing) return
      try {
        child = await start()
        if (closing) await stop()
        else watch()
      } catch (error) {
        onLost(error as Error)
      }
    })
  }
  const stop = async () => {
    closing = true
    if (child.pid !== undefined) await stopPid(child.pid)
  }
  watch()
  return { stop }
}

function logLength(log: string) {
  return statSync(log, { throwIfNoEntry: false })?.size ?? 0
}

function lastWords(log: string) {
  return readFileSync(log, 'utf8').trimEnd().split('\n').slice(-5).join(' | ')
}
