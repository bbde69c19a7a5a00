import { seeded } from '../location/seeded.ts'
import { gapOf, type Outcome } from '../outcome.ts'
import { impossibleZones } from './impossible.ts'
import { checkZones, zonesCost, type ZonesPlan, type ZonesProblem, type ZonesViolation } from './problem.ts'
import { rebalance } from './rebalance.ts'
import { relieve } from './relieve.ts'
import { shorten } from './shorten.ts'
import { Zoning } from './zoning.ts'

export interface ZonesOptions {
  readonly stop?: () => boolean
  readonly onProgress?: (share: number, note?: ZonesNote) => void
}

/** The best so far: pupil-minutes, and pupils more than the zones may carry. */
export interface ZonesNote {
  readonly best: number
  readonly tooMany: number
}

/**
 * Model     Every tract in one zone; a zone holds its school's tract, hangs together, and carries at most loadMost × places; minimise
 *           pupils × minutes, and a weight for every family that zones split.
 * Method    Prices on places, as in the transportation problem: zones grow from their homes by minutes plus price, and the price of an
 *           overloaded zone rises. Then tracts move over borders, one at a time, where both zones still hang together, by annealing
 *           with the same prices going on to learn; chains of moves
 *           (relieve.ts) and moves that may pass through worse zones (rebalance.ts) take away what is left too many. The bound is the dual of the transportation problem under the same prices.
 * Effort    60 growths of O(borders · log) and 4 000 moves a tract at effort 1.
 * Promise   A plan that is called valid passes checkZones; what cannot exist is refused with its proof (impossible.ts).
 */
export function planZones(problem: ZonesProblem, { stop = () => false, onProgress }: ZonesOptions = {}): Outcome<ZonesPlan, ZonesViolation> {
  const because = impossibleZones(problem)
  if (because.length > 0) return { status: 'infeasible', because }
  const zoning = new Zoning(problem)
  const bound = balanced(problem, zoning, { stop, onProgress })
  if (problem.repairs) repair(problem, zoning, { stop, onProgress })
  shorten(zoning)
  return outcomeOf(problem, Array.from(zoning.zone), bound)
}

/** Grows zones to balance and lets them anneal, again while one is too full; answers the bound. */
function balanced(problem: ZonesProblem, zoning: Zoning, { stop, onProgress, ways = false }: Searching): number {
  const prices = new Float64Array(problem.zones.length)
  const bound = growToBalance(problem, zoning, { prices, stop, ways })
  for (let attempt = 0; attempt < attempts && (attempt === 0 || !stop()); attempt++) {
    anneal({ ...problem, seed: problem.seed + attempt }, zoning, prices, { stop, onProgress: (share, note) => onProgress?.((attempt + share) / attempts, note) })
    if (zoning.load.every((_, zone) => zoning.over(zone) === 0)) break
  }
  return bound
}

/** Where single moves found no valid zones: ways to pins that others cut off are laid first; then branches move whole. */
function repair(problem: ZonesProblem, zoning: Zoning, searching: Searching): void {
  if (problem.pins.length > 0 && isApart(problem, zoning) && !searching.stop()) balanced(problem, zoning, { ...searching, ways: true })
  if (zoning.load.some((_, zone) => zoning.over(zone) > 0)) rebalance(zoning, seeded(problem.seed), { steps: stepsOf(problem), stop: searching.stop, branches: true })
}

const isApart = (problem: ZonesProblem, zoning: Zoning): boolean => checkZones(problem, Array.from(zoning.zone)).some(({ rule }) => rule === 'apart')

interface Searching {
  readonly stop: () => boolean
  readonly onProgress: ZonesOptions['onProgress']
  /** Ways to the pins are laid before anything grows, where others would cut them off. */
  readonly ways?: boolean
}

function outcomeOf(problem: ZonesProblem, plan: ZonesPlan, bound: number): Outcome<ZonesPlan, ZonesViolation> {
  const broken = checkZones(problem, plan)
  if (broken.length > 0) return { status: 'stopped', plan, broken, bound }
  const objective = zonesCost(problem, plan)
  return bound >= objective - 1e-9 ? { status: 'optimal', plan, objective, bound: objective, gap: 0 } : { status: 'feasible', plan, objective, bound, gap: gapOf(objective, bound) }
}

const growths = 60
/** How often the annealing begins again while a zone is too full. */
const attempts = 4

/** Grows zones again and again while prices learn where places are short; keeps the least overloaded growth. Answers the best bound. */
function growToBalance(problem: ZonesProblem, zoning: Zoning, { prices, stop, ways }: { readonly prices: Float64Array; readonly stop: () => boolean; readonly ways: boolean }): number {
  let [best, least, bound]: [Int32Array | undefined, number, number] = [undefined, Infinity, 0]
  for (let k = 0; k < growths && !(best && stop()); k++) {
    grow(problem, zoning, prices, ways)
    const over = zoning.load.reduce((sum, _, zone) => sum + zoning.over(zone), 0)
    if (over < least) [best, least] = [zoning.zone.slice(), over]
    bound = Math.max(bound, transportBound(problem, zoning, prices))
    const step = 4 / (1 + k / 10)
    for (let zone = 0; zone < prices.length; zone++) prices[zone] = Math.max(0, prices[zone]! + (step * (zoning.load[zone]! - zoning.most[zone]!)) / Math.max(1, zoning.most[zone]!))
  }
  zoning.clear()
  best?.forEach((zone, tract) => zoning.assign(tract, zone))
  return bound
}

