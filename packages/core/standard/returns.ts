import type { School, SchoolId, Snapshot } from '../county/snapshot.ts'
import { anyHolds } from './conditions.ts'
import type { JudgedStage, JudgeOptions } from './judgement.ts'
import { campusesOf, scopeOf } from './scope.ts'
import type { Campus, Exclusion } from './scope.ts'
import { pupilsToSplit, stageShare } from './split.ts'
import { stageFacts, stockFacts } from './standard.ts'
import type { Fact, Facts, Indicator, SpecialCase, Standard } from './standard.ts'

export const judgedStages = ['primary', 'junior'] as const satisfies readonly JudgedStage[]

/** What one school reports of one stage, its part of the shared stock included: the row a standard judges. */
export interface SchoolReturn {
  readonly school: SchoolId
  readonly name: string
  readonly stage: JudgedStage
  readonly facts: Facts
  /** Ids of the special cases that the school's record proves. */
  readonly specialCases?: readonly string[]
}

export interface CountyReturns {
  readonly returns: readonly SchoolReturn[]
  readonly excluded: { readonly [stage in JudgedStage]: readonly Exclusion[] }
}

/** The rows of a snapshot: scope applied, sites pooled, shared stock divided. */
export function returnsOf(standard: Standard, snapshot: Snapshot, options: JudgeOptions): CountyReturns {
  const campuses = campusesOf(snapshot.schools)
  const [primary, junior] = judgedStages.map((stage) => scopeOf(campuses, stage, options))
  return {
    returns: [...primary!.counted.map((each) => returnOf(standard, each, 'primary')), ...junior!.counted.map((each) => returnOf(standard, each, 'junior'))],
    excluded: { primary: primary!.excluded, junior: junior!.excluded },
  }
}

export function returnOf(standard: Standard, { school }: Campus, stage: JudgedStage): SchoolReturn {
  const { share } = stageShare(standard.split, pupilsToSplit(school), stage)
  const facts: { [fact in Fact]?: number } = {}
  for (const fact of stageFacts) {
    const reported = school.stages[stage]?.[fact]
    if (reported !== undefined) facts[fact] = reported
  }
  for (const fact of stockFacts) {
    const reported = school.stock[fact]
    if (reported !== undefined && share !== null) facts[fact] = reported * share
  }
  return { school: school.id, name: school.name, stage, facts, specialCases: casesOf(standard, school) }
}

/** The indicator's own stock of a return, netted and with what its special cases add; null where it is not known. */
export function stockOf(indicator: Indicator, { facts }: SchoolReturn, cases: readonly SpecialCase[]): number | null {
  const { of, plus, less } = indicator.measure
  const own = facts[of]
  if (own === undefined) return null
  const added = cases.reduce((sum, each) => sum + (facts[each.adds] ?? 0), 0)
  return own + (plus ? (facts[plus] ?? 0) : 0) - (less ? (facts[less] ?? 0) : 0) + added
}

const noCases: readonly never[] = []

/** The special cases of an indicator that change this return: proven, and with something to add. */
export function casesApplied(standard: Standard, indicator: Indicator, { facts, specialCases = noCases }: SchoolReturn): readonly SpecialCase[] {
  if (specialCases.length === 0) return noCases
  return standard.specialCases.filter((each) => each.indicator === indicator.id && specialCases.includes(each.id) && facts[each.adds] !== undefined)
}

/** Whether a figure was taken as already netted, because what moves in or out of it was not reported. */
export function takenAsNetted({ measure }: Indicator, { facts }: SchoolReturn): boolean {
  const moved = measure.plus ?? measure.less
  return moved !== undefined && facts[measure.of] !== undefined && facts[moved] === undefined
}

function casesOf(standard: Standard, school: School): readonly string[] {
  return standard.specialCases.filter((each) => anyHolds(each.when, school)).map((each) => each.id)
}
