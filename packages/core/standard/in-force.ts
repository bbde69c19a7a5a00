import type { IsoDate } from '../county/snapshot.ts'
import type { IndicatorId, JudgedStage, JudgementNote, JudgeOptions } from './judgement.ts'
import type { ByStage, Indicator, Override, Source, Standard } from './standard.ts'

/** What a standard asks of one county on one day, its region's decisions included. */
export interface InForce {
  readonly options: JudgeOptions
  readonly lines: ReadonlyMap<IndicatorId, Line>
  readonly limit: Line
  readonly overrides: readonly Override[]
}

/** A value by stage and who says so; both null where nothing is in force. */
export interface Line {
  readonly value: ByStage | null
  readonly source: Source | null
}

/** Without a day, the last rules; without a county, the national text. */
export function inForce(standard: Standard, on: IsoDate | null, county: string | null, options: Partial<JudgeOptions> = {}): InForce {
  const overrides = standard.overrides.filter((each) => (county ?? standard.county)?.startsWith(each.region) && hasBegun(each, on))
  const switches = overrides.map((each) => given(each.options ?? {}))
  return {
    options: Object.assign({}, standard.scope.defaults, ...switches, given(options)),
    lines: new Map(standard.indicators.map((indicator) => [indicator.id, lineOf(indicator, overrides, on)])),
    limit: limitOf(standard, overrides, on),
    overrides,
  }
}

export function valueAt(line: Line, stage: JudgedStage): number | null {
  return line.value?.[stage] ?? null
}

/** What must stand beside a result made under these rules. */
export function notesOn({ overrides, limit }: InForce): readonly JudgementNote[] {
  const decided = overrides.map((each): JudgementNote => ({
    code: 'provinceOverride',
    details: { id: each.id, document: each.source.document, clause: each.source.clause, from: each.from },
  }))
  if (limit.source?.certainty !== 'memory') return decided
  return [...decided, { code: 'linesInferred', details: { document: limit.source.document, clause: limit.source.clause } }]
}

function lineOf(indicator: Indicator, overrides: readonly Override[], on: IsoDate | null): Line {
  const override = overrides.findLast((each) => each.lines?.[indicator.id] !== undefined)
  if (override) return { value: override.lines?.[indicator.id] ?? null, source: override.source }
  const rule = indicator.rules.findLast((each) => hasBegun(each, on))
  return { value: rule?.atLeast ?? null, source: rule?.source ?? null }
}

function limitOf({ countyRule }: Standard, overrides: readonly Override[], on: IsoDate | null): Line {
  const override = overrides.findLast((each) => each.atMost !== undefined)
  if (override) return { value: override.atMost ?? null, source: override.source }
  const rule = countyRule.rules.findLast((each) => hasBegun(each, on))
  return { value: rule?.atMost ?? null, source: rule?.source ?? null }
}

function hasBegun({ from }: { readonly from: IsoDate }, on: IsoDate | null): boolean {
  return on === null || from <= on
}

/** The switches that are set, so that one left undefined changes nothing. */
function given(options: { readonly [option in keyof JudgeOptions]?: unknown }): object {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined))
}
