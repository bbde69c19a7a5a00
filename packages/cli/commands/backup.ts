import { dirname, join, resolve } from 'node:path'
import { BackupFault } from '@junheng/server/backup/backup-fault.ts'
import { isFolder } from '@junheng/server/backup/place.ts'
import { takeBackup, type BackupTaken } from '@junheng/server/backup/take-backup.ts'
import { countyOf, orUnavailable, settings } from '../settings.ts'
import { languageOf, type Language } from './arguments.ts'
import { readNewPassphrase } from './backup-passphrase.ts'
import { contentLines, contentOf } from './backup-report.ts'
import { untilStopped } from './backup-until-stopped.ts'
import { exitCodes, Failure, readArguments, type Command } from './command.ts'

const help = `选项 Options
  --out FILE|DIR           备份文件；给目录则按县与时间命名 · the file, or a folder, where it is named after county and time
  --verify                 恢复到临时数据库逐表比对，通过后才留下 · restore it into a scratch database and compare every table before it counts
  --keep N                 目录中只留最新 N 份，校验通过后才删旧的（含 --verify） · keep the newest N of the folder; older ones go only after this one is verified
  --passphrase-file FILE   口令在文件首行；否则取 JUNHENG_BACKUP_PASSPHRASE · passphrase on its first line, else in JUNHENG_BACKUP_PASSPHRASE
  --data DIR               数据目录 · data folder
  --json                   结果为 JSON（docs/cli.md） · the result as JSON
  --lang zh|en             默认随 LANG · follows LANG

整个数据库（含附件）某一瞬间的状态，压缩并加密为一个文件；服务运行与否都可以用。会话与登录链接不备份。口令丢失则备份无法打开。
The whole database, files of evidence included, at one instant, as one compressed and encrypted file; works whether the server runs or not.
Sessions and sign-in links are left out. Without its passphrase nobody opens it.

示例 Examples
  junheng backup --out county.backup --passphrase-file passphrase.txt
  junheng backup --out backups/ --keep 14 --passphrase-file passphrase.txt`

const options = {
  out: { type: 'string' },
  verify: { type: 'boolean' },
  keep: { type: 'string' },
  'passphrase-file': { type: 'string' },
  data: { type: 'string' },
  json: { type: 'boolean' },
  lang: { type: 'string' },
} as const

/** Backs the county's database up into one file, which is there whole or not at all. */
export const backupCommand: Command = {
  help,
  async run(args, terminal) {
    const { values, positionals } = readArguments(args, options)
    if (values.out === undefined || positionals.length > 0) throw new Failure(exitCodes.usage, '须用 --out 给出文件或目录。 Name a file or a folder with --out. Example: junheng backup --out backups/')
    const language = languageOf(values.lang, terminal.env)
    const config = settings(values, terminal)
    const out = `${resolve(terminal.workingFolder, values.out)}${values.out.endsWith('/') ? '/' : ''}`
    const keep = countToKeep(values.keep, out)
    const passphrase = await readNewPassphrase(values['passphrase-file'], terminal)
    const request = {
      out,
      passphrase,
      verify: values.verify === true || keep !== undefined,
      ...(keep !== undefined && { keep }),
      now: new Date(),
      onProgress: (zh: string, en: string) => terminal.tell(`… ${language === 'zh' ? zh : en}`),
    }
    const taken = await untilStopped(terminal, (signal) => orUnavailable(config, takeBackup(config, countyOf(config), { ...request, signal }))).catch(explainFault)
    terminal.print(values.json ? JSON.stringify(jsonOf(taken), null, 2) : reportOf(taken, language))
    return exitCodes.ok
  },
}

/** A fresh backup that cannot be restored is a backup not taken. */
function explainFault(error: unknown): never {
  throw error instanceof BackupFault ? new Failure(exitCodes.notMet, `校验未通过，未留下备份：${error.message} Verification failed, no backup was kept.`, { cause: error }) : error
}

function countToKeep(given: string | undefined, out: string) {
  if (given === undefined) return undefined
  const count = Number(given)
  if (!/^\d+$/.test(given) || count < 1) throw new Failure(exitCodes.usage, `--keep 须为正整数，而不是 ${given}。 --keep takes a whole number from 1, not ${given}.`)
  if (!isFolder(out)) throw new Failure(exitCodes.usage, '--keep 只用于目录；请在 --out 后给出目录，例如 backups/。 --keep is for a folder; name one with --out, for example backups/.')
  return count
}

function jsonOf({ path, bytes, verified, removed, ...outline }: BackupTaken) {
  return { path, bytes, verified, removed, ...contentOf(outline) }
}

function reportOf(taken: BackupTaken, language: Language) {
  const { path, bytes, verified, removed } = taken
  const folder = dirname(path)
  const megabytes = (bytes / 1e6).toFixed(1)
  const lines = {
    zh: [`已备份：${path}（${megabytes} MB，${verified ? '已恢复校验' : '未作恢复校验'}）`, ...removed.map((name) => `已删除旧备份：${join(folder, name)}`)],
    en: [`backed up: ${path} (${megabytes} MB, ${verified ? 'verified by a restore' : 'not verified by a restore'})`, ...removed.map((name) => `removed the older ${join(folder, name)}`)],
  }
  return [...lines[language], ...contentLines(taken, language)].join('\n')
}
