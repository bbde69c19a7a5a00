import type { IsoDate, Snapshot } from '../county/snapshot.ts'
import { dispersionOf, sharesOf } from './dispersion.ts'
import type { Dispersion } from './dispersion.ts'
import { headlineOf } from './headline.ts'
import { inForce, notesOn, valueAt } from './in-force.ts'
import type { InForce } from './in-force.ts'
import type { IndicatorJudgement, JudgedStage, Judgement, JudgementNote, JudgeOptions, SchoolJudgement, StageJudgement, Verdict } from './judgement.ts'
import { casesApplied, judgedStages, returnsOf, stockOf, takenAsNetted } from './returns.ts'
import type { CountyReturns, SchoolReturn } from './returns.ts'
import type { Exclusion } from './scope.ts'
import type { Indicator, Standard } from './standard.ts'
import { allOf, limitVerdict, lineVerdict, schoolVerdict } from './verdicts.ts'

/** Where a county stands against a standard at the date of the snapshot, under the rules and switches in force there and then. */
export function judge(standard: Standard, snapshot: Snapshot, options: Partial<JudgeOptions> = {}): Judgement {
  const { date } = snapshot
  const county = snapshot.county.code
  const { returns, excluded } = returnsOf(standard, snapshot, inForce(standard, date, county, options).options)
  return judgeReturns(standard, returns, { date, county, options, excluded })
}

export interface ReturnsContext {
  /** Null where the table has no date: the last rules hold. */
  readonly date: IsoDate | null
  /** 行政区划 code, for the decisions of its province. */
  readonly county?: string | undefined
  readonly options?: Partial<JudgeOptions> | undefined
  /** Schools left out before, and why; a return without pupils is added to them. */
  readonly excluded?: CountyReturns['excluded'] | undefined
  readonly notes?: readonly JudgementNote[] | undefined
}

/** The same for rows that are already in scope and divided. */
export function judgeReturns(standard: Standard, returns: readonly SchoolReturn[], context: ReturnsContext): Judgement {
  const rules = inForce(standard, context.date, context.county ?? null, context.options)
  const stages: { [stage in JudgedStage]?: StageJudgement } = {}
  for (const stage of judgedStages) {
    const here = returns.filter((each) => each.stage === stage)
    const excluded = context.excluded?.[stage] ?? []
    if (here.length + excluded.length > 0) stages[stage] = stageJudgement(standard, rules, stage, { returns: here, excluded })
  }
  return {
    standard: standard.id,
    date: context.date,
    options: rules.options,
    stages,
    headline: headlineOf(stages),
    notes: [...notesOn(rules), ...nettingNotes(standard, returns), ...(context.notes ?? [])],
  }
}

/** An indicator measured at every school of a stage. NaN is not known. */
interface Column {
  readonly indicator: Indicator
  readonly threshold: number | null
  readonly pupils: Float64Array
  readonly stock: Float64Array
  readonly values: Float64Array
  readonly dispersion: Dispersion | null
  readonly shares: Float64Array | null
}

interface StageReturns {
  readonly returns: readonly SchoolReturn[]
  readonly excluded: readonly Exclusion[]
}

function stageJudgement(standard: Standard, rules: InForce, stage: JudgedStage, { returns, excluded }: StageReturns): StageJudgement {
  const counted = returns.filter((each) => each.facts.pupils !== 0)
  const empty = returns.filter((each) => each.facts.pupils === 0).map((each): Exclusion => ({ school: each.school, reason: 'noPupils' }))
  const pupils = Float64Array.from(counted, (each) => each.facts.pupils ?? Number.NaN)
  const lineOf = (indicator: Indicator) => valueAt(rules.lines.get(indicator.id)!, stage)
  const columns = standard.indicators.map((indicator) => ({ threshold: lineOf(indicator), ...columnOf(standard, indicator, counted, pupils) }))
  const limit = valueAt(rules.limit, stage)
  const indicators = columns.map((column) => indicatorJudgement(column, standard.countyRule.kind === 'each' && counted.length > 0 ? limit : null))
  const schools = counted.map((each, row) => schoolJudgement(standard, each, columns, row))
  const composite = standard.countyRule.kind === 'composite' ? meanOf(indicators.map(({ cv }) => cv)) : null
  const compositeLimit = standard.countyRule.kind === 'composite' && counted.length > 0 ? limit : null
  return {
    composite,
    compositeLimit,
    verdict: compositeLimit === null ? allOf([...indicators, ...schools].map(({ verdict }) => verdict)) : limitVerdict(composite, compositeLimit),
    pupils: counted.reduce((sum, each) => sum + (each.facts.pupils ?? 0), 0),
    schoolCount: counted.length,
    indicators,
    schools,
    excluded: [...excluded, ...empty],
  }
}

