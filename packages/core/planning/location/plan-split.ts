import { MipDraft, type Mip, type MipOutcome, type SolveLp, type SolveMip } from '../mip.ts'
import { gapOf, type Outcome } from '../outcome.ts'
import { SplitDual } from './split-dual.ts'
import { checkSplit, splitCost, type SplitPlan, type SplitProblem } from './split-problem.ts'

export interface SplitOptions {
  readonly solveMip: SolveMip
  readonly solveLp: SolveLp
  readonly stop?: () => boolean
}

/**
 * Model     minimise opening and serving; every demand is met, no open site serves more than its capacity, a closed one nothing.
 * Method    A subgradient walk on the Lagrangian dual; the sets of sites on its way become plans by a transportation program; sites that
 *           the gap excludes go; HiGHS solves the core that is left, with strong links, from the best plan.
 * Promise   The plan passes checkSplit; the bound is proven. Same problem, same plan, unless it is stopped.
 */
export async function planSplit(problem: SplitProblem, { solveMip, solveLp, stop = () => false }: SplitOptions): Promise<Outcome<SplitPlan, string>> {
  const need = problem.demand.reduce((sum, each) => sum + each, 0)
  if (need > problem.capacity.reduce((sum, each) => sum + each, 0)) return { status: 'infeasible', because: ['all sites together are too small'] }
  const dual = new SplitDual(problem)
  const walk = await climb(problem, dual, { price: eachSetOnce(problem, solveLp), stop })
  if (isProven(walk.cost, walk.bound)) return { status: 'optimal', plan: walk.plan, objective: walk.cost, bound: walk.cost, gap: 0 }
  const core = coreOf(problem, dual, walk)
  const { mip, start } = coreMip(problem, core, walk.plan)
  const outcome = await solveMip(mip, { start, seed: 1 })
  const found = 'values' in outcome ? planOf(problem, core, outcome.values) : walk.plan
  const plan = splitCost(problem, found) < walk.cost && checkSplit(problem, found).length === 0 ? found : walk.plan
  const objective = splitCost(problem, plan)
  const bound = boundOf(outcome, { objective, before: walk.bound })
  return isProven(objective, bound) ? { status: 'optimal', plan, objective, bound, gap: 0 } : { status: 'feasible', plan, objective, bound, gap: gapOf(objective, bound) }
}

/** A core without a solution has none that is better. */
function boundOf(outcome: MipOutcome, { objective, before }: { readonly objective: number; readonly before: number }): number {
  if (outcome.status === 'optimal' || outcome.status === 'infeasible') return objective
  return Math.min(objective, 'bound' in outcome ? Math.max(before, outcome.bound) : before)
}

const isProven = (cost: number | undefined, bound: number) => cost !== undefined && gapOf(cost, bound) <= 1e-6

interface Walk {
  readonly plan: SplitPlan
  readonly cost: number
  readonly bound: number
}

const steps = 600
const plansEvery = 60

/** Leaves the dual at its best multipliers. */
async function climb(problem: SplitProblem, dual: SplitDual, { price, stop }: { readonly price: PriceSet; readonly stop: () => boolean }): Promise<Walk> {
  let [bound, step, since] = [-Infinity, 1, 0]
  let best: Priced | undefined
  const top = dual.multipliers.slice()
  const goesOn = () => step > 1e-3 && !isProven(best?.cost, bound) && !stop()
  for (let k = 0; k < steps && goesOn(); k++) {
    const value = dual.bound()
    if (value > bound) {
      ;[bound, since] = [value, 0]
      top.set(dual.multipliers)
    } else if (++since > 12) [step, since] = [step / 2, 0]
    if (k % plansEvery === plansEvery - 1) best = cheaper(best, await price(wideEnough(problem, dual.openValue)))
    dual.step(step * Math.max((best?.cost ?? bound * 1.05) - value, 1e-4 * Math.abs(value)))
  }
  dual.multipliers.set(top)
  dual.bound()
  return { ...(await finished(problem, dual, { best, price })), bound }
}

/** The sites that the dual ends with, or all of them where nothing was found before. */
async function finished(problem: SplitProblem, dual: SplitDual, { best, price }: { readonly best: Priced | undefined; readonly price: PriceSet }): Promise<Priced> {
  const last = cheaper(best, await price(wideEnough(problem, dual.openValue))) ?? (await price(problem.openCost.map(() => 1)))
  if (!last) throw new Error('the transportation program of all sites has no solution')
  return last
}

/** The cheapest plan with a set of sites; undefined where there is none, or the set was priced before. */
type PriceSet = (open: Float64Array) => Promise<Priced | undefined>

function eachSetOnce(problem: SplitProblem, solveLp: SolveLp): PriceSet {
  const seen = new Set<string>()
  return async (open) => {
    const key = open.join('')
    if (seen.has(key)) return undefined
    seen.add(key)
    return transported(problem, open, solveLp)
  }
}

