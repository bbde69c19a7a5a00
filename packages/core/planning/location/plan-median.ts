import type { Outcome } from '../outcome.ts'
import { gapOf } from '../outcome.ts'
import { fixedClosed, fixedOpen, free, MedianDual, nearLists, type NearLists } from './median-bound.ts'
import { medianCost, type MedianPlan, type MedianProblem } from './median-problem.ts'
import { improveBySwaps } from './median-swaps.ts'

/**
 * Model     minimise Σ_i min over open j of d_ij, with exactly `open` open sites.
 * Method    A subgradient walk on the Lagrangian dual gives a bound and, on its way, sets of sites from which swaps search. What the
 *           gap excludes is fixed; branch and bound on the sites, with the same dual at every node, closes the rest.
 * Effort    O(sites × customers) a step; some hundred steps at the root, some ten a node.
 * Promise   The plan is valid, the bound is proven by its multipliers; same problem, same plan unless it is stopped.
 */
export function planMedian(problem: MedianProblem, { stop = () => false }: { readonly stop?: () => boolean } = {}): Outcome<MedianPlan, string> {
  if (problem.open < 1 || problem.open > problem.sites) return { status: 'infeasible', because: [`${problem.open} of ${problem.sites} sites cannot be open`] }
  const search = new MedianSearch(problem, stop)
  const bound = search.run()
  const plan = Array.from(search.best).toSorted((a, b) => a - b)
  const objective = search.cost
  if (bound >= objective) return { status: 'optimal', plan, objective, bound: objective, gap: 0 }
  return { status: 'feasible', plan, objective, bound, gap: gapOf(objective, bound) }
}

/** How a walk goes: its steps, how many without gain before they are halved, how often a set is tried. */
interface Pace {
  readonly steps: number
  readonly step: number
  readonly patience: number
  readonly tryEvery: number
}

const rootPace: Pace = { steps: 600, step: 2, patience: 12, tryEvery: 5 }
const nodePace: Pace = { steps: 40, step: 0.6, patience: 4, tryEvery: 40 }

class MedianSearch {
  readonly #problem: MedianProblem
  readonly #near: NearLists
  readonly #stop: () => boolean
  /** Where all distances are whole numbers, so is every cost: a bound is as good as the next one up. */
  readonly #unit: number
  best: Int32Array
  cost = Infinity
  readonly #seen = new Set<string>()
  #promise = Infinity

  constructor(problem: MedianProblem, stop: () => boolean) {
    this.#problem = problem
    this.#stop = stop
    this.#near = nearLists(problem)
    this.#unit = problem.distance.every((d) => Number.isInteger(d)) ? 1 : 0
    this.best = Int32Array.from({ length: problem.open }, (_, site) => site)
    this.#try(this.best, new Uint8Array(problem.sites))
  }

  /** Answers the proven bound. */
  run(): number {
    return this.#solve(new Uint8Array(this.#problem.sites), firstMultipliers(this.#problem), rootPace)
  }

