import type { IsoDate } from '../county/snapshot.ts'

/** 延期申请: asked for until a day, with the reason. */
export interface ExtensionDraft {
  readonly until: IsoDate
  readonly reason: string
}

/** Approved by a decision's number, or refused for a reason. */
export interface ExtensionVerdict {
  readonly granted: boolean
  readonly decision: string | null
  readonly reason: string | null
}

export interface ExtensionFault {
  readonly field: 'until' | 'decision' | 'reason'
  readonly value: string | null
  readonly zh: string
  readonly en: string
}

/** Why an extension cannot be asked for; empty where it can. It lies after today and after the day that it is due now. */
export function checkExtension({ until }: ExtensionDraft, due: IsoDate | null, today: IsoDate): readonly ExtensionFault[] {
  if (until <= today) return [{ field: 'until', value: until, zh: '延期须延到今天以后。', en: 'An extension lasts beyond today.' }]
  return due !== null && until <= due ? [{ field: 'until', value: until, zh: `延期须晚于现在的时限 ${due}。`, en: `An extension goes beyond the day it is due now, ${due}.` }] : []
}

/** Why an extension cannot be decided so: an approval has the number of the decision, a refusal its reason. */
export function checkVerdict({ granted, decision, reason }: ExtensionVerdict): readonly ExtensionFault[] {
  if (granted) return isSaid(decision) ? [] : [{ field: 'decision', value: decision, zh: '批准延期须填写决定文号。', en: 'An approval needs the number of the decision.' }]
  return isSaid(reason) ? [] : [{ field: 'reason', value: reason, zh: '不予延期须写明原因。', en: 'A refusal needs its reason.' }]
}

const isSaid = (text: string | null) => (text ?? '').trim() !== ''