type Priced = Pick<Walk, 'plan' | 'cost'>

function cheaper(one: Priced | undefined, other: Priced | undefined): Priced | undefined {
  return one && other ? (other.cost < one.cost ? other : one) : (one ?? other)
}

/** The sites worth opening, and the next best until the demand has room. */
function wideEnough({ capacity, demand }: SplitProblem, openValue: Float64Array): Float64Array {
  const open = new Float64Array(capacity.length)
  let left = demand.reduce((sum, each) => sum + each, 0)
  for (const site of Array.from(openValue.keys()).toSorted((a, b) => openValue[a]! - openValue[b]!)) {
    if (openValue[site]! >= 0 && left <= 0) break
    open[site] = 1
    left -= capacity[site]!
  }
  return open
}

/** The cheapest way to serve everybody from the open sites; sites that serve nobody are closed. */
async function transported(problem: SplitProblem, open: Float64Array, solveLp: SolveLp): Promise<Priced | undefined> {
  const { customers, sites, cost, demand, capacity } = problem
  const draft = new MipDraft()
  const places = Array.from(open.keys()).filter((site) => open[site] === 1)
  const columns = Array.from({ length: customers }, (_, i) => places.map((site) => draft.column(cost[i * sites + site]!, 0, 1)))
  columns.forEach((own) => draft.row(1, 1, own, own.map(() => 1)))
  places.forEach((site, at) => draft.row(-Infinity, capacity[site]!, columns.map((own) => own[at]!), columns.map((_, i) => demand[i]!)))
  const outcome = await solveLp(draft.mip())
  if (outcome.status !== 'optimal') return undefined
  const share = new Float64Array(customers * sites)
  columns.forEach((own, i) => own.forEach((column, at) => (share[i * sites + places[at]!] = outcome.values[column]!)))
  const plan = { open: Array.from({ length: sites }, (_, site) => columns.some((_, i) => share[i * sites + site]! > 1e-9)), share }
  return { plan, cost: splitCost(problem, plan) }
}

/** What may still be part of a better plan. */
interface Core {
  readonly arcs: Int32Array
  readonly mustOpen: Uint8Array
}

/** A site that opens against its worth, or closes against it, lifts the bound by that. Parts of an arc lift it in part only, so arcs of the sites left all stay. */
function coreOf({ customers, sites }: SplitProblem, { openValue }: SplitDual, { cost: best, bound, plan }: Walk): Core {
  const room = (best - bound) * (1 + 1e-9) + 1e-6
  const stays = (arc: number) => openValue[arc % sites]! <= room || plan.share[arc]! > 0
  return { arcs: Int32Array.from({ length: customers * sites }, (_, arc) => arc).filter(stays), mustOpen: Uint8Array.from(openValue, (value) => (-value > room ? 1 : 0)) }
}

function coreMip({ customers, sites, cost, demand, capacity, openCost }: SplitProblem, { arcs, mustOpen }: Core, plan: SplitPlan): { readonly mip: Mip; readonly start: Float64Array } {
  const draft = new MipDraft()
  const y = Array.from({ length: sites }, (_, site) => draft.column(openCost[site]!, mustOpen[site]!, 1, 'whole'))
  const x = Array.from(arcs, (arc) => draft.column(cost[arc]!, 0, 1))
  const byCustomer = Array.from({ length: customers }, (): number[] => [])
  const bySite = Array.from({ length: sites }, (): number[] => [])
  arcs.forEach((arc, at) => {
    byCustomer[Math.floor(arc / sites)]!.push(at)
    bySite[arc % sites]!.push(at)
  })
  for (const own of byCustomer) draft.row(1, 1, own.map((at) => x[at]!), own.map(() => 1))
  bySite.forEach((own, site) => draft.row(-Infinity, 0, [...own.map((at) => x[at]!), y[site]!], [...own.map((at) => demand[Math.floor(arcs[at]! / sites)]!), -capacity[site]!]))
  arcs.forEach((arc, at) => draft.row(-Infinity, 0, [x[at]!, y[arc % sites]!], [1, -1]))
  draft.row(demand.reduce((sum, each) => sum + each, 0), Infinity, y, Array.from(capacity))
  return { mip: draft.mip(), start: Float64Array.from([...plan.open.map((open) => (open ? 1 : 0)), ...Array.from(arcs, (arc) => plan.share[arc]!)]) }
}

function planOf({ customers, sites }: SplitProblem, { arcs }: Core, values: Float64Array): SplitPlan {
  const share = new Float64Array(customers * sites)
  arcs.forEach((arc, at) => (share[arc] = Math.max(0, values[sites + at]!)))
  return { open: Array.from({ length: sites }, (_, site) => values[site]! > 0.5), share }
}
