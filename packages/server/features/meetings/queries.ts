import type { Decision, MeetingSummary } from '@junheng/contract/meetings.ts'
import { Problem } from '@junheng/contract/problem.ts'
import type { FrozenProject } from '@junheng/core/schedule/baseline.ts'
import type { IsoDate } from '@junheng/core/county/snapshot.ts'
import type { Tx } from '../../db/database.ts'
import { toJson } from '../../db/tables/json.ts'

/** Every meeting, the newest first. */
export async function listMeetings(tx: Tx): Promise<MeetingSummary[]> {
  return (await summaries(tx).orderBy('held_on', 'desc').orderBy('at', 'desc').execute()).map(toSummary)
}

export async function findMeeting(tx: Tx, id: string): Promise<MeetingSummary | undefined> {
  if (!isUuid(id)) return undefined
  const row = await summaries(tx).where('id', '=', id).executeTakeFirst()
  return row && toSummary(row)
}

/** The programme as it was frozen for a meeting. */
export async function findBaseline(tx: Tx, id: string): Promise<{ readonly heldOn: IsoDate; readonly projects: readonly FrozenProject[] } | undefined> {
  if (!isUuid(id)) return undefined
  const row = await tx.selectFrom('meeting').select(['held_on', 'baseline']).where('id', '=', id).executeTakeFirst()
  return row && { heldOn: row.held_on, projects: row.baseline }
}

/** The same of the last meeting; none where none was held. */
export async function lastBaseline(tx: Tx): Promise<readonly FrozenProject[]> {
  return (await tx.selectFrom('meeting').select('baseline').orderBy('held_on', 'desc').orderBy('at', 'desc').executeTakeFirst())?.baseline ?? []
}

export interface NewMeeting extends Pick<MeetingSummary, 'id' | 'number' | 'title' | 'heldOn' | 'chair' | 'attendees' | 'by'> {
  readonly baseline: readonly FrozenProject[]
}

/** Throws `meeting_number_taken`. */
export async function addMeeting(tx: Tx, county_code: string, { heldOn, baseline, attendees, ...meeting }: NewMeeting): Promise<void> {
  await tx.insertInto('meeting').values({ county_code, ...meeting, attendees: [...attendees], held_on: heldOn, baseline: toJson(baseline) }).execute().catch(refuseDuplicate)
}

export async function endMeeting(tx: Tx, id: string, on: IsoDate): Promise<void> {
  await tx.updateTable('meeting').set({ closed_on: on }).where('id', '=', id).execute()
}

/** Decisions of one meeting in the order they were taken, or of all of them. */
export async function listDecisions(tx: Tx, meeting?: string): Promise<Decision[]> {
  const asked = decisions(tx).orderBy('meeting_decision.at').orderBy('meeting_decision.id')
  const rows = await (meeting === undefined ? asked : asked.where('meeting_id', '=', meeting)).execute()
  return rows.map(toDecision)
}

export type NewDecision = Omit<Decision, 'projectName' | 'nodeName'>

/** Throws `meeting_number_taken`. */
export async function addDecision(tx: Tx, county_code: string, { meeting, project, node, dueOn, checkOn, task, helpers, ...decision }: NewDecision): Promise<void> {
  const row = { county_code, ...decision, helpers: [...helpers], meeting_id: meeting, project_id: project, node_id: node, due_on: dueOn, check_on: checkOn, task_id: task }
  await tx.insertInto('meeting_decision').values(row).execute().catch(refuseDuplicate)
}

function refuseDuplicate(error: { readonly code?: string }): never {
  if (error.code !== '23505') throw error
  throw new Problem('meeting_number_taken')
}

function summaries(tx: Tx) {
  return tx.selectFrom('meeting').select(['id', 'number', 'title', 'held_on', 'chair', 'attendees', 'by', 'closed_on']).select(({ selectFrom, fn, ref }) =>
    selectFrom('meeting_decision').select(fn.countAll<string>().as('count')).where('meeting_decision.county_code', '=', ref('meeting.county_code')).where('meeting_decision.meeting_id', '=', ref('meeting.id')).as('decisions'),
  )
}

type SummaryRow = Awaited<ReturnType<ReturnType<typeof summaries>['executeTakeFirstOrThrow']>>

function toSummary({ id, number, title, held_on, chair, attendees, by, closed_on, decisions }: SummaryRow): MeetingSummary {
  return { id, number, title, heldOn: held_on, chair, attendees, by, closedOn: closed_on, decisions: Number(decisions) }
}

function decisions(tx: Tx) {
  return tx
    .selectFrom('meeting_decision')
    .leftJoin('project', (join) => join.onRef('project.county_code', '=', 'meeting_decision.county_code').onRef('project.id', '=', 'meeting_decision.project_id'))
    .leftJoin('project_node', (join) =>
      join.onRef('project_node.county_code', '=', 'meeting_decision.county_code').onRef('project_node.project_id', '=', 'meeting_decision.project_id').onRef('project_node.id', '=', 'meeting_decision.node_id'),
    )
    .selectAll('meeting_decision')
    .select(['project.name as project_name', 'project_node.content as node_content'])
}

type DecisionRow = Awaited<ReturnType<ReturnType<typeof decisions>['executeTakeFirstOrThrow']>>

function toDecision({ id, meeting_id, number, kind, project_id, project_name, node_id, node_content, text, owner, helpers, due_on, check_on, task_id, by }: DecisionRow): Decision {
  const nodeName = node_content?.name ?? node_id
  return { id, meeting: meeting_id, number, kind, project: project_id, projectName: project_name, node: node_id, nodeName, text, owner, helpers, dueOn: due_on, checkOn: check_on, task: task_id, by }
}

function isUuid(id: string) {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)
}
