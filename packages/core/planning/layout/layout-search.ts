import { Placement } from '../location/placement.ts'
import { PlacementSearch } from '../location/placement-search.ts'
import { checkLayout, type LayoutViolation } from './check.ts'
import { layoutCost, type LayoutCost } from './cost.ts'
import { layoutModel, planOfArcs, type LayoutModel, type Priced } from './layout-model.ts'
import { firstArcs } from './layout-start.ts'
import { neededPoints } from './needed-points.ts'
import { siteAllotments } from './site-allotments.ts'
import { measures, type LayoutPlan, type LayoutProblem, type Measure } from './problem.ts'

export type Weights = Readonly<Partial<Record<Measure, number>>>
export type Caps = Readonly<Partial<Record<Priced, number>>>

export interface SearchTask {
  readonly problem: LayoutProblem
  readonly weights: Weights
  /** Limits of the county, and of measures that came before in a lexicographic order. */
  readonly caps: Caps
  readonly random: () => number
  readonly stop: () => boolean
  readonly onBest: (plan: LayoutPlan, objective: number) => void
  /** After each round: the share of the search that is done. */
  readonly onRound?: (share: number) => void
  readonly start?: LayoutPlan
}

/** The best valid plan found, or the one that breaks least. */
export interface SearchResult {
  readonly plan: LayoutPlan
  readonly objective: number
  readonly broken: readonly LayoutViolation[]
}

export function weighted(cost: LayoutCost, weights: Weights): number {
  return measures.reduce((sum, measure) => sum + (weights[measure] ?? 0) * cost[measure], 0)
}

/** County limits as caps. */
export function countyCaps({ limits }: LayoutProblem): Caps {
  return { ...(limits.buildYuan === null ? {} : { buildYuan: limits.buildYuan }), ...(limits.busSeats === null ? {} : { busSeats: limits.busSeats }) }
}

const roundsAtEffortOne = 10
const kicksARound = 250
/** Two rounds; less effort than this is fewer kicks in each. */
const leastEffort = 0.2
/** More rounds where every plan so far breaks a rule: breaking one grows dear fast in them, and each school of a site keeps to its own share of the site. */
const roundsOfMending = 4
/** Schools looked at for each group of children. */
const arcsMost = 24

/**
 * Kicks and descents over the exact rules (layout-model.ts). Broken rules cost; what is capped has a price that rises while the cap
 * is broken and falls while it is not. A plan counts only when the independent check finds nothing.
 */
export function searchLayout(task: SearchTask): SearchResult {
  const { problem } = task
  const rounds = Math.max(2, Math.round(roundsAtEffortOne * problem.effort))
  const state = new SearchState(task)
  for (let round = 0; (round < rounds || (!state.isFound && round < rounds + roundsOfMending)) && !task.stop(); round++) {
    state.round(Math.min(1, round / rounds))
    task.onRound?.(Math.min(1, (round + 1) / rounds))
  }
  return state.result()
}

class SearchState {
  readonly #task: SearchTask
  readonly #prices: Partial<Record<Priced, number>> = {}
  #excess: number
  #mean = 0
  #arcs: Int32Array
  readonly #needed: ReadonlySet<number>
  #best: SearchResult | undefined
  #nearest: SearchResult | undefined

  constructor(task: SearchTask) {
    this.#task = task
    this.#excess = excessPrice(task)
    this.#needed = new Set(task.problem.limits.points === null ? [] : neededPoints(task.problem, layoutModel(task.problem, { weights: {}, excess: 0, mean: 0 })).schools)
    this.#arcs = firstArcs(task.problem, this.#model(), task.start)
    this.#judge(this.#model(), this.#arcs)
  }

  get isFound(): boolean {
    return this.#best !== undefined
  }

  result(): SearchResult {
    return this.#best ?? this.#nearest!
  }

