import { accessSync, constants, statSync } from 'node:fs'
import { isAbsolute, resolve } from 'node:path'
import type { IsoDate } from '@junheng/core/county/snapshot.ts'
import { parseAddress, type DatabaseAddress } from './db/pool.ts'
import type { DigestAlgorithm } from './db/tables/audit.ts'

/** Everything that differs from one installation to the next. */
export interface Config {
  readonly host: string
  /** 0 for any free one. */
  readonly port: number
  /** Where the embedded database lives; an absolute path. */
  readonly dataFolder: string
  /** A given PostgreSQL (15 or later) instead of the embedded one, as a user that owns the database and may create the application role. */
  readonly database?: DatabaseAddress
  /** What the audit is sealed with: SHA-256, or 国密 SM3. */
  readonly digest: DigestAlgorithm
  /** Jobs that the server itself works on at the same time; 0 where processes of `junheng work` do them all. */
  readonly workers: number
  /** A fixed date, for demonstrations; absent for the real one. */
  readonly clock?: IsoDate
  /** A folder of fonts for printed papers (仿宋, 小标宋, 黑体, 楷体), beside the machine's own; an absolute path. */
  readonly fontFolder?: string
  /** A program that examines every uploaded file; an absolute path. */
  readonly scanner?: string
}

/** A setting that cannot be meant; the message names it and says what would do. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

type Environment = Readonly<Record<string, string | undefined>>

/** Reads the keys of config-keys.ts; what is not said is taken for one small machine. */
export function readConfig(env: Environment, workingFolder: string): Config {
  const clock = readClock(env['JUNHENG_CLOCK'])
  const database = readDatabase(env['DATABASE_URL'])
  const fontFolder = readFontFolder(env)
  const scanner = readScanner(env['JUNHENG_SCAN'])
  return {
    host: env['HOST'] || '127.0.0.1',
    port: readPort(env['PORT'] || '8080'),
    dataFolder: resolve(workingFolder, env['JUNHENG_DATA'] || 'data'),
    workers: readWorkers(env['JUNHENG_WORKERS'] || '1'),
    digest: readDigest(env['JUNHENG_DIGEST'] || 'sha256'),
    ...(database && { database }),
    ...(clock !== undefined && { clock }),
    ...(fontFolder !== undefined && { fontFolder }),
    ...(scanner !== undefined && { scanner }),
  }
}

/** Today in China, or the fixed date. */
export function clockOf({ clock }: Pick<Config, 'clock'>): () => IsoDate {
  if (clock !== undefined) return () => clock
  const calendar = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' })
  return () => calendar.format(new Date())
}

/** The folder of JUNHENG_FONTS, where that is said. */
export function readFontFolder(env: Environment): string | undefined {
  const folder = env['JUNHENG_FONTS']
  if (!folder) return undefined
  if (isAbsolute(folder) && statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return folder
  throw new ConfigError(`JUNHENG_FONTS=${folder} 不是目录；请写字体目录的绝对路径。 JUNHENG_FONTS=${folder} is no folder; write the absolute path of a folder of fonts.`)
}

function readScanner(program: string | undefined) {
  if (!program) return undefined
  if (isAbsolute(program) && isExecutable(program)) return program
  throw new ConfigError(`JUNHENG_SCAN=${program} 不是可运行的程序；请写绝对路径。 JUNHENG_SCAN=${program} is no program that can be run; write its absolute path.`)
}

function isExecutable(path: string) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

function readPort(text: string) {
  const port = Number(text)
  if (/^\d+$/.test(text) && port <= 65_535) return port
  throw new ConfigError(`PORT=${text} 不是端口号；请用 0–65535 的整数。 PORT=${text} is no port; use a whole number from 0 to 65535.`)
}

function readWorkers(text: string) {
  if (/^\d{1,2}$/.test(text)) return Number(text)
  throw new ConfigError(`JUNHENG_WORKERS=${text} 不是 0–99 的整数。 JUNHENG_WORKERS=${text} is no whole number from 0 to 99.`)
}

function readDigest(text: string): DigestAlgorithm {
  if (text === 'sha256' || text === 'sm3') return text
  throw new ConfigError(`JUNHENG_DIGEST=${text} 不是摘要算法；请用 sha256 或 sm3。 JUNHENG_DIGEST=${text} is no digest; use sha256 or sm3.`)
}

function readClock(text: string | undefined) {
  if (!text || text === 'today') return undefined
  const date = new Date(`${text}T00:00:00Z`)
  if (/^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)) return text
  throw new ConfigError(`JUNHENG_CLOCK=${text} 不是日期；例如 2021-05-11，或 today。 JUNHENG_CLOCK=${text} is no date; write it as 2021-05-11, or today.`)
}

function readDatabase(url: string | undefined) {
  if (!url) return undefined
  try {
    return parseAddress(url)
  } catch {
    throw new ConfigError(
      'DATABASE_URL 不是数据库地址；例如 postgres://用户:密码@主机:5432/库名。 DATABASE_URL is no database address; write postgres://user:password@host:5432/name.',
    )
  }
}
