import { accessSync, constants, statSync } from 'node:fs'
import { isAbsolute, resolve } from 'node:path'
import type { IsoDate } from '@junheng/core/county/snapshot.ts'
import type { County } from './db/open.ts'
import { roles, type Role } from '@junheng/contract/permissions.ts'
import { parseAddress, type DatabaseAddress } from './db/pool.ts'
import type { SsoSettings } from './features/sso/provider.ts'
import { datums, type BaseMapSettings } from './http/base-map.ts'
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
  /** The county served; absent for the sample county. */
  readonly county?: County
  /** Jobs that the server itself works on at the same time; 0 where processes of `junheng work` do them all. */
  readonly workers: number
  /** A fixed date, for demonstrations; absent for the real one. */
  readonly clock?: IsoDate
  /** A folder of fonts for printed papers (仿宋, 小标宋, 黑体, 楷体), beside the machine's own; an absolute path. */
  readonly fontFolder?: string
  /** A program that examines every uploaded file; an absolute path. */
  readonly scanner?: string
  /** The address people use: `https://junheng.example.gov.cn`. */
  readonly origin?: string
  /** The identity provider people may sign in by. */
  readonly sso?: SsoSettings
  /** Roles that must sign in with one-time codes. */
  readonly codesFor?: ReadonlySet<Role>
  /** A map drawn by others, to lay under the county's own. */
  readonly baseMap?: BaseMapSettings
  /** Requests a minute from one address; 0 for any number. */
  readonly rate?: number
  /** Where a line for each request goes: a file, or `-` for standard output. Absent for no log. */
  readonly log?: string
  /** Whose word on where a request comes from is taken: addresses of proxies. */
  readonly proxy?: string
}

/** A setting that cannot be meant; the message names it and says what would do. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

type Environment = Readonly<Record<string, string | undefined>>

/** Reads the keys of config-keys.ts; what is not said is taken for one small machine. */
export function readConfig(env: Environment, workingFolder: string): Config {
  return {
    host: env['HOST'] || '127.0.0.1',
    port: readPort(env['PORT'] || '8080'),
    dataFolder: resolve(workingFolder, env['JUNHENG_DATA'] || 'data'),
    workers: readWorkers(env['JUNHENG_WORKERS'] || '1'),
    digest: readDigest(env['JUNHENG_DIGEST'] || 'sha256'),
    ...said('county', readCounty(env['JUNHENG_COUNTY'])),
    ...said('database', readDatabase(env['DATABASE_URL'])),
    ...said('clock', readClock(env['JUNHENG_CLOCK'])),
    ...said('fontFolder', readFontFolder(env)),
    ...said('scanner', readScanner(env['JUNHENG_SCAN'])),
    ...said('baseMap', readBaseMap(env)),
    ...readFront(env),
  }
}

