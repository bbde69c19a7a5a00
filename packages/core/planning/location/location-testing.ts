import { assignmentCost, checkAssignment, type AssignmentPlan, type AssignmentProblem } from './assignment-problem.ts'
import { medianCost, type MedianProblem } from './median-problem.ts'
import { seeded } from './seeded.ts'

/** Small problems at random, and what trying every choice says of them; for tests. */
export function randomMedian(seed: number): MedianProblem {
  const random = seeded(seed)
  const [customers, sites] = [1 + Math.floor(random() * 8), 1 + Math.floor(random() * 6)]
  return { customers, sites, open: 1 + Math.floor(random() * sites), distance: Float64Array.from({ length: sites * customers }, () => Math.floor(random() * 30)) }
}

export function bestMedian(problem: MedianProblem): number {
  let best = Infinity
  for (let set = 0; set < 1 << problem.sites; set++) {
    const plan = Array.from({ length: problem.sites }, (_, site) => site).filter((site) => (set >> site) & 1)
    if (plan.length === problem.open) best = Math.min(best, medianCost(problem, plan))
  }
  return best
}

/** Up to six customers and four sites of one to three sizes; some arcs are missing, some sites want a least load. */
export function randomAssignment(seed: number): AssignmentProblem {
  const random = seeded(seed)
  const whole = (most: number) => Math.floor(random() * most)
  const [customers, sites] = [1 + whole(6), 1 + whole(4)]
  const arcs = Array.from({ length: customers }, () => {
    const led = Array.from({ length: sites }, (_, site) => site).filter(() => random() < 0.8)
    return led.length > 0 ? led : [0]
  })
  const demand = arcs.map(() => 1 + whole(9))
  const sizes = Array.from({ length: sites }, () => 1 + whole(3))
  const flat = arcs.flatMap((led, i) => led.map((site) => ({ site, weight: demand[i]! })))
  return {
    customers, sites, first: sums(arcs.map((led) => led.length)), site: Int32Array.from(flat, ({ site }) => site), cost: Float64Array.from(flat, () => whole(40)), weight: Float64Array.from(flat, ({ weight }) => weight),
    firstSize: sums(sizes), capacity: Float64Array.from(sizes.flatMap((count) => Array.from(sums(Array.from({ length: count }, () => 4 + whole(12))).subarray(1)))),
    sizeCost: Float64Array.from(sizes.flatMap((count) => Array.from(sums(Array.from({ length: count }, () => whole(30))).subarray(1)))), least: Float64Array.from(sizes, () => (random() < 0.3 ? whole(6) : 0)),
  }
}

const sums = (parts: readonly number[]) => parts.reduce((all, part, i) => ((all[i + 1] = all[i]! + part), all), new Int32Array(parts.length + 1))

export function bestAssignment(problem: AssignmentProblem): number {
  let best = Infinity
  const plan: AssignmentPlan = new Int32Array(problem.customers)
  const choose = (customer: number) => {
    if (customer === problem.customers) {
      if (checkAssignment(problem, plan).length === 0) best = Math.min(best, assignmentCost(problem, plan))
      return
    }
    for (let arc = problem.first[customer]!; arc < problem.first[customer + 1]!; arc++) {
      plan[customer] = arc
      choose(customer + 1)
    }
  }
  choose(0)
  return best
}