/** The dual of the transportation problem: each tract to its cheapest zone under the prices, less what the places are worth. */
function transportBound({ tracts, zones }: ZonesProblem, zoning: Zoning, prices: Float64Array): number {
  let bound = 0
  for (let tract = 0; tract < tracts.length; tract++) {
    let cheapest = Infinity
    for (let zone = 0; zone < zones.length; zone++) cheapest = Math.min(cheapest, zoning.perPupil(tract, zone) + prices[zone]!)
    bound += zoning.pupils[tract]! * cheapest
  }
  return prices.reduce((left, price, zone) => left - price * zoning.most[zone]!, bound)
}

/** From the homes outwards, the cheapest border first: every zone hangs together. Homes and pins are first; a pin joins when its zone reaches it. */
function grow(problem: ZonesProblem, zoning: Zoning, prices: Float64Array, ways: boolean): void {
  const { tracts, zones, pins } = problem
  zoning.clear()
  const pinOf = new Map(pins.map(({ tract, zone }) => [tract, zone]))
  zones.forEach(({ home }, zone) => pinOf.set(home, zone))
  const queue = new BorderQueue()
  const offer = (tract: number, zone: number) => {
    for (let k = zoning.first[tract]!; k < zoning.first[tract + 1]!; k++) {
      const next = zoning.neighbour[k]!
      if (zoning.zone[next] === -1 && (pinOf.get(next) ?? zone) === zone) queue.push(zoning.perPupil(next, zone) + prices[zone]!, next, zone)
    }
  }
  zones.forEach(({ home }, zone) => zoning.assign(home, zone))
  const laid = ways ? layWays(problem, zoning, pinOf) : []
  zones.forEach(({ home }, zone) => offer(home, zone))
  for (const tract of laid) offer(tract, zoning.zone[tract]!)
  for (let border = queue.pop(); border; border = queue.pop()) {
    const { tract, zone } = border
    if (zoning.zone[tract] !== -1) continue
    zoning.assign(tract, zone)
    offer(tract, zone)
  }
  for (let tract = 0; tract < tracts.length; tract++) if (zoning.zone[tract] === -1) zoning.assign(tract, pinOf.get(tract) ?? 0)
}

/** Joins every pin to its zone before anything grows; answers the tracts that this took. */
function layWays({ pins }: ZonesProblem, zoning: Zoning, pinOf: ReadonlyMap<number, number>): readonly number[] {
  return pins.flatMap(({ tract, zone }) => {
    const way = zoning.zone[tract] === -1 ? wayTo(tract, zone, { zoning, pinOf }) : []
    for (const at of way) zoning.assign(at, zone)
    return way
  })
}

/** The fewest tracts that join a pin to its zone, through those that are still free; none where there is no such way. */
function wayTo(pin: number, zone: number, { zoning, pinOf }: { readonly zoning: Zoning; readonly pinOf: ReadonlyMap<number, number> }): readonly number[] {
  const cameFrom = new Map([[pin, pin]])
  for (const [at] of cameFrom) {
    for (let k = zoning.first[at]!; k < zoning.first[at + 1]!; k++) {
      const next = zoning.neighbour[k]!
      if (zoning.zone[next] === zone) return backTo(pin, at, cameFrom)
      if (!cameFrom.has(next) && zoning.zone[next] === -1 && (pinOf.get(next) ?? zone) === zone) cameFrom.set(next, at)
    }
  }
  return []
}

function backTo(pin: number, from: number, cameFrom: ReadonlyMap<number, number>): readonly number[] {
  const way = [from]
  while (way.at(-1) !== pin) way.push(cameFrom.get(way.at(-1)!)!)
  return way
}

const movesATract = 4000
/** Steps of rebalance.ts at effort 1, where a zone is still too full after an annealing: the fewer of both. */
const rebalancingSteps = 40_000
const rebalancingStepsATract = 100
const stepsOf = ({ tracts, effort }: ZonesProblem) => Math.round(Math.min(rebalancingSteps, rebalancingStepsATract * tracts.length) * effort)

