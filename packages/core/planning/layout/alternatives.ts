import type { LayoutViolation } from './check.ts'
import { layoutCost, type LayoutCost } from './cost.ts'
import { weighted } from './layout-search.ts'
import { planLayout, type LayoutOptions } from './plan-layout.ts'
import { measures, modeOf, type LayoutObjective, type LayoutPlan, type LayoutProblem, type Measure, type Pin, type TravelMode } from './problem.ts'

/** A plan that differs in one decision, and what it would cost instead. */
export interface Alternative {
  readonly pin: Pin
  readonly plan: LayoutPlan
  readonly cost: LayoutCost
}

/**
 * The plans nearest to one: for each school whose decision is the closest call, the opposite decision is pinned and the rest planned
 * anew from the plan; those that are valid, the best first. A tenth of the effort of the problem each, since the search begins near by.
 */
export async function alternativesTo(problem: LayoutProblem, plan: LayoutPlan, many: number, options: Pick<LayoutOptions, 'stop'> & { readonly onTried?: (share: number) => void } = {}): Promise<readonly Alternative[]> {
  const found: Alternative[] = []
  const calls = closestCalls(problem, plan).slice(0, 2 * many)
  for (const [tried, pin] of calls.entries()) {
    if (options.stop?.()) break
    const varied = { ...problem, pins: [...problem.pins, pin], start: { kind: 'plan' as const, plan }, effort: problem.effort / 10 }
    const outcome = await planLayout(varied, { ...options, proves: false })
    options.onTried?.((tried + 1) / calls.length)
    if (outcome.status === 'optimal' || outcome.status === 'feasible') found.push({ pin, plan: outcome.plan, cost: layoutCost(problem, outcome.plan) })
  }
  return found.toSorted((a, b) => valueOf(problem, a.cost) - valueOf(problem, b.cost)).slice(0, many)
}

const valueOf = ({ objective }: LayoutProblem, cost: LayoutCost) => (objective.kind === 'weighted' ? weighted(cost, objective.weights) : cost[objective.order[0]!])

/** Open schools with the fewest children, and closed ones with the most children near: neither is pinned yet. */
function closestCalls(problem: LayoutProblem, plan: LayoutPlan): readonly Pin[] {
  const pinned = new Set(problem.pins.map(({ school }) => school))
  const { schools } = layoutCost(problem, plan)
  const near = problem.schools.map((_, school) => childrenOnFoot(problem, school))
  const free = problem.schools.map((_, school) => school).filter((school) => !pinned.has(school))
  const closing = free.filter((school) => plan.open[school]).toSorted((a, b) => schools[a]!.children - schools[b]!.children)
  const opening = free.filter((school) => !plan.open[school] && near[school]! > 0).toSorted((a, b) => near[b]! - near[a]!)
  return Array.from({ length: Math.max(closing.length, opening.length) }, (_, k): Pin[] => [...(closing[k] === undefined ? [] : [{ kind: 'closed' as const, school: closing[k] }]), ...(opening[k] === undefined ? [] : [{ kind: 'open' as const, school: opening[k] }])]).flat()
}

function childrenOnFoot(problem: LayoutProblem, school: number): number {
  return problem.villages.reduce((sum, { children }, village) => sum + children.reduce((own, each, band) => own + (problem.schools[school]!.bands.includes(band) && modeOf(problem, village, band, school) === 'walk' ? each : 0), 0), 0)
}

/** Why children attend one school and not another, another line for each nearer or reachable one. */
export interface WhyNot {
  readonly school: number
  readonly mode: TravelMode | null
  /** What stands against it: too far, closed in this plan, or the rules that moving them there would break; empty: it would cost more. */
  readonly against: 'tooFar' | 'closed' | readonly LayoutViolation[]
  /** What the measures would rise by. */
  readonly change: Readonly<Partial<Record<Measure, number>>>
}

/** Compares the school that a village's children of a band attend with every other that teaches the band. */
export function whyThisSchool(problem: LayoutProblem, plan: LayoutPlan, { village, band, check }: { readonly village: number; readonly band: number; readonly check: (problem: LayoutProblem, plan: LayoutPlan) => readonly LayoutViolation[] }): readonly WhyNot[] {
  const now = layoutCost(problem, plan)
  const here = plan.attends[village]![band]!
  const known = new Set(check(problem, plan).map((violation) => JSON.stringify(violation)))
  return problem.schools.flatMap(({ bands }, school): WhyNot[] => {
    if (!bands.includes(band) || here.includes(school)) return []
    const mode = modeOf(problem, village, band, school)
    if (mode === null) return [{ school, mode, against: 'tooFar', change: {} }]
    if (!plan.open[school]) return [{ school, mode, against: 'closed', change: {} }]
    const moved = { ...plan, attends: plan.attends.map((own, at) => (at === village ? own.map((schools, b) => (b === band ? schools.map(() => school) : schools)) : own)) }
    const then = layoutCost(problem, moved)
    const change = Object.fromEntries(measures.map((measure) => [measure, then[measure] - now[measure]]).filter(([, by]) => Math.abs(Number(by)) > 1e-9))
    return [{ school, mode, against: check(problem, moved).filter((violation) => !known.has(JSON.stringify(violation))), change }]
  })
}

/** A point of the trade-off between two measures, with the plan that reaches it. */
export interface ParetoPoint {
  readonly plan: LayoutPlan
  readonly cost: LayoutCost
  /** An end: nothing better was found in this measure. */
  readonly end: Measure | null
}

/** Plans between the best of one measure and the best of another, none of them worse in both than a second one. Deterministic. */
export async function paretoOf(problem: LayoutProblem, [one, other]: readonly [Measure, Measure], points: number, options: LayoutOptions = {}): Promise<readonly ParetoPoint[]> {
  const solve = async (objective: LayoutObjective) => {
    const outcome = await planLayout({ ...problem, objective }, options)
    return outcome.status === 'optimal' || outcome.status === 'feasible' ? { plan: outcome.plan, cost: layoutCost(problem, outcome.plan) } : undefined
  }
  const ends = [await solve({ kind: 'lexicographic', order: [one, other], give: 0 }), await solve({ kind: 'lexicographic', order: [other, one], give: 0 })]
  const [first, last] = ends
  if (!first || !last) return []
  const scale = (measure: Measure) => 1 / Math.max(1e-9, Math.abs(first.cost[measure] - last.cost[measure]))
  const found: ParetoPoint[] = [{ ...first, end: one }, { ...last, end: other }]
  for (let k = 1; k < points - 1 && !options.stop?.(); k++) {
    const share = k / (points - 1)
    const between = await solve({ kind: 'weighted', weights: { [one]: (1 - share) * scale(one), [other]: share * scale(other) } })
    if (between) found.push({ ...between, end: null })
  }
  const isWorse = (a: ParetoPoint, b: ParetoPoint) => b.cost[one] <= a.cost[one] && b.cost[other] <= a.cost[other] && (b.cost[one] < a.cost[one] || b.cost[other] < a.cost[other])
  return found.filter((point) => !found.some((better) => isWorse(point, better))).toSorted((a, b) => a.cost[one] - b.cost[one])
}