function columnOf(standard: Standard, indicator: Indicator, returns: readonly SchoolReturn[], pupils: Float64Array): Omit<Column, 'threshold'> {
  const stock = Float64Array.from(returns, (each) => stockOf(indicator, each, casesApplied(standard, indicator, each)) ?? Number.NaN)
  const { scale } = indicator.measure
  const dispersion = dispersionOf({ stock, pupils, scale })
  return {
    indicator,
    pupils,
    stock,
    values: stock.map((each, row) => (each * scale) / pupils[row]!),
    dispersion,
    shares: dispersion && sharesOf({ stock, pupils, scale }, dispersion),
  }
}

function indicatorJudgement({ indicator, threshold, values, dispersion }: Column, limit: number | null): IndicatorJudgement {
  const counts: Record<Verdict, number> = { met: 0, short: 0, unknown: 0, none: 0 }
  for (const value of values) counts[lineVerdict(value, threshold)]++
  const cv = dispersion?.cv ?? null
  return {
    id: indicator.id,
    mean: dispersion?.mean ?? null,
    s: dispersion?.s ?? null,
    cv,
    limit,
    verdict: limitVerdict(cv, limit),
    threshold,
    met: counts.met,
    short: counts.short,
    unknown: counts.unknown,
  }
}

function schoolJudgement(standard: Standard, row: SchoolReturn, columns: readonly Column[], index: number): SchoolJudgement {
  const values: Record<string, number | null> = {}
  const verdicts: Record<string, Verdict> = {}
  const missing: Record<string, number | null> = {}
  const shares: Record<string, number | null> = {}
  for (const column of columns) {
    const { id } = column.indicator
    const value = column.values[index]!
    const verdict = lineVerdict(value, column.threshold)
    values[id] = Number.isNaN(value) ? null : value
    verdicts[id] = verdict
    missing[id] = missingAmount(column, index, verdict)
    shares[id] = column.shares?.[index] ?? null
  }
  return {
    school: row.school,
    name: row.name,
    pupils: row.facts.pupils ?? 0,
    verdict: schoolVerdict(standard.schoolRule, columns.map((column) => ({ value: values[column.indicator.id]!, line: column.threshold }))),
    values,
    verdicts,
    missing,
    shares,
    specialCases: columns.flatMap(({ indicator }) => casesApplied(standard, indicator, row).map((each) => each.id)),
  }
}

/** To the line, in the indicator's own stock, unrounded. */
function missingAmount({ indicator, threshold, stock, pupils }: Column, index: number, verdict: Verdict): number | null {
  if (verdict === 'met') return 0
  if (verdict !== 'short' || threshold === null) return null
  return (threshold * pupils[index]!) / indicator.measure.scale - stock[index]!
}

/** The plain mean; null where one is not known. */
function meanOf(values: readonly (number | null)[]): number | null {
  return values.every((value) => value !== null) ? values.reduce((sum, value) => sum + value, 0) / values.length : null
}

function nettingNotes(standard: Standard, returns: readonly SchoolReturn[]): readonly JudgementNote[] {
  const moved = standard.indicators.filter(({ measure }) => measure.plus !== undefined || measure.less !== undefined)
  const schools = returns.filter((each) => moved.some((indicator) => takenAsNetted(indicator, each))).length
  return schools > 0 ? [{ code: 'indoorSportsTakenAsNetted', details: { returns: schools } }] : []
}
