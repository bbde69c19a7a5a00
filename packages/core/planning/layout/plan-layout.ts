import { seeded } from '../location/seeded.ts'
import type { SolveMip } from '../mip.ts'
import { gapOf, type Outcome } from '../outcome.ts'
import type { LayoutViolation } from './check.ts'
import { conflictOf, possibilityOf } from './conflicts.ts'
import { layoutCost } from './cost.ts'
import { layoutBound } from './layout-bound.ts'
import { bestByTrying, isSmall } from './layout-exhaustive.ts'
import { layoutModel } from './layout-model.ts'
import { countyCaps, searchLayout, type Caps, type SearchResult, type Weights } from './layout-search.ts'
import type { LayoutPlan, LayoutProblem, Measure } from './problem.ts'

export interface LayoutOptions {
  readonly solveMip?: SolveMip
  readonly stop?: () => boolean
  /** The best plan so far; `share` of the search is done. */
  readonly onProgress?: (progress: LayoutProgress) => void
  /** False: neither a bound is sought nor why nothing is possible; a plan is all that is wanted. */
  readonly proves?: boolean
}

export interface LayoutProgress {
  readonly share: number
  readonly objective?: number
  /** Proven, once there is a first plan. */
  readonly bound?: number
  readonly plan?: LayoutPlan
}

export type LayoutOutcome = Outcome<LayoutPlan, LayoutViolation>

/**
 * Model     Each village's children of a band go together to a school that teaches them, is open and near enough by the band's own
 *           limits; rooms (by grade, with modules), beds, least and largest sizes, land, wishes of townships and limits of the county
 *           hold; minimise the measures, weighted or one after the other. checkLayout and layoutCost are the model.
 * Method    Kicks and descents on the exact rules (layout-search.ts); caps by prices. The bound is a Lagrangian dual of a relaxation
 *           (layout-bound.ts); small problems are tried out whole, which proves. That nothing is possible is proven by HiGHS or by
 *           trying, and explained by a deletion filter (conflicts.ts).
 * Effort    About 2 500 kicks at effort 1. The bound is sought as soon as there is a plan, so that a run that is stopped has one too. The objective of a lexicographic order is its first measure.
 * Promise   A plan that is called valid passes checkLayout. Same problem, same plan, bit for bit, unless it was stopped.
 */
export async function planLayout(problem: LayoutProblem, { solveMip, stop = () => false, onProgress, proves = true }: LayoutOptions = {}): Promise<LayoutOutcome> {
  const stranded = strandedOf(problem)
  if (stranded.length > 0) return { status: 'infeasible', because: stranded }
  const stages = stagesOf(problem)
  const found = runStages(problem, stages, { stop, proves, ...(onProgress ? { onProgress } : {}) })
  if (!proves) return found.broken.length > 0 ? { status: 'stopped', plan: found.plan, broken: found.broken } : { status: 'feasible', plan: found.plan, objective: found.first }
  if (found.broken.length > 0) return explainFailure(problem, found, { stop, ...(solveMip ? { solveMip } : {}) })
  return proven(problem, found, stages[0]!)
}

/** Children whom no school can take, by their band's limits: no plan exists, whatever else is decided. */
function strandedOf(problem: LayoutProblem): readonly LayoutViolation[] {
  const model = layoutModel(problem, { weights: {}, excess: 0, mean: 0 })
  return model.stranded.map((group) => {
    const { village, band, children } = model.groupsOfChildren[group]!
    const { rideMost, walkMost } = problem.bands[band]!
    return { rule: 'travel', village, band, value: children, limit: rideMost ?? walkMost ?? 0 }
  })
}

interface Stage {
  readonly weights: Weights
  readonly caps: Caps
}

/** One stage for weights; for an order one for each measure, with a breath of the others so that ties are broken well. */
function stagesOf({ objective }: LayoutProblem): readonly Stage[] {
  if (objective.kind === 'weighted') return [{ weights: objective.weights, caps: {} }]
  return objective.order.map((measure) => ({ weights: { [measure]: 1 }, caps: {} }))
}

/** What the stages came to: `first` is the first stage's objective, `bound` that of its weights. */
interface Found extends SearchResult {
  readonly first: number
  readonly bound: number
}

