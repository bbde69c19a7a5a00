import type { MedianProblem } from './median-problem.ts'

/**
 * Swap search (Teitz and Bart 1968) in the fast form of Whitaker (1983) and Resende and Werneck (2004): one pass over the
 * customers prices the swap of a closed site with every open one. Improves `plan` in place until no swap with a site that is not
 * `closed` does, or it is stopped; answers its cost.
 */
export function improveBySwaps(problem: MedianProblem, plan: Int32Array, closed: Uint8Array, stop: () => boolean): number {
  const nearest = new Nearest(problem, plan)
  for (;;) {
    const swap = bestSwap(problem, plan, closed, nearest)
    if (swap.saving <= 1e-9 || stop()) return nearest.cost
    plan[swap.out] = swap.site
    nearest.refresh(plan)
  }
}

/** For each customer the two nearest open sites. */
class Nearest {
  readonly #problem: MedianProblem
  readonly position: Int32Array
  readonly first: Float64Array
  readonly second: Float64Array
  cost = 0

  constructor(problem: MedianProblem, plan: Int32Array) {
    this.#problem = problem
    this.position = new Int32Array(problem.customers)
    this.first = new Float64Array(problem.customers)
    this.second = new Float64Array(problem.customers)
    this.refresh(plan)
  }

  refresh(plan: Int32Array): void {
    const { customers, distance } = this.#problem
    const { position, first, second } = this
    first.fill(Infinity)
    second.fill(Infinity)
    for (let at = 0; at < plan.length; at++) {
      const row = plan[at]! * customers
      for (let i = 0; i < customers; i++) {
        const d = distance[row + i]!
        if (d < first[i]!) {
          second[i] = first[i]!
          first[i] = d
          position[i] = at
        } else if (d < second[i]!) second[i] = d
      }
    }
    this.cost = first.reduce((sum, d) => sum + d, 0)
  }
}

function bestSwap(problem: MedianProblem, plan: Int32Array, closed: Uint8Array, nearest: Nearest) {
  const best = { saving: 0, site: -1, out: -1 }
  const left = closed.slice()
  for (const site of plan) left[site] = 1
  const loss = new Float64Array(plan.length)
  for (let site = 0; site < problem.sites; site++) {
    if (left[site] === 1) continue
    const gain = priceSwaps(problem, site, nearest, loss)
    const out = indexOfLeast(loss)
    if (gain - loss[out]! > best.saving) Object.assign(best, { saving: gain - loss[out]!, site, out })
  }
  return best
}

/** What opening a site saves; and into `loss`, by position in the plan, what closing each open site then costs. */
function priceSwaps({ customers, distance }: MedianProblem, site: number, { position, first, second }: Nearest, loss: Float64Array): number {
  const row = site * customers
  let gain = 0
  loss.fill(0)
  for (let i = 0; i < customers; i++) {
    const d = distance[row + i]!
    const near = first[i]!
    if (d < near) gain += near - d
    else {
      const next = second[i]!
      loss[position[i]!]! += (d < next ? d : next) - near
    }
  }
  return gain
}

function indexOfLeast(values: Float64Array): number {
  let least = 0
  for (let i = 1; i < values.length; i++) if (values[i]! < values[least]!) least = i
  return least
}
