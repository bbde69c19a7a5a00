import { nationalClassLimits } from '@junheng/core/planning/forecast/class-sizes.ts'
import { checkPopulation } from '@junheng/core/planning/forecast/check-population.ts'
import { forecastCounty, usualForecast } from '@junheng/core/planning/forecast/forecast.ts'
import { summaryOf, type ForecastSummary } from '@junheng/core/planning/forecast/summary.ts'
import { askFromConsole } from '@junheng/server/ask-from-console.ts'
import { countyOf, orUnavailable, settings } from '../settings.ts'
import { languageOf } from './arguments.ts'
import { exitCodes, Failure, readArguments, type Command, type Terminal } from './command.ts'
import { forecastReport } from './forecast-report.ts'
import { countyFiles, type CountyFiles } from './forecast-source.ts'

const help = `选项 Options
  --population FILE    分村出生、住房项目、在建学校（JSON），与快照文件同用 · births by village, homes and planned schools, with snapshot files
  --sample             用样例县 X市，不用数据库 · X市 instead of a database
  --seed N             样例县的随机种子 · its seed
  --until YEAR         推算到哪一年，默认 2035 · the last year
  --level SHARE        区间水平，默认 0.8 · level of the intervals
  --oversize-from N    大班额从几人起，默认 56 · an oversize class from so many pupils
  --json               结果为 JSON（docs/cli.md） · the result as JSON
  --lang zh|en         默认随 LANG · follows LANG
  --data DIR           数据目录 · data folder

不给文件时用本县数据库里的全部现行快照；FILE 是快照（.json），一年一个。
Without files the county's own snapshots are used; FILE is a snapshot (.json), one a year.

示例 Examples
  junheng forecast --sample
  junheng forecast --sample --seed 7 --json
  junheng forecast --oversize-from 50`

const options = {
  population: { type: 'string' },
  sample: { type: 'boolean' },
  seed: { type: 'string' },
  until: { type: 'string' },
  level: { type: 'string' },
  'oversize-from': { type: 'string' },
  json: { type: 'boolean' },
  lang: { type: 'string' },
  data: { type: 'string' },
} as const

interface Wish {
  readonly until: number | undefined
  readonly level: number | undefined
  readonly oversizeFrom: number | undefined
}

/** 学位预测: children and places to 2035, the rebound list, planned schools, and how the last year would have been forecast. */
export const forecastCommand: Command = {
  help,
  async run(args, terminal) {
    const { values, positionals } = readArguments(args, options)
    const wish = { until: numberIn('until', values.until, [2018, 2060]), level: numberIn('level', values.level, [0.5, 0.99]), oversizeFrom: numberIn('oversize-from', values['oversize-from'], [30, 100]) }
    const files = await countyFiles(positionals, values, terminal)
    const summary = files === undefined ? await fromDatabase(values, wish, terminal) : fromFiles(files, wish, terminal)
    terminal.print(values.json ? JSON.stringify(summary, null, 2) : forecastReport(summary, languageOf(values.lang, terminal.env)))
    return exitCodes.ok
  },
}

function fromFiles({ snapshots, population }: CountyFiles, { until, level, oversizeFrom }: Wish, { tell }: Terminal): ForecastSummary {
  const base = snapshots.at(-1)!
  const faults = checkPopulation(population, base)
  for (const { table, row, field, value, zh, en } of faults) tell(`${table} · ${row} · ${field} · ${value} · ${zh} ${en}`)
  if (faults.length > 0) throw new Failure(exitCodes.unreadable, `人口住房表 ${faults.length} 处有误，请按上面各行改正后重试。 ${faults.length} faults in the table of births and homes; correct them and try again.`)
  const limits = { ...nationalClassLimits, oversizeFrom: oversizeFrom ?? nationalClassLimits.oversizeFrom }
  const forecast = forecastCounty(snapshots, population, { limits, until: until ?? usualForecast.until, level: level ?? usualForecast.level })
  if ('refused' in forecast) throw new Failure(exitCodes.unreadable, refusals[forecast.refused])
  return summaryOf(forecast, base)
}

const refusals = {
  tooFewSnapshots: '至少要有两年的快照。 It takes the snapshots of two years.',
  gapInYears: '快照的年份须相连。 The snapshots must be of consecutive years.',
  noBirths: '分村出生数须从六年前起，且当年各村齐全。 Births by village are needed from six years before, with no village missing.',
} as const

async function fromDatabase(values: { readonly data?: string | undefined }, wish: Wish, terminal: Terminal): Promise<ForecastSummary> {
  const asked = Object.entries(wish).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]))
  const config = settings(values, terminal)
  const question = { method: 'GET', path: `/forecast?${new URLSearchParams(asked)}`, onProgress: (zh: string, en: string) => terminal.tell(`… ${zh} · ${en}`) } as const
  const { status, bytes } = await orUnavailable(config, askFromConsole(config, countyOf(config), question))
  const answer: unknown = JSON.parse(new TextDecoder().decode(bytes))
  if (status >= 400) throw new Failure(exitCodes.notMet, `还不能预测：须有两期相连年份的快照和分村出生数；也可用 --sample。 No forecast yet: two consecutive snapshots and births by village are needed; or try --sample.`)
  return answer as ForecastSummary
}

function numberIn(option: string, given: string | undefined, [least, most]: readonly [number, number]): number | undefined {
  if (given === undefined) return undefined
  const value = Number(given)
  if (given.trim() !== '' && value >= least && value <= most) return value
  throw new Failure(exitCodes.usage, `--${option} 须在 ${least} 与 ${most} 之间，而不是 ${given}。 --${option} must lie between ${least} and ${most}, not ${given}.`)
}
