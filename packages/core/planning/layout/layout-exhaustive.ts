import { Placement } from '../location/placement.ts'
import { checkLayout } from './check.ts'
import { layoutCost } from './cost.ts'
import { layoutModel, planOfArcs, type LayoutModel } from './layout-model.ts'
import { weighted, type Weights } from './layout-search.ts'
import type { LayoutPlan, LayoutProblem } from './problem.ts'

const mostChoices = 60_000

/** How many assignments there are, when few enough to try them all. */
export function isSmall(problem: LayoutProblem): boolean {
  const model = layoutModel(problem, { weights: {}, excess: 0, mean: 0 })
  let choices = 1
  for (let group = 0; group < model.customers; group++) choices *= Math.max(1, model.first[group + 1]! - model.first[group]!)
  return choices <= mostChoices
}

/**
 * Tries every assignment of a small problem that could still be better than `known`: undefined proves that there is none.
 * A pin keeps a school open that nobody needs; nothing else opens one without children. What the search charges for broken rules (layout-model.ts) turns most away; the check has the last word.
 */
export function bestByTrying(problem: LayoutProblem, weights: Weights, known: number): { readonly plan: LayoutPlan; readonly objective: number } | undefined {
  const model = layoutModel(problem, { weights, excess: 0, mean: 0 })
  if (model.stranded.length > 0) return undefined
  const rest = leastRest(model)
  const arcs = new Int32Array(model.customers)
  const broken = new Placement(layoutModel(problem, { weights: {}, excess: 1, mean: 0 }))
  let found: { readonly plan: LayoutPlan; readonly objective: number } | undefined
  let best = known
  const choose = (group: number, cost: number) => {
    if (cost + rest[group]! >= best) return
    if (group === model.customers) {
      broken.reset(arcs)
      if (broken.cost > 1e-9) return
      const plan = planOfArcs(problem, model, arcs)
      const objective = weighted(layoutCost(problem, plan), weights)
      if (objective < best && checkLayout(problem, plan).length === 0) [best, found] = [objective, { plan, objective }]
      return
    }
    for (let arc = model.first[group]!; arc < model.first[group + 1]!; arc++) {
      arcs[group] = arc
      choose(group + 1, cost + model.cost[arc]!)
    }
  }
  choose(0, 0)
  return found
}

/** The cheapest arcs of the groups from each on: schools cost nothing less than zero. */
function leastRest({ customers, first, cost }: LayoutModel): Float64Array {
  const rest = new Float64Array(customers + 1)
  for (let group = customers - 1; group >= 0; group--) rest[group] = rest[group + 1]! + cost.subarray(first[group]!, first[group + 1]!).reduce((a, b) => Math.min(a, b), Infinity)
  return rest
}
