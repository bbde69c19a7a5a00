import type { AssignmentProblem } from './assignment-problem.ts'

/**
 * By site, what may be decided of it: level 0 is closed, level k is open in its size number k − 1. Both ends belong to the range;
 * a range whose highest is below its lowest has no plan.
 */
export interface Levels {
  readonly lowest: Uint8Array
  readonly highest: Uint8Array
}

export function allLevels({ sites, firstSize }: AssignmentProblem): Levels {
  return { lowest: new Uint8Array(sites), highest: Uint8Array.from({ length: sites }, (_, site) => firstSize[site + 1]! - firstSize[site]!) }
}

/** Each customer's fourth cheapest arc: where a walk begins. */
export function firstMultipliers({ customers, first, cost }: AssignmentProblem): Float64Array {
  return Float64Array.from({ length: customers }, (_, i) => {
    const costs = cost.subarray(first[i]!, first[i + 1]!).toSorted()
    return costs[Math.min(3, costs.length - 1)]!
  })
}

/**
 * The Lagrangian dual of the assignment problem: "each customer is served once" is priced by a multiplier, so that every site is a
 * knapsack of its own over its sizes, solved exactly by dynamic programming. Its bound is at least that of the linear relaxation
 * with every strong link. Minimum loads are left out: that only lowers the bound.
 */
export class AssignmentDual {
  readonly multipliers: Float64Array
  /** How often each customer was served under the last multipliers. */
  readonly served: Int32Array
  /** By site: the least value of being open under the last multipliers; it is closed where that is positive. */
  readonly openValue: Float64Array
  /** By site: the level it takes under the last multipliers. */
  readonly level: Uint8Array
  /** By arc: what forcing it would add to the bound. */
  readonly penalty: Float64Array
  readonly #problem: AssignmentProblem
  readonly #bySite: { readonly first: Int32Array; readonly arc: Int32Array; readonly customer: Int32Array }
  readonly #worth: Float64Array
  readonly #taken: Uint8Array
  readonly #mostWeight: number
  readonly #direction: Float64Array

  constructor(problem: AssignmentProblem) {
    this.#problem = problem
    this.#bySite = arcsBySite(problem)
    this.multipliers = new Float64Array(problem.customers)
    this.served = new Int32Array(problem.customers)
    this.#direction = new Float64Array(problem.customers)
    this.openValue = new Float64Array(problem.sites)
    this.level = new Uint8Array(problem.sites)
    this.penalty = new Float64Array(problem.cost.length)
    this.#mostWeight = problem.capacity.reduce((a, b) => Math.max(a, b), 0)
    this.#worth = new Float64Array(this.#mostWeight + 1)
    const mostArcs = problem.sites === 0 ? 0 : Math.max(...Array.from({ length: problem.sites }, (_, j) => this.#bySite.first[j + 1]! - this.#bySite.first[j]!))
    this.#taken = new Uint8Array((this.#mostWeight + 1) * Math.min(mostArcs, takenLimit))
  }

  /** The bound of the multipliers as they stand; arcs marked 1 are out, sites keep to their levels. With `price`, penalties and exact values of being open too. */
  bound(arcOut: Uint8Array, levels: Levels, price = false): number {
    this.served.fill(0)
    let bound = 0
    for (const multiplier of this.multipliers) bound += multiplier
    for (let site = 0; site < this.#problem.sites; site++) bound += this.#solveSite(site, arcOut, levels, price)
    return bound
  }

  /** Begins a walk anew from these multipliers. */
  restart(multipliers: Float64Array): void {
    this.multipliers.set(multipliers)
    this.#direction.fill(0)
  }

  /** Lets the multipliers follow the subgradient, deflected by the ways before it, with a step for a gap of `distance`. */
  step(distance: number): void {
    let length = 0
    for (let i = 0; i < this.served.length; i++) {
      this.#direction[i] = 1 - this.served[i]! + deflection * this.#direction[i]!
      length += this.#direction[i]! ** 2
    }
    if (length === 0) return
    for (let i = 0; i < this.served.length; i++) this.multipliers[i] = this.multipliers[i]! + (distance / length) * this.#direction[i]!
  }

  #solveSite(site: number, arcOut: Uint8Array, { lowest, highest }: Levels, price: boolean): number {
    this.level[site] = 0
    this.openValue[site] = Infinity
    if (highest[site] === 0) return 0
    const from = this.#problem.firstSize[site]!
    const range = { least: from + Math.max(1, lowest[site]!) - 1, most: from + highest[site]! - 1 }
    const mustOpen = lowest[site]! > 0
    if (!price && !mustOpen && this.#isHopeless(site, arcOut, range.least)) return 0
    const items = this.#fillKnapsack(site, this.#problem.capacity[range.most]!, arcOut)
    const size = this.#bestSize(site, range)
    const value = this.openValue[site]!
    if (price) this.#priceArcs(site, range, mustOpen || value < 0 ? value : 0)
    if (!mustOpen && value >= 0) return 0
    this.level[site] = size - from + 1
    this.#serve(items, this.#problem.capacity[size]!)
    return value
  }

  /** Leaves the value of the best size in `openValue`. */
  #bestSize(site: number, { least, most }: SizeRange): number {
    const { capacity, sizeCost } = this.#problem
    let [best, size] = [Infinity, least]
    for (let s = least; s <= most; s++) {
      const value = sizeCost[s]! + this.#worth[capacity[s]!]!
      if (value < best) [best, size] = [value, s]
    }
    this.openValue[site] = best
    return size
  }

  /** Not even everybody who would gain pays for the smallest size: closed, without a knapsack. Leaves in `openValue` what it is worth at the most. */
  #isHopeless(site: number, arcOut: Uint8Array, smallest: number): boolean {
    const { first, arc, customer } = this.#bySite
    let value = this.#problem.sizeCost[smallest]!
    for (let k = first[site]!; k < first[site + 1]!; k++) {
      const reduced = this.#problem.cost[arc[k]!]! - this.multipliers[customer[k]!]!
      if (reduced < 0 && arcOut[arc[k]!] === 0) value += reduced
    }
    this.openValue[site] = value
    return value >= 0
  }

  /** worth[q] becomes the least sum of reduced costs within weight q; answers the items in order, with the weight of all up to each of them, at most `most`. */
  #fillKnapsack(site: number, most: number, arcOut: Uint8Array): readonly Item[] {
    const { cost, weight } = this.#problem
    const { first, arc, customer } = this.#bySite
    const items: Item[] = []
    let [reach, free] = [0, 0]
    this.#worth[0] = 0
    for (let k = first[site]!; k < first[site + 1]!; k++) {
      const a = arc[k]!
      const reduced = cost[a]! - this.multipliers[customer[k]!]!
      const w = weight[a]!
      if (reduced >= 0 || arcOut[a] === 1 || w > most) continue
      if (items.length >= takenLimit) {
        free += reduced
        continue
      }
      const next = Math.min(most, reach + w)
      this.#worth.fill(this.#worth[reach]!, reach + 1, next + 1)
      this.#fillRow(items.length * (this.#mostWeight + 1), next, w, reduced)
      reach = next
      items.push({ at: k, reach })
    }
    this.#worth.fill(this.#worth[reach]!, reach + 1, most + 1)
    if (free < 0) for (let q = 0; q <= most; q++) this.#worth[q]! += free
    return items
  }

