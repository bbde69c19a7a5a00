import type { Stage } from '../../county/kinds.ts'
import { balanceOf, risenIn, type BalanceRow } from './balance.ts'
import { exchangeBlocks } from './block-exchange.ts'
import { seedOf } from './lottery.ts'
import { rankedTeachers } from './order.ts'
import type { Placement, Round, Sha256 } from './round.ts'
import { canonical, countBy, leftIn, runRound } from './run-round.ts'

/** What a round comes to, so that two ways to run it can be told apart by figures. */
export interface RoundFigures {
  readonly voluntary: number
  readonly compulsory: number
  /** Posts declared that nobody took, and teachers above the need of their cells. */
  readonly postsLeft: number
  readonly surplusLeft: number
  /** In points of hardship, of the compulsory phase; null where there is none. */
  readonly hardship: number | null
  readonly balance: readonly BalanceRow[]
  /** Coefficients that rise, `primary/backbone`. */
  readonly risen: readonly string[]
  /** 课程覆盖: of the posts that a stage and subject needs in all schools together, how many are filled where they are needed. */
  readonly cover: readonly { readonly stage: Stage; readonly subject: string; readonly need: number; readonly filled: number }[]
  /** Recruits that the moves save a year, and what the moves cost once; yuan. */
  readonly money: { readonly saved: number; readonly moving: number }
}

export interface Prices {
  /** Of a recruit a year. */
  readonly yuan: number
  readonly movingYuan: number
}

/** One way to run a round. */
export interface Way {
  /** `asIs`; `asked`; `without/0` for the first distribution target; `withoutAll`; `replacement` for the other answer to it; `exchange`. */
  readonly way: string
  readonly figures: RoundFigures
}

/**
 * A round as it stands beside itself without each of its distribution targets, with the other answer to replacement, and beside the block exchange: what each
 * rule costs is the difference. `asked` is the same round changed in thought (quotas, schools closed). Whatever needs the lottery takes what is
 * known of it so far, so that before the values are revealed this is no forecast of ties.
 */
export function compareWays(round: Round, asked: Round | null, { sha256, prices }: { readonly sha256: Sha256; readonly prices: Prices }): readonly Way[] {
  const { rules } = round
  const ran = (way: string, changed: Round): Way => ({ way, figures: figuresOf(changed, runFor(changed, sha256), prices) })
  return [
    ran('asIs', round),
    ...(asked === null ? [] : [ran('asked', asked)]),
    ...rules.keep.map((_, i) => ran(`without/${i}`, { ...round, rules: { ...rules, keep: rules.keep.toSpliced(i, 1) } })),
    ...(rules.keep.length > 1 ? [ran('withoutAll', { ...round, rules: { ...rules, keep: [] } })] : []),
    ran('replacement', { ...round, rules: { ...rules, replacement: !rules.replacement } }),
    { way: 'exchange', figures: figuresOf(round, exchangeFor(round, sha256), prices) },
  ]
}

interface Outcome {
  readonly placements: readonly Placement[]
  readonly hardship: number | null
}

function runFor(round: Round, sha256: Sha256): Outcome {
  const { placements, certificate } = runRound(round, sha256)!
  return { placements, hardship: certificate.hardship }
}

function exchangeFor(given: Round, sha256: Sha256): Outcome {
  const round = canonical(given)
  const taken = exchangeBlocks(round, rankedTeachers(round, sha256, seedOf(sha256, round.id, round.lottery)))
  return { placements: [...taken].map(([teacher, cell]): Placement => ({ teacher, cell, phase: 'voluntary', overQuota: false })), hardship: null }
}

/** Counts of an outcome; every post filled from within is a recruit saved. */
export function figuresOf(round: Round, { placements, hardship }: Outcome, prices: Prices): RoundFigures {
  const left = leftIn(round, placements)
  const balance = balanceOf(round, placements)
  const filled = placements.length - exchanged(round, placements)
  return {
    voluntary: placements.filter(({ phase }) => phase === 'voluntary').length,
    compulsory: placements.filter(({ phase }) => phase === 'compulsory').length,
    postsLeft: left.reduce((sum, { vacancies }) => sum + vacancies, 0),
    surplusLeft: left.reduce((sum, { surplus }) => sum + surplus, 0),
    hardship, balance,
    risen: risenIn(balance).map(({ stage, indicator }) => `${stage}/${indicator}`),
    cover: coverOf(round, placements),
    money: { saved: filled * prices.yuan, moving: placements.length * prices.movingYuan },
  }
}

/** Arrivals that fill no post: in cells beyond what they declared. */
function exchanged({ cells }: Round, placements: readonly Placement[]): number {
  const arrived = countBy(placements.map(({ cell }) => cell))
  return cells.reduce((sum, { id, vacancies }) => sum + Math.max(0, (arrived.get(id) ?? 0) - vacancies), 0)
}

function coverOf({ cells, teachers }: Round, placements: readonly Placement[]): RoundFigures['cover'] {
  const homes = new Map(teachers.map(({ id, cell }) => [id, cell]))
  const arrived = countBy(placements.map(({ cell }) => cell))
  const gone = countBy(placements.map(({ teacher }) => homes.get(teacher)!))
  const groups = new Map<string, { stage: Stage; subject: string; need: number; filled: number }>()
  for (const { id, stage, subject, have, need } of cells) {
    if (need === 0) continue
    const group = groups.get(`${stage}/${subject}`) ?? groups.set(`${stage}/${subject}`, { stage, subject, need: 0, filled: 0 }).get(`${stage}/${subject}`)!
    group.need += need
    group.filled += Math.min(need, have + (arrived.get(id) ?? 0) - (gone.get(id) ?? 0))
  }
  return [...groups].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group)
}
