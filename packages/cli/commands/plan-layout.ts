import type { Snapshot } from '@junheng/core/county/snapshot.ts'
import { usualWishes, type CountyWishes } from '@junheng/core/planning/layout/county-problem.ts'
import { usualLevelling } from '@junheng/core/planning/layout/usual-levelling.ts'
import { planLayoutInThread } from '@junheng/server/planning/in-thread.ts'
import type { LayoutInput, LayoutRun } from '@junheng/server/planning/layout-thread.ts'
import { exitCodes, Failure, readArguments, type Command, type Terminal } from './command.ts'
import { planSource } from './plan-source.ts'
import { claimsOf, positive, qualityOf, replay, runOnce } from './plan-run.ts'

const help = `选项 Options
  --points N       教学点至多几个；不给则不限 · teaching points at most
  --yuan N         一次性经费（元），默认 1.68 亿 · money to spend once
  --buses N        校车辆数；不给则按快照 · school buses; those of the snapshot where absent
  --keep ID        必须保留的学校，可多次 · a school that stays; may be repeated
  --close ID       必须撤并的学校，可多次 · a school that closes; may be repeated
  --snapshot FILE  快照（.json），与 --population FILE 同用；不给则用样例县 X市 · a snapshot, with its table of births; X市 where absent
  --year YYYY      样例县用哪一年的快照，默认最后一年 · which snapshot of the sample
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
  junheng plan layout --replay layout.json`

const word = { type: 'string' } as const
const many = { type: 'string', multiple: true } as const
const options = { points: word, yuan: word, buses: word, keep: many, close: many, snapshot: word, population: word, year: word, seconds: word, effort: word, seed: word, out: word, replay: word, json: { type: 'boolean' } } as const

/** A whole layout of a county: which schools stay, close and grow, and who attends them. */
export const planLayoutCommand: Command = {
  help,
  async run(args, terminal) {
    const { values } = readArguments(args, options)
    const run = values.replay === undefined ? await runOnce('layout', await inputOf(values, terminal), planLayoutInThread, { wish: values, terminal }) : await replay<LayoutInput, LayoutRun>('layout', values.replay, planLayoutInThread, terminal)
    terminal.print(values.json ? JSON.stringify(summaryOf(run)) : sentence(run))
    return run.made !== null && run.violations.length === 0 ? exitCodes.ok : exitCodes.notMet
  },
}

interface Wish {
  readonly points?: string | undefined
  readonly yuan?: string | undefined
  readonly buses?: string | undefined
  readonly keep?: string[] | undefined
  readonly close?: string[] | undefined
  readonly effort?: string | undefined
  readonly seed?: string | undefined
  readonly snapshot?: string | undefined
  readonly population?: string | undefined
  readonly year?: string | undefined
}

async function inputOf(wish: Wish, terminal: Terminal): Promise<LayoutInput> {
  const { snapshot, population } = await planSource(wish, terminal)
  const pins = pinsOf(wish, snapshot)
  const wishes: CountyWishes = { ...usualWishes, ...pins, ...limitsOf(wish, snapshot), effort: positive('effort', wish.effort, 0.2), seed: positive('seed', wish.seed, 1) }
  return { snapshot, population, wishes, levelling: usualLevelling(snapshot) }
}

function limitsOf({ points, yuan, buses }: Wish, { vehicles = [] }: Snapshot): Pick<CountyWishes, 'points' | 'yuan' | 'buses'> {
  return { points: points === undefined ? null : positive('points', points, 1), yuan: positive('yuan', yuan, 168_000_000), buses: positive('buses', buses, Math.max(1, vehicles.length)) }
}

function pinsOf({ keep = [], close = [] }: Wish, { schools }: Snapshot): Pick<CountyWishes, 'keep' | 'close'> {
  const unknown = [...keep, ...close].filter((id) => !schools.some((school) => school.id === id))
  const torn = keep.filter((id) => close.includes(id))
  if (unknown.length > 0) throw new Failure(exitCodes.usage, `快照中没有学校 ${unknown.join('、')}。 The snapshot has no such schools.`)
  if (torn.length > 0) throw new Failure(exitCodes.usage, `${torn.join('、')} 不能既保留又撤并。 A school cannot both stay and close.`)
  return { keep, close }
}

function summaryOf({ outcome, made, violations, stoppedAt }: LayoutRun) {
  const { plan: _plan, broken: because, ...claims } = claimsOf(outcome)
  const common = { ...claims, stopped: stoppedAt !== null, because, violations }
  if (made === null) return { ...common, closed: [], opened: [], extended: [], moves: [], childrenMoved: null, spent: null }
  const { closed, opened = [], extended, moves } = made.decision
  return { ...common, closed, opened: opened.map(({ school }) => school.id), extended, moves, childrenMoved: moves.reduce((sum, { children }) => sum + children, 0), spent: made.spent }
}

function sentence(run: LayoutRun): string {
  const summary = summaryOf(run)
  const { status, stopped, closed, opened, extended, childrenMoved, spent, violations, because } = summary
  if (spent === null) return [`没有得出方案（${status}）。 No plan (${status}).`, ...because.map((each) => JSON.stringify(each))].join('\n')
  const yuan = Object.values(spent).reduce((sum, each) => sum + each, 0)
  const quality = qualityOf(summary)
  const near = status === 'stopped'
  return [
    `${near ? '没有得出合规的方案，最接近的一个：' : ''}撤并 ${closed.length} 所，新建 ${opened.length} 所，扩建 ${extended.length} 所；换校 ${childrenMoved} 人；用款 ${(yuan / 1e8).toFixed(2)} 亿元；${quality.zh}${stopped ? '，已提前停止' : ''}；违规 ${violations.length} 处。`,
    `${status}${stopped ? ', stopped early' : ''}${near ? ': no plan that keeps every rule was found; the nearest one' : ''}: ${closed.length} schools close, ${opened.length} are built, ${extended.length} extended; ${childrenMoved} children change school; ${quality.en}; ${violations.length} rules broken.`,
    ...violations.map(({ rule, where, value, limit }) => `${rule}\t${where ?? ''}\t${value} > ${limit}`),
  ].join('\n')
}