  /** One round: search under the prices as they stand, judge, and let the prices follow. `share` of the search is over. */
  round(share: number): void {
    const model = this.#model(share === 1)
    const placement = new Placement(model)
    placement.reset(this.#arcs)
    const search = new PlacementSearch(placement, this.#task.random)
    search.thin(this.#needed)
    search.descend(Array.from({ length: model.customers }, (_, group) => group))
    const kicks = Math.min(kicksARound * Math.min(1, this.#task.problem.effort / leastEffort), 12 * model.customers)
    for (let k = 0; k < kicks && (k % 16 !== 0 || !this.#task.stop()); k++) search.kick(0.01 * (1 - share))
    this.#arcs = search.best
    this.#follow(this.#judge(model, search.best), share)
  }

  #model(isMending = false): LayoutModel {
    const weights: Partial<Record<Priced, number>> = { ...this.#prices }
    for (const measure of measures) weights[measure] = (weights[measure] ?? 0) + (this.#task.weights[measure] ?? 0)
    const allotted = isMending && this.#seen ? { allotted: siteAllotments(this.#task.problem, this.#seen.bySchool) } : {}
    return layoutModel(this.#task.problem, { weights: this.#forSearch(weights), excess: this.#excess, mean: this.#mean, arcsMost, ...allotted })
  }

  /** Unevenness is no sum over schools: near a plan, its slope is that of the squares it comes from. */
  #forSearch(weights: Partial<Record<Priced, number>>): Partial<Record<Priced, number>> {
    const [seen, weight] = [this.#seen, weights.unevenness ?? 0]
    return weight > 0 && seen ? { ...weights, unevenness: weight / (2 * Math.max(0.02, seen.unevenness) * seen.children) } : weights
  }

  #seen: { readonly unevenness: number; readonly children: number; readonly bySchool: readonly number[] } | undefined

  #judge(model: LayoutModel, arcs: Int32Array): LayoutCost {
    const { problem, weights, caps, onBest } = this.#task
    const plan = planOfArcs(problem, model, arcs)
    const cost = layoutCost(problem, plan)
    const broken = [...checkLayout(problem, plan), ...brokenCaps(cost, caps)]
    const objective = weighted(cost, weights)
    if (broken.length === 0 && objective < (this.#best?.objective ?? Infinity)) {
      this.#best = { plan, objective, broken }
      onBest(plan, objective)
    }
    if (broken.length < (this.#nearest?.broken.length ?? Infinity)) this.#nearest = { plan, objective, broken }
    const bySchool = cost.schools.map((school) => school.children)
    const children = bySchool.reduce((sum, each) => sum + each, 0)
    this.#seen = { unevenness: cost.unevenness, children, bySchool }
    this.#mean = cost.schools.reduce((sum, { roomsThere, children }) => sum + (children > 0 ? roomsThere : 0), 0) / Math.max(1, children)
    return cost
  }

  #follow(cost: LayoutCost, share: number): void {
    for (const [name, limit] of Object.entries(this.#task.caps) as [Priced, number][]) {
      const value = cost[name]
      const price = this.#prices[name] ?? 0
      if (value > limit) this.#prices[name] = price > 0 ? price * 1.7 : (0.3 * this.#scale()) / Math.max(1, limit)
      else if (price > 0 && value < 0.97 * limit) this.#prices[name] = price * 0.8
    }
    if (!this.#best) this.#excess *= share < 1 ? 1.5 : 4
  }

  #scale(): number {
    return Math.max(1e-6, Math.abs((this.#best ?? this.#nearest)!.objective))
  }
}

function brokenCaps(cost: LayoutCost, caps: Caps): readonly LayoutViolation[] {
  return (Object.entries(caps) as [Priced, number][]).flatMap(([name, limit]) => (cost[name] > limit + 1e-6 * Math.abs(limit) + 1e-9 ? [{ rule: ruleOf(name), value: cost[name], limit }] : []))
}

const ruleOf = (name: Priced) => (name === 'buildYuan' || name === 'busSeats' ? name : ('schools' as const))

/** So dear that breaking a rule for one child is worth more than what a child costs otherwise. */
function excessPrice({ problem, weights }: SearchTask): number {
  const model = layoutModel(problem, { weights, excess: 0, mean: 0 })
  const arcs = model.cost.reduce((sum, cost) => sum + cost, 0) / Math.max(1, model.amount.reduce((sum, amount) => sum + amount, 0))
  const years = problem.years * Math.max(0, ...problem.schools.map(({ cost }) => cost.yearYuan))
  const site = ((weights.costYuan ?? 0) * years + (weights.openSchools ?? 0) + (weights.points ?? 0)) / 50
  return 3 * (Math.abs(arcs) + site + (weights.idleRooms ?? 0) + (weights.unevenness ?? 0) / 100) + 1e-3
}
