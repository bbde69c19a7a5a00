import type { SolveMip } from '../mip.ts'
import { gapOf, type Outcome } from '../outcome.ts'
import { allLevels, AssignmentDual, firstMultipliers, type Levels } from './assignment-dual.ts'
import { assignmentMip, type AssignmentPart } from './assignment-mip.ts'
import { assignmentCost, checkAssignment, restrictedTo, usedSites, type AssignmentPlan, type AssignmentProblem } from './assignment-problem.ts'
import { neighbourhood, partOf, withCheapest } from './assignment-part.ts'
import { Elite } from './elite.ts'
import { AssignmentSearch } from './assignment-search.ts'
import type { Disturbs } from './placement-search.ts'
import { AssignmentTree } from './assignment-tree.ts'
import { seeded } from './seeded.ts'
import { SiteSets, type Wanted } from './site-sets.ts'

export interface AssignmentOptions {
  readonly solveMip?: SolveMip
  /** How many whole-number programs are solved at once. */
  readonly workers?: number
  readonly stop?: () => boolean
  readonly onProgress?: (objective: number, bound: number) => void
  readonly seed?: number
  /** Rounds of improvement; with the same rounds, and no stop, the same plan. */
  readonly rounds?: number
}

/**
 * Model     AssignmentProblem.
 * Method    1 A subgradient walk on the Lagrangian dual (assignment-dual.ts): the bound, and what each arc would cost it.
 *           2 Kicks and descents (assignment-search.ts) on the arcs that cost it least; where sites are free, HiGHS on the customers in doubt.
 *           3 Sets of open sites in the order of their bounds (site-sets.ts), each filled by kicks of customers.
 *           4 What several good plans agree on stays, and HiGHS decides about the rest (elite.ts).
 *           5 Large neighbourhoods: some sites near one another with all their customers, solved by HiGHS, several at once.
 *           6 Meanwhile branch and bound on the sites and their sizes (assignment-tree.ts) lifts the bound.
 *           7 Arcs and sites that the gap excludes go; when few are left, HiGHS solves what is left, which closes the proof.
 * Promise   The plan passes checkAssignment; the bound is proven. Same problem, seed and rounds: same plan, unless it is stopped.
 */
export async function planAssignment(problem: AssignmentProblem, options: AssignmentOptions = {}): Promise<Outcome<AssignmentPlan, string>> {
  const run = new AssignmentRun(problem, options)
  await run.go()
  return run.outcome()
}

const dualSteps = 500
const arcsKept = 8
const wholeArcs = 12_000
/** A problem of no more arcs than this is searched on all of them. */
const allArcs = 2000
/** Searches anew × arcs: a small problem is cheap to search from many sides before HiGHS takes over. */
const searchesAnew = 16_000
const searchesARound = 4
/** Of the sites, at most so many that a search begins away from. */
const mostAway = 0.6
/** Nodes of the tree halved at once × arcs, and more of them for each customer of many: about as long as HiGHS takes for a neighbourhood. */
const arcsHalved = { few: 20_000, each: 600 }
/** With more customers than this a search does not come far enough to begin again. */
const mostAnew = 400
/** Good plans remembered, and how many of them are combined at once. */
const [elitePlans, plansCombined] = [10, 4]
/** Sets of sites filled before HiGHS is asked, and while it works; kicks for each, at first, and so many times more at the most. */
const setsFilled = { first: 6, aRound: 4 }
const [kicksASet, mostLonger] = [8000, 5]
/** Arcs that HiGHS is given beyond one for every customer. */
const coreArcs = 1200
/** Among more sites than this a tree decides too few in minutes to lift the bound. */
const treeSites = 120

class AssignmentRun {
  readonly #problem: AssignmentProblem
  readonly #options: Required<Pick<AssignmentOptions, 'stop' | 'workers' | 'rounds'>> & AssignmentOptions
  readonly #random: () => number
  readonly #dual: AssignmentDual
  readonly #arcOut: Uint8Array
  readonly #levels: Levels
  #tree: AssignmentTree | undefined
  readonly #unit: boolean
  /** No site costs anything, whatever it carries: which are open is not in question. */
  readonly #sitesAreFree: boolean
  readonly #sets: SiteSets
  #bound = -Infinity
  #top: Float64Array
  #plan: AssignmentPlan | undefined
  readonly #elite = new Elite<AssignmentPlan>(elitePlans)
  #cost = Infinity
  #isImpossible = false
  /** Sites in a neighbourhood; grows while it is solved at ease. */
  #width = 6
  /** The bound of the multipliers alone; HiGHS may have proven more. */
  #topBound = -Infinity

