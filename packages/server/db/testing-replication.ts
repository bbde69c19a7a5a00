import { spawnSync, type ChildProcess } from 'node:child_process'
import { mkdirSync, mkdtempSync, openSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { once } from 'node:events'
import { clusterFiles, createCluster, ownerAddress, startServer, type ClusterFiles } from './embedded.ts'
import { ensureDatabase, withClient, type DatabaseAddress } from './pool.ts'
import { launch, systemPostgres, type PostgresPrograms } from './postgres-programs.ts'

/** A PostgreSQL server of a test, on a socket in a folder of its own. */
export interface TestCluster {
  readonly address: DatabaseAddress
  readonly files: ClusterFiles
  readonly start: (...settings: readonly string[]) => Promise<void>
  /** -9 to the server and everything it started, as a machine that loses its power. */
  readonly kill: () => Promise<void>
}

const settings = ['listen_addresses=', 'max_connections=60', 'timezone=UTC', 'lc_messages=C', 'wal_level=replica', 'max_wal_senders=5', 'hot_standby=on']

/** Of the system's PostgreSQL; the embedded one ships no pg_basebackup. */
export function clusterIn(programs: PostgresPrograms, home: string): TestCluster {
  mkdirSync(home, { mode: 0o700, recursive: true })
  const files = clusterFiles(home)
  let server: ChildProcess | undefined
  return {
    files,
    get address() {
      return ownerAddress(files, home)
    },
    start: async (...more) => {
      server = await startServer(programs, files, [...settings, ...more, `unix_socket_directories=${home}`])
    },
    kill: async () => {
      if (server?.pid === undefined || server.exitCode !== null || server.signalCode !== null) return
      const gone = once(server, 'exit')
      process.kill(-server.pid, 'SIGKILL')
      await gone
    },
  }
}

export interface Pair {
  readonly primary: TestCluster
  readonly standby: TestCluster
  /** Both places of the database, whichever takes writes. */
  readonly address: DatabaseAddress
  readonly promote: () => Promise<void>
  readonly close: () => Promise<void>
}

/** A primary that acknowledges no commit before its standby has it on the disk. Undefined where the system has no PostgreSQL. */
export async function primaryWithStandby(): Promise<Pair | undefined> {
  const programs = systemPostgres()
  if (programs === undefined) return undefined
  const root = mkdtempSync(join(tmpdir(), 'junheng-pair-'))
  const [primary, standby] = [clusterIn(programs, join(root, 'a')), clusterIn(programs, join(root, 'b'))]
  await createCluster(programs, primary.files, ['--no-sync'])
  await primary.start()
  await ensureDatabase(primary.address)
  await copyTo(programs, primary, standby)
  await standby.start(`cluster_name=standby`)
  // Only now: without a standby the first commit would wait for one.
  await administer(primary.address, `alter system set synchronous_standby_names = 'standby'`, 'select pg_reload_conf()')
  await attached(primary.address)
  const { host, port } = standby.address
  return {
    primary,
    standby,
    address: { ...primary.address, others: [{ host, port }], readWrite: true },
    promote: () => administer(standby.address, 'select pg_promote(true, 30)'),
    close: async () => {
      await Promise.all([primary.kill(), standby.kill()])
      rmSync(root, { recursive: true, force: true })
    },
  }
}

async function copyTo(programs: PostgresPrograms, primary: TestCluster, standby: TestCluster) {
  const { host, port, user, password } = primary.address
  const source = `host=${host} port=${port} user=${user} password=${password} application_name=standby`
  const log = openSync(standby.files.log, 'a', 0o600)
  const [code] = (await once(launch(programs, 'pg_basebackup', ['-D', standby.files.cluster, '-d', source, '-R', '-X', 'stream', '--checkpoint=fast', '--no-sync'], log), 'exit')) as [number | null]
  if (code !== 0) throw new Error(`pg_basebackup ended with ${code}; see ${standby.files.log}`)
  spawnSync('cp', [primary.files.password, standby.files.password])
}

/** Until the primary says that it waits for the standby. */
async function attached(primary: DatabaseAddress) {
  await withClient({ ...primary, database: 'postgres' }, async (client) => {
    for (let tenths = 0; tenths < 200; tenths++) {
      const { rowCount } = await client.query(`select 1 from pg_stat_replication where sync_state = 'sync'`)
      if (rowCount) return
      await client.query('select pg_sleep(0.1)')
    }
    throw new Error('The standby did not attach.')
  })
}

async function administer(address: DatabaseAddress, ...statements: readonly string[]) {
  await withClient({ ...address, database: 'postgres' }, async (client) => {
    for (const statement of statements) await client.query(statement)
  })
}
