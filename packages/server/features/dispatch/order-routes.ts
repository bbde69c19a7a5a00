import * as contract from '@junheng/contract/orders.ts'
import { orderPaper } from '@junheng/contract/words/orders.ts'
import { orderWords } from '@junheng/contract/words/dispatch.ts'
import { digestOf } from '@junheng/core/dispatch/digest.ts'
import { disputesOf } from '@junheng/core/dispatch/disputes.ts'
import { workingDays } from '@junheng/core/schedule/working-days.ts'
import { dispatchRule } from '@junheng/standards/load-schedule.ts'
import type { Tx } from '../../db/database.ts'
import { mediaTypes } from '../../documents/media-types.ts'
import { officialDocx } from '../../documents/official-docx.ts'
import { officialPdf } from '../../documents/official-typst.ts'
import { endpoint } from '../../http/endpoint.ts'
import { findCounty } from '../county/queries.ts'
import { ask, decide, listExtensions } from './extensions.ts'
import { lapseList } from './lapse-list.ts'
import { officeOf } from './offices.ts'
import { close, orderAt, reply } from './order-answers.ts'
import { dispatchLedger, issueOrder, orderBook } from './order-book.ts'
import { onRecord } from './orders.ts'
import { listContacts } from './rope.ts'

export const orderRoutes = [
  endpoint(contract.listOrders, {
    allow: 'county.read',
    audit: () => ({ action: 'order.list', subject: 'orders' }),
    async handle({ tx, today, user }) {
      const book = await orderBook(tx, today)
      const { programme, ledgers } = book
      const { signDays: _sign, digestDays: _digest, ...rule } = dispatchRule()
      return {
        today,
        office: await officeOf(tx, user),
        rule: { cycleDays: programme.rule.cycleDays, ...rule },
        due: [...book.due],
        spared: [...book.spared],
        disputes: [...disputesOf(programme.projects.map(({ project }) => project), { ledgers, rule, today, workingDays: workingDays(programme.calendar.holidayYears) })],
        orders: [...book.orders],
        extensions: await listExtensions(tx, book),
      }
    },
  }),

  endpoint(contract.issueOrder, {
    allow: 'dispatch.manage',
    audit: ({ body, reply: { id, number } }) => ({ action: 'order.issue', subject: id, details: { ...body, number } }),
    async handle({ tx, today, scope, user, body }) {
      return orderAt(tx, await issueOrder(tx, body, { county: scope.countyCode, by: user.name, today }), today)
    },
  }),

  endpoint(contract.getOrder, {
    allow: 'county.read',
    audit: ({ params }) => ({ action: 'order.read', subject: params.id }),
    handle: ({ tx, today, params }) => orderAt(tx, params.id, today),
  }),

  endpoint(contract.getOrderFile, {
    allow: 'county.read',
    audit: ({ params, query }) => ({ action: 'order.download', subject: params.id, details: query }),
    async handle({ tx, today, params, query }) {
      const order = await orderAt(tx, params.id, today)
      const paper = orderPaper(order, (await findCounty(tx)).name)
      const bytes = query.format === 'docx' ? await officialDocx(paper, order.issuedOn) : (await officialPdf(paper)).pdf
      return { bytes, name: `${orderWords[order.kind].zh} ${order.number}.${query.format}`, mediaType: mediaTypes[query.format] }
    },
  }),

  endpoint(contract.replyToOrder, {
    allow: 'task.answer',
    audit: ({ params, body }) => ({ action: 'order.reply', subject: params.id, details: body }),
    async handle({ tx, today, scope, user, params, body }) {
      await reply(tx, await orderAt(tx, params.id, today), body.text, { user, county: scope.countyCode, by: user.name, today })
      return orderAt(tx, params.id, today)
    },
  }),

  endpoint(contract.closeOrder, {
    allow: 'dispatch.manage',
    audit: ({ params, body }) => ({ action: 'order.close', subject: params.id, details: body }),
    async handle({ tx, today, scope, user, params, body }) {
      await close(tx, await orderAt(tx, params.id, today), body.note, { county: scope.countyCode, by: user.name, today })
      return orderAt(tx, params.id, today)
    },
  }),

  endpoint(contract.askExtension, {
    allow: 'task.answer',
    audit: ({ body, reply: { id } }) => ({ action: 'extension.ask', subject: id, details: body }),
    handle: ({ tx, today, scope, user, body }) => ask(tx, body, { user, county: scope.countyCode, by: user.name, today }),
  }),

  endpoint(contract.decideExtension, {
    allow: 'dispatch.manage',
    audit: ({ params, body }) => ({ action: 'extension.decide', subject: params.id, details: body }),
    handle: ({ tx, today, scope, user, params, body }) => decide(tx, params.id, body, { user, county: scope.countyCode, by: user.name, today }),
  }),

  endpoint(contract.getDigest, {
    allow: 'county.read',
    audit: ({ query }) => ({ action: 'digest.read', subject: query.office ?? query.person ?? 'own', details: query }),
    async handle({ tx, today, user, query: { office, person } }) {
      const { programme, tasks, ledgers, orders } = await dispatchLedger(tx, today)
      const offices = person === undefined ? [office ?? (await officeOf(tx, user))] : await officesOf(tx, person)
      const withinDays = dispatchRule().digestDays
      return { today, withinDays, offices, items: [...digestOf(offices, programme.projects, tasks, { ledgers, orders: orders.map(onRecord), today, withinDays })] }
    },
  }),

  endpoint(contract.listLapses, {
    allow: 'county.read',
    audit: ({ query }) => ({ action: 'lapse.list', subject: query.project ?? query.office ?? 'programme', details: query }),
    handle: ({ tx, today, query }) => lapseList(tx, today, query),
  }),
]

/** Offices for which somebody acts or stands in. */
async function officesOf(tx: Tx, person: string): Promise<string[]> {
  return (await listContacts(tx)).filter((contact) => contact.person === person || contact.delegate === person).map(({ office }) => office)
}
