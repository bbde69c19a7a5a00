/**
 * Every customer goes whole to one site; a site is closed, or open in one of its sizes. Covers the single-source capacitated
 * facility location problem (one size), generalised assignment (one size, free) and a county's schools (sizes by building modules).
 */
export interface AssignmentProblem {
  readonly customers: number
  readonly sites: number
  /** Arcs first[i] … first[i + 1] − 1 lead from customer i; at most one to a site. */
  readonly first: Int32Array
  readonly site: Int32Array
  readonly cost: Float64Array
  /** What the customer takes of the site's capacity; whole numbers. */
  readonly weight: Float64Array
  /** Sizes firstSize[j] … firstSize[j + 1] − 1 belong to site j, rising in capacity and in cost. */
  readonly firstSize: Int32Array
  readonly capacity: Float64Array
  readonly sizeCost: Float64Array
  /** Load at least, where a site is used at all. */
  readonly least: Float64Array
}

/** By customer: the arc it takes. */
export type AssignmentPlan = Int32Array

/** The weight that each site carries. */
export function loadsOf({ sites, site, weight }: AssignmentProblem, plan: AssignmentPlan): Float64Array {
  const loads = new Float64Array(sites)
  for (const arc of plan) loads[site[arc]!]! += weight[arc]!
  return loads
}

/** Arcs, and for each site that is used the cheapest size that holds its load; Infinity where none does. */
export function assignmentCost(problem: AssignmentProblem, plan: AssignmentPlan): number {
  const loads = loadsOf(problem, plan)
  const used = usedSites(problem, plan)
  return plan.reduce((sum, arc) => sum + problem.cost[arc]!, 0) + loads.reduce((sum, load, site) => sum + (used[site] === 1 ? sizeCostOf(problem, site, load) : 0), 0)
}

/** 1 for each site that serves somebody. */
export function usedSites({ sites, site }: AssignmentProblem, plan: AssignmentPlan): Uint8Array {
  const used = new Uint8Array(sites)
  for (const arc of plan) used[site[arc]!] = 1
  return used
}

function sizeCostOf({ firstSize, capacity, sizeCost }: AssignmentProblem, site: number, load: number): number {
  for (let size = firstSize[site]!; size < firstSize[site + 1]!; size++) if (load <= capacity[size]! + 1e-9) return sizeCost[size]!
  return Infinity
}

/** What is wrong with a plan, in words for a log; written against the model, apart from the method. */
export function checkAssignment(problem: AssignmentProblem, plan: AssignmentPlan): readonly string[] {
  const { customers, first, sites, firstSize, capacity, least } = problem
  if (plan.length !== customers) return [`${plan.length} customers are assigned, there are ${customers}`]
  const strays = Array.from(plan.keys()).filter((i) => !(plan[i]! >= first[i]! && plan[i]! < first[i + 1]!))
  if (strays.length > 0) return strays.map((i) => `customer ${i} takes an arc that is not its own`)
  const [loads, used] = [loadsOf(problem, plan), usedSites(problem, plan)]
  return Array.from({ length: sites }, (_, site) => site).flatMap((site) => {
    const most = capacity[firstSize[site + 1]! - 1]!
    if (used[site] === 0) return []
    if (loads[site]! > most + 1e-9) return [`site ${site} carries ${loads[site]}, its largest size is ${most}`]
    return loads[site]! < least[site]! - 1e-9 ? [`site ${site} carries ${loads[site]}, at least ${least[site]} is wanted`] : []
  })
}

/** The problem with some of its arcs only, and the arc of the whole that each one was. */
export function restrictedTo(problem: AssignmentProblem, kept: Uint8Array): { readonly problem: AssignmentProblem; readonly arcs: Int32Array } {
  const arcs = Int32Array.from(kept.keys()).filter((arc) => kept[arc] === 1)
  const first = new Int32Array(problem.customers + 1)
  for (let i = 0; i < problem.customers; i++) {
    first[i + 1] = first[i]!
    for (let arc = problem.first[i]!; arc < problem.first[i + 1]!; arc++) if (kept[arc] === 1) first[i + 1]!++
  }
  return { problem: { ...problem, first, site: arcs.map((arc) => problem.site[arc]!), cost: Float64Array.from(arcs, (arc) => problem.cost[arc]!), weight: Float64Array.from(arcs, (arc) => problem.weight[arc]!) }, arcs }
}
