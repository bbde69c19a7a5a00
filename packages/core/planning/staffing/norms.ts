import type { IsoDate } from '../../county/snapshot.ts'

/** Where a figure comes from, and how sure it is. */
interface Sourced {
  readonly document: string
  readonly clause: string
  readonly certainty: 'verified' | 'seenInPrograms' | 'fromMemory' | 'assumed'
  readonly checkedOn: IsoDate
}

/** What staffing goes by, besides the curriculum. */
export interface StaffingNorms {
  /** 教职工 : pupils. */
  readonly ratios: Readonly<Record<'primary' | 'junior' | 'senior' | 'special', Sourced & { readonly pupilsPerStaff: number }>>
  /** Of the 教职工 that are approved, how many teach: 0–1. */
  readonly teachingShare: Readonly<Record<'primary' | 'junior' | 'senior', Sourced & { readonly share: number }>>
  /** 班师比, for stages below so many pupils. */
  readonly classNorm: Sourced & { readonly belowPupils: number; readonly staffPerClass: number }
  readonly boarding: Sourced & { readonly boardersPerStaff: number }
  /** Weekly periods of a full-time teacher. */
  readonly load: Readonly<Record<'primary' | 'junior', Sourced & { readonly main: readonly string[]; readonly mainPeriods: number; readonly otherPeriods: number }>>
  readonly retirement: Sourced & { readonly age: number }
  readonly rotation: Sourced & { readonly share: number; readonly backboneShare: number; readonly eligibleYears: number }
  /** Of a recruit a year, and of a move once; yuan. */
  readonly yearlyCost: Sourced & { readonly yuan: number; readonly movingYuan: number }
}

/** 课程计划: weekly periods by subject, one figure for each of grades 1 to 9. */
export interface CurriculumPlan extends Sourced {
  readonly id: string
  readonly name: { readonly zh: string; readonly en: string }
  readonly from: IsoDate
  readonly province: string | null
  /** All periods of a week; what no subject takes is shared by the teachers of all. */
  readonly weekly: readonly number[]
  readonly subjects: Readonly<Record<string, readonly number[]>>
  /** The national shares that the periods keep to. */
  readonly shares: readonly { readonly subjects: readonly string[]; readonly from: number; readonly to: number }[]
}
