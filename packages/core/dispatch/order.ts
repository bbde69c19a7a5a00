import type { IsoDate } from '../county/snapshot.ts'
import type { NodeId } from '../schedule/project.ts'
import type { TaskId } from './task.ts'

/** 催办、督办单、约谈, in the order in which they are stepped up. */
export type OrderKind = 'urge' | 'supervise' | 'summon'

/** What an order is about: a node of a project, or a task. */
export type Subject = { readonly project: string; readonly node: NodeId } | { readonly task: TaskId }

/** What an order says: in the terms of the rule, with the figures that were true when it was issued. */
export interface OrderContent {
  /** 事项. */
  readonly matter: string
  /** Sentences that say how it stands and what it costs. */
  readonly facts: readonly string[]
  /** 要求. */
  readonly demands: readonly string[]
  /** The part of the rule that calls for it. */
  readonly rule: string
}

/** An order as the rule looks at it. */
export interface IssuedOrder {
  readonly kind: OrderKind
  readonly issuedOn: IsoDate
  readonly replyDue: IsoDate
  /** The first reply; null where there is none. */
  readonly repliedOn: IsoDate | null
  /** 办结; null while it is open. */
  readonly closedOn: IsoDate | null
}
