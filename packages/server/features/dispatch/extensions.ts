import type { askExtension, decideExtension, ExtensionView } from '@junheng/contract/orders.ts'
import { may } from '@junheng/contract/permissions.ts'
import { Problem } from '@junheng/contract/problem.ts'
import type { TaskView } from '@junheng/contract/tasks.ts'
import type { IsoDate } from '@junheng/core/county/snapshot.ts'
import { checkExtension, checkVerdict } from '@junheng/core/dispatch/check-extension.ts'
import { isSame } from '@junheng/core/dispatch/due-orders.ts'
import type { Subject } from '@junheng/core/dispatch/order.ts'
import type { StandingProject } from '@junheng/core/schedule/ranking.ts'
import { isFinished } from '@junheng/core/schedule/status.ts'
import type { z } from 'zod'
import type { Tx } from '../../db/database.ts'
import { newId } from '../../db/ids.ts'
import type { User } from '../sessions/queries.ts'
import type { Entry } from './node-entries.ts'
import { officeOf } from './offices.ts'
import { orderBook } from './order-book.ts'
import { columnsOf, nodeIn, subjectOf } from './subject.ts'

type BodyOf<R extends { readonly body: unknown }> = z.infer<Extract<R['body'], z.ZodType>>

/** What may be extended. */
export interface Extendable {
  readonly programme: { readonly projects: readonly StandingProject[] }
  readonly tasks: readonly TaskView[]
}

/** Every extension asked for: those to decide first, the newest before the others. */
export async function listExtensions(tx: Tx, of: Extendable): Promise<ExtensionView[]> {
  const rows = await extensions(tx).orderBy('decided_on', (order) => order.desc().nullsFirst()).orderBy('at', 'desc').orderBy('id', 'desc').execute()
  return rows.map((row) => toView(row, of))
}

/** Takes an extension down as asked for by the owner. Throws where it cannot be, or one is asked for already. */
export async function ask(tx: Tx, { subject, until, reason }: BodyOf<typeof askExtension>, { user, county, by, today }: Entry & { readonly user: User }): Promise<ExtensionView> {
  const book = await orderBook(tx, today)
  const found = entryOf(subject, book)
  if (found === undefined || !found.isOpen) throw new Problem('not_found')
  const office = may(user.role, 'dispatch.manage') ? found.owner : await officeOf(tx, user)
  if (office !== found.owner) throw new Problem('not_owner', { owner: found.owner })
  const faults = checkExtension({ until, reason }, found.due, today)
  if (faults.length > 0) throw new Problem('extension_faulty', { faults })
  if ((await listExtensions(tx, book)).some((each) => each.verdict === null && isSame(each.subject, subject))) throw new Problem('extension_pending')
  const id = newId()
  await tx.insertInto('extension').values({ county_code: county, id, ...columnsOf(subject), office, asked_on: today, until, reason, by, decided_on: null, granted: null, decision: null, decided_by: null }).execute()
  return extensionAt(tx, id, book)
}

/** Grants or refuses one. Throws for that of one's own office, and for one that is decided. */
export async function decide(tx: Tx, id: string, { granted, decision, reason }: BodyOf<typeof decideExtension>, { user, by, today }: Entry & { readonly user: User }): Promise<ExtensionView> {
  const book = await orderBook(tx, today)
  const asked = await extensionAt(tx, id, book)
  if (asked.verdict !== null) throw new Problem('extension_decided')
  if ((await officeOf(tx, user)) === asked.office) throw new Problem('own_extension')
  const faults = checkVerdict({ granted, decision, reason })
  if (faults.length > 0) throw new Problem('extension_faulty', { faults })
  await tx.updateTable('extension').set({ decided_on: today, granted, decision, decided_reason: reason, decided_by: by }).where('id', '=', id).where('decided_on', 'is', null).execute()
  return extensionAt(tx, id, book)
}

/** When what was extended is due now, as planned, who answers for it, and what it is called. */
interface Extended {
  readonly matter: string
  readonly owner: string
  readonly first: IsoDate | null
  readonly due: IsoDate | null
  /** Neither finished nor removed. */
  readonly isOpen: boolean
}

/** Undefined where it is not there. */
function entryOf(subject: Subject, of: Extendable): Extended | undefined {
  return 'task' in subject ? taskEntry(subject.task, of) : nodeEntry(subject, of)
}

function taskEntry(id: string, { tasks }: Extendable): Extended | undefined {
  const found = tasks.find(({ task }) => task.id === id)
  return found && { matter: found.task.goal, owner: found.task.owner, first: found.task.due, due: found.due, isOpen: found.removedOn === null && !isFinished(found.status) }
}

function nodeEntry(subject: Extract<Subject, { readonly node: string }>, { programme }: Extendable): Extended | undefined {
  const found = nodeIn(programme.projects, subject)
  if (found === undefined) return undefined
  const { project, node, planned: first } = found
  return { matter: `${project.name}：${node.name}`, owner: node.owner, first, due: node.extendedTo ?? first, isOpen: node.actualFinish === undefined }
}

async function extensionAt(tx: Tx, id: string, of: Extendable): Promise<ExtensionView> {
  const row = await extensions(tx).where('id', '=', id).executeTakeFirst()
  if (row === undefined) throw new Problem('not_found')
  return toView(row, of)
}

const extensions = (tx: Tx) => tx.selectFrom('extension').selectAll()
type ExtensionRow = Awaited<ReturnType<ReturnType<typeof extensions>['executeTakeFirstOrThrow']>>

function toView(row: ExtensionRow, of: Extendable): ExtensionView {
  const { id, office, until, reason, asked_on, by, decided_on, granted, decision, decided_by, decided_reason } = row
  const subject = subjectOf(row)
  const { matter, first } = entryOf(subject, of) ?? { matter: 'task' in subject ? subject.task : `${subject.project}：${subject.node}`, first: null }
  const verdict = decided_on === null ? null : { on: decided_on, by: decided_by!, granted: granted!, decision, reason: decided_reason }
  return { id, subject, matter, office, first, until, reason, askedOn: asked_on, by, verdict }
}
