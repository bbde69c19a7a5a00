import { resolve } from 'node:path'
import type { JudgeOptions } from '@junheng/core/standard/judgement.ts'
import type { TableError } from '@junheng/core/standard/plain-columns.ts'
import { loadStandard, standardIds } from '@junheng/standards/load.ts'
import { county } from '../county.ts'
import { choice, languageOf, type Language } from './arguments.ts'
import { exitCodes, Failure, readArguments, type Command } from './command.ts'
import { judgeFile } from './judge-file.ts'
import type { LeftOut } from './judge-source.ts'
import { reportOf } from './judge-report.ts'
import { toJson } from './judge-json.ts'

const help = `选项 Options
  --standard basic-2012|quality-2017    标准，必填 · the standard, required
  --county CODE                         行政区划代码，套用该省口径 · whose province's decisions hold
  --private-schools yes|no              民办学校是否计入 · whether private schools count
  --points all|fromFiftyPupils|none     教学点是否计入 · which teaching points count
  --since FILE                          与更早的一期比较，拆成真实与口径两部分 · the change since an earlier file, real part and scope part
  --json                                结果为 JSON（docs/cli.md） · the result as JSON
  --lang zh|en                          默认随 LANG · follows LANG

FILE 是教基统计工作簿（.xlsx、.xls、.ods）、快照（.json）或普通表（.csv、.xlsx）；普通表一行一校一学段，列名见 docs/cli.md。同一日期的统计工作簿与补充模板可以一起给出，--since 也可以重复。
FILE is a statistics workbook, a snapshot, or the plain table of docs/cli.md: one row a school and stage. The statistics workbook and the templates of one date may be given together; so may --since.

示例 Examples
  junheng judge schools.csv --standard basic-2012
  junheng judge 2020.xlsx --standard quality-2017 --county 990181 --json
  junheng judge 2020.xlsx --standard basic-2012 --points all --since 2017.xlsx
  junheng judge X市-2020-教基统计.xlsx X市-2020-补充模板.xlsx --standard basic-2012`

const options = {
  standard: { type: 'string' },
  county: { type: 'string' },
  'private-schools': { type: 'string' },
  points: { type: 'string' },
  since: { type: 'string', multiple: true },
  json: { type: 'boolean' },
  lang: { type: 'string' },
} as const

/** Judges a file by a standard. A verdict is a result, whatever it says: the exit code is 0. */
export const judgeCommand: Command = {
  help,
  async run(args, { print, tell, env, workingFolder }) {
    const { values, positionals } = readArguments(args, options)
    const language = languageOf(values.lang, env)
    const id = choice('standard', values.standard, standardIds)
    if (id === undefined) throw new Failure(exitCodes.usage, `请用 --standard 指定标准：${standardIds.join('、')}。 Name a standard with --standard: ${standardIds.join(', ')}.`)
    const standard = loadStandard(id, { county: values.county ?? null })
    const switches = switchesOf(values)
    const inFolder = (files: readonly string[]) => files.map((file) => resolve(workingFolder, file))
    const named = values.county === undefined ? county : { code: values.county, name: values.county }
    const result = await judgeFile(inFolder(positionals), { standard, switches, county: named, since: inFolder(values.since ?? []) })
    if (result.kind === 'faulty') {
      for (const error of result.errors) tell(faultLine(error, language))
      throw new Failure(exitCodes.unreadable, `${positionals[0]}：${result.errors.length} 处有误，请按上面各行改正后重试。 ${result.errors.length} faults; correct them as shown above and try again.`)
    }
    if (result.kind === 'county') for (const line of leftOutLines(result.leftOut, language)) tell(line)
    print(values.json ? JSON.stringify(toJson(result), null, 2) : reportOf(result, standard, language))
    return exitCodes.ok
  },
}

/** A figure that was not understood is unknown in the result, so it must be said. */
function leftOutLines({ findings, headers }: LeftOut, language: Language): string[] {
  const zh = language === 'zh'
  const shown = headers.slice(0, 5).join('；')
  return [
    ...(headers.length > 0 ? [zh ? `有 ${headers.length} 个表头认不出，其数据按未知处理：${shown}。可在导入页指定。` : `${headers.length} headers are not known, their figures are unknown: ${shown}. Map them on the import page.`] : []),
    ...(findings > 0 ? [zh ? `有 ${findings} 处读不出，按未知处理；用 junheng import --dry-run 逐条查看。` : `${findings} cells could not be read and are unknown; junheng import --dry-run lists them.`] : []),
  ]
}

function faultLine({ row, column, value, zh, en }: TableError, language: Language): string {
  const place = language === 'zh' ? `第 ${row} 行` : `row ${row}`
  return [place, column, value && JSON.stringify(value), language === 'zh' ? zh : en].filter(Boolean).join(' · ')
}

function switchesOf(values: { readonly points?: string | undefined; readonly 'private-schools'?: string | undefined }): Partial<JudgeOptions> {
  const teachingPoints = choice('points', values.points, ['all', 'fromFiftyPupils', 'none'])
  const privateSchools = choice('private-schools', values['private-schools'], ['yes', 'no'])
  return { ...(teachingPoints && { teachingPoints }), ...(privateSchools && { privateSchools: privateSchools === 'yes' }) }
}
