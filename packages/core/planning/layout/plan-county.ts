import { apply, type LayoutDecision } from '../../county/apply.ts'
import type { JudgeOptions } from '../../standard/judgement.ts'
import type { Standard } from '../../standard/standard.ts'
import { countyProblem, type CountyProblem, type CountyScene, type CountyWishes } from './county-problem.ts'
import { levelSchools, type Levelling, type LevellingMeans } from './levelling.ts'
import { buildYuanOf, unitPrices } from './money.ts'
import { decisionOfPlan } from './plan-decision.ts'
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
  readonly spent: { readonly buildYuan: number; readonly closeYuan: number; readonly levellingYuan: number }
}

/**
 * A whole plan of a county: first where children go and what is built (planLayout), then what is bought and who moves so that the schools that
 * remain draw closer (levelSchools), both within one sum of money. checkCountyPlan judges it from the county after alone.
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
  return { county, outcome, made: { plan, decision: { ...decision, supplies, transfers }, levelling: levelled, spent: { buildYuan, closeYuan, levellingYuan: yuan } } }
}