  constructor(problem: AssignmentProblem, options: AssignmentOptions) {
    this.#problem = problem
    this.#options = { stop: () => false, workers: 1, rounds: 40, ...options }
    this.#random = seeded(options.seed ?? 1)
    this.#dual = new AssignmentDual(problem)
    this.#dual.multipliers.set(firstMultipliers(problem))
    this.#sets = new SiteSets(problem, this.#dual)
    this.#top = this.#dual.multipliers.slice()
    this.#arcOut = new Uint8Array(problem.cost.length)
    this.#levels = allLevels(problem)
    this.#sitesAreFree = [problem.sizeCost, problem.least].every((values) => values.every((value) => value === 0))
    this.#unit = [problem.cost, problem.sizeCost].every((costs) => costs.every((cost) => Number.isInteger(cost)))
  }

  outcome(): Outcome<AssignmentPlan, string> {
    if (!this.#plan) return this.#isImpossible ? { status: 'infeasible', because: ['no plan keeps every capacity and every least load'] } : { status: 'stopped', bound: this.#bound }
    const found = { plan: this.#plan, objective: this.#cost }
    const bound = Math.min(this.#cost, this.#roundedUp(this.#bound))
    return this.#isClosed() ? { status: 'optimal', ...found, bound: this.#cost, gap: 0 } : { status: 'feasible', ...found, bound, gap: gapOf(this.#cost, bound) }
  }

  async go(): Promise<void> {
    await this.#begin()
    for (let round = 0; round < this.#options.rounds && !this.#isDone(); round++) {
      this.#exclude()
      this.#options.onProgress?.(this.#cost, this.#bound)
      if (await this.#solveWhole(round)) return
      this.#searchInRound()
      this.#fill(4000)
      await this.#combine()
      await this.#solveNeighbourhoods()
      if (round % 8 === 7) this.#climb(100)
    }
  }

  /** A first bound and first plans. */
  async #begin(): Promise<void> {
    this.#climb(dualSteps / 2)
    this.#search(3000)
    this.#climb(dualSteps)
    const core = this.#solveCore()
    this.#search(Math.max(6000, this.#kicksOfMany))
    if (this.#kicksOfMany > 0) this.#search(this.#kicksOfMany)
    for (let again = 0; again < this.#searchesFirst && !this.#isDone(); again++) this.#search(Math.min(3000, 60 * this.#problem.customers), 'anew')
    this.#fill(6000)
    this.#fillSets(setsFilled.first)
    const found = await core
    if (found && !this.#options.stop()) this.#adopt(found)
  }

  /** Few customers: from some new beginnings; many: further on from the plan. */
  #searchInRound(): void {
    if (this.#kicksOfMany > 0) this.#search(this.#kicksOfMany, this.#problem.customers <= mostAnew && this.#random() < 0.5 ? 'anew' : 'plan')
    else for (let again = 0; again < searchesARound; again++) this.#search(Math.min(2000, 60 * this.#problem.customers), 'anew')
  }

  /** Where sites are free HiGHS comes further with many customers than kicks do. */
  get #kicksOfMany(): number {
    return (this.#sitesAreFree ? 5 : 50) * this.#many
  }

  get #searchesFirst(): number {
    const { customers, cost } = this.#problem
    return customers > mostAnew ? 0 : Math.max(3, Math.min(16, Math.floor(searchesAnew / cost.length)))
  }

  /** Customers beyond two hundred. Kicks are local, so each of them is worth some more; HiGHS decides on few sites at once, so it helps less. */
  get #many(): number {
    return Math.max(0, this.#problem.customers - 200)
  }

  #isDone(): boolean {
    return this.#options.stop() || this.#isClosed()
  }

  #isClosed(): boolean {
    return this.#roundedUp(this.#bound) >= this.#cost * (1 - 1e-9)
  }

  #roundedUp(bound: number): number {
    return this.#unit ? Math.ceil(bound - 1e-6) : bound
  }

  /** Walks up the dual from its top. */
  #climb(steps: number): void {
    this.#dual.restart(this.#top)
    let [step, since] = [1, 0]
    for (let k = 0; k < steps && step > 1e-4 && !this.#isDone(); k++) {
      const bound = this.#dual.bound(this.#arcOut, this.#levels)
      if (bound > this.#topBound) {
        ;[this.#topBound, since] = [bound, 0]
        this.#bound = Math.max(this.#bound, bound)
        this.#top.set(this.#dual.multipliers)
      } else if (++since > 20) {
        ;[step, since] = [step / 2, 0]
        this.#dual.restart(this.#top)
        this.#dual.bound(this.#arcOut, this.#levels)
      }
      const target = this.#cost < Infinity ? this.#cost : Math.abs(this.#topBound) * 0.05 + this.#topBound
      this.#dual.step(step * Math.max(target - bound, 1e-4 * Math.abs(bound)))
    }
    this.#priceAtTop()
  }

  #priceAtTop(): number {
    this.#dual.multipliers.set(this.#top)
    return this.#dual.bound(this.#arcOut, this.#levels, true)
  }

  /** What would lift the bound to the best plan known cannot be part of a better one. */
  #exclude(): void {
    if (this.#cost === Infinity) return
    const bound = this.#priceAtTop()
    const room = this.#target - bound
    const { penalty, openValue } = this.#dual
    const { lowest, highest } = this.#levels
    for (let arc = 0; arc < penalty.length; arc++) if (penalty[arc]! > room) this.#arcOut[arc] = 1
    for (let site = 0; site < openValue.length; site++) {
      if (lowest[site]! > 0) continue
      if (openValue[site]! > room) highest[site] = 0
      else if (-openValue[site]! > room) lowest[site] = 1
    }
  }

  /** A plan that is worth finding costs no more. */
  get #target(): number {
    return this.#cost - (this.#unit ? 1 - 1e-6 : 0)
  }

