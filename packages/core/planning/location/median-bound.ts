import type { MedianProblem } from './median-problem.ts'

/** Customers of each site from near to far, so that a pass ends where no multiplier reaches. */
export interface NearLists {
  readonly customer: Int32Array
  readonly distance: Float64Array
}

export function nearLists({ customers, sites, distance }: MedianProblem): NearLists {
  const lists = { customer: new Int32Array(customers * sites), distance: new Float64Array(customers * sites) }
  for (let site = 0; site < sites; site++) {
    const row = distance.subarray(site * customers, (site + 1) * customers)
    const order = Int32Array.from(row.keys()).toSorted((a, b) => row[a]! - row[b]!)
    lists.customer.set(order, site * customers)
    lists.distance.set(Float64Array.from(order, (i) => row[i]!), site * customers)
  }
  return lists
}

/** A site may be chosen, must be, or must not be. */
export const free = 0
export const fixedOpen = 1
export const fixedClosed = 2

/**
 * The Lagrangian dual of the p-median problem: "each customer is served once" is priced by a multiplier, so that the sites fall
 * apart: site j is worth Σ min(0, d_ij − λ_i), and the cheapest ones are opened. Every multiplier gives a bound; a subgradient
 * walk raises it. The value equals that of the linear relaxation.
 */
export class MedianDual {
  readonly multipliers: Float64Array
  readonly #problem: MedianProblem
  readonly #near: NearLists
  /** Value of each site under the last multipliers; meaningless where it is closed. */
  readonly worth: Float64Array
  readonly #slope: Float64Array
  /** Scale of the next step; 2 at most. */
  step = 2

  constructor(problem: MedianProblem, near: NearLists, multipliers: Float64Array) {
    this.#problem = problem
    this.#near = near
    this.multipliers = multipliers
    this.worth = new Float64Array(problem.sites)
    this.#slope = new Float64Array(problem.customers)
  }

  /** One step towards `target`; answers the bound, and leaves the sites that would be opened in `chosen`. */
  walk(fixed: Uint8Array, target: number, chosen: Int32Array): number {
    const bound = this.bound(fixed, chosen)
    this.#slope.fill(1)
    let length = 0
    for (const site of chosen) this.#serve(site)
    for (const each of this.#slope) length += each * each
    if (length === 0) return bound
    const step = (this.step * Math.max(target - bound, 1e-6 * Math.abs(target))) / length
    for (let i = 0; i < this.multipliers.length; i++) this.multipliers[i] = Math.max(0, this.multipliers[i]! + step * this.#slope[i]!)
    return bound
  }

  /** The bound of the multipliers as they stand. */
  bound(fixed: Uint8Array, chosen: Int32Array): number {
    const { sites } = this.#problem
    const furthest = this.multipliers.reduce((a, b) => Math.max(a, b), 0)
    for (let site = 0; site < sites; site++) this.worth[site] = fixed[site] === fixedClosed ? Infinity : this.#worthOf(site, furthest)
    chooseCheapest(this.worth, fixed, chosen)
    let bound = 0
    for (const multiplier of this.multipliers) bound += multiplier
    for (const site of chosen) bound += this.worth[site]!
    return bound
  }

  #worthOf(site: number, furthest: number): number {
    const { customers } = this.#problem
    const { customer, distance } = this.#near
    let worth = 0
    for (let k = site * customers, end = k + customers; k < end; k++) {
      const d = distance[k]!
      if (d >= furthest) break
      const saved = d - this.multipliers[customer[k]!]!
      if (saved < 0) worth += saved
    }
    return worth
  }

  #serve(site: number): void {
    const { customers, distance } = this.#problem
    const row = site * customers
    for (let i = 0; i < customers; i++) if (distance[row + i]! < this.multipliers[i]!) this.#slope[i]!--
  }
}

/** Fills `chosen` with the sites that are fixed open and the cheapest free ones. */
function chooseCheapest(worth: Float64Array, fixed: Uint8Array, chosen: Int32Array): void {
  let count = 0
  const open: number[] = []
  for (let site = 0; site < worth.length; site++) {
    if (fixed[site] === fixedOpen) chosen[count++] = site
    else if (fixed[site] === free) open.push(site)
  }
  open.sort((a, b) => worth[a]! - worth[b]! || a - b)
  for (let k = 0; count < chosen.length; k++) chosen[count++] = open[k]!
}
