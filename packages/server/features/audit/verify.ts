import type { AuditFault, AuditVerification } from '@junheng/contract/audit.ts'
import { sql } from 'kysely'
import type { Tx } from '../../db/database.ts'
import type { DigestAlgorithm } from '../../db/tables/audit.ts'
import { beginning, earliestToSeal, lastLink, linkHash, sealedColumns, type SealedRow } from './chain.ts'

/** A number and its hash, as they were printed. */
export interface Anchor {
  readonly seq: number
  readonly hash: string
}

interface Linked {
  readonly seq: number
  readonly auditId: string
  readonly algorithm: DigestAlgorithm
  readonly hash: string
  /** Null where the row is gone. */
  readonly row: SealedRow | null
}

const batch = 2000

/** Walks the whole chain and names every row that was changed, removed or slipped in; with an anchor, the chain must also still pass through it. */
export async function verifyAudit(tx: Tx, anchor?: Anchor): Promise<AuditVerification> {
  const faults: AuditFault[] = []
  let [links, before, seq, anchored] = [0, beginning, 0, anchor === undefined]
  for (let linked = await linksAfter(tx, 0); linked.length > 0; linked = await linksAfter(tx, seq)) {
    for (const link of linked) {
      if (link.seq !== seq + 1) faults.push({ kind: 'linksRemoved', seq: seq + 1, row: null })
      else faults.push(...faultsOf(link, before))
      anchored ||= link.seq === anchor?.seq && link.hash === anchor.hash
      ;[before, seq, links] = [link.hash, link.seq, links + 1]
    }
  }
  if (!anchored) faults.push({ kind: 'anchorMissed', seq: anchor!.seq, row: null })
  faults.push(...(await slippedIn(tx)), ...(await alteredChanges(tx)))
  const last = await lastLink(tx)
  return { links, hash: last?.hash ?? null, faults }
}

async function linksAfter(tx: Tx, seq: number): Promise<readonly Linked[]> {
  const found = await tx
    .selectFrom('audit_link')
    .leftJoin('audit', (join) => join.onRef('audit.county_code', '=', 'audit_link.county_code').onRef('audit.id', '=', 'audit_link.audit_id'))
    .select(['audit_link.seq', 'audit_link.audit_id', 'audit_link.algorithm', 'audit_link.hash', 'audit.id', sealedColumns.as('row')])
    .where('audit_link.seq', '>', String(seq))
    .orderBy('audit_link.seq')
    .limit(batch)
    .execute()
  return found.map(({ seq, audit_id, algorithm, hash, id, row }) => ({ seq: Number(seq), auditId: audit_id, algorithm, hash, row: id === null ? null : row }))
}

/** Each link is checked against the hash that stands before it, so that one broken row does not spoil all that follow. */
function faultsOf({ seq, auditId, algorithm, hash, row }: Linked, before: string): readonly AuditFault[] {
  if (row === null) return [{ kind: 'removed', seq, row: auditId }]
  return linkHash(algorithm, before, seq, row) === hash ? [] : [{ kind: 'changed', seq, row: auditId }]
}

/** Rows without a link although rows an hour younger have one: nobody's transaction wrote them when they say. */
async function slippedIn(tx: Tx): Promise<readonly AuditFault[]> {
  const found = await tx
    .selectFrom('audit')
    .select('audit.id')
    .where('audit.at', '<', earliestToSeal)
    .where(({ not, exists, selectFrom }) => not(exists(selectFrom('audit_link').select('seq').whereRef('audit_link.audit_id', '=', 'audit.id'))))
    .orderBy('audit.id')
    .execute()
  return found.map(({ id }) => ({ kind: 'inserted', seq: null, row: id }))
}

/** Rows whose changes are no longer those that were sealed with them: one was altered, removed or slipped in. */
async function alteredChanges(tx: Tx): Promise<readonly AuditFault[]> {
  const found = await tx
    .selectFrom('audit')
    .select('audit.id')
    .where((is) => is.or([is('changes_sha256', 'is not', null), is.exists(is.selectFrom('audit_change').select('seq').whereRef('audit_change.county_code', '=', 'audit.county_code').whereRef('audit_change.audit_id', '=', 'audit.id'))]))
    .where(sql<boolean>`changes_digest(audit.id) is distinct from changes_sha256`)
    .orderBy('audit.id')
    .execute()
  return found.map(({ id }) => ({ kind: 'changesAltered', seq: null, row: id }))
}
