import type { Zoning } from './zoning.ts'

/** Steps that a tract rests after it was moved, at least, and at most so many more. */
const rest = 8
const restMore = 12
/** A step asks whether to stop once in so many. */
const askEvery = 500

interface Rebalancing {
  readonly zoning: Zoning
  readonly random: () => number
  /** What a pupil too many costs, by zone; it rises where zones stay too full, so that the search leaves the spot (breakout local search). */
  readonly price: Float64Array
  /** By tract: the step until which it rests. */
  readonly resting: Int32Array
  readonly branches: boolean
}

export interface RebalancingOptions {
  readonly steps: number
  readonly stop: () => boolean
  /** A tract whose leaving would cut others off takes them with it. */
  readonly branches?: boolean
}

/**
 * Moves tracts out of zones that carry too many, the best move first even where it makes another zone too full, until none is or the steps are over.
 * Ends with the zones that carried fewest too many.
 */
export function rebalance(zoning: Zoning, random: () => number, { steps, stop, branches = false }: RebalancingOptions): void {
  const search: Rebalancing = { zoning, random, price: new Float64Array(zoning.load.length).fill(1), resting: new Int32Array(zoning.zone.length), branches }
  let [least, best] = [tooMany(zoning), zoning.zone.slice()]
  for (let step = 1; step <= steps && least > 0; step++) {
    if (step % askEvery === 0 && stop()) break
    moveOnce(search, step)
    const now = tooMany(zoning)
    if (now < least - 1e-9) [least, best] = [now, zoning.zone.slice()]
  }
  zoning.clear()
  best.forEach((zone, tract) => zoning.assign(tract, zone))
}

function tooMany(zoning: Zoning): number {
  let sum = 0
  for (let zone = 0; zone < zoning.load.length; zone++) sum += zoning.over(zone)
  return sum
}

/** The best move out of a zone that is too full, drawn by lot; where none helps, such zones grow dearer. */
function moveOnce(search: Rebalancing, step: number): void {
  const { zoning, random, price, resting } = search
  const full = [...zoning.load.keys()].filter((zone) => zoning.over(zone) > 0)
  const { group, to, worth } = bestMove(search, full[Math.floor(random() * full.length)]!, step)
  if (worth > -1e-3) for (const zone of full) price[zone]! += 0.2
  for (const tract of group) {
    zoning.assign(tract, to)
    resting[tract] = step + rest + Math.floor(random() * restMore)
  }
}

/** Tracts that go together, and where to. */
interface Move {
  readonly group: readonly number[]
  readonly to: number
  readonly worth: number
}

function bestMove({ zoning, random, price, resting, branches }: Rebalancing, from: number, step: number): Move {
  let best: Move = { group: [], to: -1, worth: Infinity }
  for (const tract of zoning.tractsOf(from)) {
    if (zoning.isFixed(tract) || resting[tract]! > step) continue
    const group = branches ? [tract, ...zoning.cutOffWithout(tract)] : [tract]
    if (group.some((each) => zoning.isFixed(each))) continue
    for (const to of zoning.beside(tract)) {
      const worth = worthOf(zoning, price, group, to) + 1e-6 * random()
      if (worth < best.worth && (branches || zoning.canLeave(tract))) best = { group, to, worth }
    }
  }
  return best
}

/** What a move changes: pupils too many at the zones' prices, and a little for the minutes. */
function worthOf(zoning: Zoning, price: Float64Array, group: readonly number[], to: number): number {
  const from = zoning.zone[group[0]!]!
  let [pupils, minutes] = [0, 0]
  for (const tract of group) {
    pupils += zoning.pupils[tract]!
    minutes += zoning.cost(tract, to) - zoning.cost(tract, from)
  }
  const change = price[from]! * (zoning.over(from, -pupils) - zoning.over(from)) + price[to]! * (zoning.over(to, pupils) - zoning.over(to))
  return change + 1e-5 * minutes
}