  #fillRow(row: number, most: number, weight: number, reduced: number): void {
    const [worth, taken] = [this.#worth, this.#taken]
    taken.fill(0, row, row + most + 1)
    for (let q = most; q >= weight; q--) {
      const value = worth[q - weight]! + reduced
      if (value < worth[q]!) {
        worth[q] = value
        taken[row + q] = 1
      }
    }
  }

  #serve(items: readonly Item[], capacity: number): void {
    let q = capacity
    for (let item = items.length - 1; item >= 0; item--) {
      const { at, reach } = items[item]!
      q = Math.min(q, reach)
      if (this.#taken[item * (this.#mostWeight + 1) + q] === 0) continue
      this.served[this.#bySite.customer[at]!]!++
      q -= this.#problem.weight[this.#bySite.arc[at]!]!
    }
  }

  /** An arc that is forced leaves the rest of each size to the knapsack; it may take the customer twice, which only lowers the bound. */
  #priceArcs(site: number, { least, most }: SizeRange, value: number): void {
    const { cost, weight, capacity, sizeCost } = this.#problem
    const { first, arc, customer } = this.#bySite
    for (let k = first[site]!; k < first[site + 1]!; k++) {
      const a = arc[k]!
      const reduced = cost[a]! - this.multipliers[customer[k]!]!
      let best = Infinity
      for (let s = least; s <= most; s++) {
        if (capacity[s]! >= weight[a]!) best = Math.min(best, sizeCost[s]! + reduced + this.#worth[capacity[s]! - weight[a]!]!)
      }
      this.penalty[a] = Math.max(0, best - value)
    }
  }
}

/** An arc that pays, by its place among those of its site, and what it and those before it weigh. */
interface Item {
  readonly at: number
  readonly reach: number
}

/** Sizes of one site, as the problem counts them. */
interface SizeRange {
  readonly least: number
  readonly most: number
}

/** How much of the last direction is kept. */
const deflection = 0.85

/** A knapsack over more items than this would need too much memory to be traced: those beyond it are let in without their weight, which only lowers the bound. */
const takenLimit = 4000

/** Light arcs come first: a knapsack is filled only as far as its items reach. */
function arcsBySite({ customers, sites, first, site, weight }: AssignmentProblem) {
  const customerOf = Int32Array.from({ length: site.length })
  for (let i = 0; i < customers; i++) customerOf.fill(i, first[i]!, first[i + 1]!)
  const arc = Int32Array.from(site.keys()).toSorted((a, b) => site[a]! - site[b]! || weight[a]! - weight[b]! || a - b)
  const firstOf = new Int32Array(sites + 1)
  for (const j of site) firstOf[j + 1]!++
  for (let j = 0; j < sites; j++) firstOf[j + 1]! += firstOf[j]!
  return { first: firstOf, arc, customer: arc.map((a) => customerOf[a]!) }
}
