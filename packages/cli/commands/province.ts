import { askFromConsole } from '@junheng/server/ask-from-console.ts'
import { countyOf, orUnavailable, settings } from '../settings.ts'
import { exitCodes, readArguments, type Command } from './command.ts'

const help = `选项 Options
  --data DIR   数据目录 · data folder
  --json       结果为 JSON · the result as JSON

所辖各县最新快照的合计与结论；没有学校。省、市的库里 JUNHENG_COUNTY 写自己的代码（如 990000:X省），县里只见本县。
Sums and verdicts of the newest snapshot of each county below, without schools. A province or prefecture names itself in JUNHENG_COUNTY (990000:X省); a county sees itself.

示例 Examples
  junheng province
  JUNHENG_COUNTY=990000:X省 DATABASE_URL=postgres://… junheng province --json`

const options = { data: { type: 'string' }, json: { type: 'boolean' } } as const

interface Province {
  readonly name: string
  readonly counties: readonly {
    readonly code: string
    readonly name: string
    readonly date: string
    readonly schools: number
    readonly pupils: number
    readonly standards: readonly { readonly standard: string; readonly verdict: string; readonly parts: number; readonly partsMet: number; readonly openGaps: number }[]
  }[]
}

/** What the authority of this installation sees of the counties below it. */
export const provinceCommand: Command = {
  help,
  async run(args, terminal) {
    const { values } = readArguments(args, options)
    const config = settings(values, terminal)
    const onProgress = (zh: string, en: string) => terminal.tell(`… ${zh} · ${en}`)
    const { bytes } = await orUnavailable(config, askFromConsole(config, countyOf(config), { method: 'GET', path: '/province', onProgress }))
    const province = JSON.parse(new TextDecoder().decode(bytes)) as Province
    terminal.print(values.json ? JSON.stringify(province, null, 2) : reportOf(province))
    return exitCodes.ok
  },
}

function reportOf({ name, counties }: Province) {
  const lines = counties.flatMap(({ code, name, date, schools, pupils, standards }) => [
    `${code} ${name}  ${date}  ${schools} 校 schools  ${pupils} 人 pupils`,
    ...standards.map(({ standard, verdict, parts, partsMet, openGaps }) => `  ${standard.padEnd(14)}${verdict.padEnd(9)}${partsMet}/${parts} 项 parts  ${openGaps} 项缺口 open gaps`),
  ])
  return [`${name}：${counties.length} 县 counties`, ...lines].join('\n')
}
