import type { addBlocker, addHandover, checkBlocker } from '@junheng/contract/dispatch.ts'
import { may } from '@junheng/contract/permissions.ts'
import { Problem } from '@junheng/contract/problem.ts'
import type { IsoDate } from '@junheng/core/county/snapshot.ts'
import { checkBlocker as faultsOf, checkLook } from '@junheng/core/dispatch/check-blocker.ts'
import { nextHandover } from '@junheng/core/dispatch/next-handover.ts'
import { emptyLedger, type Blocker, type Handover } from '@junheng/core/dispatch/node-ledger.ts'
import { leadOf } from '@junheng/core/dispatch/rope.ts'
import type { CountyNode, CountyProject } from '@junheng/core/schedule/programme.ts'
import type { z } from 'zod'
import type { Tx } from '../../db/database.ts'
import { newId } from '../../db/ids.ts'
import { findProject } from '../projects/queries.ts'
import type { User } from '../sessions/queries.ts'
import { listLedgers, toBlocker } from './ledger.ts'

type BodyOf<R extends { readonly body: unknown }> = z.infer<Extract<R['body'], z.ZodType>>

/** Whose deed an entry is, and on which day it is taken down. */
export interface Entry {
  readonly county: string
  readonly by: string
  readonly today: IsoDate
}

/** A node with its project. */
export interface FoundNode {
  readonly project: CountyProject
  readonly node: CountyNode
}

/** The node, if the caller works on it: its owner and its helpers do, and whoever manages projects. */
export async function workedOn(tx: Tx, { role, department }: Pick<User, 'role' | 'department'>, { id, node }: { readonly id: string; readonly node: string }): Promise<FoundNode> {
  const project = (await findProject(tx, id))?.project
  const asked = project?.nodes.find((each) => each.id === node)
  if (project === undefined || asked === undefined) throw new Problem('not_found')
  const works = department !== undefined && (asked.owner === department || asked.helpers.includes(department))
  if (!may(role, 'project.manage') && !works) throw new Problem('not_owner', { owner: asked.owner })
  return { project, node: asked }
}

/** Takes down a handover. Throws the problem of one that cannot be. */
export async function takeHandover(tx: Tx, { project, node }: FoundNode, { kind, on, reason }: BodyOf<typeof addHandover>, { county, by, today }: Entry): Promise<Handover> {
  const { handovers } = (await listLedgers(tx, project.id)).get(project.id) ?? emptyLedger
  const way = on > today ? null : nextHandover(node, leadOf(project), handovers, { kind, on, reason })
  if (way === null) throw new Problem('handover_faulty')
  const row = { county_code: county, id: newId(), project_id: project.id, node_id: node.id, happened_on: on, kind, from_office: way.from, to_office: way.to, reason, by }
  await tx.insertInto('handover').values(row).execute()
  return { id: row.id, node: node.id, on, kind, ...way, reason }
}

export async function takeBlocker(tx: Tx, { project, node }: FoundNode, body: BodyOf<typeof addBlocker>, { county, by, today }: Entry): Promise<Blocker> {
  const faults = faultsOf(body, today)
  if (faults.length > 0) throw new Problem('blocker_faulty', { faults })
  const { waitsFor, nextCheckOn, ...rest } = body
  const row = { county_code: county, id: newId(), project_id: project.id, node_id: node.id, ...rest, waits_for: waitsFor, next_check_on: nextCheckOn, cleared_on: null, by }
  await tx.insertInto('blocker').values(row).execute()
  return toBlocker(row)
}

/** Looked at again. Throws where it is not there, or not to be changed by whoever asks. */
export async function lookAtBlocker(tx: Tx, id: string, { nextCheckOn, clearedOn }: BodyOf<typeof checkBlocker>, today: IsoDate): Promise<Blocker> {
  const found = await tx.selectFrom('blocker').selectAll().where('id', '=', id).executeTakeFirst()
  if (found === undefined) throw new Problem('not_found')
  const faults = checkLook(found, { nextCheckOn, clearedOn }, today)
  if (faults.length > 0) throw new Problem('blocker_faulty', { faults })
  const moved = await tx
    .updateTable('blocker')
    .set(clearedOn === null ? { next_check_on: nextCheckOn!, cleared_on: null } : { cleared_on: clearedOn })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst()
  if (moved === undefined) throw new Problem('not_found')
  return toBlocker(moved)
}
