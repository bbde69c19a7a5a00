import type { decide } from '@junheng/contract/meetings.ts'
import { may } from '@junheng/contract/permissions.ts'
import { Problem } from '@junheng/contract/problem.ts'
import type { IsoDate } from '@junheng/core/county/snapshot.ts'
import type { CountyNode, CountyProject } from '@junheng/core/schedule/programme.ts'
import type { z } from 'zod'
import { asProgram, type Tx } from '../../db/database.ts'
import { newId } from '../../db/ids.ts'
import { changeProject } from '../projects/changing.ts'
import { findProject } from '../projects/queries.ts'
import type { User } from '../sessions/queries.ts'
import { makeTask } from '../tasks/changing.ts'
import { addDecision, findMeeting, type NewDecision } from './queries.ts'

export type DecisionWish = z.infer<Extract<typeof decide.body, z.ZodType>>

/** Where and by whom a decision is taken. */
export interface Deciding {
  readonly county: string
  readonly meeting: string
  readonly user: User
  readonly today: IsoDate
}

/** Records a decision and carries it out as far as the ledger can: a node given to another office is changed at once. Returns its id. */
export async function takeDecision(tx: Tx, wish: DecisionWish, { county, meeting, user, today }: Deciding): Promise<string> {
  const held = await findMeeting(tx, meeting)
  if (held === undefined) throw new Problem('not_found')
  if (held.closedOn !== null) throw new Problem('meeting_closed')
  const found = wish.project === null ? undefined : await findProject(tx, wish.project)
  if (wish.project !== null && found === undefined) throw new Problem('not_found')
  const faults = faultsOf(wish, found?.project, today)
  if (faults.length > 0) throw new Problem('decision_faulty', { faults })
  if (wish.kind === 'reassign') await reassign(tx, found!, wish, { county, user })
  const helpers = wish.helpers.filter((helper) => helper !== wish.owner)
  const task = await taskOf(tx, { ...wish, helpers }, { county, user, today })
  const decision: NewDecision = { ...wish, helpers, id: newId(), meeting, task, by: user.name }
  await addDecision(tx, county, decision)
  return decision.id
}

/** The task that carries a decision out, under its number. The meeting makes it, whoever keeps its record. */
async function taskOf(tx: Tx, { number, text, owner, helpers, dueOn, project, node }: DecisionWish, { county, user, today }: Omit<Deciding, 'meeting'>): Promise<string> {
  const work = project === null ? null : { id: project, node }
  const draft = { year: Number(today.slice(0, 4)), category: 'ordinary' as const, goal: text, measure: `按调度会决定${number}办理`, owner, helpers, due: dueOn, source: null, parent: null, project: work, field: null }
  const deed = { county, by: user.name, on: today, reason: `调度会决定 ${number}`, decision: number }
  return (await asProgram(tx, () => makeTask(tx, draft, deed))).id
}

interface DecisionFault {
  readonly field: keyof DecisionWish
  readonly value: string | null
  readonly zh: string
  readonly en: string
}

/** Everything that does not hold together, at once. */
function faultsOf(wish: DecisionWish, found: CountyProject | undefined, today: IsoDate): readonly DecisionFault[] {
  const named = found?.nodes.find(({ id }) => id === wish.node)
  return [...subjectFaults(wish, found, named), ...(wish.kind === 'reassign' ? reassignFaults(wish, named) : []), ...dateFaults(wish, today)]
}

function subjectFaults({ project, node }: DecisionWish, found: CountyProject | undefined, named: CountyNode | undefined): readonly DecisionFault[] {
  if ((project === null) !== (node === null)) return [fault('node', node, '事项要同时写明项目和环节，或者两项都不写。', 'Name both the project and the node, or neither.')]
  if (found !== undefined && named === undefined) return [fault('node', node, '项目里没有这个环节。', 'The project has no such node.')]
  return named?.actualFinish === undefined ? [] : [fault('node', node, '环节已经办结。', 'The node is finished.')]
}

function reassignFaults({ kind, owner }: DecisionWish, named: CountyNode | undefined): readonly DecisionFault[] {
  if (named === undefined) return [fault('kind', kind, '改变主办单位的决定要写明环节。', 'A decision that gives a node to another office names the node.')]
  return named.owner === owner ? [fault('owner', owner, '环节已经由这个单位主办。', 'This office has the node already.')] : []
}

function dateFaults({ dueOn, checkOn }: DecisionWish, today: IsoDate): readonly DecisionFault[] {
  return [
    ...(dueOn < today ? [fault('dueOn', dueOn, '期限不能早于今天。', 'It cannot be due before today.')] : []),
    ...(checkOn > dueOn ? [fault('checkOn', checkOn, '核查日期不能晚于期限。', 'The check cannot come after it is due.')] : []),
  ]
}

const fault = (field: keyof DecisionWish, value: string | null, zh: string, en: string): DecisionFault => ({ field, value, zh, en })

/** The project's next version, with the decision's number as its reason. */
async function reassign(tx: Tx, { project, version }: { readonly project: CountyProject; readonly version: number }, { node, owner, number }: DecisionWish, { county, user }: Pick<Deciding, 'county' | 'user'>): Promise<void> {
  if (!may(user.role, 'project.manage')) throw new Problem('not_allowed', { needs: 'project.manage' })
  const nodes = project.nodes.map((each) => (each.id === node ? { ...each, owner, helpers: each.helpers.filter((helper) => helper !== owner) } : each))
  const reason = `调度会决定 ${number}：改由${owner}主办`
  await changeProject(tx, project.id, { version, project: { ...project, nodes } }, { county, by: user.name, reason, decision: number })
}
