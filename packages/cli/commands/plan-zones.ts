import { usualSiblingMinutes, usualZonesWishes, zoneMoves, zoneTotals, type CountyZones, type ZonesWishes } from '@junheng/core/planning/zones/county-zones.ts'
import { namedZonesViolation } from '@junheng/core/planning/zones/judge-zones.ts'
import type { CountyZonesPlan } from '@junheng/core/planning/zones/plan-county-zones.ts'
import { familiesSplit, type ZonesPlan } from '@junheng/core/planning/zones/problem.ts'
import { zoneViolationLines } from '@junheng/server/documents/zones/in-words.ts'
import { planZonesInThread } from '@junheng/server/planning/in-thread.ts'
import { zonesFromConsole } from '@junheng/server/plan-from-console.ts'
import { choice } from './arguments.ts'
import { exitCodes, Failure, readArguments, type Command } from './command.ts'
import { fromLedger, planSource } from './plan-source.ts'
import { claimsOf, positive, qualityOf, replay, runOnce } from './plan-run.ts'

const help = `选项 Options
  --stage WORD     primary（默认）或 junior · the stage
  --load N         片区学生至多为学位的几倍，默认 1.05 · pupils of a zone at most, as a share of its places
  --snapshot FILE  快照（.json），与 --population FILE 同用；不给则用样例县 X市 · a snapshot, with its table of births; X市 where absent
  --ledger         用本县数据库的最后一个快照（--data DIR 指定数据目录） · the last snapshot of the county's database (--data DIR)
  --share ID       让这所学校与最近的多校划片，可多次 · this school shares a zone with the nearest; may be repeated
  --pin 村居:学校   该村居划给该校不动，可多次 · SETTLEMENT:SCHOOL stays so; may be repeated
  --siblings N     有多孩家庭填报时，拆开一个家庭折合几个学生·分钟；默认按本县上次决定（同校 30，按住址 0） · pupil-minutes of a family that is split, where a return says
  --year YYYY      样例县用哪一年的快照，默认最后一年 · which snapshot of the sample
  --seconds N      至多计算几秒；不给则算完为止 · seconds of search at most
  --effort N       搜索量，默认 1 · how much is searched
  --seed N         随机种子，默认 1 · seed
  --out RUN.json   存下这次计算 · keep the run
  --replay RUN.json 重算所存的一次，逐字节核对 · do a kept run again and compare it bit for bit
  --json           结果为 JSON · the result as JSON

Ctrl+C 停止计算并给出已有的最好方案。有片区超员、不相连时退出码为 1。 Ctrl+C ends the search with the best zones it has. 1 where a rule is broken.

示例 Examples
  junheng plan zones --stage junior
  junheng plan zones --json --out zones.json
  junheng plan zones --ledger --stage junior
  junheng plan zones --replay zones.json`

const word = { type: 'string' } as const
const many = { type: 'string', multiple: true } as const
const options = { ledger: { type: 'boolean' }, data: word, share: many, pin: many, siblings: word, stage: word, load: word, snapshot: word, population: word, year: word, seconds: word, effort: word, seed: word, out: word, replay: word, json: { type: 'boolean' } } as const

/** Attendance zones of a county's stage. */
export const planZonesCommand: Command = {
  help,
  async run(args, terminal) {
    const { values } = readArguments(args, options)
    const plan = values.replay === undefined ? await runOnce('zones', await inputOf(values, terminal), planZonesInThread, { wish: values, terminal }) : await replay('zones', values.replay, planZonesInThread, terminal)
    const summary = summaryOf(plan)
    terminal.print(values.json ? JSON.stringify(summary) : sentence(summary))
    return summary.status === 'optimal' || summary.status === 'feasible' ? exitCodes.ok : exitCodes.notMet
  },
}

