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
}

export interface LayoutProgress {
  readonly share: number
  readonly objective?: number
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
 * Effort    About 2 500 kicks at effort 1. The objective of a lexicographic order is its first measure.
 * Promise   A plan that is called valid passes checkLayout. Same problem, same plan, bit for bit, unless it was stopped.
 */
export async function planLayout(problem: LayoutProblem, { solveMip, stop = () => false, onProgress }: LayoutOptions = {}): Promise<LayoutOutcome> {
  const stranded = strandedOf(problem)
  if (stranded.length > 0) return { status: 'infeasible', because: stranded }
  const stages = stagesOf(problem)
  const found = runStages(problem, stages, { stop, ...(onProgress ? { onProgress } : {}) })
  if (found.broken.length > 0) return explainFailure(problem, found, { stop, ...(solveMip ? { solveMip } : {}) })
  return proven(problem, found, stages[0]!, stop)
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

function runStages(problem: LayoutProblem, stages: readonly Stage[], { stop, onProgress }: LayoutOptions & { readonly stop: () => boolean }): SearchResult & { readonly first: number } {
  let caps: Caps = countyCaps(problem)
  let [result, first]: [SearchResult | undefined, number] = [undefined, Infinity]
  for (const [index, { weights }] of stages.entries()) {
    if (result && stop()) break
    const share = index / stages.length
    const task = { problem, weights, caps, random: seeded(problem.seed + index), stop, onBest: (plan: LayoutPlan, objective: number) => onProgress?.({ share, plan, objective }), ...(result ? { start: result.plan } : {}) }
    const next = searchLayout(task)
    if (!result || next.broken.length <= result.broken.length) result = next
    if (index === 0) first = next.objective
    caps = { ...caps, ...cappedAt(problem, stages[index]!, result.plan) }
    onProgress?.({ share: (index + 1) / stages.length })
  }
  return { ...result!, first }
}

/** What a measure reached may be given up by a share for the next. */
function cappedAt(problem: LayoutProblem, { weights }: Stage, plan: LayoutPlan): Caps {
  if (problem.objective.kind === 'weighted') return {}
  const [measure] = Object.keys(weights) as [Measure]
  return { [measure]: layoutCost(problem, plan)[measure] * (1 + problem.objective.give) }
}

function proven(problem: LayoutProblem, found: SearchResult & { readonly first: number }, { weights }: Stage, stop: () => boolean): LayoutOutcome {
  const isOrder = problem.objective.kind === 'lexicographic'
  if (isSmall(problem)) {
    const better = bestByTrying(problem, weights, found.first)
    if (!better && !isOrder) return { status: 'optimal', plan: found.plan, objective: found.objective, bound: found.objective, gap: 0 }
    if (better && !isOrder) return { status: 'optimal', plan: better.plan, objective: better.objective, bound: better.objective, gap: 0 }
  }
  const objective = found.first
  const bound = Math.min(objective, layoutBound(problem, weights, { target: objective, steps: Math.round(60 * Math.max(1, problem.effort)), stop }))
  if (!Number.isFinite(bound)) return { status: 'feasible', plan: found.plan, objective }
  return { status: 'feasible', plan: found.plan, objective, bound, gap: gapOf(objective, bound) }
}

async function explainFailure(problem: LayoutProblem, found: SearchResult & { readonly first: number }, { solveMip, stop }: LayoutOptions & { readonly stop: () => boolean }): Promise<LayoutOutcome> {
  if (isSmall(problem)) {
    const { weights } = stagesOf(problem)[0]!
    const other = bestByTrying(problem, weights, Infinity)
    if (other) return proven(problem, { ...other, broken: [], first: other.objective }, { weights, caps: {} }, stop)
  }
  if (!stop() && (await possibilityOf(problem, solveMip)) === 'impossible') return { status: 'infeasible', because: await conflictOf(problem, solveMip) }
  return { status: 'stopped', plan: found.plan, broken: found.broken }
}
