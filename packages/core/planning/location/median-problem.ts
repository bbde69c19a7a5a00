/** Open `open` of the sites so that all customers together are nearest: the p-median problem (Hakimi 1964). */
export interface MedianProblem {
  readonly customers: number
  readonly sites: number
  readonly open: number
  /** [site × customers + customer], not negative. */
  readonly distance: Float64Array
}

/** The open sites, rising. */
export type MedianPlan = readonly number[]

/** The distance of every customer to the nearest open site, summed. */
export function medianCost({ customers, distance }: MedianProblem, plan: MedianPlan): number {
  let cost = 0
  for (let customer = 0; customer < customers; customer++) {
    let nearest = Infinity
    for (const site of plan) nearest = Math.min(nearest, distance[site * customers + customer]!)
    cost += nearest
  }
  return cost
}

/** What is wrong with a plan, in words for a log; empty when nothing is. */
export function checkMedian({ sites, open }: MedianProblem, plan: MedianPlan): readonly string[] {
  return [
    ...(plan.length === open ? [] : [`${plan.length} sites are open, ${open} should be`]),
    ...(new Set(plan).size === plan.length ? [] : ['a site is named twice']),
    ...plan.filter((site) => !Number.isInteger(site) || site < 0 || site >= sites).map((site) => `there is no site ${site}`),
  ]
}
