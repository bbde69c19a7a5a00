import type { IsoDate, SchoolId } from '../county/snapshot.ts'

/** The stages that the balance standards judge. */
export type JudgedStage = 'primary' | 'junior'
export type StandardId = string
/** A column of the plain table: `teachingArea`, `books`, …; definitions.md §1. */
export type IndicatorId = string

/** `none`: the standard sets no line here. Unknown is not zero: what was not reported is `unknown`, never `short`. */
export type Verdict = 'met' | 'short' | 'unknown' | 'none'

/** The switches a province decides; printed on every result. */
export interface JudgeOptions {
  readonly privateSchools: boolean
  readonly teachingPoints: 'all' | 'fromFiftyPupils' | 'none'
}

/** What a standard says of a county at one date. `judge` makes it; definitions.md §1 fixes its JSON. */
export interface Judgement {
  readonly standard: StandardId
  readonly date: IsoDate | null
  readonly options: JudgeOptions
  readonly stages: { readonly [stage in JudgedStage]?: StageJudgement }
  /** The weakest part, with all parts behind it, weakest first. */
  readonly headline: Headline
  readonly notes: readonly JudgementNote[]
}

export interface StageJudgement {
  /** Mean of the single coefficients; null where the standard does not average or a coefficient is unknown. */
  readonly composite: number | null
  readonly compositeLimit: number | null
  readonly verdict: Verdict
  /** Pupils and schools counted. */
  readonly pupils: number
  readonly schoolCount: number
  readonly indicators: readonly IndicatorJudgement[]
  readonly schools: readonly SchoolJudgement[]
  /** Multi-stage schools' shared stock, divided (rules.md §1.4). */
  readonly excluded: readonly { readonly school: SchoolId; readonly reason: ExclusionReason }[]
}

export type ExclusionReason = 'private' | 'teachingPoint' | 'smallTeachingPoint' | 'specialOrVocational' | 'mergedIntoParent' | 'noPupils'

export interface IndicatorJudgement {
  readonly id: IndicatorId
  /** County value: total stock ÷ total pupils, times the indicator's scale. Null when a school's value is unknown. */
  readonly mean: number | null
  /** Pupil-weighted standard deviation. */
  readonly s: number | null
  readonly cv: number | null
  readonly limit: number | null
  readonly verdict: Verdict
  /** The school line of the standard at this stage, null where there is none. */
  readonly threshold: number | null
  /** Schools by verdict against that line. */
  readonly met: number
  readonly short: number
  readonly unknown: number
}

export interface SchoolJudgement {
  readonly school: SchoolId
  readonly name: string
  readonly pupils: number
  /** School rule (6 of 7, the rest at the floor); `none` under a standard without one. */
  readonly verdict: Verdict
  readonly values: { readonly [indicator: IndicatorId]: number | null }
  readonly verdicts: { readonly [indicator: IndicatorId]: Verdict }
  /** What is missing to the line, in the indicator's own stock: people, m², yuan, rooms. 0 where met, null where unknown or no line. */
  readonly missing: { readonly [indicator: IndicatorId]: number | null }
  /** This school's part of the county's variance, 0–1; the parts of an indicator add up to 1. */
  readonly shares: { readonly [indicator: IndicatorId]: number | null }
  /** Special cases of rules.md §2.6 that were applied, by id. */
  readonly specialCases: readonly string[]
}

export interface Headline {
  readonly verdict: Verdict
  readonly parts: readonly HeadlinePart[]
}

/** One thing the county must reach. `strain` orders them: value ÷ limit for a ceiling, line ÷ value for a floor; above 1 is not met. */
export interface HeadlinePart {
  readonly stage: JudgedStage
  readonly what: 'composite' | 'cv' | 'schoolsMeeting'
  readonly indicator: IndicatorId | null
  readonly value: number | null
  readonly limit: number
  readonly strain: number | null
  readonly verdict: Verdict
}

/** A remark that must stand beside the result, by code; the words are in the catalogue. */
export interface JudgementNote {
  readonly code: 'indoorSportsTakenAsNetted' | 'undividedTeachers' | 'provinceOverride' | 'linesInferred'
  readonly details: { readonly [name: string]: string | number }
}

/** How a number came about: a tree whose leaves are facts, which an import resolves to workbook cells. */
export interface Trace {
  readonly label: string
  readonly value: number | null
  readonly unit: string
  /** Written out with its numbers: `9 711.6 ÷ 166`. Null at a leaf. */
  readonly formula: string | null
  readonly source: { readonly document: string; readonly clause: string } | null
  readonly inputs: readonly Trace[]
  readonly fact: FactRef | null
}

/** A reported fact: `stage` is absent for what all stages share. */
export interface FactRef {
  readonly school: SchoolId
  readonly stage?: string
  readonly fact: string
}

/** A shortfall: a row with an id, open until a later snapshot re-measures it closed. */
export interface Gap {
  readonly id: string
  readonly school: SchoolId
  readonly stage: JudgedStage
  readonly standard: StandardId
  readonly indicator: IndicatorId
  readonly unit: 'people' | 'm2' | 'yuan' | 'rooms' | 'items'
  readonly openedOn: IsoDate
  /** The date of the snapshot that measured it closed; null while open. */
  readonly closedOn: IsoDate | null
  readonly closedBy: 'measured' | 'schoolGone' | null
  /** One entry a snapshot while open. `amount` is unrounded; `known` is false where a later return left the figure out. */
  readonly history: readonly { readonly on: IsoDate; readonly value: number | null; readonly threshold: number; readonly amount: number | null }[]
}

/** The change of a county figure between two dates, in a part that is real and a part that is scope; they add up exactly. */
export interface ChangeSplit {
  readonly stage: JudgedStage
  readonly indicator: IndicatorId | 'composite'
  readonly before: number | null
  readonly after: number | null
  readonly real: number | null
  readonly scope: number | null
  readonly schoolsBefore: number
  readonly schoolsAfter: number
  readonly schoolsInBoth: number
}
