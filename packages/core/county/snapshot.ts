import type { SchoolKind, Stage, UrbanRuralCode } from './kinds.ts'

/**
 * The state of a county at one statistical date (1 September). Immutable; identified by its content hash.
 * A fact that was not reported is absent, never zero. Areas are m², money is yuan, coordinates are [lon, lat].
 */
export interface Snapshot {
  readonly county: { readonly code: string; readonly name: string }
  readonly date: IsoDate
  readonly townships: readonly Township[]
  readonly schools: readonly School[]
  /** What happened to schools in the year that ends on `date`. */
  readonly changes: readonly SchoolChange[]
  readonly staff?: readonly StaffMember[]
  readonly settlements?: readonly Settlement[]
  readonly roads?: readonly Road[]
  readonly vehicles?: readonly Vehicle[]
  readonly premises?: readonly Premises[]
}

/** `2020-09-01`. */
export type IsoDate = string
/** 学校(机构)标识码, ten digits, never reused. */
export type SchoolId = string
export type TownshipCode = string
/** Degrees. */
export type LonLat = readonly [lon: number, lat: number]

export interface Township {
  readonly code: TownshipCode
  readonly name: string
  readonly kind: 'street' | 'town' | 'township'
  /** One closed ring, first point repeated at the end. */
  readonly outline?: readonly LonLat[]
}

export interface School {
  readonly id: SchoolId
  readonly name: string
  readonly kind: SchoolKind
  readonly township: TownshipCode
  readonly urbanRural: UrbanRuralCode
  /** 举办者: the county, another public body, or private. */
  readonly runBy: 'county' | 'otherPublic' | 'private'
  /** 是否计校数. A site that does not count is merged into `parent` where one is named. */
  readonly countsAsSchool: boolean
  readonly parent?: SchoolId
  readonly boarding: boolean
  readonly location?: LonLat
  /** 建校年, for the special cases of rules.md §2.6. */
  readonly builtYear?: number
  /** 中心城区人口密度过高 (rules.md §2.6). */
  readonly denseUrban?: boolean
  /** 随迁子女占比, 0–1. */
  readonly migrantShare?: number
  readonly stages: { readonly [stage in Stage]?: StageReturn }
  /** What all stages of the school share. */
  readonly stock: Stock
  readonly classes?: readonly ClassRoll[]
}

/** What the yearly return says of one stage of one school. Counts of people. */
export interface StageReturn {
  readonly pupils?: number
  readonly pupilsByGrade?: readonly number[]
  readonly boarders?: number
  /** 教职工. */
  readonly staff?: number
  /** 专任教师. */
  readonly teachers?: number
  /** Above the required degree: primary 专科 and up, junior 本科 and up (rules.md §1.2). */
  readonly aboveDegreeTeachers?: number
  /** 中级及以上职称. */
  readonly midTitleTeachers?: number
  /** 县级以上骨干教师. */
  readonly backboneTeachers?: number
  /** 体育 + 艺术 (音乐, 美术) 专任教师. */
  readonly artsSportsTeachers?: number
  /** 交流轮岗、兼职、走教 arts and sports teachers, counted only in the special case of rules.md §2.6. */
  readonly sharedArtsSportsTeachers?: number
}

export interface Stock {
  /** 占地面积. */
  readonly landArea?: number
  /** 校舍建筑面积. */
  readonly floorArea?: number
  /** 教学及辅助用房面积, indoor sports rooms included. */
  readonly teachingArea?: number
  /** 室内体育用房面积. */
  readonly indoorSportsArea?: number
  /** 运动场地面积, outdoors. */
  readonly sportsArea?: number
  /** Leased or converted sports venues, counted only in the special case of rules.md §2.6. */
  readonly leasedSportsArea?: number
  /** 教学仪器设备资产值. */
  readonly equipmentYuan?: number
  readonly computers?: number
  readonly books?: number
  /** 网络多媒体教室. */
  readonly multimediaRooms?: number
  /** m² of each 音乐专用教室, each 美术专用教室. */
  readonly musicRooms?: readonly number[]
  readonly artRooms?: readonly number[]
}

export interface ClassRoll {
  readonly stage: Stage
  readonly grade: number
  readonly name: string
  readonly pupils: number
}

/** One person. `id` is a number of the bureau's own, never a citizen's ID; the name is masked. */
export interface StaffMember {
  readonly id: string
  readonly school: SchoolId
  /** Absent for people who serve no single stage. */
  readonly stage?: Stage
  readonly name: string
  readonly post: 'teacher' | 'administrator' | 'assistant' | 'worker'
  readonly degree: 'doctor' | 'master' | 'bachelor' | 'college' | 'secondary' | 'lower'
  readonly title: 'fullSenior' | 'senior' | 'middle' | 'junior' | 'assistant' | 'none'
  readonly subject?: string
  readonly backbone: boolean
  readonly birthYear: number
  /** 编制: holds one of the posts the county is allowed, or is hired beside them. Absent where nobody said. */
  readonly established?: boolean
  /** 在岗: works at the school whose roster this is. */
  readonly onDuty?: boolean
  /** The year in which they came to this school. */
  readonly since?: number
  /** 交流轮岗: the school that sent them here and takes them back. */
  readonly sentBy?: SchoolId
  readonly returnsOn?: IsoDate
}

export type SchoolChange =
  | { readonly kind: 'open' | 'close'; readonly on: IsoDate; readonly school: SchoolId; readonly basis: string }
  | { readonly kind: 'merge'; readonly on: IsoDate; readonly from: readonly SchoolId[]; readonly into: SchoolId; readonly basis: string }
  | { readonly kind: 'split'; readonly on: IsoDate; readonly from: SchoolId; readonly into: readonly SchoolId[]; readonly basis: string }

export interface Settlement {
  readonly id: string
  readonly name: string
  readonly township: TownshipCode
  readonly location: LonLat
  readonly residents?: number
  readonly primaryPupils?: number
  readonly juniorPupils?: number
}

/** A road between two settlements, schools or crossings (crossing.ts), driven both ways unless `oneWay`. */
export interface Road {
  readonly from: string
  readonly to: string
  readonly metres: number
  readonly metresPerMinute: number
  /** Driven from `from` to `to` alone. */
  readonly oneWay?: boolean
  /** Too narrow, low or weak for a large bus. */
  readonly smallBusOnly?: boolean
  /** What makes it slow by law: 校车安全管理条例 art 35. */
  readonly hazard?: 'bend' | 'slope' | 'narrow' | 'bridge'
}

export interface Vehicle {
  readonly id: string
  /** 号牌, invented in samples. */
  readonly plate: string
  readonly seats: number
  readonly school?: SchoolId
  readonly township: TownshipCode
  readonly inspectionUntil?: IsoDate
}

/** 腾出校舍: land and floor are told apart, because a figure that mixes them is wrong (requirements.md §2.1 no. 5). */
export interface Premises {
  readonly id: string
  readonly name: string
  readonly township: TownshipCode
  readonly formerSchool?: SchoolId
  readonly vacatedOn: IsoDate
  readonly landArea: number
  readonly floorArea: number
  readonly state: 'vacated' | 'inventoried' | 'assessed' | 'handedOver' | 'reused' | 'reclaimed'
  readonly handedOverOn?: IsoDate
  readonly use?: string
  readonly safetyGrade?: 'A' | 'B' | 'C' | 'D'
}
