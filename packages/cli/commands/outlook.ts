import { askFromConsole } from '@junheng/server/ask-from-console.ts'
import type { Outlook } from '@junheng/server/features/outlook/outlook.ts'
import { county } from '../county.ts'
import { orUnavailable, settings } from '../settings.ts'
import { exitCodes, readArguments, type Command, type Terminal } from './command.ts'

const help = `选项 Options
  --json       全部内容，JSON · all of it, as JSON
  --data DIR   数据目录 · data folder

赶不上的资金、指标窗口和缺的材料；轮到办理、没有备选路径的卡脖子环节，最迟哪天启用备选路径。
Windows of money and land quota that are missed, and what is missing; nodes whose turn it is that could stop a project, and by when another way must be begun.

示例 Examples
  junheng outlook
  junheng outlook --json`

const options = { json: { type: 'boolean' }, data: { type: 'string' } } as const

/** Windows and failure points of the programme. */
export const outlookCommand: Command = {
  help,
  async run(args, terminal) {
    const { values } = readArguments(args, options)
    const config = settings(values, terminal)
    const { status, bytes } = await orUnavailable(config, askFromConsole(config, county, { method: 'GET', path: '/outlook', onProgress: (zh: string, en: string) => terminal.tell(`… ${zh} · ${en}`) }))
    const text = new TextDecoder().decode(bytes)
    if (status >= 400) throw new Error(text)
    if (values.json === true) terminal.print(text)
    else report(JSON.parse(text) as Outlook, terminal)
    return exitCodes.ok
  },
}

function report({ windows, projects }: Outlook, { print }: Terminal) {
  print('赶不上的窗口 · Windows missed')
  for (const { name, chances } of projects) {
    for (const { window, span, missing } of chances.filter(({ verdict }) => verdict === 'misses')) {
      print(`  ${name}  ${windows.find(({ id }) => id === window)!.name} ${span[1]}  缺 missing: ${missing.map((paper) => `${paper.name}（${paper.owner}，${paper.forecast ?? '—'}）`).join('、')}`)
    }
  }
  print('单点环节与备选路径最迟启用日 · Single points of failure, and by when another way must be begun')
  for (const { name, nodeNames, owners, points } of projects) {
    for (const { node, planB, lastDay, lastDayForPlanB } of points.filter(({ isItsTurn }) => isItsTurn)) {
      print(`  ${name}  ${nodeNames[node]}（${owners[node]}）  最迟完成 by ${lastDay}  备选 plan B: ${planB?.name ?? '没有 none'}，${lastDayForPlanB ?? '来不及 too late'}`)
    }
  }
}
