import type { DigestItem } from '@junheng/core/dispatch/digest.ts'
import { digestText } from '@junheng/server/documents/dispatch/in-words.ts'
import { textTable } from '../tables/text-table.ts'
import { languageOf, type Language } from './arguments.ts'
import { askLedger } from './ask-ledger.ts'
import { exitCodes, readArguments, type Command } from './command.ts'

const help = `选项 Options
  --office NAME   哪个单位；默认教育局 · which office; default: the bureau
  --person NAME   哪个人：其联系或代办的各单位 · a person: the offices that he or she acts or stands in for
  --json          结果为 JSON · the result as JSON
  --lang zh|en    默认随 LANG · follows LANG
  --data DIR      数据目录 · data folder

今后若干天（督办规则 digestDays）到期和已经逾期的环节、任务、答复、卡点核查，一张表，按代价由大到小。
Nodes, tasks, replies and checks of blockers due within the days of the rule (digestDays), or overdue: one list, the dearest first.

示例 Examples
  junheng digest --office 自然资源局
  junheng digest --office 自然资源局 --json`

const options = { office: { type: 'string' }, person: { type: 'string' }, json: { type: 'boolean' }, lang: { type: 'string' }, data: { type: 'string' } } as const

/** What is printed of the reply to `GET /digest`. */
interface Digest {
  readonly today: string
  readonly withinDays: number
  readonly offices: readonly string[]
  readonly items: readonly DigestItem[]
}

/** What is due for an office or a person, in one list in the place of a drip. */
export const digestCommand: Command = {
  help,
  async run(args, terminal) {
    const { values } = readArguments(args, options)
    const asked = Object.entries({ office: values.office, person: values.person }).flatMap(([key, value]) => (value === undefined ? [] : [`${key}=${encodeURIComponent(value)}`]))
    const reply = await askLedger<Digest>(`/digest?${asked.join('&')}`, values, terminal)
    terminal.print(values.json ? JSON.stringify(reply, null, 2) : digestTable(reply, languageOf(values.lang, terminal.env)))
    return exitCodes.ok
  },
}

function digestTable({ today, withinDays, offices, items }: Digest, language: Language): string {
  const isChinese = language === 'zh'
  const title = isChinese ? `${offices.join('、')}：${today} 起 ${withinDays} 天内到期和已经逾期的 ${items.length} 件` : `${offices.join(', ')}: ${items.length} due within ${withinDays} days of ${today}, or overdue`
  const rows = items.map(({ kind, what, due, daysLeft, lastDay, damage }) => [digestText(kind, language), what, due, String(daysLeft), lastDay ?? '—', damage === null ? '—' : String(damage)])
  return `${title}\n${textTable(isChinese ? ['种类', '事项', '到期', '剩余天数', '临界日', '代价（人·天）'] : ['Kind', 'Matter', 'Due', 'Days left', 'Last day', 'Cost (pupil-days)'], rows)}`
}
