/** 均衡: how evenly the children's time on board and the buses' work are spread in a plan, from its runs as they are shown. */
import { grouped } from '../../county/grouped.ts'
import type { RunView } from './plan-view.ts'

export interface BusBalanceFigures {
  /** Minutes on board by child. */
  readonly rides: Spread
  /** Minutes on board, the mean of each village's children, by village. */
  readonly villages: Spread
  /** Minutes from the first halt to the end of the last, by run. */
  readonly work: Spread
}

/** Minutes; 差异系数 is the standard deviation by the mean, null where there is nothing to compare. */
export interface Spread {
  readonly mean: number
  /** Nine in ten are no longer than this. */
  readonly ninth: number
  readonly longest: number
  readonly coefficient: number | null
}

export function balanceOf(runs: readonly Pick<RunView, 'halts'>[]): BusBalanceFigures {
  const boardings = runs.flatMap(boardingsOf)
  const villages = [...grouped(boardings, ({ village }) => village).values()]
  return {
    rides: spreadOf(boardings),
    villages: spreadOf(villages.map((own) => ({ minutes: meanOf(own), weight: 1 }))),
    work: spreadOf(runs.flatMap(({ halts }) => (halts.length === 0 ? [] : [{ minutes: (halts.at(-1)!.leave - halts[0]!.arrive) / 60_000, weight: 1 }]))),
  }
}

interface Weighed {
  readonly minutes: number
  readonly weight: number
}

/** Those who board at a halt: their village, and how long they ride. */
function boardingsOf({ halts }: Pick<RunView, 'halts'>): readonly (Weighed & { readonly village: string })[] {
  return halts.flatMap(({ isSchool, id, goal, leave, children }, i) => {
    const arrival = halts.slice(i).find((later) => later.isSchool && later.id === goal)
    return isSchool || arrival === undefined ? [] : [{ village: id, minutes: (arrival.arrive - leave) / 60_000, weight: children }]
  })
}

const weightOf = (values: readonly Weighed[]): number => values.reduce((sum, { weight }) => sum + weight, 0)
const meanOf = (values: readonly Weighed[]): number => values.reduce((sum, { minutes, weight }) => sum + minutes * weight, 0) / Math.max(1, weightOf(values))

function spreadOf(values: readonly Weighed[]): Spread {
  const mean = meanOf(values)
  const squares = values.reduce((sum, { minutes, weight }) => sum + weight * (minutes - mean) ** 2, 0)
  const longest = values.reduce((most, { minutes }) => Math.max(most, minutes), 0)
  return { mean, ninth: ninthOf(values), longest, coefficient: mean === 0 ? null : Math.sqrt(squares / weightOf(values)) / mean }
}

function ninthOf(values: readonly Weighed[]): number {
  const most = 0.9 * weightOf(values)
  let reached = 0
  for (const { minutes, weight } of values.toSorted((a, b) => a.minutes - b.minutes)) {
    reached += weight
    if (reached >= most) return minutes
  }
  return 0
}
