import type { Stage } from '../../county/kinds.ts'

/**
 * 县管校聘 · a transfer round: what is published, frozen and applied for, before anything runs. Teachers stand in it under pseudonyms.
 * Points are plain numbers with at most two decimals; minutes are whole.
 */
export interface Round {
  readonly id: string
  readonly title: string
  readonly rules: TransferRules
  readonly schools: readonly RoundSchool[]
  readonly cells: readonly Cell[]
  readonly teachers: readonly RoundTeacher[]
  /** How long it takes between two schools, both ways alike. */
  readonly journeys: readonly Journey[]
  readonly lottery: Lottery
}

/** The rule table, published and hashed before applications close. */
export interface TransferRules {
  readonly points: readonly PointItem[]
  /** Added where the cell is of the stage and subject that the teacher teaches now. */
  readonly matchPoints: number
  /** Added where the cell is of a school that the teacher lists as near to the family. */
  readonly nearPoints: number
  /** Items compared in turn where points are equal, the higher first; what is still equal goes by the lottery. */
  readonly tieBreaks: readonly string[]
  /** Years at the present school before one may apply, or be moved. */
  readonly minimumServiceYears: number
  readonly maximumPreferences: number
  /** Whether an arrival in a cell lets one more of its own teachers leave. */
  readonly replacement: boolean
  /** What every school of a kind keeps, whoever applies. */
  readonly keep: readonly KeepTarget[]
  readonly hardship: HardshipRule
  /** Whether the coefficients of the three teacher indicators may not rise. */
  readonly holdCv: boolean
}

/** An item of the points table. Exactly one of the three ways to count. */
export interface PointItem {
  readonly id: string
  readonly name: string
  readonly count:
    | { readonly by: 'rate'; readonly each: number; readonly most: number }
    /** From `from` on up to below `below`; null: without end. */
    | { readonly by: 'bands'; readonly bands: readonly { readonly from: number; readonly below: number | null; readonly points: number }[] }
    | { readonly by: 'levels'; readonly levels: Readonly<Record<string, number>> }
  /** An item that is not counted where this one gives points: the higher honour stands for the lower. */
  readonly replaces?: string
}

export interface KeepTarget {
  readonly of: ProtectedKind
  /** `belowMean`: schools with less of it a pupil than the county. */
  readonly where: 'rural' | 'belowMean' | 'all'
  /** Of those it has, the part that stays: 0–1. */
  readonly share: number
}

export type ProtectedKind = 'backbone' | 'aboveDegree'

/** What a move costs the teacher, in points of hardship. Whole numbers. */
export interface HardshipRule {
  readonly perMinute: number
  readonly otherTownship: number
  /** A cell that the teacher did not list; one listed costs `perRank` × its place in the list, from 0. */
  readonly unlisted: number
  readonly perRank: number
  /** What a post above the vacancies of a cell costs, and how many a cell may have; null where no quota is relaxed. */
  readonly overQuota: { readonly most: number; readonly cost: number } | null
}

export interface RoundSchool {
  readonly id: string
  readonly name: string
  readonly township: string
  readonly rural: boolean
  /** What it holds now, stage by stage. */
  readonly stages: { readonly [stage in Stage]?: StageCounts }
}

export interface StageCounts {
  readonly pupils: number
  readonly teachers: number
  readonly backbone: number
  readonly aboveDegree: number
}

/** School × stage × subject: where one teaches now and what one applies for. */
export interface Cell {
  readonly id: string
  readonly school: string
  readonly stage: Stage
  readonly subject: string
  readonly have: number
  /** Whole posts (core/planning/staffing). */
  readonly need: number
  /** Posts declared; 0 where none. */
  readonly vacancies: number
}

export interface RoundTeacher {
  /** Pseudonym. */
  readonly id: string
  readonly cell: string
  readonly licences: readonly { readonly stage: Stage; readonly subject: string }[]
  /** By item: a number, or the name of a level. An item not held is absent. */
  readonly facts: Readonly<Record<string, number | string>>
  /** The score as the freeze has it; it must recompute. */
  readonly points: number
  readonly serviceYears: number
  /** 年度考核合格. */
  readonly assessed: boolean
  readonly backbone: boolean
  readonly aboveDegree: boolean
  /** May not be moved against the will: illness, pregnancy, near retirement. Which of them is not in the round. */
  readonly sheltered: boolean
  /** 回避: schools where a relative heads or keeps the accounts. */
  readonly avoid: readonly string[]
  /** 照顾: schools near to the family, as proven by its papers. */
  readonly near: readonly string[]
  /** Husband or wife in the round, and whether the two apply together or not at all. */
  readonly partner?: string
  readonly together?: boolean
  /** Cells by preference; empty for who does not apply. */
  readonly preferences: readonly string[]
}

export interface Journey {
  readonly from: string
  readonly to: string
  readonly minutes: number
}

/** Public lottery by commit and reveal. */
export interface Lottery {
  readonly parties: readonly LotteryParty[]
  /** Named beforehand, known only afterwards: a lottery draw, the close of an index. */
  readonly publicValue: string
  readonly publicSource: string
}

export interface LotteryParty {
  readonly name: string
  /** SHA-256 of `name|value|salt`, handed in before applications close. */
  readonly commitment: string
  readonly reveal: { readonly value: string; readonly salt: string } | null
}

export type Phase = 'voluntary' | 'compulsory'

export interface Placement {
  readonly teacher: string
  readonly cell: string
  readonly phase: Phase
  /** On a post above the declared vacancies: a quota was relaxed for it. */
  readonly overQuota: boolean
}

/** SHA-256 of a text as 64 hexadecimal digits, handed in. */
export type Sha256 = (text: string) => string
