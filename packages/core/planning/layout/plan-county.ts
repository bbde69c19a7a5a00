import { apply, type LayoutDecision } from '../../county/apply.ts'
import type { JudgeOptions } from '../../standard/judgement.ts'
import type { Standard } from '../../standard/standard.ts'
import { countyProblem, type CountyProblem, type CountyScene, type CountyWishes } from './county-problem.ts'
import type { KindergartenScene } from './kindergarten-problem.ts'
import { levelSchools, type Levelling, type LevellingMeans } from './levelling.ts'
import { buildYuanOf, unitPrices } from './money.ts'
import { decisionOfPlan } from './plan-decision.ts'
import { planKindergartens, type KindergartenClaims } from './plan-kindergartens.ts'
import { planLayout, type LayoutOptions, type LayoutOutcome } from './plan-layout.ts'
import type { LayoutPlan } from './problem.ts'

/** The standard by which schools are to draw closer, and what may be moved and bought for it; money is what the layout leaves of the wishes'. */
export interface CountyLevelling extends Omit<LevellingMeans, 'yuan'> {
  readonly standard: Standard
  readonly options: Partial<JudgeOptions>
}

export interface CountyPlan {
  readonly county: CountyProblem
  readonly outcome: LayoutOutcome
  /** Null where no plan was found. */
  readonly made: MadePlan | null
}

export interface MadePlan {
  readonly plan: LayoutPlan
  /** What is done to the schools, levelling included: `apply` makes the county after of it. */
  readonly decision: LayoutDecision
  readonly levelling: Levelling
  /** What is claimed of the kindergartens of the decision; absent where they were not planned. */
  readonly kindergartens?: KindergartenClaims
  readonly spent: { readonly buildYuan: number; readonly closeYuan: number; readonly levellingYuan: number }
}

/**
 * A whole plan of a county: first where children go and what is built (planLayout), then what is bought and who moves so that the schools that
 * remain draw closer (levelSchools), both within one sum of money. checkCountyPlan judges it from the county after alone. Kindergartens, where they are asked for, come last and with money of their own.
 */
export async function planCounty(scene: CountyScene, wishes: CountyWishes, { levelling, dates, ...options }: LayoutOptions & { readonly levelling: CountyLevelling; readonly dates: Pick<LayoutDecision, 'on' | 'date' | 'basis'> }): Promise<CountyPlan> {
  const county = countyProblem(scene, wishes)
  const outcome = await planLayout(county.problem, options)
  if (outcome.status === 'infeasible' || outcome.plan === undefined) return { county, outcome, made: null }
  const { plan } = outcome
  const decision = decisionOfPlan(county, plan, scene, dates)
  const [buildYuan, closeYuan] = [buildYuanOf(decision), decision.closed.length * unitPrices.closing]
  const levelled = levelSchools(levelling.standard, levelling.options, apply(decision, scene.snapshot), { ...levelling, yuan: wishes.yuan - buildYuan - closeYuan })
  const { supplies, transfers, yuan } = levelled
  const made: MadePlan = { plan, decision: { ...decision, supplies, transfers }, levelling: levelled, spent: { buildYuan, closeYuan, levellingYuan: yuan } }
  return { county, outcome, made: scene.kindergartens === undefined ? made : await withKindergartens(made, scene.kindergartens, { ...wishes, ...options }) }
}

async function withKindergartens(made: MadePlan, scene: KindergartenScene, { seed, effort, onProgress: _progress, ...options }: LayoutOptions & Pick<CountyWishes, 'seed' | 'effort'>): Promise<MadePlan> {
  const { claims, decision } = await planKindergartens(scene, { ...options, gone: made.decision.closed, seed, effort })
  return { ...made, kindergartens: claims, decision: decision === null ? made.decision : { ...made.decision, kindergartens: decision } }
}
