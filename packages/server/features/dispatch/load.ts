import { supervisionOffice, bureau } from '@junheng/core/dispatch/offices.ts'
import type { Contact } from '@junheng/core/dispatch/next-actions.ts'
import type { NodeLedger } from '@junheng/core/dispatch/node-ledger.ts'
import type { SourceText, TaskRecord } from '@junheng/core/dispatch/task.ts'
import { inScope, type Db, type Scope, type Tx } from '../../db/database.ts'
import { newId } from '../../db/ids.ts'
import { addTask } from '../tasks/changing.ts'
import { addReply, enterSource, excuse } from '../tasks/sources.ts'
import { addConfirmation } from './confirmations.ts'

export interface DispatchToLoad {
  readonly sources: readonly SourceText[]
  readonly records: readonly TaskRecord[]
  readonly ledgers: { readonly [project: string]: NodeLedger }
  readonly contacts: readonly Contact[]
  readonly by: string
}

/** Adds documents, tasks and what is on record of nodes where they are not there yet. For whoever sees to the dispatch loop. */
export async function loadDispatch(db: Db, scope: Scope, { sources, records, ledgers, contacts, by }: DispatchToLoad): Promise<void> {
  await inScope(db, scope, async (tx) => {
    const deed = { county: scope.countyCode, by }
    const documents = new Map<string, string>()
    for (const source of sources) documents.set(source.id, await documentOf(tx, source, deed))
    const there = new Set((await tx.selectFrom('task').select('id').execute()).map(({ id }) => id))
    for (const record of records.filter(({ task }) => !there.has(task.id))) await loadTask(tx, record, documents, deed)
    for (const [project, ledger] of Object.entries(ledgers)) await loadLedger(tx, project, ledger, deed)
    await tx.insertInto('office_contact').values(contacts.map((contact) => ({ county_code: deed.county, ...contact, by }))).onConflict((on) => on.doNothing()).execute()
  })
}

interface Deed {
  readonly county: string
  readonly by: string
}

/** The id of the document, which is entered if it is not there. */
async function documentOf(tx: Tx, { excused, id: _own, reply, ...source }: SourceText, deed: Deed): Promise<string> {
  const there = await tx.selectFrom('source_document').select('id').where('title', '=', source.title).where('issued_on', '=', source.issuedOn).executeTakeFirst()
  if (there === undefined) return newDocument(tx, { excused, ...source }, reply, deed)
  await loadReply(tx, there.id, reply, deed)
  return there.id
}

async function newDocument(tx: Tx, { excused, ...source }: Omit<SourceText, 'id' | 'reply'>, reply: SourceText['reply'], deed: Deed): Promise<string> {
  const id = await enterSource(tx, source, deed)
  for (const { sentence, reason } of excused) await excuse(tx, id, sentence, { reason, by: deed.by })
  await loadReply(tx, id, reply, deed)
  return id
}

/** Nothing is added to a document that has a reply. */
async function loadReply(tx: Tx, source_id: string, reply: SourceText['reply'], { county, by }: Deed): Promise<void> {
  if (reply === undefined || (await tx.selectFrom('source_reply').select('id').where('source_id', '=', source_id).limit(1).executeTakeFirst()) !== undefined) return
  const { on, ...said } = reply
  await addReply(tx, { county_code: county, source_id, replied_on: on, ...said, corrects: null, reason: null, by })
}

async function loadTask(tx: Tx, { task, enteredOn, signatures, report, confirmation }: TaskRecord, documents: ReadonlyMap<string, string>, { county, by }: Deed): Promise<void> {
  const source = task.source === null ? null : { ...task.source, document: documents.get(task.source.document)! }
  await addTask(tx, { ...task, source }, { county, by, on: enteredOn, reason: '分解任务', decision: null })
  const rows = signatures.map(({ office, on, by: signer }) => ({ county_code: county, task_id: task.id, office, signed_on: on, by: signer, note: null }))
  if (rows.length > 0) await tx.insertInto('task_signature').values(rows).execute()
  if (report === null) return
  const { on, finishedOn, ...said } = report
  const id = newId()
  await tx.insertInto('task_report').values({ county_code: county, id, task_id: task.id, reported_on: on, finished_on: finishedOn, ...said, office: task.owner, by }).execute()
  if (confirmation === null) return
  const office = task.owner === supervisionOffice ? bureau : supervisionOffice
  await addConfirmation(tx, { county, subject: { task: task.id }, owner: task.owner, office, report: id, on: confirmation.on, verdict: confirmation.verdict, reason: null, quality: confirmation.quality, by })
}

/** Nothing is added to a project of which something is on record. */
async function loadLedger(tx: Tx, project_id: string, { handovers, blockers }: NodeLedger, { county, by }: Deed): Promise<void> {
  const key = { county_code: county, project_id, by }
  const isThere = async (table: 'handover' | 'blocker') => (await tx.selectFrom(table).select('id').where('project_id', '=', project_id).limit(1).executeTakeFirst()) !== undefined
  if (handovers.length > 0 && !(await isThere('handover'))) {
    await tx.insertInto('handover').values(handovers.map(({ node, on, kind, from, to, reason }) => ({ ...key, id: newId(), node_id: node, happened_on: on, kind, from_office: from, to_office: to, reason }))).execute()
  }
  if (blockers.length > 0 && !(await isThere('blocker'))) {
    await tx.insertInto('blocker').values(blockers.map(({ node, kind, waitsFor, level, document, what, since, nextCheckOn, clearedOn }) => ({ ...key, id: newId(), node_id: node, kind, waits_for: waitsFor, level, document, what, since, next_check_on: nextCheckOn, cleared_on: clearedOn }))).execute()
  }
}
