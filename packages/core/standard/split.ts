import { schoolKinds } from '../county/kinds.ts'
import type { Stage } from '../county/kinds.ts'
import type { School } from '../county/snapshot.ts'
import type { JudgedStage } from './judgement.ts'
import type { SplitRule } from './standard.ts'

/** The stages among which the shared stock of a school is divided. */
export type SplitStage = Extract<Stage, 'primary' | 'junior' | 'senior'>
const splitStages = ['primary', 'junior', 'senior'] as const satisfies readonly SplitStage[]

/** Pupils of the stages a school teaches; a stage that is taught and not reported is undefined, one not taught is no key. */
export type StagePupils = { readonly [stage in SplitStage]?: number | undefined }

/** How the stock is divided: each stage's pupils times its weight, against all of them. */
export interface StageShare {
  /** 0–1; null where pupils are not known. */
  readonly share: number | null
  /** What is divided by what; empty where there is nothing to divide. */
  readonly parts: readonly { readonly stage: SplitStage; readonly pupils: number | undefined; readonly weight: number }[]
}

/** The part of the shared stock of a school that one stage counts (rules.md §1.4). */
export function stageShare(rule: SplitRule, pupils: StagePupils, stage: JudgedStage): StageShare {
  const taught = splitStages.filter((each) => each in pupils)
  if (taught.length < 2) return { share: 1, parts: [] }

  const weights: { readonly [each in SplitStage]?: number } = weightsFor(rule, taught)
  const parts = taught.map((each) => ({ stage: each, pupils: pupils[each], weight: weights[each]! }))
  const weighted = parts.map((part) => (part.pupils === undefined ? Number.NaN : part.pupils * part.weight))
  const own = weighted[taught.indexOf(stage)]!
  const share = own / weighted.reduce((sum, each) => sum + each, 0)
  return { share: Number.isNaN(share) ? null : share, parts }
}

/** Pupils by stage of a school: what its kind teaches and whatever else it reports. */
export function pupilsToSplit(school: Pick<School, 'kind' | 'stages'>): StagePupils {
  const kindStages: readonly Stage[] = schoolKinds[school.kind].stages
  const taught = splitStages.filter((stage) => kindStages.includes(stage) || school.stages[stage] !== undefined)
  return Object.fromEntries(taught.map((stage) => [stage, school.stages[stage]?.pupils]))
}

function weightsFor(rule: SplitRule, taught: readonly SplitStage[]): { readonly [stage in SplitStage]?: number } {
  if (!taught.includes('senior')) return rule.nineYear
  return taught.includes('primary') ? rule.twelveYear : rule.completeSecondary
}
