import { acceptDeferred, type Acceptance } from './deferred-acceptance.ts'
import { marketOf, type Market } from './market.ts'
import type { Ranked } from './order.ts'
import type { Round } from './round.ts'

export interface Step {
  readonly teacher: string
  readonly cell: string
  /** Who is refused by this proposal: the proposer, another, or nobody. */
  readonly refused: string | null
}

export interface Voluntary {
  readonly market: Market
  readonly acceptance: Acceptance
  /** By teacher of the order: the cell's number, or −1. */
  readonly cellOf: Int32Array
  readonly trace: readonly Step[]
  /** Couples who applied together and could not have places in one township: both stay, as if they had not applied. */
  readonly withdrawn: readonly (readonly [string, string])[]
}

/**
 * 跨校竞聘. Couples who apply together are placed in one township or not at all: while one is not, the couple that stands lowest in the order is
 * taken out and the phase runs anew. Every other promise of the mechanism holds for teachers who do not apply as a couple.
 */
export function runVoluntary(round: Round, ranked: readonly Ranked[]): Voluntary {
  const townships = new Map(round.schools.map(({ id, township }) => [id, township]))
  const couples = couplesIn(ranked)
  const withdrawn: (readonly [string, string])[] = []
  for (;;) {
    const market = marketOf(round, ranked, new Set(withdrawn.flat()))
    const trace: Step[] = []
    const acceptance = acceptDeferred(market, (arc, refused) => trace.push(stepOf(round, ranked, market, [arc, refused])))
    const cellOf = Int32Array.from(acceptance.arc, (arc) => (arc === -1 ? -1 : market.cell[arc]!))
    const placeOf = (t: number) => (cellOf[t] === -1 ? null : townships.get(round.cells[cellOf[t]!]!.school)!)
    const apart = couples.findLast(([a, b]) => placeOf(a) !== placeOf(b))
    if (apart === undefined) return { market, acceptance, cellOf, trace, withdrawn }
    withdrawn.push([ranked[apart[0]]!.teacher.id, ranked[apart[1]]!.teacher.id])
  }
}

/** Couples who apply together, by number in the order; those whose better half stands first come first. */
function couplesIn(ranked: readonly Ranked[]): readonly (readonly [number, number])[] {
  const number = new Map(ranked.map(({ teacher }, i) => [teacher.id, i]))
  return ranked.flatMap(({ teacher }, i) => {
    const other = teacher.together === true && teacher.partner !== undefined ? number.get(teacher.partner) : undefined
    return other !== undefined && i < other ? [[i, other] as const] : []
  })
}

function stepOf({ cells }: Round, ranked: readonly Ranked[], market: Market, [arc, refused]: readonly [number, number]): Step {
  const teacher = ranked[ownerOf(market, arc)]!.teacher.id
  return { teacher, cell: cells[market.cell[arc]!]!.id, refused: refused === -1 ? null : ranked[ownerOf(market, refused)]!.teacher.id }
}

/** The teacher of an arc, by halving. */
export function ownerOf({ start }: Pick<Market, 'start'>, arc: number): number {
  let low = 0
  let high = start.length - 1
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (start[middle]! <= arc) low = middle
    else high = middle
  }
  return low
}