interface Wish {
  readonly ledger?: boolean | undefined
  readonly data?: string | undefined
  readonly share?: string[] | undefined
  readonly pin?: string[] | undefined
  readonly siblings?: string | undefined
  readonly stage?: string | undefined
  readonly load?: string | undefined
  readonly effort?: string | undefined
  readonly seed?: string | undefined
  readonly snapshot?: string | undefined
  readonly population?: string | undefined
  readonly year?: string | undefined
}

async function inputOf({ ledger, data, ...wish }: Wish, terminal: Parameters<Command['run']>[1]) {
  const wishes = wishesOf(wish)
  if (!ledger) {
    const source = await planSource(wish, terminal)
    return { ...source, wishes: source.population.siblings === undefined ? wishes : { siblingMinutes: usualSiblingMinutes, ...wishes } }
  }
  return fromLedger(data, terminal, (database) => zonesFromConsole(database, wishes))
}

function wishesOf({ stage, load, effort, seed, siblings, share = [], pin = [] }: Wish): ZonesWishes {
  const usual = usualZonesWishes
  const asked = { stage: choice('stage', stage, ['primary', 'junior'] as const) ?? usual.stage, loadMost: positive('load', load, usual.loadMost), effort: positive('effort', effort, usual.effort), seed: positive('seed', seed, usual.seed), repairs: true }
  return { ...asked, ...(share.length > 0 && { shared: share }), ...(pin.length > 0 && { pins: pin.map(pinOf) }), ...(siblings !== undefined && { siblingMinutes: siblings === '0' ? 0 : positive('siblings', siblings, usualSiblingMinutes) }) }
}

function pinOf(text: string) {
  const [settlement, school, more] = text.split(':')
  if (!settlement || !school || more !== undefined) throw new Failure(exitCodes.usage, `--pin ${text}：应写成 村居编号:学校编号。 --pin ${text}: write SETTLEMENT:SCHOOL.`)
  return { settlement, school }
}

function summaryOf({ county, outcome, joined }: CountyZonesPlan) {
  const { plan, broken, ...claims } = claimsOf(outcome)
  const moved = plan === undefined ? null : zoneMoves(county, plan).reduce((sum, { children }) => sum + children, 0)
  return { stage: county.stage, ...claims, childrenMoved: moved, familiesSplit: plan === undefined ? null : familiesSplit(county.problem, plan), joined, broken: broken.map((each) => namedZonesViolation(county, each)), zones: plan === undefined ? [] : zonesOf(county, plan) }
}

function zonesOf(county: CountyZones, plan: ZonesPlan) {
  const { tracts, zones } = county.problem
  return zoneTotals(county, plan).map(({ pupils, places, load, meanMinutes, farthestMinutes }, zone) => ({
    schools: county.schools[zone]!, name: zones[zone]!.name, settlements: tracts.filter((_, tract) => plan[tract] === zone).map(({ id }) => id), pupils, places, load, meanMinutes, farthestMinutes,
  }))
}

function sentence(summary: ReturnType<typeof summaryOf>): string {
  const { status, zones, joined, broken, childrenMoved, familiesSplit: split } = summary
  const { zh, en } = qualityOf(summary)
  return [
    `${zones.length} 个片区（其中多校划片 ${joined.length} 个），学生·分钟${zh}，换校 ${childrenMoved ?? '–'} 人，违规 ${broken.length} 处。`,
    `${status}: ${zones.length} zones, ${joined.length} of them shared, pupil-minutes ${en}; ${childrenMoved ?? '–'} children change school, ${broken.length} rules broken.`,
    split === null ? '兄弟姐妹：没有多孩家庭填报，拆开多少家庭不知道。 Siblings: no return says who they are.' : `兄弟姐妹：拆开 ${split} 个家庭。 Siblings: ${split} families would be split.`,
    ...zones.map(({ name, pupils, places, meanMinutes }) => `${name}\t${pupils}/${places}\t${meanMinutes === null ? '–' : meanMinutes.toFixed(0)} min`),
    ...zoneViolationLines(broken, 'zh'),
    ...zoneViolationLines(broken, 'en'),
  ].join('\n')
}
