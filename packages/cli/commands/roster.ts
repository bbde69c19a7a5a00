import { resolve } from 'node:path'
import { askFromConsole } from '@junheng/server/ask-from-console.ts'
import { countyOf, orUnavailable, settings } from '../settings.ts'
import { languageOf, onlyFile, type Language } from './arguments.ts'
import { exitCodes, readArguments, type Command } from './command.ts'
import { fileBytes } from './file-bytes.ts'

const help = `选项 Options
  --dry-run      只说明将有哪些变化与问题，不写入 · say what would change and what is wrong; write nothing
  --data DIR     数据目录 · data folder
  --json         结果为 JSON · the result as JSON
  --lang zh|en   默认随 LANG · follows LANG

按工号对照：新人发邀请（每人打印一个一次性链接，14 天内有效），换单位的调岗，写明离任的停用；有错则全部不写，退出码为 1。
By staff number: the new are invited (one link a person is printed, good for 14 days), those elsewhere moved, those said to have left closed; with a fault nothing is written, exit code 1.
空表或现有花名册 · The form, or the roster as it is: junheng api /rosters/workbook --out 花名册.xlsx

示例 Examples
  junheng roster 花名册.xlsx --dry-run
  junheng roster 花名册.xlsx > 登录链接.txt`

const options = { 'dry-run': { type: 'boolean' }, data: { type: 'string' }, json: { type: 'boolean' }, lang: { type: 'string' } } as const

/** Invites, moves and lets go by a roster, or says all that is wrong with it: exit code 1. */
export const rosterCommand: Command = {
  help,
  async run(args, terminal) {
    const { values, positionals } = readArguments(args, options)
    const language = languageOf(values.lang, terminal.env)
    const config = settings(values, terminal)
    const body = await fileBytes(resolve(terminal.workingFolder, onlyFile(positionals)))
    const onProgress = (zh: string, en: string) => terminal.tell(`… ${language === 'zh' ? zh : en}`)
    const path = `/rosters?dryRun=${values['dry-run'] ? 'yes' : 'no'}`
    const { bytes } = await orUnavailable(config, askFromConsole(config, countyOf(config), { method: 'POST', path, body, onProgress }))
    const reply = JSON.parse(new TextDecoder().decode(bytes)) as RosterReply
    terminal.print(values.json ? JSON.stringify(reply, null, 2) : reportOf(reply, language, `http://${config.host}:${config.port}`))
    return reply.faults.length > 0 ? exitCodes.notMet : exitCodes.ok
  },
}

/** What the server answers, as far as it is printed. */
interface RosterReply {
  readonly faults: readonly { readonly sheet: string; readonly row: number | null; readonly column: string | null; readonly value: string | null; readonly zh: string; readonly en: string }[]
  readonly added: readonly unknown[]
  readonly moved: readonly unknown[]
  readonly renamed: readonly unknown[]
  readonly left: readonly unknown[]
  readonly unchanged: number
  readonly written: boolean
  readonly links: readonly { readonly staffNo: string; readonly name: string; readonly signInPath: string }[]
}

function reportOf({ faults, added, moved, renamed, left, unchanged, written, links }: RosterReply, language: Language, origin: string): string {
  if (faults.length > 0) return faults.map(({ sheet, row, column, value, ...words }) => [sheet, row, column, value === null ? null : JSON.stringify(value), words[language]].filter((part) => part !== null && part !== '').join(' · ')).join('\n')
  const counts = [added, moved, renamed, left].map(({ length }) => length).concat(unchanged)
  return [sentence(counts, written, language), ...links.map(({ staffNo, name, signInPath }) => `${staffNo}\t${name}\t${origin}${signInPath}`)].join('\n')
}

function sentence([added, moved, renamed, left, unchanged]: readonly number[], written: boolean, language: Language): string {
  if (language === 'zh') return `${written ? '已写入' : '试算'}：邀请 ${added} 人，调岗 ${moved} 人，改名 ${renamed} 人，离任 ${left} 人，不变 ${unchanged} 人`
  return `${written ? 'written' : 'dry run'}: ${added} invited, ${moved} moved, ${renamed} renamed, ${left} left, ${unchanged} unchanged`
}
