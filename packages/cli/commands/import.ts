import { basename, resolve } from 'node:path'
import { importFromConsole, type ConsoleImport, type SpokenFinding } from '@junheng/server/import-from-console.ts'
import { countyOf, orUnavailable, settings } from '../settings.ts'
import { languageOf, onlyFile, type Language } from './arguments.ts'
import { exitCodes, readArguments, type Command } from './command.ts'
import { fileBytes } from './file-bytes.ts'

const help = `选项 Options
  --dry-run         只说明将有哪些变化与问题，不留痕迹 · say what would change and what is wrong; leave no trace
  --explain TEXT    对全部经验校验统一说明 · one explanation for all plausibility findings
  --reason TEXT     更正同一日期的快照时必填 · why it corrects the snapshot of the same date
  --data DIR        数据目录 · data folder
  --json            结果为 JSON（docs/cli.md） · the result as JSON
  --lang zh|en      默认随 LANG · follows LANG

与导入页走同一条路：逻辑校验须改正，经验校验须改正或说明，认不出的表头在导入页指定。服务运行与否都可以用。
The same path as the import page: what must be fixed is fixed in the workbook, what is unusual is fixed or explained. Works whether the server runs or not.

本县道路地图（.osm.pbf、.osm、.osm.gz、.geojson）也可导入：按村屯、学校的位置生成“道路”表，再走同一条路。
A map of the county's roads goes the same way: it becomes the sheet of roads between settlements and schools.

示例 Examples
  junheng import 本县.osm.pbf --dry-run
  junheng import 2020.xlsx --dry-run
  junheng import 2020.xlsx --explain 已逐条核对，情况属实 --reason 补报教师数`

const options = {
  'dry-run': { type: 'boolean' },
  explain: { type: 'string' },
  reason: { type: 'string' },
  data: { type: 'string' },
  json: { type: 'boolean' },
  lang: { type: 'string' },
} as const

/** Reads a workbook into the county's database, or says what stands in the way: exit code 1. */
export const importCommand: Command = {
  help,
  async run(args, terminal) {
    const { values, positionals } = readArguments(args, options)
    const path = resolve(terminal.workingFolder, onlyFile(positionals))
    const language = languageOf(values.lang, terminal.env)
    const config = settings(values, terminal)
    const bytes = await fileBytes(path)
    const request = {
      file: { fileName: basename(path), bytes },
      dryRun: values['dry-run'] ?? false,
      explanation: values.explain,
      reason: values.reason,
      onProgress: (zh: string, en: string) => terminal.tell(`… ${language === 'zh' ? zh : en}`),
    }
    const result = await orUnavailable(config, importFromConsole(config, countyOf(config), request))
    terminal.print(values.json ? JSON.stringify(result, null, 2) : reportOf(result, language))
    return isClear(result) ? exitCodes.ok : exitCodes.notMet
  },
}

/** Booked, or ready to be. */
function isClear({ booked, refused, open }: ConsoleImport): boolean {
  return booked !== null || (refused === null && open.toMap + open.toFix + open.toExplain === 0)
}

function reportOf(result: ConsoleImport, language: Language): string {
  const words = allWords[language]
  const { findings, unmapped } = result
  return [
    words.outcome(result),
    ...changeLines(result, words),
    ...unmapped.filter(({ means }) => means === undefined).map(({ sheet, found }) => words.unknownHeader(sheet, found)),
    ...findings.filter(({ explanation }) => explanation === null).map((finding) => findingLine(finding, language)),
  ].join('\n')
}

function changeLines({ change }: ConsoleImport, words: ImportWords): string[] {
  if (change === null || change.sameContent) return []
  const { added, gone, changed, parts } = change
  return [words.change(added.length, gone.length, changed.length), ...parts.filter(({ before, after }) => before !== after).map(({ part, before, after }) => `  ${part} ${before ?? '?'} → ${after ?? '?'}`)]
}

function findingLine({ tier, sheet, cell, schoolName, value, words }: SpokenFinding, language: Language): string {
  const place = [sheet, cell].filter(Boolean).join('!')
  return [allWords[language].tiers[tier], place, schoolName ?? '', value === null ? '' : JSON.stringify(value), words[language]].filter((part) => part !== '').join(' · ')
}

interface ImportWords {
  readonly outcome: (result: ConsoleImport) => string
  readonly change: (added: number, gone: number, changed: number) => string
  readonly unknownHeader: (sheet: string, found: string) => string
  readonly tiers: Readonly<Record<SpokenFinding['tier'], string>>
}

const allWords: Readonly<Record<Language, ImportWords>> = {
  zh: {
    outcome: ({ booked, refused, change, date, open }) => {
      if (booked) return `已入账：${booked.date}，${booked.schools} 所学校，快照 ${booked.id.slice(0, 12)}`
      const waiting = `待指定表头 ${open.toMap}，必须改正 ${open.toFix}，须说明 ${open.toExplain}`
      if (refused) return `未入账：${refused.zh}（${waiting}）`
      return change?.sameContent ? `试算 ${date}：与现行快照内容相同，入账不会有任何变化` : `试算 ${date ?? '（没有统计时点）'}：${waiting}`
    },
    change: (added, gone, changed) => `学校新增 ${added}、减少 ${gone}、有变化 ${changed}`,
    unknownHeader: (sheet, found) => `表头认不出 · ${sheet} · ${found} · 请在导入页指定`,
    tiers: { reading: '须改正', logic: '须改正', plausibility: '须说明' },
  },
  en: {
    outcome: ({ booked, refused, change, date, open }) => {
      if (booked) return `booked: ${booked.date}, ${booked.schools} schools, snapshot ${booked.id.slice(0, 12)}`
      const waiting = `headers to map ${open.toMap}, to fix ${open.toFix}, to explain ${open.toExplain}`
      if (refused) return `not booked: ${refused.en} (${waiting})`
      return change?.sameContent ? `dry run ${date}: the same content as the current snapshot; booking changes nothing` : `dry run ${date ?? '(no date)'}: ${waiting}`
    },
    change: (added, gone, changed) => `schools: ${added} new, ${gone} gone, ${changed} changed`,
    unknownHeader: (sheet, found) => `header not known · ${sheet} · ${found} · map it on the import page`,
    tiers: { reading: 'to fix', logic: 'to fix', plausibility: 'to explain' },
  },
}
