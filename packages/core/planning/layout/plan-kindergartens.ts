import type { KindergartenDecision } from '../../county/kindergartens.ts'
import type { SchoolId } from '../../county/snapshot.ts'
import { townshipNames } from '../../county/township-names.ts'
import type { Outcome } from '../outcome.ts'
import type { LayoutViolation } from './check.ts'
import { kindergartenDecision } from './kindergarten-decision.ts'
import { kindergartenCounty, type KindergartenScene } from './kindergarten-problem.ts'
import { namedViolation, type NamedViolation } from './named-violation.ts'
import { planLayout, type LayoutOptions } from './plan-layout.ts'

/** What a search claims of kindergartens; without a plan, or where the nearest one breaks rules, why. */
export interface KindergartenClaims {
  readonly status: Outcome<unknown, unknown>['status']
  readonly objective: number | null
  readonly bound: number | null
  readonly gap: number | null
  readonly because: readonly NamedViolation[]
}

export interface PlannedKindergartens {
  readonly claims: KindergartenClaims
  /** Null where there is no plan. */
  readonly decision: KindergartenDecision | null
}

/** Plans the kindergartens by the same search as the schools, once it is known which schools close with classes attached to them (`gone`). Same input and seed, same plan, unless it was stopped. */
export async function planKindergartens(scene: KindergartenScene, { gone, seed, effort, ...options }: LayoutOptions & { readonly gone: readonly SchoolId[]; readonly seed: number; readonly effort: number }): Promise<PlannedKindergartens> {
  const county = kindergartenCounty(scene, gone)
  const outcome = await planLayout({ ...county.problem, seed, effort }, options)
  const named = (broken: readonly LayoutViolation[]) => broken.map((violation) => namedViolation(county, violation, townshipNames(scene.snapshot)))
  if (outcome.status === 'infeasible') return { claims: { status: outcome.status, objective: null, bound: null, gap: null, because: named(outcome.because) }, decision: null }
  const decision = outcome.plan === undefined ? null : kindergartenDecision(county, outcome.plan, scene)
  if (outcome.status === 'stopped') return { claims: { status: outcome.status, objective: null, bound: null, gap: null, because: named(outcome.broken ?? []) }, decision }
  const { status, objective, bound = null, gap = null } = outcome
  return { claims: { status, objective, bound, gap, because: [] }, decision }
}
