import type { PremisesConcern } from '@junheng/core/county/premises-concerns.ts'
import type { Premises } from '@junheng/core/county/snapshot.ts'
import { concernText, premisesText } from '@junheng/server/documents/dispatch/in-words.ts'
import { textTable } from '../tables/text-table.ts'
import { languageOf, type Language } from './arguments.ts'
import { askLedger } from './ask-ledger.ts'
import { exitCodes, readArguments, type Command } from './command.ts'

const help = `选项 Options
  --concerns      只列有隐患的；有则退出码为 1 · only those with something amiss; exit code 1 where there are any
  --json          结果为 JSON · the result as JSON
  --lang zh|en    默认随 LANG · follows LANG
  --data DIR      数据目录 · data folder

占地和建筑面积分列，平方米。 Land and floor are two figures, in square metres.

示例 Examples
  junheng premises
  junheng premises --concerns --json`

const options = { concerns: { type: 'boolean' }, json: { type: 'boolean' }, lang: { type: 'string' }, data: { type: 'string' } } as const

/** What is printed of the reply to `GET /premises`. */
interface Register {
  readonly date: string | null
  readonly premises: readonly Premises[]
  readonly concerns: readonly PremisesConcern[]
}

/** 腾出校舍, and what is amiss with them. */
export const premisesCommand: Command = {
  help,
  async run(args, terminal) {
    const { values } = readArguments(args, options)
    const reply = await askLedger<Register>('/premises', values, terminal)
    const wanted = new Set(reply.concerns.map(({ premises }) => premises))
    const shown = values.concerns ? { ...reply, premises: reply.premises.filter(({ id }) => wanted.has(id)) } : reply
    terminal.print(values.json ? JSON.stringify(shown, null, 2) : registerTable(shown, languageOf(values.lang, terminal.env)))
    return values.concerns && wanted.size > 0 ? exitCodes.notMet : exitCodes.ok
  },
}

function registerTable({ date, premises, concerns }: Register, language: Language): string {
  const kinds = new Map(concerns.map(({ premises: id, kind }) => [id, kind]))
  const head = language === 'zh' ? ['编号', '校舍', '状态', '用途', '鉴定等级', '占地', '建筑面积', '隐患'] : ['No.', 'Premises', 'State', 'Use', 'Grade', 'Land', 'Floor', 'Amiss']
  const rows = premises.map(({ id, name, state, use, safetyGrade, landArea, floorArea }) => [id, name, premisesText(state, language), use ?? '', safetyGrade ?? '', String(landArea), String(floorArea), kinds.has(id) ? concernText(kinds.get(id)!, language) : ''])
  return `${date ?? ''}\n${textTable(head, rows)}`
}
