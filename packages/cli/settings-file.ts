import { readFileSync } from 'node:fs'
import { isAbsolute } from 'node:path'
import { parseEnv } from 'node:util'
import { configKeys } from '@junheng/server/config-keys.ts'
import { exitCodes, Failure } from './commands/command.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** The environment with the keys of the file that JUNHENG_CONFIG names under it: what the environment itself says wins. A Failure names every line that cannot be meant. */
export function withSettingsFile(env: Environment): Environment {
  const path = env['JUNHENG_CONFIG']
  if (!path) return env
  const said = readSettings(path)
  return { ...said, ...env }
}

function readSettings(path: string): Environment {
  const text = textOf(path)
  const said = parseEnv(text)
  const unknown = Object.keys(said).filter((key) => !Object.hasOwn(configKeys, key))
  const unread = text.split('\n').flatMap((line, i) => (/^\s*(?:#.*|(?:export\s+)?[A-Z_]+\s*=.*)?$/.test(line) ? [] : [i + 1]))
  const faults = [...unknown.map((key) => `${key} ？`), ...unread.map((line) => `第 ${line} 行 line ${line}`)]
  if (faults.length === 0) return said
  throw new Failure(exitCodes.usage, `${path}：不认识 not understood: ${faults.join('、')}。可用的设置见 docs/configuration.md。 The keys are in docs/configuration.md.`)
}

function textOf(path: string): string {
  if (!isAbsolute(path)) throw new Failure(exitCodes.usage, `JUNHENG_CONFIG=${path} 不是绝对路径。 JUNHENG_CONFIG=${path} is no absolute path.`)
  try {
    return readFileSync(path, 'utf8')
  } catch (cause) {
    throw new Failure(exitCodes.unreadable, `设置文件 ${path} 读不了。 The settings file ${path} cannot be read.`, { cause })
  }
}
