import type { ClassRoll, IsoDate, School, SchoolChange, SchoolId, Settlement, StaffMember, StageReturn, Stock, Township, Premises, Road, Vehicle } from '@junheng/core/county/snapshot.ts'
import type { Stage } from '@junheng/core/county/kinds.ts'

/** What of a snapshot a workbook holds. An absent part says nothing; what the parts leave open stays as it was. */
export interface SnapshotParts {
  /** The official return: exactly these schools exist at the date. */
  readonly schools?: readonly OfficialSchool[]
  readonly supplements?: readonly SchoolSupplement[]
  readonly classes?: readonly (ClassRoll & { readonly school: SchoolId })[]
  readonly townships?: readonly Omit<Township, 'outline'>[]
  readonly outlines?: readonly OutlinePoint[]
  readonly changes?: readonly SchoolChange[]
  readonly staff?: readonly StaffMember[]
  readonly settlements?: readonly Settlement[]
  readonly roads?: readonly Road[]
  readonly vehicles?: readonly Vehicle[]
  readonly premises?: readonly Premises[]
}

type SupplementField = 'parent' | 'location' | 'builtYear' | 'denseUrban' | 'migrantShare'

/** What the official forms say of a school. */
export interface OfficialSchool extends Omit<School, SupplementField | 'classes' | 'boarding' | 'stages' | 'stock'> {
  readonly boarding?: boolean
  readonly stages: { readonly [stage in Stage]?: Omit<StageReturn, 'sharedArtsSportsTeachers'> }
  readonly stock: Omit<Stock, 'leasedSportsArea' | 'musicRooms' | 'artRooms'>
}

/** What 学校补充信息 says of a school. */
export interface SchoolSupplement extends Pick<School, SupplementField>, Pick<Stock, 'leasedSportsArea' | 'musicRooms' | 'artRooms'> {
  readonly school: SchoolId
  readonly runBy?: School['runBy']
  readonly boarding?: boolean
  readonly sharedPrimary?: number
  readonly sharedJunior?: number
}

export interface OutlinePoint {
  readonly township: string
  readonly order: number
  readonly lon: number
  readonly lat: number
}

export interface SnapshotFrame {
  readonly county: { readonly code: string; readonly name: string }
  readonly date: IsoDate
}
