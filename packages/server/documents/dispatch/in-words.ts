import { digestWords, dueWords, orderWords, replyWords, spareWords } from '@junheng/contract/words/dispatch.ts'
import { concernWords, premisesWords } from '@junheng/contract/words/premises.ts'
import type { PremisesConcern } from '@junheng/core/county/premises-concerns.ts'
import type { Premises } from '@junheng/core/county/snapshot.ts'
import type { SpareReason } from '@junheng/core/dispatch/addressee.ts'
import type { DigestItem } from '@junheng/core/dispatch/digest.ts'
import type { DueOrder } from '@junheng/core/dispatch/escalation.ts'
import type { OrderKind } from '@junheng/core/dispatch/order.ts'
import type { ReplyClock } from '@junheng/core/dispatch/source-replies.ts'

type Language = 'zh' | 'en'

/** An order's kind. */
export const orderText = (kind: OrderKind, language: Language): string => orderWords[kind][language]

/** Why the rule calls for an order. */
export const dueText = (why: DueOrder['why'], language: Language): string => dueWords[why][language]

/** Why nobody gets one. */
export const spareText = (reason: SpareReason, language: Language): string => spareWords[reason][language]

/** What falls due. */
export const digestText = (kind: DigestItem['kind'], language: Language): string => digestWords[kind][language]

/** Where the reply to a document stands. */
export const replyText = (state: ReplyClock['state'], language: Language): string => replyWords[state][language]

/** How far vacated premises have come. */
export const premisesText = (state: Premises['state'], language: Language): string => premisesWords[state][language]

/** What is amiss with premises. */
export const concernText = (kind: PremisesConcern['kind'], language: Language): string => concernWords[kind][language]
