import type { OrderView } from '@junheng/contract/orders.ts'
import { Problem } from '@junheng/contract/problem.ts'
import { orderPapers } from '@junheng/contract/words/orders.ts'
import type { TaskView } from '@junheng/contract/tasks.ts'
import { dueOrders, isSame, type DueOrders } from '@junheng/core/dispatch/due-orders.ts'
import type { NodeLedger } from '@junheng/core/dispatch/node-ledger.ts'
import type { OrderKind, Subject } from '@junheng/core/dispatch/order.ts'
import type { IsoDate } from '@junheng/core/county/snapshot.ts'
import { afterWorkingDays, workingDays } from '@junheng/core/schedule/working-days.ts'
import { dispatchRule } from '@junheng/standards/load-schedule.ts'
import { countyStem, nextInSeries } from '../../documents/numbering.ts'
import { toJson } from '../../db/tables/json.ts'
import type { Tx } from '../../db/database.ts'
import { newId } from '../../db/ids.ts'
import { findCounty } from '../county/queries.ts'
import { programmeOf, type Programme } from '../projects/programme.ts'
import { listAllTasks } from '../tasks/queries.ts'
import { viewsOf } from '../tasks/view.ts'
import { listLedgers } from './ledger.ts'
import type { Entry } from './node-entries.ts'
import { orderContent, type OrderGround } from './order-content.ts'
import { listOrders, onRecord } from './orders.ts'
import { columnsOf, nodeIn } from './subject.ts'

/** One reading of the ledger: what the rule of following up goes by, and the digest. */
export interface DispatchLedger {
  readonly programme: Programme
  readonly tasks: readonly TaskView[]
  readonly ledgers: ReadonlyMap<string, NodeLedger>
  readonly orders: readonly OrderView[]
}

/** That ledger, and what the rule calls for. */
export interface OrderBook extends DispatchLedger, DueOrders {}

export async function dispatchLedger(tx: Tx, today: IsoDate): Promise<DispatchLedger> {
  const programme = await programmeOf(tx, today)
  const tasks = await viewsOf(tx, today, await listAllTasks(tx))
  return { programme, tasks, ledgers: await listLedgers(tx), orders: await listOrders(tx, today) }
}

export async function orderBook(tx: Tx, today: IsoDate): Promise<OrderBook> {
  const ledger = await dispatchLedger(tx, today)
  const { programme, tasks, ledgers, orders } = ledger
  const setting = { ledgers, orders: orders.map(onRecord), rule: dispatchRule(), today, cycleDays: programme.rule.cycleDays }
  return { ...ledger, ...dueOrders(programme.projects, tasks, setting) }
}

/** Issues the order that the rule calls for, under the next number of its kind, and returns its id. Throws where the rule calls for another or for none. */
export async function issueOrder(tx: Tx, { subject, kind }: { readonly subject: Subject; readonly kind: OrderKind }, { county, by, today }: Entry): Promise<string> {
  // The county's row is held, so that two orders never get one number, nor one matter two orders.
  await tx.selectFrom('county').select('county_code').forUpdate().execute()
  const book = await orderBook(tx, today)
  if (!isThere(book, subject)) throw new Problem('not_found')
  const line = book.due.find((each) => isSame(each.subject, subject))
  if (line === undefined || line.order.kind !== kind) throw new Problem('order_not_due', { due: line?.order.kind ?? null, spared: book.spared.find((each) => isSame(each.subject, subject))?.reason ?? null })
  const rule = dispatchRule()
  const replyDue = afterWorkingDays(today, rule.replyDays[kind], workingDays(book.programme.calendar.holidayYears))
  const number = nextInSeries(book.orders.map((order) => order.number), `${countyStem((await findCounty(tx)).name)}${orderPapers[kind].series}`, today)
  const content = orderContent(line, groundOf(book, line, { today, replyDue }))
  const id = newId()
  await tx.insertInto('dispatch_order').values({ county_code: county, id, number, kind, ...columnsOf(subject), to_office: line.office, content: toJson(content), issued_on: today, reply_due: replyDue, by }).execute()
  return id
}

function isThere({ programme, tasks }: OrderBook, subject: Subject): boolean {
  if ('task' in subject) return tasks.some(({ task, removedOn }) => task.id === subject.task && removedOn === null)
  return nodeIn(programme.projects, subject) !== undefined
}

function groundOf(book: OrderBook, { subject, office }: DueOrders['due'][number], when: Pick<OrderGround, 'today' | 'replyDue'>): OrderGround {
  const last = book.orders.find((order) => order.toOffice === office && isSame(order.subject, subject))
  const before = last === undefined ? null : { number: last.number, replyDue: last.replyDue, repliedOn: last.replies[0]?.on ?? null }
  return { ...when, before, ...('task' in subject ? taskGround(book, subject.task) : nodeGround(book, subject)) }
}

type RecordedGround = Pick<OrderGround, 'due' | 'reportedOn' | 'cliff' | 'pupils'>

function taskGround({ tasks }: OrderBook, id: string): RecordedGround {
  const { due, report } = tasks.find(({ task }) => task.id === id)!
  return { due, reportedOn: report?.on ?? null, cliff: null, pupils: null }
}

function nodeGround({ programme }: OrderBook, subject: Extract<Subject, { readonly node: string }>): RecordedGround {
  const { node: { extendedTo, reported }, standing: { cliff, pupils }, planned } = nodeIn(programme.projects, subject)!
  return { due: extendedTo ?? planned, reportedOn: reported?.on ?? null, cliff, pupils }
}
