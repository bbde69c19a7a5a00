import { ConfigError, readConfig, type Config } from '@junheng/server/config.ts'
import type { County } from '@junheng/server/db/open.ts'
import { exitCodes, Failure, type Terminal } from './commands/command.ts'
import { county, countyClock } from './county.ts'

interface Options {
  readonly port?: string | undefined
  readonly host?: string | undefined
  readonly data?: string | undefined
}

/** The settings of the environment, with what the command line says in their place. */
export function settings({ port, host, data }: Options, { env, workingFolder }: Terminal): Config {
  const said = { ...(port !== undefined && { PORT: port }), ...(host !== undefined && { HOST: host }), ...(data !== undefined && { JUNHENG_DATA: data }) }
  try {
    return readConfig({ JUNHENG_CLOCK: countyClock, ...env, ...said }, workingFolder)
  } catch (error) {
    throw error instanceof ConfigError ? new Failure(exitCodes.usage, error.message, { cause: error }) : error
  }
}

/** The county that the settings name, or the sample county. */
export function countyOf({ county: named }: Pick<Config, 'county'>): County {
  return named ?? county
}

/** Turns what the machine refuses into a line with the remedy; our own mistakes stay what they are. */
export async function orUnavailable<T>(config: Config, work: Promise<T>): Promise<T> {
  return work.catch((error: Error & { code?: string }) => {
    const message = remedies[error.code ?? error.name]?.(config, error)
    throw message === undefined ? error : new Failure(exitCodes.unavailable, message, { cause: error })
  })
}

const remedies: Readonly<Record<string, (config: Config, error: Error) => string>> = {
  FolderInUse: (_config, { message }) => message,
  Unavailable: (_config, { message }) => message,
  EADDRINUSE: ({ port }) => `端口 ${port} 已被占用；请用 PORT 另选，例如 PORT=8081。 Port ${port} is in use; choose another with PORT, for example PORT=8081.`,
  EACCES: ({ dataFolder, port }) => `无权使用端口 ${port} 或写入 ${dataFolder}；请换端口或目录。 No permission for port ${port} or to write ${dataFolder}; choose others.`,
  EEXIST: ({ dataFolder }) => `${dataFolder} 不是目录；请用 JUNHENG_DATA 另选。 ${dataFolder} is no folder; choose another with JUNHENG_DATA.`,
  ENOSPC: ({ dataFolder }) => `${dataFolder} 所在磁盘已满；请腾出空间。 The disk of ${dataFolder} is full; make room.`,
  '28P01': () => 'DATABASE_URL 的用户名或密码不对。 The server of DATABASE_URL refuses this user or password.',
  ENOTFOUND: () => '找不到 DATABASE_URL 的主机；请检查地址。 The host of DATABASE_URL is not known; check the address.',
  ECONNREFUSED: () => 'DATABASE_URL 的服务器没有应答；请检查地址。 The server of DATABASE_URL does not answer; check the address.',
}
