import type { AssignmentProblem } from './assignment-problem.ts'
import type { MedianProblem } from './median-problem.ts'
import type { SplitProblem } from './split-problem.ts'

/** Numbers of a text in order, words such as `capacity` replaced first. */
export function numbersIn(text: string, words: Readonly<Record<string, number>> = {}): Float64Array {
  return Float64Array.from(text.trim().split(/\s+/), (token) => words[token] ?? Number(token))
}

/** OR-Library pmed: `n edges p`, then `i j cost`; a later line for the same pair replaces an earlier one; distances are shortest paths. */
export function readMedian(text: string): MedianProblem {
  const numbers = numbersIn(text)
  const [n, edges, open] = [numbers[0]!, numbers[1]!, numbers[2]!]
  const roads = Array.from({ length: n }, () => new Map<number, number>())
  for (let edge = 0; edge < edges; edge++) {
    const [i, j, cost] = [numbers[3 + 3 * edge]! - 1, numbers[4 + 3 * edge]! - 1, numbers[5 + 3 * edge]!]
    roads[i]!.set(j, cost)
    roads[j]!.set(i, cost)
  }
  return { customers: n, sites: n, open, distance: shortestPaths(roads.map((own) => ({ to: Int32Array.from(own.keys()), cost: Float64Array.from(own.values()) }))) }
}

interface Roads {
  readonly to: Int32Array
  readonly cost: Float64Array
}

/** From every node to every other; Infinity where no way leads. */
function shortestPaths(roads: readonly Roads[]): Float64Array {
  const n = roads.length
  const distance = new Float64Array(n * n).fill(Infinity)
  for (let from = 0; from < n; from++) reach(roads, from, distance.subarray(from * n, (from + 1) * n))
  return distance
}

/** Dijkstra 1959, each time the nearest node that is not settled; lists of some hundred nodes need no heap. */
function reach(roads: readonly Roads[], from: number, distance: Float64Array): void {
  const waiting = Int32Array.from(roads.keys())
  distance[from] = 0
  for (let left = waiting.length; left > 0; left--) {
    const at = nearestOf(waiting, left, distance)
    const node = waiting[at]!
    waiting[at] = waiting[left - 1]!
    const { to, cost } = roads[node]!
    for (let k = 0; k < to.length; k++) {
      const through = distance[node]! + cost[k]!
      if (through < distance[to[k]!]!) distance[to[k]!] = through
    }
  }
}

function nearestOf(waiting: Int32Array, left: number, distance: Float64Array): number {
  let best = 0
  for (let at = 1; at < left; at++) if (distance[waiting[at]!]! < distance[waiting[best]!]!) best = at
  return best
}

/** Delmaire, Holmberg, Yang: sites and customers, capacities, opening costs, demands, then for each customer the cost from every site. */
export function readSingleSource(text: string): AssignmentProblem {
  const numbers = numbersIn(text)
  const [sites, customers] = [numbers[0]!, numbers[1]!]
  const part = (from: number, length: number) => numbers.slice(from, from + length)
  const demand = part(2 + 2 * sites, customers)
  return {
    customers, sites, ...everyArc(customers, sites), cost: part(2 + 2 * sites + customers, customers * sites),
    weight: Float64Array.from({ length: customers * sites }, (_, arc) => demand[Math.floor(arc / sites)]!),
    firstSize: Int32Array.from({ length: sites + 1 }, (_, j) => j), capacity: part(2, sites), sizeCost: part(2 + sites, sites), least: new Float64Array(sites),
  }
}

/** OR-Library gap, as Yagiura's: agents and jobs, for each agent the costs of all jobs, for each the weights, then the capacities. */
export function readAssignment(text: string): AssignmentProblem {
  const numbers = numbersIn(text)
  const [sites, customers] = [numbers[0]!, numbers[1]!]
  const byCustomer = (from: number) => Float64Array.from({ length: customers * sites }, (_, arc) => numbers[from + (arc % sites) * customers + Math.floor(arc / sites)]!)
  return {
    customers, sites, ...everyArc(customers, sites), cost: byCustomer(2), weight: byCustomer(2 + sites * customers),
    firstSize: Int32Array.from({ length: sites + 1 }, (_, j) => j), capacity: numbers.slice(2 + 2 * sites * customers, 2 + 2 * sites * customers + sites),
    sizeCost: new Float64Array(sites), least: new Float64Array(sites),
  }
}

function everyArc(customers: number, sites: number) {
  return { first: Int32Array.from({ length: customers + 1 }, (_, i) => i * sites), site: Int32Array.from({ length: customers * sites }, (_, arc) => arc % sites) }
}

/** OR-Library cap: sites and customers, capacity and opening cost of each site, then each customer's demand and its cost from every site. `capacity` stands for a number behind the name of some files. */
export function readSplit(text: string, capacityWord = NaN): SplitProblem {
  const numbers = numbersIn(text, { capacity: capacityWord })
  const [sites, customers] = [numbers[0]!, numbers[1]!]
  const at = (customer: number) => 2 + 2 * sites + customer * (sites + 1)
  return {
    sites, customers,
    capacity: Float64Array.from({ length: sites }, (_, site) => numbers[2 + 2 * site]!), openCost: Float64Array.from({ length: sites }, (_, site) => numbers[3 + 2 * site]!),
    demand: Float64Array.from({ length: customers }, (_, customer) => numbers[at(customer)]!),
    cost: Float64Array.from({ length: customers * sites }, (_, arc) => numbers[at(Math.floor(arc / sites)) + 1 + (arc % sites)]!),
  }
}
