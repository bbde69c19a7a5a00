import type { AssignmentPart } from './assignment-mip.ts'
import type { AssignmentPlan, AssignmentProblem } from './assignment-problem.ts'

export interface Surroundings {
  /** 1 for arcs that may be taken. */
  readonly kept: Uint8Array
  /** Sites that are another part's already; those chosen are added. */
  readonly taken: Uint8Array
  /** Sites wanted. */
  readonly width: number
  readonly random: () => number
}

/** A site at random and those most tied to it by arcs of its customers and to its customers, with everybody whom they serve. */
export function neighbourhood(problem: AssignmentProblem, plan: AssignmentPlan, { kept, taken, width, random }: Surroundings): AssignmentPart {
  const { sites, site, customers } = problem
  const ties = new Float64Array(sites)
  const inside = new Uint8Array(sites)
  let next = site[plan[Math.floor(random() * customers)]!]!
  if (taken[next] === 1) next = -1
  for (let k = 0; k < width && next >= 0; k++) {
    inside[next] = taken[next] = 1
    addTies(problem, plan, kept, { chosen: next, ties, random })
    next = mostTied(ties, taken)
  }
  return partOf(problem, kept, (i) => inside[site[plan[i]!]!] === 1, inside)
}

function addTies({ customers, site, first }: AssignmentProblem, plan: AssignmentPlan, kept: Uint8Array, { chosen, ties, random }: { chosen: number; ties: Float64Array; random: () => number }): void {
  for (let i = 0; i < customers; i++) {
    const own = site[plan[i]!]!
    for (let arc = first[i]!; arc < first[i + 1]!; arc++) {
      if (kept[arc] === 0) continue
      if (own === chosen) ties[site[arc]!]! += random()
      else if (site[arc] === chosen) ties[own]! += random()
    }
  }
}

function mostTied(ties: Float64Array, taken: Uint8Array): number {
  let best = -1
  for (let j = 0; j < ties.length; j++) if (taken[j] === 0 && ties[j]! > (best < 0 ? 0 : ties[best]!)) best = j
  return best
}

/** The kept arcs and so `many` others, not marked out, that cost the bound least. */
export function withCheapest(kept: Uint8Array, { penalty, arcOut, many }: { readonly penalty: Float64Array; readonly arcOut: Uint8Array; readonly many: number }): Uint8Array {
  const others = Int32Array.from(kept.keys()).filter((arc) => kept[arc] === 0 && arcOut[arc] === 0).toSorted((a, b) => penalty[a]! - penalty[b]! || a - b)
  const more = kept.slice()
  for (const arc of others.slice(0, many)) more[arc] = 1
  return more
}

/** The kept arcs of the customers wanted that lead to the sites inside; all of them unless said otherwise. */
export function partOf({ customers, first, site }: AssignmentProblem, kept: Uint8Array, wanted: (customer: number) => boolean = () => true, inside?: Uint8Array): AssignmentPart {
  const [of, arcs]: [number[], number[]] = [[], []]
  for (let i = 0; i < customers; i++) {
    if (!wanted(i)) continue
    for (let arc = first[i]!; arc < first[i + 1]!; arc++) {
      if (kept[arc] === 0 || (inside && inside[site[arc]!] === 0)) continue
      of.push(i)
      arcs.push(arc)
    }
  }
  return { customers: Int32Array.from(of), arcs: Int32Array.from(arcs) }
}
