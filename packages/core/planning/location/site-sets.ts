import { firstMultipliers, type AssignmentDual, type Levels } from './assignment-dual.ts'
import type { AssignmentProblem } from './assignment-problem.ts'

/** Neighbours of a set that are looked at, of those that promise most. */
const neighboursLooked = 16
/** Steps of the dual: for a set of its own, for a neighbour, and for one that is worth more. */
const steps = { first: 80, look: 12, more: 40 }
/** Length of the first step, as a share of the bound; halved where the bound does not rise for some steps. */
const [firstStep, patience] = [0.005, 4]
/** Sets kept at the most, those of least bound. */
const setsKept = 200

/** A set of open sites, and what is proven for every plan that opens just these. */
export interface SiteSet {
  readonly open: Uint8Array
  readonly bound: number
  readonly multipliers: Float64Array
  /** How often it was given out to be filled. */
  readonly fills: number
  readonly isExpanded: boolean
}

/** Only sets that may hold a plan below the target are of interest, and no arc marked 1 is in it. */
export interface Wanted {
  readonly target: number
  readonly arcOut: Uint8Array
}

/**
 * Best-first search over the sets of open sites: from the set of least bound to its neighbours, with a site opened, closed or exchanged. With the sites
 * decided, what they cost is sunk and the Lagrangian bound lies near the best plan, so few sets remain to be filled.
 */
export class SiteSets {
  readonly #problem: AssignmentProblem
  readonly #dual: AssignmentDual
  readonly #first: Float64Array
  readonly #most: Float64Array
  readonly #weight: number
  readonly #seen = new Set<string>()
  #sets: SiteSet[] = []

  constructor(problem: AssignmentProblem, dual: AssignmentDual) {
    this.#problem = problem
    this.#dual = dual
    this.#first = firstMultipliers(problem)
    this.#most = Float64Array.from({ length: problem.sites }, (_, site) => problem.capacity[problem.firstSize[site + 1]! - 1]!)
    this.#weight = leastWeight(problem)
  }

  /** Adds a set, unless it was there before. */
  add(open: Uint8Array, wanted: Wanted): void {
    if (this.#isNew(open)) this.#keep(this.#climbed({ open, bound: -Infinity, multipliers: this.#first, fills: 0, isExpanded: false }, wanted, steps.first), wanted)
  }

  /** Expands the set of least bound, then gives the one to fill next: the least often filled, of least bound. The dual is left priced at it. */
  next(wanted: Wanted): SiteSet | undefined {
    this.#expand(wanted)
    this.#sets = this.#sets.filter(({ bound }) => bound < wanted.target)
    const set = this.#sets.toSorted((a, b) => a.fills - b.fills || a.bound - b.bound)[0]
    if (!set) return undefined
    const next = { ...(set.fills === 0 ? this.#climbed(set, wanted, steps.more) : set), fills: set.fills + 1 }
    this.#sets[this.#sets.indexOf(set)] = next
    this.#dual.multipliers.set(next.multipliers)
    this.#dual.bound(wanted.arcOut, this.#levelsOf(next.open), true)
    return next
  }

  #expand(wanted: Wanted): void {
    const at = this.#sets.findIndex(({ isExpanded }) => !isExpanded)
    if (at < 0) return
    const from = this.#climbed(this.#sets[at]!, wanted, steps.more)
    this.#sets[at] = { ...from, isExpanded: true }
    for (const open of this.#promising(from, wanted.arcOut)) this.#keep(this.#climbed({ ...from, open, bound: -Infinity, fills: 0 }, wanted, steps.look), wanted)
  }

  #isNew(open: Uint8Array): boolean {
    const key = open.join('')
    const isNew = !this.#seen.has(key)
    this.#seen.add(key)
    return isNew
  }

  #keep(set: SiteSet, { target }: Wanted): void {
    if (set.bound >= target) return
    const at = this.#sets.findIndex(({ bound }) => set.bound < bound)
    this.#sets.splice(at < 0 ? this.#sets.length : at, 0, set)
    this.#sets.length = Math.min(this.#sets.length, setsKept)
  }

  /** Neighbours not met before that hold everybody, those first that the multipliers of the set value most. */
  #promising({ open, multipliers }: SiteSet, arcOut: Uint8Array): readonly Uint8Array[] {
    this.#dual.multipliers.set(multipliers)
    this.#dual.bound(arcOut, this.#levelsOf(), true)
    const change = Float64Array.from(this.#dual.openValue, (value, site) => (open[site] === 1 ? -value : value))
    const room = open.reduce((sum, is, site) => sum + is * this.#most[site]!, 0) - this.#weight
    const flips = flipsOf(open).filter((sites) => room >= sites.reduce((sum, site) => sum + (open[site] === 1 ? this.#most[site]! : -this.#most[site]!), 0))
    const value = (sites: readonly number[]) => sites.reduce((sum, site) => sum + change[site]!, 0)
    const ordered = flips.map((sites) => ({ sites, value: value(sites) })).toSorted((a, b) => a.value - b.value)
    const found: Uint8Array[] = []
    for (const { sites } of ordered) {
      if (found.length === neighboursLooked) break
      const next = open.map((is, site) => (sites.includes(site) ? 1 - is : is))
      if (this.#isNew(next)) found.push(next)
    }
    return found
  }

  #climbed(set: SiteSet, { target, arcOut }: Wanted, most: number): SiteSet {
    const [dual, levels, multipliers] = [this.#dual, this.#levelsOf(set.open), set.multipliers.slice()]
    dual.restart(multipliers)
    let [best, step, since] = [-Infinity, firstStep, 0]
    for (let k = 0; k < most && best < target; k++) {
      const bound = dual.bound(arcOut, levels)
      if (bound > best) {
        ;[best, since] = [bound, 0]
        multipliers.set(dual.multipliers)
      } else if (++since > patience) {
        ;[step, since] = [step / 2, 0]
        dual.restart(multipliers)
        dual.bound(arcOut, levels)
      }
      dual.step(step * Math.abs(best))
    }
    return { ...set, multipliers, bound: Math.max(set.bound, best) }
  }

  /** The levels that open just these sites; without sites, every level. */
  #levelsOf(open?: Uint8Array): Levels {
    const { firstSize, sites } = this.#problem
    const highest = Uint8Array.from({ length: sites }, (_, site) => (open?.[site] === 0 ? 0 : firstSize[site + 1]! - firstSize[site]!))
    return { lowest: open ?? new Uint8Array(sites), highest }
  }
}

/** One site opened or closed, or one closed and another opened. */
function flipsOf(open: Uint8Array): readonly (readonly number[])[] {
  const sites = Array.from(open.keys())
  return [...sites.map((site) => [site]), ...sites.filter((site) => open[site] === 1).flatMap((site) => sites.filter((other) => open[other] === 0).map((other) => [site, other]))]
}

/** What all customers weigh, each where it weighs least. */
function leastWeight({ customers, first, weight }: AssignmentProblem): number {
  let sum = 0
  for (let i = 0; i < customers; i++) sum += weight.subarray(first[i]!, first[i + 1]!).reduce((a, b) => Math.min(a, b), Infinity)
  return sum
}
