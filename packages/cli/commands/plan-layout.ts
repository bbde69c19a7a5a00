import type { Snapshot } from '@junheng/core/county/snapshot.ts'
import { usualWishes, type CountyWishes } from '@junheng/core/planning/layout/county-problem.ts'
import { usualKindergartens } from '@junheng/core/planning/layout/kindergarten-problem.ts'
import { checkWishes, type WishFault } from '@junheng/core/planning/layout/check-wishes.ts'
import { travelMinutes } from '@junheng/core/planning/layout/travel.ts'
import { usualLevelling } from '@junheng/core/planning/layout/usual-levelling.ts'
import { countyRuleLines, layoutRuleLines } from '@junheng/server/documents/layouts/in-words.ts'
import { planLayoutInThread } from '@junheng/server/planning/in-thread.ts'
import type { LayoutInput, LayoutRun } from '@junheng/server/planning/layout-run.ts'
import { layoutFromConsole } from '@junheng/server/plan-from-console.ts'
import { exitCodes, Failure, readArguments, type Command, type Terminal } from './command.ts'
import { fromLedger, planSource } from './plan-source.ts'
import { claimsOf, positive, qualityOf, replay, runOnce } from './plan-run.ts'

const help = `选项 Options
  --points N       教学点至多几个；不给则不限 · teaching points at most
  --yuan N         一次性经费（元），默认 1.68 亿 · money to spend once
  --buses N        校车辆数；不给则按快照 · school buses; those of the snapshot where absent
  --keep ID        必须保留的学校，可多次 · a school that stays; may be repeated
  --close ID       必须撤并的学校，可多次 · a school that closes; may be repeated
  --township-schools least|exactly 每个镇乡至少（恰好）一所小学、一所初中，教学点和分校不计 · one full primary and one junior school in each town and township
  --kindergartens  一并编制幼儿园，经费另算 · plan the kindergartens too, with money of their own
  --kindergarten-yuan N 幼儿园建设经费（元）；不给则不设上限 · money to build kindergartens; no limit where absent
  --snapshot FILE  快照（.json），与 --population FILE 同用；不给则用样例县 X市 · a snapshot, with its table of births; X市 where absent
  --ledger         用本县数据库的最后一个快照（--data DIR 指定数据目录） · the last snapshot of the county's database (--data DIR)
  --year YYYY      样例县用哪一年的快照，默认最后一年 · which snapshot of the sample
  --alternatives N 附最接近的 N 个另案，默认 0 · the N nearest other plans beside it
  --seconds N      至多计算几秒；不给则算完为止 · seconds of search at most
  --effort N       搜索量，默认 0.2 · how much is searched
  --seed N         随机种子，默认 1 · seed
  --out RUN.json   存下这次计算 · keep the run
  --replay RUN.json 重算所存的一次，逐字节核对 · do a kept run again and compare it bit for bit
  --json           结果为 JSON · the result as JSON

Ctrl+C 停止计算并给出已有的最好方案。无方案或有违规时退出码为 1。 Ctrl+C ends the search with the best plan it has. 1 where there is none, or a rule is broken.

示例 Examples
  junheng plan layout --year 2017 --points 10
  junheng plan layout --seconds 30 --json --out layout.json
  junheng plan layout --ledger --seconds 60 --out layout.json
  junheng plan layout --replay layout.json`

const word = { type: 'string' } as const
const many = { type: 'string', multiple: true } as const
const options = { ledger: { type: 'boolean' }, 'township-schools': word, kindergartens: { type: 'boolean' }, 'kindergarten-yuan': word, data: word, points: word, yuan: word, buses: word, keep: many, close: many, snapshot: word, population: word, year: word, alternatives: word, seconds: word, effort: word, seed: word, out: word, replay: word, json: { type: 'boolean' } } as const