  /** What is proven by deciding on sites; work for one core while HiGHS has the others. */
  #growTree(): void {
    if (this.#problem.sites > treeSites) return
    const goal = { target: this.#target, arcOut: this.#arcOut }
    this.#tree ??= new AssignmentTree(this.#problem, this.#dual, { levels: this.#levels, multipliers: this.#top, ...goal })
    this.#tree.grow(Math.ceil((arcsHalved.few + arcsHalved.each * this.#many) / this.#problem.cost.length), goal, () => this.#isDone())
    this.#bound = Math.max(this.#bound, Math.min(this.#tree.bound, this.#cost))
  }

  /** By customer, the arcs (to `open` sites) that cost the bound least, and the one it takes. */
  #keptArcs(most: number, open?: Uint8Array): Uint8Array {
    const { customers, first, site } = this.#problem
    const kept = new Uint8Array(this.#arcOut.length)
    const { penalty } = this.#dual
    for (let i = 0; i < customers; i++) {
      const arcs = Int32Array.from({ length: first[i + 1]! - first[i]! }, (_, k) => first[i]! + k).toSorted((a, b) => penalty[a]! - penalty[b]! || a - b)
      let count = 0
      for (const arc of arcs) if (count < most && this.#arcOut[arc] === 0 && open?.[site[arc]!] !== 0) kept[arc] = ++count > 0 ? 1 : 0
      if (this.#plan) kept[this.#plan[i]!] = 1
      else if (count === 0) kept[arcs[0]!] = 1
    }
    return kept
  }

  /** From the plan so far or, `anew`, from the arcs that cost the bound least. */
  #search(most: number, from: 'plan' | 'anew' = 'plan'): void {
    if (this.#isDone()) return
    const kicks = from === 'anew' ? most : Math.min(most, 500 + 60 * this.#problem.customers)
    this.#searchAmong(this.#searchedArcs(), { kicks, plan: from === 'plan' ? this.#plan : undefined, disturbs: this.#sitesAreFree ? 'customers' : 'sites' })
  }

  /** Searches for the best way to fill the sites that the plan so far has open. */
  #fill(kicks: number): void {
    if (this.#isDone() || !this.#plan || this.#sitesAreFree) return
    this.#searchAmong(this.#searchedArcs(usedSites(this.#problem, this.#plan)), { kicks, plan: this.#plan, disturbs: 'customers' })
  }

  /** Fills sets of open sites that may hold a better plan, going by their bounds; each time for longer. */
  #fillSets(many: number): void {
    if (this.#sitesAreFree) return
    for (const plan of this.#elite.plans) this.#sets.add(usedSites(this.#problem, plan), this.#wanted)
    for (let k = 0; k < many && !this.#isDone(); k++) {
      const set = this.#sets.next(this.#wanted)
      if (!set) break
      this.#searchAmong(this.#searchedArcs(set.open), { kicks: Math.min(kicksASet, 160 * this.#problem.customers) * Math.min(set.fills, mostLonger), plan: undefined, disturbs: 'customers' })
    }
    this.#priceAtTop()
  }

  get #wanted(): Wanted {
    return { target: this.#target, arcOut: this.#arcOut }
  }

  #searchedArcs(open?: Uint8Array): Uint8Array {
    const kept = this.#keptArcs(Math.max(arcsKept, Math.floor(allArcs / this.#problem.customers)), open)
    return open ? kept.map((is, arc) => is & open[this.#problem.site[arc]!]!) : kept
  }

  #searchAmong(kept: Uint8Array, { kicks, plan, disturbs }: { readonly kicks: number; readonly plan: AssignmentPlan | undefined; readonly disturbs: Disturbs }): void {
    const { problem, arcs } = restrictedTo(this.#problem, kept)
    if (problem.first.subarray(1).some((end, i) => end === problem.first[i])) return
    const search = new AssignmentSearch(problem, this.#firstArcs(problem, arcs, plan), { random: this.#random, disturbs })
    search.run(kicks, this.#options.stop)
    if (search.bestCost < Infinity) this.#adopt(search.best.map((arc) => arcs[arc]!))
  }

  /** A plan, else the arcs that cost the bound least, away from some of the sites, drawn by lot: so each search begins elsewhere. */
  #firstArcs(problem: AssignmentProblem, arcs: Int32Array, plan: AssignmentPlan | undefined): Int32Array {
    const { penalty } = this.#dual
    const share = plan === undefined ? this.#random() * mostAway : 0
    const away = Float64Array.from({ length: problem.sites }, () => (this.#random() < share ? 1e9 : 0))
    const valueOf = (arc: number) => penalty[arcs[arc]!]! + away[problem.site[arc]!]!
    return Int32Array.from({ length: problem.customers }, (_, i) => {
      let best = problem.first[i]!
      for (let arc = best; arc < problem.first[i + 1]!; arc++) {
        if (plan?.[i] === arcs[arc]) return arc
        if (valueOf(arc) < valueOf(best)) best = arc
      }
      return best
    })
  }

  /** Takes a plan that is better and passes the check. */
  #adopt(plan: AssignmentPlan): boolean {
    const cost = assignmentCost(this.#problem, plan)
    if (checkAssignment(this.#problem, plan).length > 0) return false
    this.#elite.add(plan, cost)
    if (cost >= this.#cost) return false
    this.#plan = plan
    this.#cost = cost
    this.#options.onProgress?.(cost, this.#bound)
    return true
  }

  /** What several good plans agree on stays as it is; HiGHS decides about the rest, of several samples at once. */
  async #combine(): Promise<void> {
    const { solveMip, workers, stop } = this.#options
    if (!solveMip || this.#elite.size < 2 || this.#isDone()) return
    const samples = Array.from({ length: workers }, () => this.#elite.sample(plansCombined, this.#random))
    const improved = Promise.all(samples.map((plans) => this.#bestOf(solveMip, plans)))
    this.#fillSets(setsFilled.aRound)
    for (const plan of await improved) if (plan && !stop()) this.#adopt(plan)
  }

  /** Where sites are free the multipliers leave few customers in doubt: HiGHS decides about those, by the arcs that cost the bound least. */
  async #solveCore(): Promise<AssignmentPlan | undefined> {
    const { solveMip } = this.#options
    if (!solveMip || !this.#plan || !this.#sitesAreFree || this.#isDone()) return undefined
    const kept = withCheapest(this.#keptArcs(1), { penalty: this.#dual.penalty, arcOut: this.#arcOut, many: coreArcs })
    const { mip, valuesOf, planOf } = assignmentMip(this.#problem, partOf(this.#problem, kept))
    const outcome = await solveMip(mip, { nodes: 20, seconds: 30, gap: 5e-4, seed: 1, start: valuesOf(this.#plan) })
    return 'values' in outcome ? planOf(outcome.values, this.#plan) : undefined
  }

  async #bestOf(solveMip: SolveMip, plans: readonly AssignmentPlan[]): Promise<AssignmentPlan | undefined> {
    const kept = new Uint8Array(this.#arcOut.length)
    for (const plan of plans) for (const arc of plan) kept[arc] = 1
    const { mip, valuesOf, planOf } = assignmentMip(this.#problem, partOf(this.#problem, kept))
    const outcome = await solveMip(mip, { nodes: 200, seconds: 15, gap: 1e-5, seed: 1, start: valuesOf(plans[0]!) })
    return 'values' in outcome ? planOf(outcome.values, plans[0]!) : undefined
  }

  /** When the gap leaves few arcs, HiGHS decides; true when that closed the proof. */
  async #solveWhole(round: number): Promise<boolean> {
    const { solveMip } = this.#options
    const left = this.#arcOut.reduce((sum, out) => sum + 1 - out, 0)
    if (!solveMip || left > wholeArcs || !isTurnOfWhole(left, round)) return false
    await this.#solveLeft(solveMip, round)
    return this.#isClosed() || this.#isImpossible
  }

  async #solveLeft(solveMip: SolveMip, round: number): Promise<void> {
    const kept = this.#arcOut.map((out) => 1 - out)
    if (this.#plan) for (const arc of this.#plan) kept[arc] = 1
    const part = partOf(this.#problem, kept)
    const { mip, valuesOf, planOf } = assignmentMip(this.#problem, part)
    const outcome = await solveMip(mip, { nodes: 200 * (round + 1), seconds: 20 * (round + 1), seed: 1, ...(this.#plan ? { start: valuesOf(this.#plan) } : {}) })
    if ('values' in outcome) this.#adopt(planOf(outcome.values, this.#plan ?? new Int32Array(this.#problem.customers)))
    if (outcome.status === 'infeasible') this.#isImpossible = !this.#plan
    if ('bound' in outcome) this.#bound = Math.max(this.#bound, Math.min(outcome.bound, this.#cost))
  }

  async #solveNeighbourhoods(): Promise<void> {
    const { solveMip, workers, stop } = this.#options
    if (!solveMip || !this.#plan) return this.#search(2000)
    const kept = this.#keptArcs(arcsKept)
    for (let batch = 0; batch < (this.#many > 0 ? 2 : 4) && !this.#isDone(); batch++) {
      const taken = new Uint8Array(this.#problem.sites)
      const parts = Array.from({ length: workers }, () => neighbourhood(this.#problem, this.#plan!, { kept, taken, width: this.#width, random: this.#random }))
      const improved = Promise.all(parts.map((part) => this.#improvePart(solveMip, part)))
      this.#growTree()
      for (const change of await improved) if (change && !stop()) this.#adopt(merged(this.#plan, change))
    }
  }

  async #improvePart(solveMip: SolveMip, part: AssignmentPart): Promise<Change | undefined> {
    if (part.arcs.length === 0) return undefined
    const plan = this.#plan!
    const { mip, valuesOf, planOf } = assignmentMip(this.#problem, part)
    const outcome = await solveMip(mip, { nodes: 60, seconds: 15, gap: 1e-4, seed: 1, start: valuesOf(plan) })
    const easy = outcome.status === 'optimal' || (outcome.status === 'feasible' && outcome.why === 'gap')
    this.#width = Math.min(this.#problem.sites, Math.max(3, this.#width + (easy ? 0.25 : -1)))
    return 'values' in outcome ? { plan: planOf(outcome.values, plan), customers: part.customers } : undefined
  }
}

/** The more arcs are left, the later and the more rarely is HiGHS asked for all of them. */
function isTurnOfWhole(arcs: number, round: number): boolean {
  return arcs < 2500 ? round % 6 === (arcs < 600 ? 0 : 2) : round % 12 === 11
}

interface Change {
  readonly plan: AssignmentPlan
  readonly customers: Int32Array
}

function merged(plan: AssignmentPlan, change: Change): AssignmentPlan {
  const next = plan.slice()
  for (const customer of change.customers) next[customer] = change.plan[customer]!
  return next
}
