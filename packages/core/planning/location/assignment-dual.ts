import type { AssignmentProblem } from './assignment-problem.ts'

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
    this.penalty = new Float64Array(problem.cost.length)
    this.#mostWeight = problem.capacity.reduce((a, b) => Math.max(a, b), 0)
    this.#worth = new Float64Array(this.#mostWeight + 1)
    const mostArcs = problem.sites === 0 ? 0 : Math.max(...Array.from({ length: problem.sites }, (_, j) => this.#bySite.first[j + 1]! - this.#bySite.first[j]!))
    this.#taken = new Uint8Array((this.#mostWeight + 1) * Math.min(mostArcs, takenLimit))
  }

  /** The bound of the multipliers as they stand; arcs and sites marked 1 are out, sites marked 2 are open. With `price`, penalties too. */
  bound(arcOut: Uint8Array, siteFixed: Uint8Array, price = false): number {
    this.served.fill(0)
    let bound = 0
    for (const multiplier of this.multipliers) bound += multiplier
    for (let site = 0; site < this.#problem.sites; site++) {
      if (siteFixed[site] === 1) this.openValue[site] = Infinity
      else bound += this.#solveSite(site, arcOut, siteFixed[site] === 2, price)
    }
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

  #solveSite(site: number, arcOut: Uint8Array, mustOpen: boolean, price: boolean): number {
    const { firstSize, capacity, sizeCost } = this.#problem
    const most = capacity[firstSize[site + 1]! - 1]!
    const items = this.#fillKnapsack(site, most, arcOut)
    let [best, size] = [Infinity, firstSize[site]!]
    for (let s = firstSize[site]!; s < firstSize[site + 1]!; s++) {
      const value = sizeCost[s]! + this.#worth[capacity[s]!]!
      if (value < best) [best, size] = [value, s]
    }
    this.openValue[site] = best
    const opens = mustOpen || best < 0
    if (price) this.#priceArcs(site, opens ? best : 0)
    if (!opens) return 0
    this.#serve(items, capacity[size]!)
    return best
  }

  /** worth[q] becomes the least sum of reduced costs within weight q; answers the items in order. */
  #fillKnapsack(site: number, most: number, arcOut: Uint8Array): Int32Array {
    const { cost, weight } = this.#problem
    const { first, arc, customer } = this.#bySite
    const worth = this.#worth
    worth.fill(0, 0, most + 1)
    const items: number[] = []
    for (let k = first[site]!; k < first[site + 1]!; k++) {
      const a = arc[k]!
      const reduced = cost[a]! - this.multipliers[customer[k]!]!
      const w = weight[a]!
      if (reduced >= 0 || arcOut[a] === 1 || w > most || items.length >= takenLimit) continue
      const row = items.length * (this.#mostWeight + 1)
      this.#fillRow(row, most, w, reduced)
      items.push(k)
    }
    return Int32Array.from(items)
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

  #serve(items: Int32Array, capacity: number): void {
    let q = capacity
    for (let item = items.length - 1; item >= 0; item--) {
      if (this.#taken[item * (this.#mostWeight + 1) + q] === 0) continue
      const k = items[item]!
      this.served[this.#bySite.customer[k]!]!++
      q -= this.#problem.weight[this.#bySite.arc[k]!]!
    }
  }

  /** An arc that is forced leaves the rest of each size to the knapsack; it may take the customer twice, which only lowers the bound. */
  #priceArcs(site: number, value: number): void {
    const { cost, weight, firstSize, capacity, sizeCost } = this.#problem
    const { first, arc, customer } = this.#bySite
    for (let k = first[site]!; k < first[site + 1]!; k++) {
      const a = arc[k]!
      const reduced = cost[a]! - this.multipliers[customer[k]!]!
      let best = Infinity
      for (let s = firstSize[site]!; s < firstSize[site + 1]!; s++) {
        if (capacity[s]! >= weight[a]!) best = Math.min(best, sizeCost[s]! + reduced + this.#worth[capacity[s]! - weight[a]!]!)
      }
      this.penalty[a] = Math.max(0, best - value)
    }
  }
}

/** How much of the last direction is kept. */
const deflection = 0.85

/** A knapsack over more items than this would need too much memory to be traced. */
const takenLimit = 4000

function arcsBySite({ customers, sites, first, site }: AssignmentProblem) {
  const count = new Int32Array(sites + 1)
  for (const j of site) count[j + 1]!++
  for (let j = 0; j < sites; j++) count[j + 1]! += count[j]!
  const next = count.slice()
  const [arc, customer] = [new Int32Array(site.length), new Int32Array(site.length)]
  for (let i = 0; i < customers; i++) {
    for (let a = first[i]!; a < first[i + 1]!; a++) {
      const k = next[site[a]!]!++
      arc[k] = a
      customer[k] = i
    }
  }
  return { first: count, arc, customer }
}
