import type { Holder, HoldReason, Stretch } from '@junheng/core/dispatch/rope.ts'
import type { IsoDate } from '@junheng/core/county/snapshot.ts'
import { textTable } from '../tables/text-table.ts'
import { languageOf, type Language } from './arguments.ts'
import { askLedger } from './ask-ledger.ts'
import { exitCodes, readArguments, type Command } from './command.ts'

const help = `选项 Options
  --from DAY      从哪一天起（含）；默认自项目开始 · from this day on; default: since the projects began
  --to DAY        到哪一天止（不含）；默认到今天 · until this day, without it; default: today
  --project ID    只看一个项目，并逐段列出 · one project, stretch by stretch
  --json          结果为 JSON · the result as JSON
  --lang zh|en    默认随 LANG · follows LANG
  --data DIR      数据目录 · data folder

每个项目每一天只归一个环节、一个单位；各单位天数之和等于经过天数。规则见 docs/architecture.md。
Every day of a project belongs to one node and one holder, so that the days held sum up to the days elapsed; docs/architecture.md has the rule.

示例 Examples
  junheng rope
  junheng rope --from 2021-05-01 --json
  junheng rope --project P02`

const options = { from: { type: 'string' }, to: { type: 'string' }, project: { type: 'string' }, json: { type: 'boolean' }, lang: { type: 'string' }, data: { type: 'string' } } as const

/** What is printed of the reply to `GET /rope`. */
interface Reply {
  readonly period: { readonly from: IsoDate; readonly to: IsoDate }
  readonly elapsed: number
  readonly held: readonly (Holder & { readonly days: number; readonly late: number })[]
  readonly projects: readonly { readonly name: string; readonly nodes: Readonly<Record<string, string>>; readonly stretches: readonly Stretch[] }[]
}

const reasons: { readonly [reason in HoldReason]: { readonly [language in Language]: string } } = {
  blocker: { zh: '卡点', en: 'blocked' },
  submitted: { zh: '已送审', en: 'papers submitted' },
  returned: { zh: '材料不全退回', en: 'papers returned' },
  underWay: { zh: '办理中', en: 'under way' },
  notSubmitted: { zh: '尚未送审', en: 'not submitted yet' },
}

/** In whose hands the projects were, day by day. */
export const ropeCommand: Command = {
  help,
  async run(args, terminal) {
    const { values } = readArguments(args, options)
    const asked = Object.entries({ from: values.from, to: values.to, project: values.project }).flatMap(([key, value]) => (value === undefined ? [] : [`${key}=${encodeURIComponent(value)}`]))
    const reply = await askLedger<Reply>(`/rope?${asked.join('&')}`, values, terminal)
    terminal.print(values.json ? JSON.stringify(reply, null, 2) : ropeReport(reply, languageOf(values.lang, terminal.env), values.project !== undefined))
    return exitCodes.ok
  },
}

function ropeReport(reply: Reply, language: Language, inFull: boolean): string {
  const { period, elapsed, held, projects } = reply
  const isChinese = language === 'zh'
  const title = isChinese ? `${period.from} 至 ${period.to}：${projects.length} 个项目共经过 ${elapsed} 天` : `${period.from} to ${period.to}: ${elapsed} days of ${projects.length} projects`
  const sums = textTable(isChinese ? ['单位', '占用天数', '其中逾期'] : ['Office', 'Days held', 'Late'], [...held.map(({ office, outside, days, late }) => [nameOf(office, outside, language), String(days), String(late)]), [isChinese ? '合计' : 'Sum', String(elapsed), String(held.reduce((sum, { late }) => sum + late, 0))]])
  return [title, sums, ...(inFull ? projects.map((project) => stretchTable(project, language)) : [])].join('\n\n')
}

function stretchTable({ name, nodes, stretches }: Reply['projects'][number], language: Language): string {
  const header = language === 'zh' ? ['环节', '在谁手里', '从', '到（不含）', '天数', '其中逾期', '依据'] : ['Node', 'In the hands of', 'From', 'Until', 'Days', 'Late', 'Why']
  const rows = stretches.map(({ node, holder, from, to, days, late, why }) => [nodes[node]!, nameOf(holder.office, holder.outside, language), from, to, String(days), String(late), reasons[why][language]])
  return `${name}\n${textTable(header, rows)}`
}

function nameOf(office: string, outside: boolean, language: Language): string {
  if (!outside) return office
  return language === 'zh' ? `${office}（县外）` : `${office} (outside)`
}
