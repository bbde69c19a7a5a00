import type { Blocker, Handover, NodeLedger } from '@junheng/core/dispatch/node-ledger.ts'
import type { Tx } from '../../db/database.ts'

/** What is on record of the nodes of every project beside their reports, by project; of one project where it is named. */
export async function listLedgers(tx: Tx, project?: string): Promise<ReadonlyMap<string, NodeLedger>> {
  const ofProject = <Q extends { where: (column: 'project_id', is: '=', id: string) => Q }>(query: Q) => (project === undefined ? query : query.where('project_id', '=', project))
  const handovers = await ofProject(tx.selectFrom('handover').selectAll().orderBy('happened_on').orderBy('id')).execute()
  const blockers = await ofProject(tx.selectFrom('blocker').selectAll().orderBy('since').orderBy('id')).execute()
  const ids = [...new Set([...handovers, ...blockers].map(({ project_id }) => project_id))]
  return new Map(
    ids.map((id) => [id, { handovers: handovers.filter((row) => row.project_id === id).map(toHandover), blockers: blockers.filter((row) => row.project_id === id).map(toBlocker) }]),
  )
}

type HandoverRow = { readonly id: string; readonly node_id: string; readonly happened_on: string; readonly kind: Handover['kind']; readonly from_office: string; readonly to_office: string; readonly reason: string | null }

function toHandover({ id, node_id, happened_on, kind, from_office, to_office, reason }: HandoverRow): Handover {
  return { id, node: node_id, on: happened_on, kind, from: from_office, to: to_office, reason }
}

type BlockerRow = Omit<Blocker, 'node' | 'waitsFor' | 'nextCheckOn' | 'clearedOn'> & { readonly node_id: string; readonly waits_for: string; readonly next_check_on: string; readonly cleared_on: string | null }

/** A blocker as it is read from its row. */
export function toBlocker({ id, node_id, kind, waits_for, level, document, what, since, next_check_on, cleared_on }: BlockerRow): Blocker {
  return { id, node: node_id, kind, waitsFor: waits_for, level, document, what, since, nextCheckOn: next_check_on, clearedOn: cleared_on }
}
