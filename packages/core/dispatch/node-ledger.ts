import type { IsoDate } from '../county/snapshot.ts'
import type { NodeId } from '../schedule/project.ts'

/** Papers of a node pass from one office to another; who has them last, acts next. */
export interface Handover {
  readonly id: string
  readonly node: NodeId
  readonly on: IsoDate
  readonly kind: HandoverKind
  readonly from: string
  readonly to: string
  /** Why it came back; null where nobody has to say. */
  readonly reason: string | null
}

/** 送审；材料不全退回, which stops the owner's clock and starts that of whoever submitted. */
export type HandoverKind = 'submitted' | 'returned'

/** 卡点: what a node waits for, and when somebody looks at it next. */
export interface Blocker {
  readonly id: string
  readonly node: NodeId
  readonly kind: BlockerKind
  /** The office, body or thing waited for. */
  readonly waitsFor: string
  /** Of a policy: who decides it, and the paper it was asked for by. */
  readonly level: 'county' | 'prefecture' | 'province' | 'state' | null
  readonly document: string | null
  readonly what: string
  readonly since: IsoDate
  readonly nextCheckOn: IsoDate
  /** Null while it holds. From that day on it no longer does. */
  readonly clearedOn: IsoDate | null
}

/** 等部门、等资金、等土地、需上级政策、天气、等外部单位、主办有争议。 */
export type BlockerKind = 'department' | 'money' | 'land' | 'policy' | 'weather' | 'contractor' | 'ownership'

export type ConfirmationVerdict = 'confirmed' | 'refused'

/** What is on record of the nodes of a project beside their reports. */
export interface NodeLedger {
  readonly handovers: readonly Handover[]
  readonly blockers: readonly Blocker[]
}

/** Of a project of which nothing is on record. */
export const emptyLedger: NodeLedger = { handovers: [], blockers: [] }

/** Blockers that hold on a day. */
export function openBlockers(blockers: readonly Blocker[], on: IsoDate): readonly Blocker[] {
  return blockers.filter(({ since, clearedOn }) => since <= on && (clearedOn === null || clearedOn > on))
}

/** Open blockers, those whose check is overdue first, the longest overdue before the others; then by the day of the next check. */
export function byNextCheck(blockers: readonly Blocker[], today: IsoDate): readonly Blocker[] {
  return openBlockers(blockers, today).toSorted((a, b) => compare(a.nextCheckOn, b.nextCheckOn) || compare(a.id, b.id))
}

const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b))
