import type { getRope } from '@junheng/contract/dispatch.ts'
import type { IsoDate } from '@junheng/core/county/snapshot.ts'
import { waitingByPerson, type Contact, type NextAction } from '@junheng/core/dispatch/next-actions.ts'
import { emptyLedger, type NodeLedger } from '@junheng/core/dispatch/node-ledger.ts'
import { heldBy, holderOn, leadOf, nodeInHand, ropeOf, type Rope } from '@junheng/core/dispatch/rope.ts'
import type { StandingProject } from '@junheng/core/schedule/ranking.ts'
import { isFinished } from '@junheng/core/schedule/status.ts'
import type { z } from 'zod'
import type { Tx } from '../../db/database.ts'
import { programmeOf } from '../projects/programme.ts'
import { listLedgers } from './ledger.ts'

export type RopeReply = z.infer<Extract<typeof getRope['reply'], z.ZodType>>

export interface RopeQuestion {
  readonly from?: IsoDate | undefined
  readonly to?: IsoDate | undefined
  readonly project?: string | undefined
}

/** Who holds the rope of the programme in a period; without one, from the first start until today. */
export async function ropeReply(tx: Tx, today: IsoDate, { from, to = today, project: only }: RopeQuestion): Promise<RopeReply> {
  const { projects } = await programmeOf(tx, today)
  const chosen = projects.filter(({ project }) => only === undefined || project.id === only)
  const first = chosen.reduce((earliest, { project }) => (project.start < earliest ? project.start : earliest), today)
  const period = { from: from ?? first, to: to < today ? to : today }
  const ledgers = await listLedgers(tx)
  const rows = chosen.map((one) => projectRow(one, ledgers.get(one.project.id) ?? emptyLedger, { today, period }))
  const ropes = rows.map(({ id, elapsed, stretches }): Rope => ({ project: id, elapsed, stretches }))
  const actions = chosen.flatMap((one) => openActions(one, ledgers.get(one.project.id) ?? emptyLedger, today))
  return {
    today,
    period,
    elapsed: ropes.reduce((sum, { elapsed }) => sum + elapsed, 0),
    held: [...heldBy(ropes)],
    projects: rows,
    nextActions: [...waitingByPerson(actions, await listContacts(tx))],
  }
}

/** Who acts for which office. */
export async function listContacts(tx: Tx): Promise<readonly Contact[]> {
  return tx.selectFrom('office_contact').select(['office', 'person', 'delegate']).orderBy('office').execute()
}

interface When {
  readonly today: IsoDate
  readonly period: { readonly from: IsoDate; readonly to: IsoDate }
}

function projectRow({ project, standing }: StandingProject, ledger: NodeLedger, { today, period }: When): RopeReply['projects'][number] {
  const rope = ropeOf(project, { standing, ledger, today, period })
  const lead = leadOf(project)
  const node = project.start <= today ? nodeInHand(project, standing.forecast) : undefined
  return {
    id: project.id,
    name: project.name,
    lead,
    inHand: node === undefined ? null : { node: node.id, name: node.name, holder: holderOn(node, lead, ledger, today).holder, since: sinceOf(rope, today) },
    nodes: Object.fromEntries(project.nodes.map(({ id, name }) => [id, name])),
    elapsed: rope.elapsed,
    held: [...heldBy([rope])],
    stretches: [...rope.stretches],
    ledger: { handovers: [...ledger.handovers], blockers: [...ledger.blockers] },
  }
}

/** Since when whoever holds it today has held it without a break. */
function sinceOf({ stretches }: Rope, today: IsoDate): IsoDate {
  const last = stretches.at(-1)
  if (last === undefined || last.to !== today) return today
  const other = stretches.findLastIndex(({ holder }) => holder.office !== last.holder.office)
  return stretches[other + 1]!.from
}

/** Every node that may be worked on today waits for somebody. */
function openActions({ project, standing }: StandingProject, ledger: NodeLedger, today: IsoDate): readonly NextAction[] {
  const finished = new Set(standing.nodes.filter(({ status }) => isFinished(status)).map(({ id }) => id))
  const lead = leadOf(project)
  const open = project.nodes.filter((node) => !finished.has(node.id) && project.start <= today && node.after.every((id) => finished.has(id)))
  return open.map((node) => ({ office: holderOn(node, lead, ledger, today).holder.office }))
}
