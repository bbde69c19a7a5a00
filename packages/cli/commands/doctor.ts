import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync, statSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { createServer } from 'node:net'
import { delimiter, dirname, join } from 'node:path'
import type { Config } from '@junheng/server/config.ts'
import { folderHolder } from '@junheng/server/db/folder-lock.ts'
import { packageName, postgresPrograms } from '@junheng/server/db/postgres-programs.ts'
import { settings } from '../settings.ts'
import { exitCodes, readArguments, type Command, type Terminal } from './command.ts'

const help = `  --json       每项一条，供程序读取 · one entry a check, for programs
  --port N     要用的端口 · the port to be used
  --data DIR   要用的数据目录 · the data folder to be used

ok 具备 · note 缺了也能运行 · problem 必须解决（退出码 1）
ok: fine · note: it runs without · problem: must be solved (exit code 1)

示例 Examples:
  junheng doctor
  junheng doctor --json`

/** One line of the report. */
export interface Check {
  readonly id: string
  readonly state: 'ok' | 'note' | 'problem'
  readonly found: string
  /** What to do; absent where nothing needs to be. */
  readonly remedy?: string
}

export const doctorCommand: Command = {
  help,
  async run(args, terminal) {
    const { values } = readArguments(args, { json: { type: 'boolean' }, port: { type: 'string' }, data: { type: 'string' } })
    const checks = await examine(settings(values, terminal), terminal)
    if (values.json) terminal.print(JSON.stringify({ checks }, undefined, 2))
    else for (const check of checks) terminal.print(line(check))
    return checks.some(({ state }) => state === 'problem') ? exitCodes.notMet : exitCodes.ok
  },
}

/** Every check, in the order in which a start would meet them. */
export async function examine(config: Config, { env }: Pick<Terminal, 'env'>): Promise<Check[]> {
  const { dataFolder } = config
  return [
    checkNode(process.versions.node),
    config.database ? { id: 'database', state: 'ok', found: `DATABASE_URL: ${config.database.host}:${config.database.port}` } : await checkPrograms(),
    checkFolder(dataFolder),
    await checkDisk(dataFolder),
    checkLock(dataFolder),
    await checkPort(config),
    checkBrowser(env),
    checkFonts(),
  ]
}

export function checkNode(version: string): Check {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const found = `Node ${version}, ${process.platform} ${process.arch}`
  if (major > 20 || (major === 20 && minor >= 19)) return { id: 'node', state: 'ok', found }
  return { id: 'node', state: 'problem', found, remedy: '请安装 Node 20.19 以上。 Install Node 20.19 or later.' }
}

async function checkPrograms(): Promise<Check> {
  try {
    const { bin, prefix } = await postgresPrograms()
    const [command = '', ...rest] = [...prefix, join(bin, 'postgres'), '--version']
    const { stdout, status } = spawnSync(command, rest, { encoding: 'utf8' })
    if (status === 0) return { id: 'database', state: 'ok', found: `${stdout.trim()}${prefix[0] ? `, ${prefix[0]}` : ''}` }
    return { id: 'database', state: 'problem', found: `${packageName()} 不能运行 does not run`, remedy: '请重新运行 npm ci，或设 DATABASE_URL。 Run npm ci again, or set DATABASE_URL.' }
  } catch (error) {
    return { id: 'database', state: 'problem', found: packageName(), remedy: (error as Error).message }
  }
}

function checkFolder(folder: string): Check {
  const place = nearestExisting(folder)
  if (isWritable(place)) return { id: 'data', state: 'ok', found: folder }
  return { id: 'data', state: 'problem', found: `${place} 不可写 not writable`, remedy: '请用 JUNHENG_DATA 另选目录。 Choose another folder with JUNHENG_DATA.' }
}

function isWritable(folder: string) {
  try {
    accessSync(folder, constants.W_OK | constants.X_OK)
    return statSync(folder).isDirectory()
  } catch {
    return false
  }
}

async function checkDisk(folder: string): Promise<Check> {
  const { bavail, bsize } = await statfs(nearestExisting(folder))
  const gigabytes = (bavail * bsize) / 1e9
  const found = `${gigabytes.toFixed(1)} GB 可用 free`
  if (gigabytes >= 1) return { id: 'disk', state: 'ok', found }
  return { id: 'disk', state: 'problem', found, remedy: '至少需要 1 GB。 At least 1 GB is needed.' }
}

function checkLock(folder: string): Check {
  const holder = folderHolder(folder)
  if (!holder) return { id: 'lock', state: 'ok', found: '空闲 free' }
  return { id: 'lock', state: 'note', found: `进程 ${holder.pid} 正在使用 in use by process ${holder.pid} since ${holder.since}`, remedy: '要再启动一个，先停止它。 Stop it before starting another.' }
}

async function checkPort({ host, port, dataFolder }: Config): Promise<Check> {
  if (await isFree(host, port)) return { id: 'port', state: 'ok', found: `${host}:${port} 空闲 free` }
  const ours = folderHolder(dataFolder) !== undefined
  const remedy = `请用 PORT 另选，例如 PORT=${port + 1}。 Choose another with PORT, for example PORT=${port + 1}.`
  return { id: 'port', state: ours ? 'note' : 'problem', found: `${host}:${port} 已被占用 in use`, remedy }
}

function isFree(host: string, port: number) {
  return new Promise<boolean>((answer) => {
    const probe = createServer()
    probe.once('error', () => answer(false))
    probe.listen(port, host, () => probe.close(() => answer(true)))
  })
}

/** Only the browser tests of `npm test` need it, and they install one. */
function checkBrowser(env: Terminal['env']): Check {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
  const folders = (env['PATH'] ?? '').split(delimiter)
  const path = env['CHROMIUM'] ?? folders.flatMap((folder) => names.map((name) => join(folder, name))).find((each) => existsSync(each))
  if (path) return { id: 'browser', state: 'ok', found: path }
  return { id: 'browser', state: 'note', found: '未安装 none', remedy: '仅 npm test 需要，会自动安装。 Only npm test needs one, and installs it.' }
}

/** Readers bring their own fonts; pictures taken by the browser tests need one here. */
function checkFonts(): Check {
  const { stdout } = spawnSync('fc-list', [':lang=zh-cn', 'family'], { encoding: 'utf8' })
  const families = new Set((stdout ?? '').split('\n').filter(Boolean))
  if (families.size > 0) return { id: 'fonts', state: 'ok', found: `${families.size} 种中文字体 Chinese fonts` }
  return { id: 'fonts', state: 'note', found: '没有中文字体 no Chinese font', remedy: '仅 npm test 的截图需要，会自动安装。 Only the pictures of npm test need one; it is installed.' }
}

function nearestExisting(folder: string): string {
  return existsSync(folder) ? folder : nearestExisting(dirname(folder))
}

function line({ id, state, found, remedy }: Check) {
  return `${state.padEnd(8)}${id.padEnd(10)}${found}${remedy === undefined ? '' : `\n${' '.repeat(18)}→ ${remedy}`}`
}
