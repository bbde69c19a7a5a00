import { once } from 'node:events'
import { existsSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { appAddress, type DatabaseAddress } from './pool.ts'
import { launch, postgresPrograms } from './postgres-programs.ts'

const program = '/usr/sbin/pgbouncer'

export const hasBouncer: boolean = existsSync(program)

export interface Bouncer {
  /** The same database, past the pooler. */
  readonly address: DatabaseAddress
  readonly close: () => Promise<void>
}

/** The system's pgbouncer in transaction mode before a server, with so few connections that callers must share them. */
export async function bouncerBefore(database: DatabaseAddress, connections: number): Promise<Bouncer> {
  const home = mkdtempSync(join(tmpdir(), 'junheng-bouncer-'))
  const users = [database, appAddress(database)].map(({ user, password }) => `"${user}" "${password}"`)
  writeFileSync(join(home, 'users.txt'), `${users.join('\n')}\n`, { mode: 0o600 })
  writeFileSync(join(home, 'pgbouncer.ini'), iniOf(home, database, connections), { mode: 0o600 })
  const { prefix } = await postgresPrograms()
  const child = launch({ bin: '/usr/sbin', prefix, owner: undefined }, 'pgbouncer', [join(home, 'pgbouncer.ini')], openSync(join(home, 'said.log'), 'a'))
  for (let tenths = 0; tenths < 100 && !existsSync(join(home, '.s.PGSQL.6432')); tenths++) await wait(100)
  return {
    address: { ...database, host: home, port: 6432 },
    close: async () => {
      const gone = once(child, 'exit')
      child.kill('SIGINT')
      await gone
      rmSync(home, { recursive: true, force: true })
    },
  }
}

function iniOf(home: string, { host, port }: DatabaseAddress, connections: number) {
  return `[databases]
* = host=${host} port=${port}
[pgbouncer]
listen_addr =
listen_port = 6432
unix_socket_dir = ${home}
auth_type = scram-sha-256
auth_file = ${join(home, 'users.txt')}
pool_mode = transaction
default_pool_size = ${connections}
max_client_conn = 500
logfile = ${join(home, 'pgbouncer.log')}
pidfile = ${join(home, 'pgbouncer.pid')}
`
}