/** A whole layout of a county: which schools stay, close and grow, and who attends them. */
export const planLayoutCommand: Command = {
  help,
  async run(args, terminal) {
    const { values } = readArguments(args, options)
    const run = values.replay === undefined ? await runOnce('layout', await inputOf(values, terminal), planLayoutInThread, { wish: values, terminal }) : await replay<LayoutInput, LayoutRun>('layout', values.replay, planLayoutInThread, terminal)
    terminal.print(values.json ? JSON.stringify(summaryOf(run)) : sentence(run))
    return run.made !== null && run.violations.length === 0 && (run.made.kindergartens?.because.length ?? 0) === 0 ? exitCodes.ok : exitCodes.notMet
  },
}

interface Wish {
  readonly ledger?: boolean | undefined
  readonly data?: string | undefined
  readonly 'township-schools'?: string | undefined
  readonly kindergartens?: boolean | undefined
  readonly 'kindergarten-yuan'?: string | undefined
  readonly points?: string | undefined
  readonly yuan?: string | undefined
  readonly buses?: string | undefined
  readonly keep?: string[] | undefined
  readonly close?: string[] | undefined
  readonly alternatives?: string | undefined
  readonly effort?: string | undefined
  readonly seed?: string | undefined
  readonly snapshot?: string | undefined
  readonly population?: string | undefined
  readonly year?: string | undefined
}

async function inputOf({ ledger, data, ...wish }: Wish, terminal: Terminal): Promise<LayoutInput> {
  const { snapshot, population } = ledger ? await fromLedger(data, terminal, (database) => layoutFromConsole(database, wish)) : await planSource(wish, terminal)
  const wishes: CountyWishes = { ...usualWishes, keep: wish.keep ?? [], close: wish.close ?? [], ...limitsOf(wish, snapshot), ...townshipSchoolsAsked(wish), ...kindergartensAsked(wish), effort: positive('effort', wish.effort, 0.2), seed: positive('seed', wish.seed, 1) }
  refuseFaulty(checkWishes({ snapshot, population, travel: travelMinutes(snapshot) }, wishes), terminal)
  const alternatives = wish.alternatives === undefined ? 0 : Math.round(positive('alternatives', wish.alternatives, 3))
  return { snapshot, population, wishes, levelling: usualLevelling(snapshot), alternatives }
}

function townshipSchoolsAsked({ 'township-schools': asked }: Wish): Pick<CountyWishes, 'townshipSchools'> {
  if (asked === undefined) return {}
  if (asked !== 'least' && asked !== 'exactly') throw new Failure(exitCodes.usage, `--township-schools 应为 least 或 exactly，而不是 ${asked}。 --township-schools should be least or exactly, not ${asked}.`)
  return { townshipSchools: { townships: null, exactly: asked === 'exactly' } }
}

function kindergartensAsked({ kindergartens, 'kindergarten-yuan': yuan }: Wish): Pick<CountyWishes, 'kindergartens'> {
  if (!kindergartens && yuan === undefined) return {}
  return { kindergartens: { ...usualKindergartens, yuan: yuan === undefined ? null : positive('kindergarten-yuan', yuan, 1) } }
}

/** Says every fault of the county and of the wishes; a Failure where nothing can be planned before they are mended. */
function refuseFaulty(faults: readonly WishFault[], { tell }: Terminal): void {
  for (const { where, zh, en } of faults) tell(`${where} · ${zh} ${en}`)
  const stopping = faults.filter(({ stops }) => stops)
  const isAsked = stopping.every(({ code }) => code === 'unknownSchool' || code === 'unknownTownship' || code === 'keptAndClosed' || code === 'limitAgainstLaw' || code === 'closingAgainstLaw')
  if (stopping.length > 0) throw new Failure(isAsked ? exitCodes.usage : exitCodes.unreadable, `${stopping.length} 处有误，见上，改正后重试。 ${stopping.length} faults, see above; mend them and try again.`)
}

function limitsOf({ points, yuan, buses }: Wish, { vehicles = [] }: Snapshot): Pick<CountyWishes, 'points' | 'yuan' | 'buses'> {
  return { points: points === undefined ? null : positive('points', points, 1), yuan: positive('yuan', yuan, 168_000_000), buses: positive('buses', buses, Math.max(1, vehicles.length)) }
}