/** Moves over borders while it cools; prices go on learning, and a pupil too many costs more and more. Ends with the best zones it saw. */
function anneal(problem: ZonesProblem, zoning: Zoning, prices: Float64Array, { stop, onProgress }: Required<ZonesOptions>): void {
  const { tracts, effort, seed } = problem
  const random = seeded(seed)
  const moves = Math.round(movesATract * tracts.length * effort)
  const usual = zoning.pupils.reduce((sum, pupils) => sum + pupils, 0) / Math.max(1, tracts.length)
  const learnEvery = 3 * tracts.length
  const best = new BestZones(zoning)
  for (let move = 0; move < moves; move++) {
    const share = move / moves
    if (move % learnEvery === 0) {
      if (stop()) break
      best.look()
      onProgress(share, best.note)
      if (share < 0.97) learn(zoning, prices)
    }
    tryMove(zoning, random, { prices, heat: usual * (3 * (1 - share) ** 3 + (share < 0.97 ? 0.25 : 0)), overPrice: 4 + 150 * share ** 2 })
  }
  best.look()
  best.restore()
  relieve(zoning)
  rebalance(zoning, random, { steps: stepsOf(problem), stop })
}

/** The price of a zone follows its load, slowly. */
function learn(zoning: Zoning, prices: Float64Array): void {
  for (let zone = 0; zone < prices.length; zone++) {
    const beyond = (zoning.load[zone]! - zoning.most[zone]!) / Math.max(1, zoning.most[zone]!)
    prices[zone] = Math.max(0, prices[zone]! + (beyond > 0 ? Math.max(0.2, 2 * beyond) : beyond))
  }
}

/** The zones with the fewest pupils too many, then the fewest minutes. */
class BestZones {
  readonly #zoning: Zoning
  #zone: Int32Array
  #over = Infinity
  #cost = Infinity

  constructor(zoning: Zoning) {
    this.#zoning = zoning
    this.#zone = zoning.zone.slice()
  }

  look(): void {
    const over = this.#zoning.load.reduce((sum, _, zone) => sum + this.#zoning.over(zone), 0)
    if (over > this.#over + 1e-9) return
    const cost = this.#zoning.zone.reduce((sum, zone, tract) => sum + this.#zoning.cost(tract, zone), 0)
    if (over > this.#over - 1e-9 && cost >= this.#cost) return
    ;[this.#over, this.#cost, this.#zone] = [over, cost, this.#zoning.zone.slice()]
  }

  get note(): ZonesNote {
    return { best: Math.round(this.#cost), tooMany: Math.ceil(this.#over) }
  }

  restore(): void {
    this.#zoning.clear()
    this.#zone.forEach((zone, tract) => this.#zoning.assign(tract, zone))
  }
}

interface Terms {
  readonly prices: Float64Array
  readonly heat: number
  readonly overPrice: number
}

function tryMove(zoning: Zoning, random: () => number, { prices, heat, overPrice }: Terms): void {
  const tract = Math.floor(random() * zoning.zone.length)
  const borders = zoning.first[tract + 1]! - zoning.first[tract]!
  const neighbour = zoning.neighbour[zoning.first[tract]! + Math.floor(random() * borders)]
  if (neighbour === undefined || zoning.isFixed(tract)) return
  const from = zoning.zone[tract]!
  const to = zoning.zone[neighbour]!
  if (from === to) return
  const pupils = zoning.pupils[tract]!
  const over = zoning.over(from, -pupils) - zoning.over(from) + zoning.over(to, pupils) - zoning.over(to)
  const delta = zoning.cost(tract, to) - zoning.cost(tract, from) + pupils * (prices[to]! - prices[from]!) + overPrice * over
  if ((delta <= 0 || random() < Math.exp(-delta / Math.max(heat, 1e-9))) && zoning.canLeave(tract)) zoning.assign(tract, to)
}

/** The cheapest border first; equal ones in the order they came. A binary heap. */
class BorderQueue {
  readonly #heap: { readonly cost: number; readonly order: number; readonly tract: number; readonly zone: number }[] = []
  #pushed = 0

  push(cost: number, tract: number, zone: number): void {
    const heap = this.#heap
    let at = heap.push({ cost, order: this.#pushed++, tract, zone }) - 1
    while (at > 0 && this.#before(at, (at - 1) >> 1)) at = this.#exchange(at, (at - 1) >> 1)
  }

  pop(): { readonly tract: number; readonly zone: number } | undefined {
    const heap = this.#heap
    const [top, last] = [heap[0], heap.pop()]
    if (top === undefined || last === undefined || heap.length === 0) return top
    heap[0] = last
    for (let at = 0; ; ) {
      const [left, right] = [2 * at + 1, 2 * at + 2]
      const child = right < heap.length && this.#before(right, left) ? right : left
      if (child >= heap.length || !this.#before(child, at)) return top
      at = this.#exchange(at, child)
    }
  }

  #before(a: number, b: number): boolean {
    const [one, other] = [this.#heap[a]!, this.#heap[b]!]
    return one.cost < other.cost || (one.cost === other.cost && one.order < other.order)
  }

  #exchange(a: number, b: number): number {
    ;[this.#heap[a], this.#heap[b]] = [this.#heap[b]!, this.#heap[a]!]
    return b
  }
}
