import type { IsoDate, LonLat, SchoolId, TownshipCode } from '../../county/snapshot.ts'

/** What is known of children before they come to school, and of what is being built for them. No part of a snapshot: it has dates of its own. */
export interface Population {
  readonly births: readonly BirthSeries[]
  readonly housing: readonly HousingProject[]
  readonly plannedSchools: readonly PlannedSchool[]
  /** 多孩家庭. Absent: no return of them, and nobody knows whose sibling attends where. */
  readonly siblings?: readonly SiblingFamilies[]
}

/** Families of a settlement with a child at a school and a younger one who is still to enter its stage: a count, no names, never published. */
export interface SiblingFamilies {
  readonly settlement: string
  readonly stage: 'primary' | 'junior'
  readonly school: SchoolId
  readonly families: number
}

/** Registered births of a settlement, one number a calendar year from `from` on; null where the year is not known. */
export interface BirthSeries {
  readonly settlement: string
  readonly from: number
  readonly births: readonly (number | null)[]
}

/** New homes and the children they bring. */
export interface HousingProject {
  readonly id: string
  readonly name: string
  readonly settlement: string
  readonly flats: number
  readonly handedOver: IsoDate
  /** Pupils of each stage for each flat that is lived in. */
  readonly pupilsPerFlat: { readonly primary: number; readonly junior: number }
  /** Share of the families, 0–1, who come from the county's villages; the rest move within the town. */
  readonly fromVillages: number
}

/** A school that is planned or being built, as far as the forecast needs it. `id` is its project's. */
export interface PlannedSchool {
  readonly id: string
  readonly name: string
  readonly township: TownshipCode
  readonly location: LonLat
  readonly stage: 'primary' | 'junior'
  readonly places: number
  readonly opens: IsoDate
}

/** Flats lived in at the first, second and later 1 September after the hand-over. */
export const occupancy = [0.5, 0.85, 1] as const

/** Flats of a project that are lived in on 1 September of a year. */
export function flatsLivedIn({ flats, handedOver }: HousingProject, year: number): number {
  const first = Number(handedOver.slice(0, 4)) + (handedOver.slice(5) <= '09-01' ? 0 : 1)
  return year < first ? 0 : flats * occupancy[Math.min(year - first, occupancy.length - 1)]!
}
