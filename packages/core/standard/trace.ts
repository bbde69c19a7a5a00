import type { SchoolId, Snapshot } from '../county/snapshot.ts'
import { inForce } from './in-force.ts'
import type { InForce } from './in-force.ts'
import { judgeReturns } from './judge.ts'
import type { IndicatorId, JudgedStage, JudgeOptions, StageJudgement, Trace } from './judgement.ts'
import { returnOf } from './returns.ts'
import { campusesOf, scopeOf } from './scope.ts'
import type { Campus } from './scope.ts'
import type { Indicator, Source, Standard } from './standard.ts'
import { pupilsTrace, schoolTrace, stockTrace } from './trace-school.ts'
import type { TraceWords } from './trace-words.ts'
import { shown, traceWords } from './trace-words.ts'

export interface TraceTarget {
  readonly stage: JudgedStage
  /** `composite` opens to the coefficients it is the mean of. */
  readonly indicator: IndicatorId | 'composite'
  /** The school whose value is asked for; without one, the county's coefficient. */
  readonly school?: SchoolId | undefined
  readonly language?: 'zh' | 'en' | undefined
}

/** How a figure of a judgement came about, down to reported facts. Null where the standard does not measure it or does not count the school. */
export function traceOf(standard: Standard, snapshot: Snapshot, target: TraceTarget, options: Partial<JudgeOptions> = {}): Trace | null {
  const rules = inForce(standard, snapshot.date, snapshot.county.code, options)
  const { counted } = scopeOf(campusesOf(snapshot.schools), target.stage, rules.options)
  const scene: Scene = { standard, rules, stage: target.stage, counted, words: traceWords[target.language ?? 'zh'] }
  const indicator = standard.indicators.find(({ id }) => id === target.indicator)
  if (target.school !== undefined) {
    const campus = counted.find(({ school }) => school.id === target.school)
    return campus && indicator ? schoolTrace({ ...scene, indicator }, campus) : null
  }
  const judged = judgeReturns(standard, counted.map((campus) => returnOf(standard, campus, target.stage)), { date: snapshot.date, county: snapshot.county.code, options }).stages[target.stage]
  if (judged === undefined) return null
  if (target.indicator === 'composite') return standard.countyRule.kind === 'composite' ? compositeTrace(scene, judged) : null
  return indicator ? countyTrace(scene, indicator, judged) : null
}

interface Scene {
  readonly standard: Standard
  readonly rules: InForce
  readonly stage: JudgedStage
  readonly counted: readonly Campus[]
  readonly words: TraceWords
}

function compositeTrace({ standard, rules, words }: Scene, judged: StageJudgement): Trace {
  const inputs = standard.indicators.map(({ title }, i) => {
    const { cv, s, mean } = judged.indicators[i]!
    return node(`${words.cv} · ${words.title(title)}`, cv, { formula: `${shown(s)} ÷ ${shown(mean)}` })
  })
  const formula = `(${inputs.map(({ value }) => shown(value)).join(' + ')}) ÷ ${inputs.length}`
  return node(words.composite, judged.composite, { formula, source: rules.limit.source, inputs })
}

function countyTrace(scene: Scene, indicator: Indicator, judged: StageJudgement): Trace {
  const { standard, rules, words, counted } = scene
  const { cv, s, mean } = judged.indicators[standard.indicators.indexOf(indicator)]!
  const spread = node(words.s, s, {
    unit: words.unit(indicator.unit),
    formula: words.spreadFormula(counted.length, shown(mean)),
    inputs: counted.map((campus) => schoolTrace({ ...scene, indicator }, campus)),
  })
  return node(`${words.cv} · ${words.title(indicator.title)}`, cv, {
    formula: `${shown(s)} ÷ ${shown(mean)}`,
    source: rules.limit.source,
    inputs: [meanTrace(scene, indicator, mean), spread],
  })
}

function meanTrace(scene: Scene, indicator: Indicator, mean: number | null): Trace {
  const { words, counted } = scene
  const stocks = totalTrace(words.totalStock, counted.map((campus) => stockTrace({ ...scene, indicator }, campus)), words)
  const pupils = totalTrace(words.totalPupils, counted.map((campus) => pupilsTrace(scene, campus)), words)
  const scale = indicator.measure.scale === 1 ? '' : ` × ${indicator.measure.scale}`
  return node(words.mean, mean, { unit: words.unit(indicator.unit), formula: `${shown(stocks.value)}${scale} ÷ ${shown(pupils.value)}`, inputs: [stocks, pupils] })
}

function totalTrace(label: string, inputs: readonly Trace[], words: TraceWords): Trace {
  const known = inputs.every(({ value }) => value !== null)
  const value = known ? inputs.reduce((sum, each) => sum + each.value!, 0) : null
  return node(label, value, { unit: inputs[0]?.unit ?? '', formula: words.sumOf(inputs.length), inputs })
}

function node(label: string, value: number | null, rest: { readonly unit?: string; readonly formula: string; readonly source?: Source | null; readonly inputs?: readonly Trace[] }): Trace {
  const source = rest.source ? { document: rest.source.document, clause: rest.source.clause } : null
  return { label, value, unit: rest.unit ?? '', formula: rest.formula, source, inputs: rest.inputs ?? [], fact: null }
}
