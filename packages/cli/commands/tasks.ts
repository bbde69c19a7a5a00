import type { ReplyClock } from '@junheng/core/dispatch/source-replies.ts'
import type { Task } from '@junheng/core/dispatch/task.ts'
import type { NodeStatus } from '@junheng/core/schedule/programme.ts'
import type { IsoDate } from '@junheng/core/county/snapshot.ts'
import { replyText } from '@junheng/server/documents/dispatch/in-words.ts'
import { textTable } from '../tables/text-table.ts'
import { languageOf, type Language } from './arguments.ts'
import { askLedger } from './ask-ledger.ts'
import { exitCodes, readArguments, type Command, type Terminal } from './command.ts'

const help = `选项 Options
  --year N        哪一年；默认最近一年 · which year; default: the last that has tasks
  --silent        列出既无任务也未说明原因的句子；有则退出码为 1 · demands without a task or a reason; exit code 1 where there are any
  --replies       批示、建议提案的答复：待回复、已回复、逾期，剩余天数；有逾期则退出码为 1 · replies to instructions and proposals; exit code 1 where one is overdue
  --json          结果为 JSON · the result as JSON
  --lang zh|en    默认随 LANG · follows LANG
  --data DIR      数据目录 · data folder

示例 Examples
  junheng tasks
  junheng tasks --silent
  junheng tasks --replies
  junheng tasks --year 2021 --json`

const options = { year: { type: 'string' }, silent: { type: 'boolean' }, replies: { type: 'boolean' }, json: { type: 'boolean' }, lang: { type: 'string' }, data: { type: 'string' } } as const

/** What is printed of the reply to `GET /tasks`. */
interface Tasks {
  readonly year: number
  readonly tasks: readonly { readonly task: Task; readonly due: IsoDate; readonly status: NodeStatus; readonly missing: readonly string[]; readonly removedOn: IsoDate | null }[]
}

/** What is asked of the replies to `GET /sources` and `GET /sources/:id`. */
interface Source {
  readonly id: string
  readonly title: string
  readonly number: string | null
  readonly replyDue: IsoDate | null
  readonly reply: ReplyClock | null
  readonly silent: number
}
interface Lines {
  readonly lines: readonly { readonly position: number; readonly text: string; readonly demand: boolean; readonly noTaskReason: string | null; readonly tasks: readonly string[] }[]
}

const signs: { readonly [status in NodeStatus]: { readonly [language in Language]: string } } = {
  done: { zh: '已完成', en: 'done' },
  claimed: { zh: '待销号', en: 'to be confirmed' },
  green: { zh: '绿', en: 'green' },
  yellow: { zh: '黄', en: 'yellow' },
  red: { zh: '红', en: 'red' },
  unreported: { zh: '失报', en: 'no report' },
  idle: { zh: '未到时', en: 'not due' },
}

interface Values {
  readonly year?: string | undefined
  readonly json?: boolean | undefined
  readonly data?: string | undefined
}

/** The task tree of a year, or what is still missing from it. */
export const tasksCommand: Command = {
  help,
  async run(args, terminal) {
    const { values } = readArguments(args, options)
    const language = languageOf(values.lang, terminal.env)
    if (values.silent) return showSilent(values, terminal)
    if (values.replies) return showReplies(values, language, terminal)
    const reply = await askLedger<Tasks>(`/tasks${yearOf(values)}`, values, terminal)
    terminal.print(values.json ? JSON.stringify(reply, null, 2) : taskTable(reply, language))
    return exitCodes.ok
  },
}

const yearOf = ({ year }: Values) => (year === undefined ? '' : `?year=${encodeURIComponent(year)}`)

async function showSilent(values: Values, terminal: Terminal) {
  const sources = await askLedger<readonly Source[]>(`/sources${yearOf(values)}`, values, terminal)
  const silent: { readonly title: string; readonly position: number; readonly text: string }[] = []
  for (const { id, title } of sources.filter((source) => source.silent > 0)) {
    const { lines } = await askLedger<Lines>(`/sources/${id}`, values, terminal)
    silent.push(...lines.filter(({ demand, tasks, noTaskReason }) => demand && tasks.length === 0 && noTaskReason === null).map(({ position, text }) => ({ title, position, text })))
  }
  terminal.print(values.json ? JSON.stringify(silent, null, 2) : [...silent.map(({ title, position, text }) => `${title} ${position + 1}：${text}`), `未处理 ${silent.length} 句 · ${silent.length} silent`].join('\n'))
  return silent.length === 0 ? exitCodes.ok : exitCodes.notMet
}

async function showReplies(values: Values, language: Language, terminal: Terminal) {
  const sources = (await askLedger<readonly Source[]>(`/sources${yearOf(values)}`, values, terminal)).filter(({ reply }) => reply !== null)
  const header = language === 'zh' ? ['文件', '文号', '答复期限', '状态', '剩余天数', '其中工作日', '晚几天'] : ['Document', 'Number', 'Reply due', 'State', 'Days left', 'Working days', 'Days late']
  const rows = sources.map(({ title, number, replyDue, reply }) => [title, number ?? '', replyDue ?? '', replyText(reply!.state, language), ...[reply!.daysLeft, reply!.workingDaysLeft, reply!.daysLate].map((days) => String(days ?? ''))])
  terminal.print(values.json ? JSON.stringify(sources, null, 2) : textTable(header, rows))
  return sources.some(({ reply }) => reply!.state === 'overdue') ? exitCodes.notMet : exitCodes.ok
}

function taskTable({ year, tasks }: Tasks, language: Language): string {
  const header = language === 'zh' ? ['编号', '目标', '牵头', '时限', '亮灯', '未签收'] : ['No.', 'Goal', 'Owner', 'Due', 'Status', 'Not signed']
  const rows = tasks.filter(({ removedOn }) => removedOn === null).map(({ task, due, status, missing }) => [task.id, task.goal, task.owner, due, signs[status][language], missing.join('、')])
  return `${year}\n${textTable(header, rows)}`
}
