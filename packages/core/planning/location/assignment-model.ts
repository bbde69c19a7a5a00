import type { AssignmentProblem } from './assignment-problem.ts'
import { noGroups, type PlacementModel } from './placement.ts'


/** The assignment problem for search: one resource, sizes as a step function of the load; by site, the price of a unit of load beyond its largest size or short of its least. */
export function assignmentModel(problem: AssignmentProblem, price: Float64Array): PlacementModel {
  const { customers, sites, first, site, cost, weight, firstSize, capacity, sizeCost, least } = problem
  return {
    customers, sites, first, site, cost, resources: 1, amount: weight, slot: new Uint8Array(site.length), extra: new Int8Array(site.length).fill(-1), groups: noGroups(sites),
    leastOpen: Float64Array.from({ length: sites }, (_, j) => sizeCost.subarray(firstSize[j]!, firstSize[j + 1]!).reduce((a, b) => Math.min(a, b), Infinity)),
    siteCost: (j, load, from, count) => {
      if (count === 0) return 0
      const carried = load[from]!
      const last = firstSize[j + 1]! - 1
      let size = firstSize[j]!
      while (size < last && carried > capacity[size]!) size++
      return sizeCost[size]! + price[j]! * Math.max(0, carried - capacity[size]!, least[j]! - carried)
    },
  }
}
