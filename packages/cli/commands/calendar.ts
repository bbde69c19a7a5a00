import { basename, resolve } from 'node:path'
import type { CountyCalendar, HolidayYear } from '@junheng/core/schedule/county-calendar.ts'
import type { HolidayFault } from '@junheng/core/schedule/holiday-file.ts'
import type { MonthDay, SeasonDates, TermDates } from '@junheng/core/schedule/project.ts'
import { askFromConsole, type ConsoleAnswer, type ConsoleQuestion } from '@junheng/server/ask-from-console.ts'
import { countyOf, orUnavailable, settings } from '../settings.ts'
import { languageOf, onlyFile, type Language } from './arguments.ts'
import { exitCodes, Failure, readArguments, type Command, type Terminal } from './command.ts'
import { fileBytes } from './file-bytes.ts'

const help = `选项 Options
  --data DIR        数据目录 · data folder
  --json            结果为 JSON（docs/cli.md） · the result as JSON
  --lang zh|en      默认随 LANG · follows LANG

不带文件时显示本县日历；import FILE 导入一年的放假调休安排：.csv（列名 日期,类型,名称，类型为 休 或 班）或 .json（{ year, off: [{ on, name }], worked: [] }）。
Without a file, the county's calendar; import FILE adds a year's notice of days off as .csv (columns 日期,类型,名称, with 休 for off and 班 for worked) or .json.

示例 Examples
  junheng calendar
  junheng calendar --json
  junheng calendar import 2027放假安排.csv`

const options = { data: { type: 'string' }, json: { type: 'boolean' }, lang: { type: 'string' } } as const

/** The county's calendar, and a year's notice added to it. */
export const calendarCommand: Command = {
  help,
  async run(args, terminal) {
    const { values, positionals } = readArguments(args, options)
    const language = languageOf(values.lang, terminal.env)
    const asking = { values, language, terminal }
    const [verb, ...files] = positionals
    if (verb === undefined) return show(await answer({ method: 'GET', path: '/calendar' }, asking), asking)
    if (verb !== 'import') throw new Failure(exitCodes.usage, `只有 import FILE，没有 ${verb}。 There is import FILE and no ${verb}; see --help.`)
    const path = resolve(terminal.workingFolder, onlyFile(files))
    const body = await fileBytes(path)
    return showImport(await answer({ method: 'POST', path: `/calendar/years?fileName=${encodeURIComponent(basename(path))}`, body }, asking), asking)
  },
}

interface Asking {
  readonly values: { readonly data?: string | undefined; readonly json?: boolean | undefined }
  readonly language: Language
  readonly terminal: Terminal
}

async function answer(question: Omit<ConsoleQuestion, 'onProgress'>, { values, language, terminal }: Asking): Promise<ConsoleAnswer> {
  const config = settings(values, terminal)
  const onProgress = (zh: string, en: string) => terminal.tell(`… ${language === 'zh' ? zh : en}`)
  return orUnavailable(config, askFromConsole(config, countyOf(config), { ...question, onProgress }))
}

function show({ bytes }: ConsoleAnswer, { values, language, terminal }: Asking) {
  const calendar = JSON.parse(new TextDecoder().decode(bytes)) as CountyCalendar
  terminal.print(values.json ? JSON.stringify(calendar, null, 2) : calendarReport(calendar, allWords[language]))
  return exitCodes.ok
}

function showImport({ bytes }: ConsoleAnswer, { values, language, terminal }: Asking) {
  const reply = JSON.parse(new TextDecoder().decode(bytes)) as { readonly faults: readonly HolidayFault[]; readonly year: HolidayYear | null }
  if (values.json) terminal.print(JSON.stringify(reply, null, 2))
  if (reply.year !== null) {
    if (!values.json) terminal.print(allWords[language].added(reply.year))
    return exitCodes.ok
  }
  for (const fault of reply.faults) terminal.tell(faultLine(fault, language))
  throw new Failure(exitCodes.unreadable, `${reply.faults.length} 处有误，未导入；请按上面各行改正后重试。 ${reply.faults.length} faults, nothing was added; correct them as shown above and try again.`)
}

function faultLine({ row, value, zh, en }: HolidayFault, language: Language): string {
  return [row === null ? '' : allWords[language].row(row), value, language === 'zh' ? zh : en].filter(Boolean).join(' · ')
}

function calendarReport({ terms, vacations, outdoorSeason, fundingWindows, holidayYears }: CountyCalendar, words: CalendarWords): string {
  const years = holidayYears.map(({ year }) => year)
  return [
    `${words.autumn} ${termText(terms.autumn)}`,
    `${words.spring} ${termText(terms.spring)}`,
    `${words.summer} ${seasonText(vacations.summer)}`,
    `${words.winter} ${seasonText(vacations.winter)}`,
    `${words.outdoor} ${seasonText({ yearly: outdoorSeason })}`,
    ...fundingWindows.map(({ id, name, spans, basis }) => `${name} (${id}) ${seasonText({ dated: spans })} · ${basis}`),
    words.published(years[0]!, years.at(-1)!),
  ].join('\n')
}

function termText({ yearly = [], dated = [] }: TermDates): string {
  return [...yearly.map(dayText), ...dated].join(', ')
}

function seasonText({ yearly, dated = [] }: SeasonDates): string {
  return [...(yearly === undefined ? [] : [yearly.map(dayText).join('–')]), ...dated.map((span) => span.join('–'))].join(', ')
}

const dayText = ([month, day]: MonthDay) => `${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`

interface CalendarWords {
  readonly autumn: string
  readonly spring: string
  readonly summer: string
  readonly winter: string
  readonly outdoor: string
  readonly published: (from: number, to: number) => string
  readonly added: (year: HolidayYear) => string
  readonly row: (row: number) => string
}

const allWords: Readonly<Record<Language, CalendarWords>> = {
  zh: {
    autumn: '秋季开学',
    spring: '春季开学',
    summer: '暑假',
    winter: '寒假',
    outdoor: '室外施工期',
    published: (from, to) => `放假调休安排已公布 ${from}–${to} 年；以后各年按周一至周五减固定节日假定`,
    added: ({ year, off, worked }) => `已导入 ${year} 年：放假 ${off.length} 天，调休上班 ${worked.length} 天`,
    row: (row) => `第 ${row} 行`,
  },
  en: {
    autumn: 'autumn term',
    spring: 'spring term',
    summer: 'summer vacation',
    winter: 'winter vacation',
    outdoor: 'outdoor season',
    published: (from, to) => `notices of days off: ${from}–${to}; later years are assumed to be Monday to Friday less the fixed holidays`,
    added: ({ year, off, worked }) => `${year} added: ${off.length} days off, ${worked.length} week-end days worked`,
    row: (row) => `row ${row}`,
  },
}
