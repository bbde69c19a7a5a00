import { assignmentModel } from './assignment-model.ts'
import type { AssignmentPlan, AssignmentProblem } from './assignment-problem.ts'
import { Placement } from './placement.ts'
import { PlacementSearch, type Disturbs } from './placement-search.ts'

/** How fast the price of a broken rule follows the search, and how often. */
const [riseBy, fallBy, kicksAPrice] = [1.3, 0.93, 40]
const kicksABack = 2000
/** By how much the price may leave the first, either way: sums of costs and far larger prices would lose the costs. */
const priceRange = 1000

/**
 * Kicks and descents for an assignment problem. A site that carries too much or too little pays by the unit; the price rises while it
 * does, and falls while it does not, so that the search goes along the edge of what is allowed from both sides: where sites are
 * nearly full, the ways between good plans lead over broken rules (Yagiura, Ibaraki and Glover 2006).
 */
export class AssignmentSearch {
  /** The best plan that keeps every rule, and its cost; Infinity while there is none. */
  best: AssignmentPlan
  bestCost = Infinity
  readonly #problem: AssignmentProblem
  readonly #price: Float64Array
  readonly #first: number
  readonly #at: Placement
  readonly #search: PlacementSearch
  readonly #look = () => this.#keepBest()

  constructor(problem: AssignmentProblem, from: AssignmentPlan, { random, disturbs }: { readonly random: () => number; readonly disturbs: Disturbs }) {
    this.#problem = problem
    this.#first = firstPrice(problem)
    this.#price = new Float64Array(problem.sites).fill(this.#first)
    this.#at = new Placement(assignmentModel(problem, this.#price))
    this.#at.reset(from)
    this.#search = new PlacementSearch(this.#at, random, disturbs)
    this.best = from.slice()
    this.#search.descend(Array.from({ length: problem.customers }, (_, i) => i))
    this.#keepBest()
  }

  /** Goes on for so many kicks, unless `stop` says so; goes back to the best plan when it has not got better for a while. */
  run(kicks: number, stop: () => boolean): void {
    let [since, best] = [0, this.bestCost]
    for (let k = 1; k <= kicks && (k % 32 !== 0 || !stop()); k++) {
      this.#search.kick(0.004 * (1 - k / kicks), this.#look)
      if (k % kicksAPrice === 0) this.#reprice()
      if (this.bestCost < best) [since, best] = [0, this.bestCost]
      else if (++since % kicksABack === 0 && best < Infinity) this.#search.resume(this.best)
    }
  }

  #reprice(): void {
    const by = this.#price.some((_, site) => this.#isBroken(site)) ? riseBy : fallBy
    this.#price.fill(Math.max(this.#first / priceRange, Math.min(this.#first * priceRange, this.#price[0]! * by)))
    this.#search.reprice()
  }

  #keepBest(): void {
    if (this.#at.cost >= this.bestCost - 1e-9 * Math.abs(this.bestCost)) return
    for (let site = 0; site < this.#price.length; site++) if (this.#isBroken(site)) return
    this.best = this.#at.arc.slice()
    this.bestCost = this.#at.cost
  }

  #isBroken(site: number): boolean {
    const { firstSize, capacity, least } = this.#problem
    const load = this.#at.load[site]!
    return this.#at.count[site]! > 0 && (load > capacity[firstSize[site + 1]! - 1]! + 1e-9 || load < least[site]! - 1e-9)
  }
}

/** A unit of load too much costs more than to carry it elsewhere, and than its share of another open site. */
function firstPrice({ cost, weight, capacity, sizeCost }: AssignmentProblem): number {
  return 3 * (meanOf(cost) / meanOf(weight)) + 2 * (meanOf(sizeCost) / meanOf(capacity))
}

const meanOf = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)
