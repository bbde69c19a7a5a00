import { resolve } from 'node:path'
import { BackupFault } from '@junheng/server/backup/backup-fault.ts'
import { restoreIntoDatabase, restoreIntoFolder, type RestoreRequest } from '@junheng/server/backup/restore.ts'
import type { BackupOutline } from '@junheng/server/backup/records.ts'
import { orUnavailable, settings } from '../settings.ts'
import { languageOf, onlyFile, type Language } from './arguments.ts'
import { readPassphrase } from './backup-passphrase.ts'
import { contentLines, contentOf } from './backup-report.ts'
import { untilStopped } from './backup-until-stopped.ts'
import { exitCodes, Failure, readArguments, type Command, type Terminal } from './command.ts'

const help = `选项 Options
  --into DIR               恢复为新的数据目录，须为空或不存在 · into a new data folder, which is empty or does not exist
  --database URL           恢复到 PostgreSQL 的空库，不存在则新建 · into an empty database of a PostgreSQL server, made where it is missing
  --passphrase-file FILE   口令在文件首行；否则取 JUNHENG_BACKUP_PASSPHRASE · passphrase on its first line, else in JUNHENG_BACKUP_PASSPHRASE
  --json                   结果为 JSON（docs/cli.md） · the result as JSON
  --lang zh|en             默认随 LANG · follows LANG

逐表比对内容后才算完成；旧版结构的备份随后升级到本程序的结构。要么全部恢复，要么什么都不留。
It is done only when every table's content was compared; a backup of an older schema is then brought up to this program's. All of it, or nothing.
为免数据库密码出现在命令行，可不写 --database 而设 DATABASE_URL。 To keep a password off the command line, set DATABASE_URL in place of --database.

示例 Examples
  junheng restore county.backup --into restored --passphrase-file passphrase.txt
  junheng restore county.backup --database postgres://junheng@127.0.0.1:5432/restored --passphrase-file passphrase.txt`

const options = {
  into: { type: 'string' },
  database: { type: 'string' },
  'passphrase-file': { type: 'string' },
  json: { type: 'boolean' },
  lang: { type: 'string' },
} as const

/** Restores a backup where nothing is yet. */
export const restoreCommand: Command = {
  help,
  async run(args, terminal) {
    const { values, positionals } = readArguments(args, options)
    const language = languageOf(values.lang, terminal.env)
    const file = resolve(terminal.workingFolder, onlyFile(positionals))
    const into = targetOf(values, terminal)
    const passphrase = await readPassphrase(values['passphrase-file'], terminal)
    const onProgress = (zh: string, en: string) => terminal.tell(`… ${language === 'zh' ? zh : en}`)
    const restored = await untilStopped(terminal, (signal) => into({ file, passphrase, onProgress, signal })).catch(explainFault(file))
    terminal.print(values.json ? JSON.stringify(contentOf(restored), null, 2) : reportOf(restored, language))
    return exitCodes.ok
  },
}

/** How to restore into the one place that the command line or DATABASE_URL names. */
function targetOf({ into, database }: { into?: string | undefined; database?: string | undefined }, terminal: Terminal) {
  if (into !== undefined && database !== undefined) throw new Failure(exitCodes.usage, '--into 与 --database 只能用一个。 Use --into or --database, not both.')
  const env = database === undefined ? terminal.env : { ...terminal.env, DATABASE_URL: database }
  const config = settings({ data: into }, { ...terminal, env })
  if (into !== undefined) return (request: RestoreRequest) => orUnavailable(config, restoreIntoFolder(config.dataFolder, request))
  const { database: address } = config
  if (address) return (request: RestoreRequest) => orUnavailable(config, restoreIntoDatabase(address, request))
  throw new Failure(exitCodes.usage, '须用 --into 给出目录，或用 --database 给出空库。 Name a folder with --into, or an empty database with --database.')
}

function explainFault(file: string) {
  return (error: Error & { code?: string; path?: string }): never => {
    if (error instanceof BackupFault) throw new Failure(exitCodes.unreadable, `${file}：${error.message}`, { cause: error })
    if (error.path === file) throw new Failure(exitCodes.unreadable, `${file}：打不开（${error.code}），请检查路径与权限。 It cannot be opened (${error.code}); check the path and your permission.`, { cause: error })
    throw error
  }
}

function reportOf(restored: BackupOutline, language: Language) {
  const done = { zh: '已恢复，各表内容与备份一致', en: 'restored; every table holds what was backed up' }[language]
  return [done, ...contentLines(restored, language)].join('\n')
}
