import { allLevels, AssignmentDual } from '../location/assignment-dual.ts'
import type { AssignmentProblem } from '../location/assignment-problem.ts'
import { buildYuanOf } from './cost.ts'
import { layoutModel, pinnedModules, type LayoutModel } from './layout-model.ts'
import type { Weights } from './layout-search.ts'
import type { LayoutProblem } from './problem.ts'

/**
 * A proven bound on the weighted objective: the Lagrangian dual of what is left when grades share rooms freely, nobody is too few
 * for a school, and beds, wishes of townships, limits of the county and unevenness are forgotten. What is forgotten only lowers it.
 */
export function layoutBound(problem: LayoutProblem, weights: Weights, { target, steps, stop }: { readonly target: number; readonly steps: number; readonly stop: () => boolean }): number {
  const { unevenness: _, ...kept } = weights
  const model = layoutModel(problem, { weights: kept, excess: 0, mean: 0 })
  if (model.customers === 0) return 0
  const relaxed = relaxation(problem, model, weights)
  const dual = new AssignmentDual(relaxed.problem)
  for (let i = 0; i < model.customers; i++) dual.multipliers[i] = model.cost.subarray(model.first[i]!, model.first[i + 1]!).toSorted().at(Math.min(2, model.first[i + 1]! - model.first[i]! - 1))!
  const nothing = new Uint8Array(model.cost.length)
  const levels = { ...allLevels(relaxed.problem), lowest: relaxed.lowest }
  let [best, since, step] = [-Infinity, 0, 1]
  for (let k = 0; k < steps && step > 1e-3 && !stop(); k++) {
    const bound = dual.bound(nothing, levels)
    if (bound > best) [best, since] = [bound, 0]
    else if (++since > 12) [step, since] = [step / 2, 0]
    dual.step(step * Math.max(target - relaxed.closed - bound, 1e-4 * Math.abs(bound) + 1e-9))
  }
  return best + relaxed.closed
}

/** Sites as sizes by modules; weights in children of the largest class. `closed` is what all schools cost closed. */
function relaxation(problem: LayoutProblem, model: LayoutModel, weights: Weights) {
  const { schools, bands, years } = problem
  const largest = Math.max(...bands.map(({ classMost }) => classMost))
  const swell = bands.map(({ classMost }) => largest / classMost)
  const mostSwell = Math.max(...swell)
  const pinned = pinnedModules(problem)
  const yuan = weights.costYuan ?? 0
  const closedCost = schools.map(({ state, cost, rooms }) => (state === 'open' ? yuan * cost.closeYuan + (weights.idleRooms ?? 0) * rooms : 0))
  const sizes = schools.map((school, index) => {
    const least = pinned.get(index) ?? 0
    const most = pinned.get(index) ?? school.module?.most ?? 0
    return Array.from({ length: most - least + 1 }, (_, k) => {
      const modules = least + k
      const open = yuan * (years * school.cost.yearYuan + buildYuanOf(school, true, modules)) + (weights.openSchools ?? 0) + (school.isPoint ? (weights.points ?? 0) : 0)
      const room = Math.floor(largest * (school.rooms + modules * (school.module?.rooms ?? 0)))
      return { capacity: Math.min(room, Math.ceil((school.mostChildren ?? Infinity) * mostSwell)), cost: open - closedCost[index]! }
    })
  })
  const keptOpen = new Set(problem.pins.flatMap((pin) => (pin.kind === 'open' ? [pin.school] : [])))
  const relaxed: AssignmentProblem = {
    customers: model.customers, sites: model.sites, first: model.first, site: model.site, cost: model.cost,
    weight: model.amount.map((amount, arc) => Math.floor(amount * swell[model.slot[arc]!]! + 1e-9)),
    firstSize: sizes.reduce((sums, own, i) => ((sums[i + 1] = sums[i]! + own.length), sums), new Int32Array(sizes.length + 1)),
    capacity: Float64Array.from(sizes.flat(), ({ capacity }) => capacity), sizeCost: Float64Array.from(sizes.flat(), ({ cost }) => cost), least: new Float64Array(schools.length),
  }
  return { problem: relaxed, closed: closedCost.reduce((sum, cost) => sum + cost, 0), lowest: Uint8Array.from(schools, (_, index) => (keptOpen.has(index) ? 1 : 0)) }
}