function summaryOf({ outcome, made, because, alternatives, violations, stoppedAt }: LayoutRun) {
  const { plan: _plan, broken: _broken, ...claims } = claimsOf(outcome)
  const isLeast = outcome.status === 'infeasible' ? outcome.isLeast !== false : null
  const common = { ...claims, stopped: stoppedAt !== null, because, isLeast, alternatives, violations }
  if (made === null) return { ...common, closed: [], opened: [], extended: [], moves: [], childrenMoved: null, spent: null, kindergartens: null }
  const { closed, opened = [], extended, moves } = made.decision
  return { ...common, closed, opened: opened.map(({ school }) => school.id), extended, moves, childrenMoved: moves.reduce((sum, { children }) => sum + children, 0), spent: made.spent, kindergartens: kindergartensOf(made) }
}

/** What became of the kindergartens; null where they were not asked for. */
function kindergartensOf({ kindergartens: claims, decision: { kindergartens: decided } }: NonNullable<LayoutRun['made']>) {
  if (claims === undefined) return null
  const { closed = [], extended = [], opened = [], attends = [] } = decided ?? {}
  return { ...claims, closed, extended, opened: opened.map(({ school }) => school.id), attends }
}

function sentence(run: LayoutRun): string {
  const summary = summaryOf(run)
  const { status, stopped, kindergartens, closed, opened, extended, childrenMoved, spent, violations, because, alternatives } = summary
  if (spent === null) return infeasibleText(because, summary.isLeast !== false)
  const yuan = Object.values(spent).reduce((sum, each) => sum + each, 0)
  const quality = qualityOf(summary)
  const near = status === 'stopped'
  return [
    `${near ? '没有得出合规的方案，最接近的一个：' : ''}撤并 ${closed.length} 所，新建 ${opened.length} 所，扩建 ${extended.length} 所；换校 ${childrenMoved} 人；用款 ${(yuan / 1e8).toFixed(2)} 亿元；${quality.zh}${stopped ? '，已提前停止' : ''}；违规 ${violations.length} 处。`,
    `${status}${stopped ? ', stopped early' : ''}${near ? ': no plan that keeps every rule was found; the nearest one' : ''}: ${closed.length} schools close, ${opened.length} are built, ${extended.length} extended; ${childrenMoved} children change school; ${quality.en}; ${violations.length} rules broken.`,
    ...layoutRuleLines(because),
    ...countyRuleLines(violations),
    ...(kindergartens === null ? [] : kindergartenLines(kindergartens)),
    ...alternatives.map(({ school, decision, change }) => `若${school}${decision === 'open' ? '保留' : '撤并'} If ${school} ${decision === 'open' ? 'stays' : 'closes'}: ${signed(change.childMinutes)} 人·分 child-minutes, ${signed(change.childrenMoved)} 人换校 change school, ${signed(change.costYuan)} 元 yuan`),
  ].join('\n')
}

function kindergartenLines({ opened, extended, closed, because, ...claims }: NonNullable<ReturnType<typeof summaryOf>['kindergartens']>): readonly string[] {
  const quality = qualityOf(claims)
  return [
    `幼儿园：${claims.status === 'infeasible' ? '没有合规的方案；' : ''}新建 ${opened.length} 所，扩建 ${extended.length} 所，撤并 ${closed.length} 所；${quality.zh}`,
    `Kindergartens (${claims.status}): ${opened.length} built, ${extended.length} extended, ${closed.length} closed; ${quality.en}`,
    ...layoutRuleLines(because),
  ]
}

const signed = (value: number): string => `${value < 0 ? '−' : '+'}${Math.abs(Math.round(value))}`

/** Why no plan exists. */
function infeasibleText(because: LayoutRun['because'], isLeast: boolean): string {
  const zh = isLeast ? '没有合规的方案：下列要求不能同时满足，去掉任何一条就可以。' : '没有合规的方案：下列要求不能同时满足（已证明）；去掉其中一条是否可行，未逐条证明。'
  const en = isLeast ? 'No plan exists: these cannot be kept together; without any one of them, they can.' : 'No plan exists: these cannot be kept together, which is proven; whether they could without one of them was not proven of each.'
  return [zh, en, ...layoutRuleLines(because)].join('\n')
}
