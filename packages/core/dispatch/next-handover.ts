import type { IsoDate } from '../county/snapshot.ts'
import type { CountyNode } from '../schedule/programme.ts'
import type { Handover, HandoverKind } from './node-ledger.ts'

export interface HandoverDraft {
  readonly kind: HandoverKind
  readonly on: IsoDate
  readonly reason: string | null
}

/** From whom to whom papers pass: to the owner from the lead or whoever they came back to last, and back to whoever submitted last. Null where that cannot be. */
export function nextHandover({ id, owner }: Pick<CountyNode, 'id' | 'owner'>, lead: string, handovers: readonly Handover[], draft: HandoverDraft): Pick<Handover, 'from' | 'to'> | null {
  const last = handovers.filter(({ node, on }) => node === id && on <= draft.on).at(-1)
  const submitter = (last?.kind === 'submitted' ? last.from : last?.to) ?? lead
  if (submitter === owner) return null
  if (draft.kind === 'submitted') return { from: submitter, to: owner }
  return (draft.reason ?? '').trim() === '' ? null : { from: owner, to: submitter }
}
