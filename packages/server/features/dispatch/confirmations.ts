import { Problem } from '@junheng/contract/problem.ts'
import { supervisionOffice } from '@junheng/core/dispatch/offices.ts'
import type { Subject } from '@junheng/core/dispatch/order.ts'
import type { ConfirmationVerdict } from '@junheng/core/dispatch/node-ledger.ts'
import type { IsoDate } from '@junheng/core/county/snapshot.ts'
import type { CountyProject } from '@junheng/core/schedule/programme.ts'
import type { Tx } from '../../db/database.ts'
import { newId } from '../../db/ids.ts'
import { columnsOf } from './subject.ts'

/** 销号 of a finish, or its refusal. */
export interface NewConfirmation {
  readonly county: string
  readonly subject: Subject
  /** Who answers for it. */
  readonly owner: string
  /** Who looked at the evidence: another office. */
  readonly office: string
  readonly report: string
  readonly on: IsoDate
  readonly verdict: ConfirmationVerdict
  readonly reason: string | null
  readonly quality: number | null
  readonly by: string
}

/** Takes a confirmation down. Throws the problem of an office that would confirm its own work. */
export async function addConfirmation(tx: Tx, { county, subject, owner, office, report, on, verdict, reason, quality, by }: NewConfirmation): Promise<void> {
  if (office === owner) throw new Problem('own_work', { owner })
  const row = { county_code: county, id: newId(), ...columnsOf(subject), report_id: report, confirmed_on: on, verdict, reason, quality, owner, office, by }
  await tx.insertInto('confirmation').values(row).execute()
}

/** Confirms, as the supervision office, the finishes of a loaded project that it says were confirmed. */
export async function confirmFinishes(tx: Tx, { id, nodes }: CountyProject, { county, by }: { readonly county: string; readonly by: string }): Promise<void> {
  for (const { id: node, owner, confirmedOn } of nodes) {
    const report = confirmedOn === undefined ? undefined : await newestReport(tx, id, node)
    if (report === undefined || report.actual_finish === null) continue
    await addConfirmation(tx, { county, subject: { project: id, node }, owner, office: supervisionOffice, report: report.id, on: confirmedOn!, verdict: 'confirmed', reason: null, quality: null, by })
  }
}

/** The report that holds of a node. */
export function newestReport(tx: Tx, project: string, node: string) {
  return tx.selectFrom('node_report').select(['id', 'actual_finish', 'by']).where('project_id', '=', project).where('node_id', '=', node).orderBy('at', 'desc').orderBy('id', 'desc').limit(1).executeTakeFirst()
}
