import type { Stage } from '../county/kinds.ts'
import type { School, StageReturn } from '../county/snapshot.ts'
import type { InForce } from './in-force.ts'
import type { JudgedStage, Trace } from './judgement.ts'
import { casesApplied, returnOf, stockOf } from './returns.ts'
import { isNettingFact } from './scope.ts'
import type { Campus } from './scope.ts'
import { pupilsToSplit, stageShare } from './split.ts'
import { stageFacts } from './standard.ts'
import type { Fact, Indicator, Source, StageFact, Standard, StockFact } from './standard.ts'
import { shown } from './trace-words.ts'
import type { TraceWords } from './trace-words.ts'

interface StageScene {
  readonly standard: Standard
  readonly stage: JudgedStage
  readonly words: TraceWords
}

interface IndicatorScene extends StageScene {
  readonly rules: InForce
  readonly indicator: Indicator
}

/** One school's value: its stock × scale ÷ its pupils. */
export function schoolTrace(scene: IndicatorScene, campus: Campus): Trace {
  const { indicator, rules, words } = scene
  const { scale } = indicator.measure
  const stock = stockTrace(scene, campus)
  const pupils = pupilsTrace(scene, campus)
  const value = stock.value === null || pupils.value === null ? null : (stock.value * scale) / pupils.value
  return branch(`${campus.school.name} · ${words.title(indicator.title)}`, value, {
    unit: words.unit(indicator.unit),
    formula: `${shown(stock.value)}${scale === 1 ? '' : ` × ${scale}`} ÷ ${shown(pupils.value)}`,
    source: rules.lines.get(indicator.id)?.source,
    inputs: [stock, pupils],
  })
}

/** The stock an indicator counts: its fact, what is netted in or out, and what a special case adds. */
export function stockTrace(scene: StageScene & { readonly indicator: Indicator }, campus: Campus): Trace {
  const { standard, stage, indicator, words } = scene
  const { of, plus, less } = indicator.measure
  const row = returnOf(standard, campus, stage)
  const cases = casesApplied(standard, indicator, row)
  const own = factTrace(scene, campus, of)
  const moved = [
    ...(plus !== undefined && row.facts[plus] !== undefined ? [{ sign: '+', trace: factTrace(scene, campus, plus), source: undefined }] : []),
    ...(less !== undefined && row.facts[less] !== undefined ? [{ sign: '−', trace: factTrace(scene, campus, less), source: undefined }] : []),
    ...cases.map(({ adds, source }) => ({ sign: '+', trace: factTrace(scene, campus, adds), source })),
  ]
  if (moved.length === 0) return own
  return branch(`${words.fact(of)} · ${words.netted}`, stockOf(indicator, row, cases), {
    unit: own.unit,
    formula: [shown(own.value), ...moved.map(({ sign, trace }) => `${sign} ${shown(trace.value)}`)].join(' '),
    source: moved.find(({ source }) => source !== undefined)?.source,
    inputs: [own, ...moved.map(({ trace }) => trace)],
  })
}

/** Pupils of the stage. */
export function pupilsTrace({ stage, words }: StageScene, { sites }: Campus): Trace {
  return reported(words, sites, { fact: 'pupils', stage })
}

/** A fact as the stage counts it: its own, or its part of what the school's stages share. */
function factTrace({ standard, stage, words }: StageScene, campus: Campus, fact: Fact): Trace {
  if (isStageFact(fact)) return reported(words, campus.sites, { fact, stage })
  const whole = reported(words, campus.sites, { fact })
  const { share, parts } = stageShare(standard.split, pupilsToSplit(campus.school), stage)
  if (parts.length === 0) return whole

  const weighted = parts.map(({ stage: each, pupils, weight }) => ({ each, text: `${weight} × ${shown(pupils)}` }))
  const own = weighted.find(({ each }) => each === stage)?.text
  return branch(`${words.fact(fact)} · ${words.share}`, whole.value === null || share === null ? null : whole.value * share, {
    unit: words.factUnit(fact),
    formula: `${shown(whole.value)} × (${own}) ÷ (${weighted.map(({ text }) => text).join(' + ')})`,
    source: standard.split.source,
    inputs: [whole, ...parts.map((part) => reported(words, campus.sites, { fact: 'pupils', stage: part.stage }))],
  })
}

type FactPlace = { readonly fact: StageFact; readonly stage: Stage } | { readonly fact: StockFact }

/** A fact as it was reported, by one site or added up over the sites of a school. */
function reported(words: TraceWords, sites: readonly School[], at: FactPlace): Trace {
  const asked = sites.filter((site) => isAsked(site, at))
  const leaves = (asked.length === 0 ? sites.slice(0, 1) : asked).map((site) => leafOf(words, site, at))
  if (leaves.length === 1) return leaves[0]!
  const known = leaves.every(({ value }) => value !== null)
  const value = known ? leaves.reduce((sum, leaf) => sum + leaf.value!, 0) : null
  return branch(`${words.fact(at.fact)} · ${words.whole}`, value, { unit: words.factUnit(at.fact), formula: leaves.map((leaf) => shown(leaf.value)).join(' + '), inputs: leaves })
}

/** A site is asked for the stages it has; for what is netted, only if it reported it. */
function isAsked(site: School, at: FactPlace): boolean {
  if ('stage' in at && site.stages[at.stage] === undefined) return false
  return !isNettingFact(at.fact) || valueOf(site, at) !== null
}

function valueOf(site: School, at: FactPlace): number | null {
  if (!('stage' in at)) return site.stock[at.fact] ?? null
  const own: StageReturn | undefined = site.stages[at.stage]
  return own?.[at.fact] ?? null
}

function leafOf(words: TraceWords, site: School, at: FactPlace): Trace {
  const stage = 'stage' in at ? { stage: at.stage } : {}
  const label = 'stage' in at ? `${site.name} · ${words.stage(at.stage)} · ${words.fact(at.fact)}` : `${site.name} · ${words.fact(at.fact)}`
  return { label, value: valueOf(site, at), unit: words.factUnit(at.fact), formula: null, source: null, inputs: [], fact: { school: site.id, ...stage, fact: at.fact } }
}

function isStageFact(fact: Fact): fact is StageFact {
  return (stageFacts as readonly Fact[]).includes(fact)
}

function branch(label: string, value: number | null, rest: { readonly unit: string; readonly formula: string; readonly source?: Source | null | undefined; readonly inputs: readonly Trace[] }): Trace {
  const source = rest.source ? { document: rest.source.document, clause: rest.source.clause } : null
  return { label, value, unit: rest.unit, formula: rest.formula, source, inputs: rest.inputs, fact: null }
}
