import { basename, resolve } from 'node:path'
import { checkProject, type ProjectFault } from '@junheng/core/schedule/check-project.ts'
import { windowsOf } from '@junheng/core/schedule/county-calendar.ts'
import type { Project } from '@junheng/core/schedule/project.ts'
import type { ScheduleOptions } from '@junheng/core/schedule/schedule-result.ts'
import { schedule } from '@junheng/core/schedule/schedule.ts'
import { workingDays } from '@junheng/core/schedule/working-days.ts'
import { readProjectFile } from '@junheng/server/features/projects/read-project-file.ts'
import { defaultCalendar, holidayYears } from '@junheng/standards/load-schedule.ts'
import { county } from '../county.ts'
import { languageOf, onlyFile, type Language } from './arguments.ts'
import { exitCodes, Failure, readArguments, type Command, type Terminal } from './command.ts'
import { fileBytes } from './file-bytes.ts'
import { assumedYears, scheduleReport } from './schedule-report.ts'

const help = `选项 Options
  --project NAME      文件里有多个项目时选一个 · which project, where the file holds several
  --slip NODE=DAYS    某环节再慢几天，从计划起算，可重复 · so many days more for a node, counted from the plan; may be repeated
  --today DATE        以这一天推算：已办结的不动，未办结的不早于这天 · reckon from this day
  --cliffs            逐个说出临界点 · say each cliff in a sentence
  --json              结果为 JSON（docs/cli.md） · the result as JSON
  --lang zh|en        默认随 LANG · follows LANG

FILE 是项目（.json，格式见 docs/cli.md）或 PSPLIB 的 .sm；不用数据库。文件没有写明的时段（autumnTerm、outdoor、summer…）取样例县日历。
FILE is a project (.json, as in docs/cli.md) or an .sm of PSPLIB; no database is needed. Windows that it names and does not define are those of the sample county's calendar.

示例 Examples
  junheng schedule project.json --cliffs
  junheng schedule projects.json --project newSchool --slip land=23 --json
  junheng schedule project.json --today 2021-05-11
  junheng schedule j301_1.sm --json`

const options = {
  project: { type: 'string' },
  slip: { type: 'string', multiple: true },
  today: { type: 'string' },
  cliffs: { type: 'boolean' },
  json: { type: 'boolean' },
  lang: { type: 'string' },
} as const

/** When everything of a project happens, and how many days each node has left before its cliff. */
export const scheduleCommand: Command = {
  help,
  async run(args, terminal) {
    const { values, positionals } = readArguments(args, options)
    const language = languageOf(values.lang, terminal.env)
    const path = resolve(terminal.workingFolder, onlyFile(positionals))
    const project = await projectIn(path, { wanted: values.project, language, terminal })
    const worked = workingDays(holidayYears())
    const slips = slipsOf(values.slip ?? [], project)
    const found = schedule(project, { workingDays: worked, slips, ...todayOf(values.today) })
    for (const year of assumedYears(project, found, worked)) terminal.tell(yearLine(year, language))
    terminal.print(values.json ? JSON.stringify(found, null, 2) : scheduleReport(project, found, { language, cliffs: values.cliffs ?? false }))
    return exitCodes.ok
  },
}

interface Reading {
  readonly wanted: string | undefined
  readonly language: Language
  readonly terminal: Terminal
}

/** The project of a file, checked, with the county's windows beneath its own. */
async function projectIn(path: string, { wanted, language, terminal }: Reading): Promise<Project> {
  const read = readProjectFile(path, await fileBytes(path), wanted)
  if ('choices' in read) throw unnamed(basename(path), read.choices, wanted)
  const project = 'project' in read ? { ...read.project, windows: { ...windowsOf(defaultCalendar(county.code)), ...read.project.windows } } : undefined
  const faults = project === undefined ? (read as { readonly faults: readonly ProjectFault[] }).faults : checkProject(project)
  if (project !== undefined && faults.length === 0) return project
  for (const fault of faults) terminal.tell(faultLine(fault, language))
  throw new Failure(exitCodes.unreadable, `${basename(path)}：${faults.length} 处有误，请按上面各行改正后重试。 ${faults.length} faults; correct them as shown above and try again.`)
}

function unnamed(file: string, names: readonly string[], wanted: string | undefined): Failure {
  const said = wanted === undefined ? '' : `没有 ${wanted}。 There is no ${wanted}. `
  return new Failure(exitCodes.usage, `${file}：${said}请用 --project 选一个项目：${names.join('、')}。 Choose a project with --project: ${names.join(', ')}.`)
}

function faultLine({ node, field, value, zh, en }: ProjectFault, language: Language): string {
  return [node, field, value, language === 'zh' ? zh : en].filter(Boolean).join(' · ')
}

function slipsOf(given: readonly string[], { nodes }: Project): NonNullable<ScheduleOptions['slips']> {
  return Object.fromEntries(given.map((text) => slipOf(text, nodes.map(({ id }) => id))))
}

/** `NODE=DAYS`; an id may hold an equals sign itself. */
function slipOf(text: string, ids: readonly string[]): readonly [node: string, days: number] {
  const [, node = '', days = ''] = /^(.*)=(\d{1,4})$/.exec(text) ?? []
  if (days === '') throw new Failure(exitCodes.usage, `--slip ${text} 应写作 环节=天数，如 land=23。 --slip ${text} should be NODE=DAYS, such as land=23.`)
  if (!ids.includes(node)) throw new Failure(exitCodes.usage, `--slip：没有环节 ${node}，有 ${ids.join('、')}。 There is no node ${node}; there are ${ids.join(', ')}.`)
  return [node, Number(days)]
}

function todayOf(given: string | undefined): Pick<ScheduleOptions, 'today'> {
  if (given === undefined) return {}
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(given) && !Number.isNaN(Date.parse(given)) && new Date(given).toISOString().startsWith(given)
  if (!isDay) throw new Failure(exitCodes.usage, `--today ${given} 不是日期，应如 2021-05-11。 --today ${given} is no date such as 2021-05-11.`)
  return { today: given }
}

function yearLine(year: number, language: Language): string {
  return language === 'zh'
    ? `${year} 年的放假调休安排尚未公布，按周一至周五减固定节日假定。`
    : `The days off of ${year} are not published: Monday to Friday less the fixed holidays is assumed.`
}
