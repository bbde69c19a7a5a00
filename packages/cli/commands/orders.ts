import type { DueOrders } from '@junheng/core/dispatch/due-orders.ts'
import type { Lapse } from '@junheng/core/dispatch/lapses.ts'
import { dueText, orderText, spareText } from '@junheng/server/documents/dispatch/in-words.ts'
import { textTable } from '../tables/text-table.ts'
import { languageOf, type Language } from './arguments.ts'
import { askLedger } from './ask-ledger.ts'
import { exitCodes, readArguments, type Command } from './command.ts'

const help = `选项 Options
  --lapses        列出各环节失报、逾期的记录，补报以后仍在 · periods without report or past due, also those made good
  --office NAME   只看一个单位（配合 --lapses） · one office’s (with --lapses)
  --json          结果为 JSON · the result as JSON
  --lang zh|en    默认随 LANG · follows LANG
  --data DIR      数据目录 · data folder

按规则今天应发的催办、督办单、约谈，不发的及其原因，已发文书及答复情况。JSON 另含延期申请和主办争议。
The orders that the rule calls for today, who is spared and why, and what was issued. The JSON has extensions and disputes as well.

示例 Examples
  junheng orders
  junheng orders --json
  junheng orders --lapses --office 自然资源局`

const options = { lapses: { type: 'boolean' }, office: { type: 'string' }, json: { type: 'boolean' }, lang: { type: 'string' }, data: { type: 'string' } } as const

/** What is printed of the reply to `GET /orders`. */
interface Orders extends DueOrders {
  readonly orders: readonly { readonly number: string; readonly toOffice: string; readonly content: { readonly matter: string }; readonly replyDue: string; readonly state: keyof typeof states }[]
}

/** What is printed of the reply to `GET /lapses`. */
interface Lapses {
  readonly lapses: readonly { readonly projectName: string; readonly nodeName: string; readonly owner: string; readonly lapse: Lapse }[]
}

/** What the rule calls for, what was issued, or what stays on record. */
export const ordersCommand: Command = {
  help,
  async run(args, terminal) {
    const { values } = readArguments(args, options)
    const language = languageOf(values.lang, terminal.env)
    if (values.lapses === true) {
      const asked = values.office === undefined ? '' : `?office=${encodeURIComponent(values.office)}`
      const reply = await askLedger<Lapses>(`/lapses${asked}`, values, terminal)
      terminal.print(values.json ? JSON.stringify(reply, null, 2) : lapseTable(reply, language))
    } else {
      const reply = await askLedger<Orders>('/orders', values, terminal)
      terminal.print(values.json ? JSON.stringify(reply, null, 2) : orderTables(reply, language))
    }
    return exitCodes.ok
  },
}

function orderTables({ due, spared, orders }: Orders, language: Language): string {
  const isChinese = language === 'zh'
  const dueRows = due.map(({ order, office, matter, daysLate }) => [orderText(order.kind, language), office, matter, String(daysLate), dueText(order.why, language)])
  const sparedRows = spared.map(({ matter, reason }) => [matter, spareText(reason, language)])
  const issued = orders.map(({ number, toOffice, content, replyDue, state }) => [number, toOffice, content.matter, replyDue, states[state][language]])
  return [
    `${isChinese ? '今天应发' : 'Due today'} ${due.length}\n${textTable(isChinese ? ['文书', '受文单位', '事项', '逾期天数', '原因'] : ['Order', 'To', 'Matter', 'Days late', 'Why'], dueRows)}`,
    `${isChinese ? '亮灯而不发' : 'A sign, and no order'} ${spared.length}\n${textTable(isChinese ? ['事项', '原因'] : ['Matter', 'Why'], sparedRows)}`,
    `${isChinese ? '已发' : 'Issued'} ${orders.length}\n${textTable(isChinese ? ['文号', '受文单位', '事项', '答复期限', '进展'] : ['Number', 'To', 'Matter', 'Reply due', 'State'], issued)}`,
  ].join('\n\n')
}

const states = {
  overdue: { zh: '逾期未答复', en: 'no reply in time' },
  open: { zh: '待答复', en: 'reply awaited' },
  answered: { zh: '已答复', en: 'answered' },
  closed: { zh: '已办结', en: 'closed' },
} as const

function lapseTable({ lapses }: Lapses, language: Language): string {
  const isChinese = language === 'zh'
  const lapseKinds = isChinese ? { unreported: '失报', late: '逾期' } : { unreported: 'no report', late: 'past due' }
  const rows = lapses.map(({ projectName, nodeName, owner, lapse }) => [projectName, nodeName, owner, lapseKinds[lapse.kind], lapse.from, lapse.isOpen ? (isChinese ? '至今' : 'until now') : lapse.to, String(lapse.days)])
  return textTable(isChinese ? ['项目', '环节', '主办', '种类', '从', '到', '天数'] : ['Project', 'Node', 'Owner', 'Kind', 'From', 'To', 'Days'], rows)
}
