import { assignmentCost, checkAssignment, usedSites, type AssignmentPlan, type AssignmentProblem } from './assignment-problem.ts'
import { medianCost, type MedianProblem } from './median-problem.ts'
import { seeded } from './seeded.ts'
import type { SplitProblem } from './split-problem.ts'

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
  return bestPlans(problem).reduce((best, { cost }) => Math.min(best, cost), Infinity)
}

/** For every set of sites that some valid plan opens, the best plan that opens just these. */
export function bestPlans(problem: AssignmentProblem): readonly { readonly plan: AssignmentPlan; readonly cost: number }[] {
  const best = new Map<string, { readonly plan: AssignmentPlan; readonly cost: number }>()
  const plan: AssignmentPlan = new Int32Array(problem.customers)
  const choose = (customer: number) => {
    if (customer < problem.customers) {
      for (let arc = problem.first[customer]!; arc < problem.first[customer + 1]!; arc++) {
        plan[customer] = arc
        choose(customer + 1)
      }
    } else if (checkAssignment(problem, plan).length === 0) {
      const [open, cost] = [usedSites(problem, plan).join(''), assignmentCost(problem, plan)]
      if (cost < (best.get(open)?.cost ?? Infinity)) best.set(open, { plan: plan.slice(), cost })
    }
  }
  choose(0)
  return Array.from(best.values())
}

/** Up to eight customers and six sites; whole demands and capacities, so that some plan of least cost serves whole units. */
export function randomSplit(seed: number): SplitProblem {
  const random = seeded(seed)
  const whole = (most: number) => Math.floor(random() * most)
  const [customers, sites] = [1 + whole(8), 1 + whole(6)]
  const demand = Float64Array.from({ length: customers }, () => 1 + whole(6))
  const price = Float64Array.from({ length: customers * sites }, () => whole(20))
  return {
    customers, sites, demand, capacity: Float64Array.from({ length: sites }, () => 3 + whole(20)), openCost: Float64Array.from({ length: sites }, () => whole(60)),
    cost: price.map((each, arc) => each * demand[Math.floor(arc / sites)]!),
  }
}

/** The least cost of any plan, by trying every set of sites; Infinity where none holds the demand. */
export function bestSplit(problem: SplitProblem): number {
  let best = Infinity
  for (let set = 0; set < 1 << problem.sites; set++) {
    const open = Array.from({ length: problem.sites }, (_, site) => site).filter((site) => (set >> site) & 1)
    best = Math.min(best, open.reduce((sum, site) => sum + problem.openCost[site]!, 0) + leastServing(problem, open))
  }
  return best
}

/** Unit after unit along the cheapest way: to a site, and from there, where units of others make room, on to the next (Bellman and Ford). */
function leastServing({ customers, sites, demand, capacity, cost }: SplitProblem, open: readonly number[]): number {
  const [units, left] = [new Int32Array(customers * sites), capacity.slice()]
  const price = (customer: number, site: number) => cost[customer * sites + site]! / demand[customer]!
  let total = 0
  for (let served = 0; served < customers; served++) {
    for (let unit = 0; unit < demand[served]!; unit++) {
      const ways = cheapestWays(open, (site) => price(served, site), (from, to) => cheapestShift(units, { from, to, sites, price }))
      const end = open.filter((site) => left[site]! > 0).toSorted((a, b) => ways.get(a)!.cost - ways.get(b)!.cost)[0]
      if (end === undefined) return Infinity
      total += ways.get(end)!.cost
      left[end]!--
      let to = end
      for (let way = ways.get(to)!; way.from !== undefined; to = way.from, way = ways.get(to)!) {
        units[way.who! * sites + way.from]!--
        units[way.who! * sites + to]!++
      }
      units[served * sites + to]!++
    }
  }
  return total
}

/** What it costs to place a unit so that a site is the one that carries more; the last step is a unit of `who`, shifted from `from`. */
interface Way {
  readonly cost: number
  readonly from?: number
  readonly who?: number
}

interface Shift {
  readonly who: number
  readonly cost: number
}

function cheapestWays(open: readonly number[], direct: (site: number) => number, shift: (from: number, to: number) => Shift): ReadonlyMap<number, Way> {
  const ways = new Map<number, Way>(open.map((site) => [site, { cost: direct(site) }]))
  for (let round = 1; round < open.length; round++) {
    for (const from of open) {
      for (const to of open) {
        const { who, cost } = shift(from, to)
        if (ways.get(from)!.cost + cost < ways.get(to)!.cost - 1e-9) ways.set(to, { cost: ways.get(from)!.cost + cost, from, who })
      }
    }
  }
  return ways
}

function cheapestShift(units: Int32Array, { from, to, sites, price }: { readonly from: number; readonly to: number; readonly sites: number; readonly price: (customer: number, site: number) => number }): Shift {
  let best: Shift = { who: -1, cost: Infinity }
  for (let who = 0; who * sites < units.length; who++) {
    const cost = units[who * sites + from]! > 0 ? price(who, to) - price(who, from) : Infinity
    if (cost < best.cost) best = { who, cost }
  }
  return best
}
