import type { OrderView } from '@junheng/contract/orders.ts'
import type { IsoDate } from '@junheng/core/county/snapshot.ts'
import type { OrderOnRecord } from '@junheng/core/dispatch/due-orders.ts'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Tx } from '../../db/database.ts'
import { subjectOf } from './subject.ts'

/** Every order as it stands on a day: the newest first. */
export async function listOrders(tx: Tx, today: IsoDate): Promise<OrderView[]> {
  return (await orders(tx).orderBy('at', 'desc').orderBy('id', 'desc').execute()).map((row) => toView(row, today))
}

export async function findOrder(tx: Tx, id: string, today: IsoDate): Promise<OrderView | undefined> {
  const row = await orders(tx).where('id', '=', id).executeTakeFirst()
  return row && toView(row, today)
}

/** An order as the rule looks at it. */
export function onRecord({ subject, content, toOffice, kind, issuedOn, replyDue, replies, closed }: OrderView): OrderOnRecord & { readonly matter: string } {
  return { subject, matter: content.matter, toOffice, kind, issuedOn, replyDue, repliedOn: replies[0]?.on ?? null, closedOn: closed?.on ?? null }
}

function orders(tx: Tx) {
  return tx.selectFrom('dispatch_order').selectAll().select(({ selectFrom, ref }) =>
    jsonArrayFrom(
      selectFrom('order_reply').select(['order_reply.office', 'order_reply.replied_on', 'order_reply.by', 'order_reply.text'])
        .where('order_reply.county_code', '=', ref('dispatch_order.county_code')).where('order_reply.order_id', '=', ref('dispatch_order.id')).orderBy('order_reply.at').orderBy('order_reply.id'),
    ).as('replies'),
  )
}

type OrderRow = Awaited<ReturnType<ReturnType<typeof orders>['execute']>>[number]

function toView(row: OrderRow, today: IsoDate): OrderView {
  const { id, number, kind, to_office, content, issued_on, reply_due, by, closed_on, closed_by, closed_note } = row
  const replies = row.replies.map(({ office, replied_on, by: replier, text }) => ({ office, on: replied_on, by: replier, text }))
  const closed = closed_on === null ? null : { on: closed_on, by: closed_by!, note: closed_note! }
  const state = closed !== null ? 'closed' : replies.length > 0 ? 'answered' : reply_due < today ? 'overdue' : 'open'
  return { id, number, kind, subject: subjectOf(row), toOffice: to_office, content: { ...content, facts: [...content.facts], demands: [...content.demands] }, issuedOn: issued_on, replyDue: reply_due, by, state, replies, closed }
}
