import type { SplitProblem } from './split-problem.ts'

/** The Lagrangian dual of the split problem: every site is a knapsack that may take parts, solved by sorting. */
export class SplitDual {
  readonly multipliers: Float64Array
  readonly served: Float64Array
  /** By site: what being open is worth; it is closed where that is positive. */
  readonly openValue: Float64Array
  readonly #problem: SplitProblem

  constructor(problem: SplitProblem) {
    this.#problem = problem
    this.multipliers = Float64Array.from({ length: problem.customers }, (_, i) => problem.cost.subarray(i * problem.sites, (i + 1) * problem.sites).toSorted()[Math.min(3, problem.sites - 1)]!)
    this.served = new Float64Array(problem.customers)
    this.openValue = new Float64Array(problem.sites)
  }

  bound(): number {
    this.served.fill(0)
    let bound = this.multipliers.reduce((sum, each) => sum + each, 0)
    for (let site = 0; site < this.#problem.sites; site++) bound += this.#solveSite(site)
    return bound
  }

  step(distance: number): void {
    const length = this.served.reduce((sum, part) => sum + (1 - part) ** 2, 0)
    if (length > 0) for (let i = 0; i < this.served.length; i++) this.multipliers[i]! += (distance / length) * (1 - this.served[i]!)
  }

  #solveSite(site: number): number {
    const { customers, sites, cost, demand, capacity, openCost } = this.#problem
    const reduced = (i: number) => cost[i * sites + site]! - this.multipliers[i]!
    const ratio = new Float64Array(customers)
    const wanted: number[] = []
    for (let i = 0; i < customers; i++) {
      ratio[i] = reduced(i) / demand[i]!
      if (ratio[i]! < 0) wanted.push(i)
    }
    const order = wanted.toSorted((a, b) => ratio[a]! - ratio[b]!)
    let [left, value] = [capacity[site]!, openCost[site]!]
    const parts: [number, number][] = []
    for (const i of order) {
      const part = Math.min(1, left / demand[i]!)
      value += part * reduced(i)
      left -= part * demand[i]!
      parts.push([i, part])
      if (left <= 0) break
    }
    this.openValue[site] = value
    if (value >= 0) return 0
    for (const [i, part] of parts) this.served[i]! += part
    return value
  }
}
