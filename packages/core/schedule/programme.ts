import type { Stage } from '../county/kinds.ts'
import type { IsoDate, SchoolId, TownshipCode } from '../county/snapshot.ts'
import type { NodeId, Project, ProjectNode } from './project.ts'
import type { Schedule } from './schedule-result.ts'

/** A project of the county's programme: what the ledger holds of it. */
export interface CountyProject extends Project {
  readonly id: string
  readonly name: string
  readonly kind: ProjectKind
  readonly nodes: readonly CountyNode[]
  /** The opening that was promised. Null where none was. */
  readonly promisedGoal: IsoDate | null
  /** The township unit where it stands, or will. */
  readonly township: TownshipCode | null
  /** 标识码 of the school it concerns, where that exists already. */
  readonly school: SchoolId | null
  /** The stages it makes places for. Absent where its school says so, or nobody did. */
  readonly stages?: readonly Stage[]
  readonly budgetYuan: number | null
  /** Where the number of pupils comes from. */
  readonly pupilsBasis: string | null
  /** Ids of the gaps it is to close. */
  readonly gaps: readonly string[]
}

export interface CountyNode extends ProjectNode {
  readonly owner: string
  readonly helpers: readonly string[]
  /** The law or notice that limits its time; null where the days are an assumption. */
  readonly basis: string | null
  /** What has to be handed in or shown for it. */
  readonly evidenceNeeded: string | null
  /** 销号: the day on which another office confirmed the finish on record. */
  readonly confirmedOn?: IsoDate
  /** 延期 granted by a decision: what it is due by, in the place of its planned finish. */
  readonly extendedTo?: IsoDate
  /** 备选路径: another way to the same end, and the calendar days it takes. Absent where nobody has named one. */
  readonly planB?: { readonly name: string; readonly days: number }
}

/** 新建学校, 新建附属幼儿园, 在用校园扩建, 乡镇提升, 教育集团, 设备采购, 撤并. */
export type ProjectKind = 'newSchool' | 'newKindergarten' | 'extension' | 'townshipUpgrade' | 'educationGroup' | 'equipment' | 'closure'

/** Status by rule; never what its owner says of it. `claimed` 待销号: nobody else has confirmed its finish. `idle`: nothing is due yet. */
export type NodeStatus = 'done' | 'claimed' | 'green' | 'yellow' | 'red' | 'unreported' | 'idle'

/** Where a project stands on a day. */
export interface ProjectStanding {
  readonly project: string
  /** As planned: without a clock, without actual dates. */
  readonly plan: Schedule
  /** As it will come from what has happened, with the clock. */
  readonly forecast: Schedule
  readonly nodes: readonly NodeStanding[]
  /** Days by which the forecast goal is past the promised one (else past the plan); 0 where it is not, null for never. */
  readonly lostDays: number | null
  /** The first unfinished node on a path to the nearest cliff; null where no cliff is near. Its `cliff` is not null. */
  readonly entry: NodeId | null
}

export interface NodeStanding {
  readonly id: NodeId
  readonly status: NodeStatus
  /** Why, in the rule's own terms. */
  readonly why: StatusReason
  /** Days past its planned finish: today's lateness while unfinished, the final one afterwards. 0 where it is in time. */
  readonly daysLate: number
  readonly daysToCliff: number | null
  readonly cliff: NodeCliff | null
  /** Pupil-days: the jump of the next cliff × pupils concerned, never counting as the five years we look ahead. Null where the pupils are not known, 0 without a cliff. */
  readonly damage: number | null
  /** Pupils concerned; null where not known. */
  readonly pupils: number | null
  /** Said to be under way or finished, while no start or finish is on record. */
  readonly contradicted: boolean
}

export interface NodeCliff {
  readonly slipDays: number
  /** The last day on which it may finish. */
  readonly lastDay: IsoDate
  /** The goal that jumps, when it is due now and when it is due beyond the cliff. */
  readonly goalId: NodeId
  readonly goalNow: IsoDate | null
  readonly goal: IsoDate | null
  readonly jumpDays: number | null
  /** The same beyond the cliff if opening were allowed at the start of either term; null where that changes nothing. */
  readonly eitherTerm: { readonly goal: IsoDate | null; readonly jumpDays: number | null } | null
}

export type StatusReason =
  | 'finished' // actual finish on record, and confirmed where the rule asks for that
  | 'awaitsConfirmation'
  | 'notDue' // its planned start lies ahead
  | 'inTime'
  | 'littleTimeLeft' // less than the share of its time that the rule names is left, and no fresh report
  | 'forecastLate' // the forecast finish is past the planned one
  | 'overdue' // the planned finish is past
  | 'noReport' // active, and no report within a dispatch cycle