  /** The bound of everything below a node: its own, or the least of its two halves. */
  #solve(fixed: Uint8Array, multipliers: Float64Array, pace: Pace): number {
    const only = onlyChoice(fixed, this.#problem.open)
    if (only) return this.#leaf(only)
    const dual = new MedianDual(this.#problem, this.#near, multipliers)
    const bound = this.#climb(dual, fixed, pace)
    if (this.#isClosed(bound) || this.#stop()) return this.#roundedUp(bound)
    const left = onlyChoice(fixed, this.#problem.open)
    if (left) return this.#leaf(left)
    const site = mostWanted(dual.worth, fixed)
    const half = (decision: number) => this.#solve(withDecision(fixed, site, decision), multipliers.slice(), nodePace)
    const opened = half(fixedOpen)
    return Math.max(this.#roundedUp(bound), Math.min(opened, half(fixedClosed)))
  }

  /** One set is left, or none that is large enough: its cost is the bound. */
  #leaf(sites: Int32Array): number {
    if (sites.length < this.#problem.open) return Infinity
    const cost = medianCost(this.#problem, Array.from(sites))
    if (cost < this.cost) [this.cost, this.best] = [cost, sites]
    return cost
  }

  /** Walks up the dual; tries the sets it passes, and fixes what the gap excludes. The multipliers end at the best bound. */
  #climb(dual: MedianDual, fixed: Uint8Array, pace: Pace): number {
    const chosen = new Int32Array(this.#problem.open)
    const top = dual.multipliers.slice()
    const before = top.slice()
    let [best, since] = [-Infinity, 0]
    dual.step = pace.step
    for (let k = 0; k < pace.steps && dual.step > 0.005 && !this.#isClosed(best) && !this.#stop(); k++) {
      before.set(dual.multipliers)
      const bound = dual.walk(fixed, this.cost, chosen)
      if (bound > best) {
        top.set(before)
        ;[best, since] = [bound, 0]
        this.#fix(dual.worth, fixed, chosen, bound)
      } else if (++since >= pace.patience) {
        dual.step /= 2
        since = 0
      }
      if (k % pace.tryEvery === 0) this.#try(chosen, fixed)
    }
    dual.multipliers.set(top)
    return Math.max(best, dual.bound(fixed, chosen))
  }

  /** A site is out when opening it, or in when closing it, would lift the bound to what is already known. */
  #fix(worth: Float64Array, fixed: Uint8Array, chosen: Int32Array, bound: number): void {
    const isChosen = new Uint8Array(fixed.length)
    for (const site of chosen) isChosen[site] = 1
    const undecided = Array.from(fixed.keys()).filter((site) => fixed[site] === free)
    const [inside, outside] = [undecided.filter((site) => isChosen[site] === 1), undecided.filter((site) => isChosen[site] === 0)]
    const dearest = inside.reduce((most, site) => Math.max(most, worth[site]!), -Infinity)
    const cheapest = outside.reduce((least, site) => Math.min(least, worth[site]!), Infinity)
    for (const site of inside) if (this.#isClosed(bound - worth[site]! + cheapest)) fixed[site] = fixedOpen
    for (const site of outside) if (this.#isClosed(bound + worth[site]! - dearest)) fixed[site] = fixedClosed
  }

  #roundedUp(bound: number): number {
    return this.#unit === 1 ? Math.ceil(bound - 1e-6) : bound
  }

  #isClosed(bound: number): boolean {
    return this.#unit === 1 ? bound > this.cost - 1 + 1e-6 : bound >= this.cost * (1 - 1e-9)
  }

  /** Swaps from a set of sites, once from each, and only from sets that promise something: the best so far, by a little more. */
  #try(sites: Int32Array, fixed: Uint8Array): void {
    const key = Array.from(sites).toSorted((a, b) => a - b).join()
    const promise = medianCost(this.#problem, Array.from(sites))
    if (this.#seen.has(key) || promise > this.#promise * 1.02) return
    this.#seen.add(key)
    this.#promise = Math.min(this.#promise, promise)
    const plan = sites.slice()
    const cost = improveBySwaps(this.#problem, plan, closedSites(fixed), this.#stop)
    if (cost < this.cost) [this.cost, this.best] = [cost, plan]
  }
}

const closedSites = (fixed: Uint8Array) => fixed.map((decision) => (decision === fixedClosed ? 1 : 0))

function withDecision(fixed: Uint8Array, site: number, decision: number): Uint8Array {
  const next = fixed.slice()
  next[site] = decision
  return next
}

/** The open sites where nothing is left to choose: enough are found, or all that may be open are needed (and may still be too few). */
function onlyChoice(fixed: Uint8Array, open: number): Int32Array | undefined {
  const sites = Int32Array.from(fixed.keys())
  const found = sites.filter((site) => fixed[site] === fixedOpen)
  if (found.length >= open) return found
  const possible = sites.filter((site) => fixed[site] !== fixedClosed)
  return possible.length <= open ? possible : undefined
}

/** The free site that is worth most under the multipliers. */
function mostWanted(worth: Float64Array, fixed: Uint8Array): number {
  let best = -1
  for (let site = 0; site < fixed.length; site++) if (fixed[site] === free && (best < 0 || worth[site]! < worth[best]!)) best = site
  return best
}

/** Each customer's distance to its nearest sites, as far as one in `open` reaches. */
function firstMultipliers({ customers, sites, distance, open }: MedianProblem): Float64Array {
  const rank = Math.min(sites - 1, Math.max(1, Math.round(sites / open / 2)))
  return Float64Array.from({ length: customers }, (_, i) => Float64Array.from({ length: sites }, (_, site) => distance[site * customers + i]!).toSorted()[rank]!)
}