function runStages(problem: LayoutProblem, stages: readonly Stage[], { stop, onProgress, proves }: LayoutOptions & { readonly stop: () => boolean }): Found {
  const lower = new LowerBound(problem, stages[0]!.weights, { stop, isWanted: proves === true })
  let caps: Caps = countyCaps(problem)
  let [result, first]: [SearchResult | undefined, number] = [undefined, Infinity]
  for (const [index, { weights }] of stages.entries()) {
    if (result && stop()) break
    const share = index / stages.length
    const onBest = (plan: LayoutPlan, objective: number) => {
      const say = () => onProgress?.({ share, plan, objective, ...lower.said() })
      say()
      if (index === 0 && lower.seekOnce(objective)) say()
    }
    const task = { problem, weights, caps, random: seeded(problem.seed + index), stop, onBest, onRound: (part: number) => onProgress?.({ share: share + part / stages.length, ...lower.said() }), ...(result ? { start: result.plan } : {}) }
    const next = searchLayout(task)
    if (!result || next.broken.length <= result.broken.length) result = next
    if (index === 0) first = lower.ended(next)
    caps = { ...caps, ...cappedAt(problem, stages[index]!, result.plan) }
    onProgress?.({ share: (index + 1) / stages.length, ...lower.said() })
  }
  return { ...result!, first, bound: lower.value }
}

/** The bound of the first stage, sought from the first plan there is, and again where a much better one was found. */
class LowerBound {
  value = -Infinity
  #target = Infinity
  readonly #seek: (target: number) => number

  constructor(problem: LayoutProblem, weights: Weights, { stop, isWanted }: { readonly stop: () => boolean; readonly isWanted: boolean }) {
    const isTried = problem.objective.kind === 'weighted' && isSmall(problem)
    const steps = Math.round(60 * Math.max(1, problem.effort))
    this.#seek = isWanted && !isTried ? (target) => layoutBound(problem, weights, { target, steps, stop }) : () => -Infinity
  }

  /** Whether it was sought now. */
  seekOnce(objective: number): boolean {
    if (this.#target !== Infinity) return false
    this.#better(objective)
    return true
  }

  /** The objective that the stage ended with. */
  ended({ objective, broken }: SearchResult): number {
    if (broken.length === 0 && objective < 0.99 * this.#target) this.#better(objective)
    return objective
  }

  said(): Pick<LayoutProgress, 'bound'> {
    return Number.isFinite(this.value) ? { bound: this.value } : {}
  }

  #better(target: number): void {
    this.#target = target
    this.value = Math.max(this.value, this.#seek(target))
  }
}

/** What a measure reached may be given up by a share for the next. */
function cappedAt(problem: LayoutProblem, { weights }: Stage, plan: LayoutPlan): Caps {
  if (problem.objective.kind === 'weighted') return {}
  const [measure] = Object.keys(weights) as [Measure]
  return { [measure]: layoutCost(problem, plan)[measure] * (1 + problem.objective.give) }
}

function proven(problem: LayoutProblem, found: Found, { weights }: Stage): LayoutOutcome {
  const isOrder = problem.objective.kind === 'lexicographic'
  if (isSmall(problem)) {
    const better = bestByTrying(problem, weights, found.first)
    if (!better && !isOrder) return { status: 'optimal', plan: found.plan, objective: found.objective, bound: found.objective, gap: 0 }
    if (better && !isOrder) return { status: 'optimal', plan: better.plan, objective: better.objective, bound: better.objective, gap: 0 }
  }
  const objective = found.first
  const bound = Math.min(objective, found.bound)
  if (!Number.isFinite(bound)) return { status: 'feasible', plan: found.plan, objective }
  return { status: 'feasible', plan: found.plan, objective, bound, gap: gapOf(objective, bound) }
}

async function explainFailure(problem: LayoutProblem, found: Found, { solveMip, stop }: LayoutOptions & { readonly stop: () => boolean }): Promise<LayoutOutcome> {
  if (isSmall(problem)) {
    const { weights } = stagesOf(problem)[0]!
    const other = bestByTrying(problem, weights, Infinity)
    if (other) return proven(problem, { ...other, broken: [], first: other.objective, bound: -Infinity }, { weights, caps: {} })
  }
  if (!stop() && (await possibilityOf(problem, solveMip)) === 'impossible') {
    const { because, isLeast } = await conflictOf(problem, { solveMip, stop })
    return { status: 'infeasible', because, ...(isLeast ? {} : { isLeast }) }
  }
  return { status: 'stopped', plan: found.plan, broken: found.broken }
}
