import type { IsoDate } from '../county/snapshot.ts'
import { daysBetween } from '../schedule/day.ts'
import type { WorkingDays } from '../schedule/schedule-result.ts'
import { workingDaysSince } from '../schedule/working-days.ts'
import type { SourceKind } from './task.ts'
import type { TaskFault } from './check-task.ts'

/** 答复: what was written back on a document. It is never changed: a faulty one is corrected by another, and both stay. */
export interface SourceReply {
  readonly id: string
  readonly on: IsoDate
  /** 文号; null for a reply without one. */
  readonly number: string | null
  /** Which office replied. */
  readonly office: string
  readonly text: string
  /** Who put it on record. */
  readonly by: string
  /** 更正: the reply in whose place it stands, and why; null for a first one. */
  readonly corrects: string | null
  readonly reason: string | null
}

/** What a reply is due for: a leader's instruction, and a suggestion or proposal of a deputy or a member. */
export const repliedKinds: readonly SourceKind[] = ['instruction', 'proposal']

/** Where the reply to a document stands on a day. */
export interface ReplyClock {
  /** 待回复、已回复、逾期。 */
  readonly state: 'awaited' | 'replied' | 'overdue'
  /** Calendar days until it is due, and the working days among them; null where it is not awaited or no day was set. */
  readonly daysLeft: number | null
  readonly workingDaysLeft: number | null
  /** Days past its day: until the reply, or until today. A late reply stays late. */
  readonly daysLate: number
}

/** A document as far as its reply goes. */
export interface RepliedSource {
  readonly kind: SourceKind
  readonly issuedOn: IsoDate
  readonly replyDue: IsoDate | null
  readonly replies: readonly SourceReply[]
}

/** By rule: replied by the first reply that stands, else overdue from the day after its day. Null for a document that needs none. */
export function replyClock({ kind, replyDue, replies }: RepliedSource, today: IsoDate, working: WorkingDays): ReplyClock | null {
  if (!repliedKinds.includes(kind)) return null
  const repliedOn = standingReplies(replies).map(({ on }) => on).toSorted()[0]
  const daysLate = replyDue === null ? 0 : Math.max(0, daysBetween(replyDue, repliedOn ?? today))
  if (repliedOn !== undefined) return { state: 'replied', daysLeft: null, workingDaysLeft: null, daysLate }
  if (daysLate > 0) return { state: 'overdue', daysLeft: null, workingDaysLeft: null, daysLate }
  if (replyDue === null) return { state: 'awaited', daysLeft: null, workingDaysLeft: null, daysLate }
  return { state: 'awaited', daysLeft: daysBetween(today, replyDue), workingDaysLeft: workingDaysSince(today, replyDue, working), daysLate }
}

/** The replies that no other corrects. */
export function standingReplies(replies: readonly SourceReply[]): readonly SourceReply[] {
  const corrected = new Set(replies.map(({ corrects }) => corrects))
  return replies.filter(({ id }) => !corrected.has(id))
}

/** Every reason why a reply cannot be put on record. */
export function checkReply({ on, corrects, reason }: Pick<SourceReply, 'on' | 'corrects' | 'reason'>, { kind, issuedOn, replies }: RepliedSource, today: IsoDate): readonly TaskFault[] {
  const isUnknown = corrects !== null && !standingReplies(replies).some(({ id }) => id === corrects)
  return [
    ...(repliedKinds.includes(kind) ? [] : [{ field: 'kind', value: kind, zh: '只有批示和建议提案需要答复。', en: 'Only instructions and proposals are replied to.' }]),
    ...(on < issuedOn ? [{ field: 'on', value: on, zh: `答复日期不能早于成文日期 ${issuedOn}。`, en: `A reply is no earlier than the document of ${issuedOn}.` }] : []),
    ...(on > today ? [{ field: 'on', value: on, zh: '答复日期不能晚于今天。', en: 'A reply lies no later than today.' }] : []),
    ...(isUnknown ? [{ field: 'corrects', value: corrects, zh: '没有这条答复，或者已被更正；请更正最后一条。', en: 'There is no such reply, or it has been corrected: correct the last one.' }] : []),
    ...((corrects === null) === (reason === null) ? [] : [{ field: 'reason', value: reason, zh: '更正须写明原因，其他情况不填。', en: 'A correction says why, and nothing else does.' }]),
  ]
}

/** 交办之日起三个月: when the reply to a suggestion is due (代表法 2025-03-11 art. 51; six months where it is wide or difficult). */
export const proposalMonths = 3
