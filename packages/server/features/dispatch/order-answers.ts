import type { OrderView } from '@junheng/contract/orders.ts'
import { may } from '@junheng/contract/permissions.ts'
import { Problem } from '@junheng/contract/problem.ts'
import { callsFor } from '@junheng/core/dispatch/due-orders.ts'
import { dispatchRule } from '@junheng/standards/load-schedule.ts'
import type { Tx } from '../../db/database.ts'
import { newId } from '../../db/ids.ts'
import type { User } from '../sessions/queries.ts'
import type { Entry } from './node-entries.ts'
import { officeOf } from './offices.ts'
import { orderBook, type OrderBook } from './order-book.ts'
import { findOrder } from './orders.ts'
import { nodeIn } from './subject.ts'

/** Takes down what the office that an order went to says. Whoever follows up may take down a reply on paper in its name. */
export async function reply(tx: Tx, order: OrderView, text: string, { user, county, by, today }: Entry & { readonly user: User }): Promise<void> {
  if (!may(user.role, 'dispatch.manage') && (await officeOf(tx, user)) !== order.toOffice) throw new Problem('not_addressee', { office: order.toOffice })
  if (order.closed !== null) throw new Problem('order_closed')
  await tx.insertInto('order_reply').values({ county_code: county, id: newId(), order_id: order.id, office: order.toOffice, replied_on: today, text, by }).execute()
}

/** 办结. Throws for an order that nobody answered, as long as its matter stands as badly as it did. */
export async function close(tx: Tx, order: OrderView, note: string, { by, today }: Entry): Promise<void> {
  if (order.closed !== null) throw new Problem('order_closed')
  if (order.replies.length === 0 && stillCalls(await orderBook(tx, today), order)) throw new Problem('order_unanswered')
  await tx.updateTable('dispatch_order').set({ closed_on: today, closed_note: note, closed_by: by }).where('id', '=', order.id).where('closed_on', 'is', null).execute()
}

function stillCalls({ programme, tasks }: OrderBook, { subject }: OrderView): boolean {
  const status = 'task' in subject ? tasks.find(({ task }) => task.id === subject.task)?.status : nodeIn(programme.projects, subject)?.standing.status
  return status !== undefined && callsFor(dispatchRule(), status)
}

/** The order, or the problem that there is none. */
export async function orderAt(tx: Tx, id: string, today: string): Promise<OrderView> {
  const found = await findOrder(tx, id, today)
  if (found === undefined) throw new Problem('not_found')
  return found
}
