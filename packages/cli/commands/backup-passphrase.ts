import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { exitCodes, Failure, type Terminal } from './command.ts'

/** The first line of `--passphrase-file`, else JUNHENG_BACKUP_PASSPHRASE; never an argument, which every account of the machine can read. */
export async function readPassphrase(file: string | undefined, { env, workingFolder }: Pick<Terminal, 'env' | 'workingFolder'>): Promise<string> {
  const passphrase = file === undefined ? env['JUNHENG_BACKUP_PASSPHRASE'] : await firstLine(resolve(workingFolder, file))
  if (passphrase) return passphrase
  throw new Failure(exitCodes.usage, '没有口令；请用 --passphrase-file 或环境变量 JUNHENG_BACKUP_PASSPHRASE 给出。 There is no passphrase; give it by --passphrase-file or in JUNHENG_BACKUP_PASSPHRASE.')
}

/** A backup outlives its machine, so its passphrase must stand up to guessing. */
export async function readNewPassphrase(file: string | undefined, terminal: Pick<Terminal, 'env' | 'workingFolder'>): Promise<string> {
  const passphrase = await readPassphrase(file, terminal)
  if (passphrase.length >= 12) return passphrase
  throw new Failure(exitCodes.usage, '口令太短，至少 12 个字符。 The passphrase is too short; use 12 characters or more.')
}

async function firstLine(path: string) {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new Failure(exitCodes.unreadable, `口令文件 ${path} 打不开（${error.code}）。 The passphrase file ${path} cannot be opened (${error.code}).`)
  })
  return text.split(/\r?\n/)[0]
}
