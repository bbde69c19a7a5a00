import type { IsoDate } from '../county/snapshot.ts'
import type { NodeId } from '../schedule/project.ts'

/** 讲话、工作报告、会议纪要、批示、全会决定、代表建议和政协提案。 */
export type SourceKind = 'speech' | 'report' | 'minutes' | 'instruction' | 'plenum' | 'proposal'

/** What a sentence of a document, or a decision of a meeting, asks of offices. */
export interface Task {
  readonly id: TaskId
  readonly year: number
  readonly category: TaskCategory
  /** 目标: what is to be reached. */
  readonly goal: string
  /** 措施: how. */
  readonly measure: string
  /** 牵头: exactly one office. */
  readonly owner: string
  readonly helpers: readonly string[]
  readonly due: IsoDate
  /** The sentence it comes from; null for one that no document asks for. */
  readonly source: { readonly document: string; readonly sentence: number } | null
  /** The task that it is a part of. */
  readonly parent: TaskId | null
  /** The work that carries it out; a node of it where it is that alone. Its status then is that of the work. */
  readonly project: { readonly id: string; readonly node: NodeId | null } | null
  /** 改革任务: which field of reform. */
  readonly field: string | null
}

export type TaskId = string

/** 一般任务、改革任务、民生实事、批示件、人大政协监督事项。 */
export type TaskCategory = 'ordinary' | 'reform' | 'livelihood' | 'instruction' | 'oversight'

/** What is on record of a task, beside what it is. */
export interface TaskRecord {
  readonly task: Task
  /** Removed by a decision on that day. */
  readonly removedOn: IsoDate | null
  /** The day it was entered. */
  readonly enteredOn: IsoDate
  /** 签收, by office. */
  readonly signatures: readonly TaskSignature[]
  /** The newest report; null where there is none. */
  readonly report: TaskReport | null
  /** 销号 of the finish that the newest report states; null where nobody looked yet. */
  readonly confirmation: TaskConfirmation | null
  /** 延期 granted: the last one. */
  readonly extendedTo: IsoDate | null
}

export interface TaskSignature {
  readonly office: string
  readonly on: IsoDate
  readonly by: string
}

export interface TaskReport {
  readonly on: IsoDate
  readonly state: 'notStarted' | 'underWay' | 'finished'
  readonly finishedOn: IsoDate | null
  /** Per cent. */
  readonly progress: number | null
  /** 民生实事: how many were asked, and how many were content. */
  readonly asked: number | null
  readonly satisfied: number | null
  readonly note: string | null
}

export interface TaskConfirmation {
  readonly on: IsoDate
  readonly verdict: 'confirmed' | 'refused'
  /** 0 to 100, of a reform task. */
  readonly quality: number | null
}

/** A document with its text, and why some of its sentences have no task. */
export interface SourceText {
  readonly id: string
  readonly kind: SourceKind
  readonly title: string
  readonly number: string | null
  readonly issuedOn: IsoDate
  readonly replyDue: IsoDate | null
  readonly body: string
  readonly excused: readonly { readonly sentence: number; readonly reason: string }[]
  /** What was written back; absent where nothing was. */
  readonly reply?: { readonly on: IsoDate; readonly number: string | null; readonly office: string; readonly text: string }
}
