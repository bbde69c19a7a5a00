import type { SchoolId, Snapshot } from '../county/snapshot.ts'
import { inForce } from './in-force.ts'
import { judgeReturns } from './judge.ts'
import type { ChangeSplit, IndicatorId, JudgedStage, JudgeOptions, StageJudgement } from './judgement.ts'
import { judgedStages, returnsOf } from './returns.ts'
import type { SchoolReturn } from './returns.ts'
import type { Standard } from './standard.ts'

/**
 * What part of a county's change is real and what part is scope (definitions.md §1). With K the schools counted at both dates:
 * real = CV1(K) − CV0(K), what became of the same schools; scope = [CV0(K) − CV0(all)] + [CV1(all) − CV1(K)], what opening,
 * closing and merging alone did. The two add up to the change.
 */
export function splitChange(standard: Standard, before: Snapshot, after: Snapshot, options: Partial<JudgeOptions> = {}): readonly ChangeSplit[] {
  const [from, to] = [before, after].map((snapshot) => countedAt(standard, snapshot, options))
  return judgedStages.flatMap((stage) => stageChange(standard, stage, from!, to!))
}

interface CountedAt {
  readonly snapshot: Snapshot
  readonly options: Partial<JudgeOptions>
  readonly returns: readonly SchoolReturn[]
}

function countedAt(standard: Standard, snapshot: Snapshot, options: Partial<JudgeOptions>): CountedAt {
  const rules = inForce(standard, snapshot.date, snapshot.county.code, options)
  return { snapshot, options, returns: returnsOf(standard, snapshot, rules.options).returns }
}

function stageChange(standard: Standard, stage: JudgedStage, from: CountedAt, to: CountedAt): readonly ChangeSplit[] {
  const [idsBefore, idsAfter] = [from, to].map(({ returns }) => new Set(returns.filter((each) => each.stage === stage).map(({ school }) => school)))
  const both = new Set([...idsBefore!].filter((id) => idsAfter!.has(id)))
  if (idsBefore!.size + idsAfter!.size === 0) return []

  const all0 = coefficients(standard, stage, from, idsBefore!)
  const all1 = coefficients(standard, stage, to, idsAfter!)
  const same0 = coefficients(standard, stage, from, both)
  const same1 = coefficients(standard, stage, to, both)
  return [...all1.keys()].map((indicator) => {
    const [before, after] = [all0.get(indicator) ?? null, all1.get(indicator) ?? null]
    const real = minus(same1.get(indicator) ?? null, same0.get(indicator) ?? null)
    return {
      stage,
      indicator,
      before,
      after,
      real,
      scope: minus(minus(after, before), real),
      schoolsBefore: idsBefore!.size,
      schoolsAfter: idsAfter!.size,
      schoolsInBoth: both.size,
    }
  })
}

/** The coefficients of these schools alone, the composite last where the standard averages. */
function coefficients(standard: Standard, stage: JudgedStage, { snapshot, options, returns }: CountedAt, ids: ReadonlySet<SchoolId>): ReadonlyMap<IndicatorId | 'composite', number | null> {
  const chosen = returns.filter((each) => each.stage === stage && ids.has(each.school))
  const judged: StageJudgement | undefined = judgeReturns(standard, chosen, { date: snapshot.date, county: snapshot.county.code, options }).stages[stage]
  const single = standard.indicators.map(({ id }, i): [IndicatorId, number | null] => [id, judged?.indicators[i]?.cv ?? null])
  return new Map(standard.countyRule.kind === 'composite' ? [...single, ['composite', judged?.composite ?? null]] : single)
}

function minus(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a - b
}
