/** Customers whose demand may be divided among open sites of limited capacity: the capacitated facility location problem. */
export interface SplitProblem {
  readonly customers: number
  readonly sites: number
  readonly demand: Float64Array
  readonly capacity: Float64Array
  readonly openCost: Float64Array
  /** [customer × sites + site]: serving the whole demand. */
  readonly cost: Float64Array
}

/** What is open, and [customer × sites + site] the share of the demand served from there. */
export interface SplitPlan {
  readonly open: readonly boolean[]
  readonly share: Float64Array
}

export function splitCost({ openCost, cost }: SplitProblem, { open, share }: SplitPlan): number {
  return openCost.reduce((sum, each, site) => sum + (open[site] ? each : 0), 0) + share.reduce((sum, part, arc) => sum + part * cost[arc]!, 0)
}

/** What is wrong with a plan, in words for a log. */
export function checkSplit({ customers, sites, demand, capacity }: SplitProblem, { open, share }: SplitPlan): readonly string[] {
  const load = new Float64Array(sites)
  const served = new Float64Array(customers)
  share.forEach((part, arc) => {
    load[arc % sites]! += part * demand[Math.floor(arc / sites)]!
    served[Math.floor(arc / sites)]! += part
  })
  return [
    ...Array.from(load.keys()).filter((site) => load[site]! > (open[site] ? capacity[site]! : 0) * (1 + 1e-7) + 1e-6).map((site) => `site ${site} serves ${load[site]}, it may ${open[site] ? capacity[site] : 0}`),
    ...Array.from(served.keys()).filter((customer) => Math.abs(served[customer]! - 1) > 1e-6).map((customer) => `customer ${customer} is served ${served[customer]}`),
    ...(share.some((part) => part < -1e-9) ? ['a share is negative'] : []),
  ]
}
