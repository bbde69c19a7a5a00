import type { IsoDate } from '../county/snapshot.ts'
import type { Blocker } from './node-ledger.ts'

export type BlockerDraft = Pick<Blocker, 'kind' | 'waitsFor' | 'level' | 'document' | 'what' | 'since' | 'nextCheckOn'>

/** Looked at: the day of the next look, or the day from which it no longer holds; one of them. */
export interface Look {
  readonly nextCheckOn: IsoDate | null
  readonly clearedOn: IsoDate | null
}

export interface BlockerFault {
  readonly field: keyof BlockerDraft | 'clearedOn'
  readonly value: string | null
  readonly zh: string
  readonly en: string
}

/** Every reason why a blocker cannot be taken down; empty where it can. */
export function checkBlocker(draft: BlockerDraft, today: IsoDate): readonly BlockerFault[] {
  return rules.filter(({ broken }) => broken(draft, today)).map(({ field, zh, en }) => ({ field, value: draft[field], zh, en }))
}

/** Why a blocker cannot be looked at so. */
export function checkLook({ since }: { readonly since: IsoDate }, { nextCheckOn, clearedOn }: Look, today: IsoDate): readonly BlockerFault[] {
  if ((nextCheckOn === null) === (clearedOn === null)) {
    return [{ field: 'nextCheckOn', value: nextCheckOn, zh: '请在再约日期和解除日期中填一个。', en: 'Give the day of the next check or the day it was cleared, one of them.' }]
  }
  if (clearedOn !== null) return clearedOn >= since && clearedOn <= today ? [] : [{ field: 'clearedOn', value: clearedOn, zh: '解除日期不早于卡点开始日，不晚于今天。', en: 'It is cleared no earlier than it began, and no later than today.' }]
  return nextCheckOn! >= today ? [] : [{ field: 'nextCheckOn', value: nextCheckOn, zh: '下次核查日不能早于今天。', en: 'The next check lies no earlier than today.' }]
}

interface Rule {
  readonly field: keyof BlockerDraft
  readonly broken: (draft: BlockerDraft, today: IsoDate) => boolean
  readonly zh: string
  readonly en: string
}

const rules: readonly Rule[] = [
  { field: 'since', broken: ({ since }, today) => since > today, zh: '卡点开始日不能晚于今天。', en: 'A blocker has begun by today.' },
  { field: 'nextCheckOn', broken: ({ nextCheckOn }, today) => nextCheckOn < today, zh: '下次核查日不能早于今天。', en: 'The next check lies no earlier than today.' },
  { field: 'level', broken: ({ kind, level }) => kind === 'policy' && level === null, zh: '需上级政策的，要写明由哪一级决定。', en: 'Say at which level the policy is decided.' },
  { field: 'document', broken: ({ kind, document }) => kind === 'policy' && (document ?? '').trim() === '', zh: '需上级政策的，要写明请示件。', en: 'Say by which paper the policy was asked for.' },
]
