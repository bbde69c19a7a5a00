import type { Snapshot } from '@junheng/core/county/snapshot.ts'
import type { Population } from '@junheng/core/planning/forecast/population.ts'
import { countyProblem, type CountyWishes } from '@junheng/core/planning/layout/county-problem.ts'
import type { LayoutPlan } from '@junheng/core/planning/layout/problem.ts'
import { whyNot, type WhyAnswer } from '@junheng/core/planning/layout/why-not.ts'
import { planScene } from './layout-thread.ts'

/** A plan with all that its problem follows from, and the children that are asked about. */
export interface WhyTask {
  readonly snapshot: Snapshot
  readonly population: Population | null
  readonly wishes: CountyWishes
  readonly plan: LayoutPlan
  readonly of: { readonly settlement: string; readonly band: string }
}

export function work({ snapshot, population, wishes, plan, of }: WhyTask): WhyAnswer {
  return whyNot(countyProblem(planScene(snapshot, population, wishes), wishes), plan, of)
}
