import type { IsoDate, Stock, StageReturn } from '../county/snapshot.ts'
import type { Gap, IndicatorId, JudgedStage, JudgeOptions, StandardId } from './judgement.ts'

/** A document of the ministry as data: what is measured, on whom, and what counts as met, from which day. */
export interface Standard {
  readonly id: StandardId
  readonly title: Title
  /** 文号. */
  readonly document: string
  readonly issuedOn: IsoDate
  readonly indicators: readonly Indicator[]
  /** What one school must reach; null where the document rules on the county alone. */
  readonly schoolRule: SchoolRule | null
  readonly countyRule: CountyRule
  readonly split: SplitRule
  readonly scope: { readonly source: Source; readonly defaults: JudgeOptions }
  readonly specialCases: readonly SpecialCase[]
  /** The further items, which a person answers with evidence or the snapshot measures. */
  readonly checklist: readonly ChecklistItem[]
  /** What provinces and cities decided otherwise, oldest first. */
  readonly overrides: readonly Override[]
  /** 行政区划 code of the county it was loaded for; null for the national text. A snapshot's own county goes before it. */
  readonly county: string | null
}

export interface Title {
  readonly zh: string
  readonly en: string
}

/** The clause that says so, the day a person last checked it, and how: the text seen, a program or form seen, or from memory. */
export interface Source {
  readonly document: string
  readonly clause: string
  readonly checkedOn: IsoDate
  readonly certainty: 'verified' | 'implemented' | 'memory'
}

export const units = ['m2/pupil', 'yuan/pupil', 'items/pupil', 'items/100 pupils', 'rooms/100 pupils', 'teachers/pupil', 'teachers/100 pupils'] as const
export type Unit = (typeof units)[number]

export const stockFacts = ['teachingArea', 'indoorSportsArea', 'sportsArea', 'leasedSportsArea', 'equipmentYuan', 'computers', 'books', 'multimediaRooms'] as const satisfies readonly (keyof Stock)[]
export type StockFact = (typeof stockFacts)[number]
export const stageFacts = ['pupils', 'teachers', 'aboveDegreeTeachers', 'midTitleTeachers', 'backboneTeachers', 'artsSportsTeachers', 'sharedArtsSportsTeachers'] as const satisfies readonly (keyof StageReturn)[]
export type StageFact = (typeof stageFacts)[number]
export type Fact = StockFact | StageFact
/** A fact that was not reported is absent, never zero. */
export type Facts = { readonly [fact in Fact]?: number }

export interface Indicator {
  /** The column of the plain table it is read from; definitions.md §1. */
  readonly id: IndicatorId
  readonly title: Title
  readonly unit: Unit
  readonly measure: Measure
  /** Oldest first; the rule in force on a day is the last one that has begun. */
  readonly rules: readonly DatedLine[]
}

/** (`of` + `plus` − `less`) × scale ÷ pupils of the stage. */
export interface Measure {
  readonly of: Fact
  /** Moved in or out where reported; where absent, `of` is taken as already netted, and the result says so. */
  readonly plus?: Fact | undefined
  readonly less?: Fact | undefined
  readonly scale: 1 | 100
  /** Shared stock is divided among the stages of a school; a stage's own is not. */
  readonly stock: 'shared' | 'stage'
  /** What a missing amount is counted in. */
  readonly amount: Gap['unit']
}

export interface DatedLine {
  readonly from: IsoDate
  readonly source: Source
  /** The school line by stage; null where the document sets none. */
  readonly atLeast: ByStage | null
}

export type ByStage = { readonly [stage in JudgedStage]: number }

/** `atLeastMet` indicators reach their line, the others at least `floorShare` of it. */
export interface SchoolRule {
  readonly atLeastMet: number
  readonly floorShare: number
  readonly source: Source
}

/** `composite`: the plain mean of all coefficients has one limit. `each`: every coefficient has it. */
export interface CountyRule {
  readonly kind: 'composite' | 'each'
  readonly rules: readonly { readonly from: IsoDate; readonly source: Source; readonly atMost: ByStage }[]
}

/** Weights of a pupil by stage, by which the shared stock of a multi-stage school is divided. */
export interface SplitRule {
  readonly source: Source
  readonly nineYear: { readonly primary: number; readonly junior: number }
  readonly completeSecondary: { readonly junior: number; readonly senior: number }
  readonly twelveYear: { readonly primary: number; readonly junior: number; readonly senior: number }
}

/** A fact that counts for some schools only. */
export interface SpecialCase {
  readonly id: string
  readonly title: Title
  readonly source: Source
  /** Any one is enough; within one, all must hold and be known to. */
  readonly when: readonly Condition[]
  readonly indicator: IndicatorId
  readonly adds: Fact
}

export interface Condition {
  readonly group?: 'urban' | 'town' | 'rural' | undefined
  /** Pupils of all stages together. */
  readonly pupilsFrom?: number | undefined
  readonly pupilsBelow?: number | undefined
  readonly denseUrban?: true | undefined
  /** Built in this year or before. */
  readonly builtBy?: number | undefined
  /** 0–1. */
  readonly migrantShareAbove?: number | undefined
  readonly largestClassBelow?: number | undefined
}

export interface ChecklistItem {
  readonly id: string
  readonly group: 'government' | 'quality' | 'recognition' | 'veto'
  readonly title: Title
  readonly source: Source
  /** How the snapshot answers it; absent where only a person can. */
  readonly measuredBy?: ChecklistMeasure | undefined
}

export type ChecklistMeasure = RoomMeasure | SchoolSizeMeasure | ClassSizeMeasure

/** Rooms of at least `area` m², one of each kind for every `classesPerRoom` classes begun. */
export interface RoomMeasure {
  readonly kind: 'rooms'
  readonly classesPerRoom: number
  readonly area: { readonly musicRooms: number; readonly artRooms: number }
  readonly easements: readonly { readonly id: string; readonly when: readonly Condition[]; readonly area: RoomLine }[]
}
/** By kind of room, or by stage whatever the room. */
export type RoomLine = { readonly musicRooms: number; readonly artRooms: number } | ByStage

/** Pupils of compulsory stages, at most. */
export interface SchoolSizeMeasure {
  readonly kind: 'schoolSize'
  readonly single: number
  readonly multiStage: number
  readonly easements: readonly { readonly id: string; readonly when: readonly Condition[]; readonly single: number; readonly multiStage: number }[]
}

/** Pupils of every class, at most. */
export interface ClassSizeMeasure {
  readonly kind: 'classSize'
  readonly atMost: ByStage
}

/** What a region decided otherwise, from a day on. */
export interface Override {
  readonly id: string
  readonly title: Title
  /** 行政区划 code or the beginning of one. */
  readonly region: string
  readonly from: IsoDate
  readonly source: Source
  readonly options?: { readonly [option in keyof JudgeOptions]?: JudgeOptions[option] | undefined } | undefined
  /** School lines by indicator. */
  readonly lines?: { readonly [indicator: IndicatorId]: ByStage } | undefined
  /** The county's limit. */
  readonly atMost?: ByStage | undefined
}