/** A setting that may be left out, and then is. */
function said<Name extends string, Value>(name: Name, value: Value | undefined): { readonly [name in Name]?: Value } {
  return value === undefined ? {} : ({ [name]: value } as { readonly [name in Name]: Value })
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

function readBaseMap({ JUNHENG_MAP_TILES: tiles, JUNHENG_MAP_CREDIT: credit, JUNHENG_MAP_DATUM: said }: Environment): BaseMapSettings | undefined {
  if (!tiles) return undefined
  if (!URL.canParse(tiles) || !/^https?:/.test(tiles) || !['{z}', '{x}', '{y}'].every((part) => tiles.includes(part))) {
    throw new ConfigError('JUNHENG_MAP_TILES 须是含 {z}、{x}、{y} 的 http(s) 瓦片地址。 JUNHENG_MAP_TILES must be an address with http or https and with {z}, {x} and {y} in it.')
  }
  if (!credit) throw new ConfigError('写了 JUNHENG_MAP_TILES，还须在 JUNHENG_MAP_CREDIT 写明图源与审图号。 With JUNHENG_MAP_TILES, say in JUNHENG_MAP_CREDIT who drew the map and its 审图号.')
  const datum = datums.find((each) => each === (said || 'cgcs2000'))
  if (!datum) throw new ConfigError(`JUNHENG_MAP_DATUM=${said} 不是坐标基准；请用 ${datums.join(' 或 ')}。 JUNHENG_MAP_DATUM=${said} is no datum; use ${datums.join(' or ')}.`)
  return { tiles, credit, datum }
}

function readPort(text: string) {
  const port = Number(text)
  if (/^\d+$/.test(text) && port <= 65_535) return port
  throw new ConfigError(`PORT=${text} 不是端口号；请用 0–65535 的整数。 PORT=${text} is no port; use a whole number from 0 to 65535.`)
}

function readCounty(text: string | undefined): County | undefined {
  if (!text) return undefined
  const [, code, name] = /^(\d{6}):(.+)$/.exec(text) ?? []
  if (code !== undefined && name !== undefined) return { code, name }
  throw new ConfigError(`JUNHENG_COUNTY=${text} 应为六位区划代码:名称，例如 990181:X市。 JUNHENG_COUNTY=${text} must be a six-digit code and a name: 990181:X市.`)
}

function readWorkers(text: string) {
  if (/^\d{1,2}$/.test(text)) return Number(text)
  throw new ConfigError(`JUNHENG_WORKERS=${text} 不是 0–99 的整数。 JUNHENG_WORKERS=${text} is no whole number from 0 to 99.`)
}

/** How people reach the server, and how many may. */
function readFront(env: Environment): Pick<Config, 'origin' | 'sso' | 'codesFor' | 'rate' | 'proxy' | 'log'> {
  const origin = readOrigin(env['JUNHENG_ORIGIN'])
  const sso = readSso(env, origin)
  const log = env['JUNHENG_LOG']
  const { JUNHENG_RATE: rate, JUNHENG_PROXY: proxy } = env
  return { ...(log && { log }), ...(rate && { rate: readRate(rate) }), ...(proxy && { proxy }), ...(origin !== undefined && { origin }), ...(sso && { sso }), ...said('codesFor', readCodesFor(env['JUNHENG_CODES'])) }
}

function readOrigin(text: string | undefined) {
  if (!text) return undefined
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && new URL(text).origin === text.replace(/\/$/, '')) return new URL(text).origin
  throw new ConfigError(`JUNHENG_ORIGIN=${text} 不是地址；例如 https://junheng.example.gov.cn，不带路径。 JUNHENG_ORIGIN=${text} is no address; write it as https://junheng.example.gov.cn, without a path.`)
}

function readSso(env: Environment, origin: string | undefined): SsoSettings | undefined {
  const { JUNHENG_SSO_ISSUER: issuer, JUNHENG_SSO_CLIENT: clientId, JUNHENG_SSO_SECRET: clientSecret, JUNHENG_SSO_NAME: name } = env
  if (!issuer) return undefined
  if (!isTrustworthy(issuer)) throw new ConfigError('JUNHENG_SSO_ISSUER 须是 https 地址（本机可用 http）。 JUNHENG_SSO_ISSUER must be an address with https; http is for this machine alone.')
  if (!clientId || !clientSecret || origin === undefined) {
    throw new ConfigError('写了 JUNHENG_SSO_ISSUER，还须写 JUNHENG_SSO_CLIENT、JUNHENG_SSO_SECRET 和 JUNHENG_ORIGIN。 With JUNHENG_SSO_ISSUER, say JUNHENG_SSO_CLIENT, JUNHENG_SSO_SECRET and JUNHENG_ORIGIN too.')
  }
  return { issuer, clientId, clientSecret, name: name || '统一身份认证', returnTo: `${origin}/sign-in` }
}

function isTrustworthy(address: string) {
  if (!URL.canParse(address)) return false
  const { protocol, hostname } = new URL(address)
  return protocol === 'https:' || (protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(hostname))
}

function readCodesFor(text: string | undefined): ReadonlySet<Role> | undefined {
  if (!text) return undefined
  if (text === 'all') return new Set(roles)
  const named = text.split(',').map((part) => part.trim())
  const unknown = named.filter((name) => !roles.some((role) => role === name))
  if (unknown.length === 0) return new Set(named as Role[])
  throw new ConfigError(`JUNHENG_CODES 中没有这些角色：${unknown.join('、')}；可写 all 或：${roles.join(',')}。 JUNHENG_CODES names no roles: ${unknown.join(', ')}; write all, or of: ${roles.join(',')}.`)
}

function readRate(text: string) {
  if (/^\d{1,7}$/.test(text)) return Number(text)
  throw new ConfigError(`JUNHENG_RATE=${text} 不是次数；请用整数，0 为不限。 JUNHENG_RATE=${text} is no number of requests; use a whole number, 0 for any.`)
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
