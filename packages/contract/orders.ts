import { z } from 'zod'
import type { SpareReason } from '@junheng/core/dispatch/addressee.ts'
import type { DigestItem } from '@junheng/core/dispatch/digest.ts'
import type { Dispute } from '@junheng/core/dispatch/disputes.ts'
import type { DueOrders } from '@junheng/core/dispatch/due-orders.ts'
import type { Lapse } from '@junheng/core/dispatch/lapses.ts'
import type { OrderContent, OrderKind, Subject } from '@junheng/core/dispatch/order.ts'
import { Day, Id, noParams, noQuery, nothing } from './county.ts'
import { BlockerSchema } from './dispatch.ts'
import { route } from './route.ts'

export const orderKinds = ['urge', 'supervise', 'summon'] as const satisfies readonly OrderKind[]
const spareReasons = ['policy', 'weather', 'disputed', 'justCame', 'excused'] as const satisfies readonly SpareReason[]

const Office = z.string().trim().min(1).max(40)
const one = z.strictObject({ id: z.uuid() })

const SubjectSchema: z.ZodType<Subject> = z.union([z.strictObject({ project: Id, node: z.string().min(1).max(60) }), z.strictObject({ task: Id })])

const calledShape = {
  subject: SubjectSchema,
  matter: z.string(),
  status: z.enum(['done', 'claimed', 'green', 'yellow', 'red', 'unreported', 'idle']),
  why: z.enum(['finished', 'awaitsConfirmation', 'notDue', 'inTime', 'littleTimeLeft', 'forecastLate', 'overdue', 'noReport']),
  daysLate: z.int(),
  damage: z.number().nullable(),
} as const
const DueLine: z.ZodType<DueOrders['due'][number]> = z.strictObject({ ...calledShape, office: z.string(), order: z.strictObject({ kind: z.enum(orderKinds), why: z.enum(['status', 'unanswered', 'stillSo']) }) })
const SparedLine: z.ZodType<DueOrders['spared'][number]> = z.strictObject({ ...calledShape, reason: z.enum(spareReasons) })

const DisputeSchema: z.ZodType<Dispute> = z.strictObject({ project: z.string(), matter: z.string(), owner: z.string(), blocker: BlockerSchema, workingDays: z.int(), isEscalated: z.boolean() })

const OrderContentSchema: z.ZodType<OrderContent> = z.strictObject({ matter: z.string(), facts: z.array(z.string()), demands: z.array(z.string()), rule: z.string() })

export const OrderView = z.strictObject({
  id: Id,
  number: z.string(),
  kind: z.enum(orderKinds),
  subject: SubjectSchema,
  toOffice: z.string(),
  content: OrderContentSchema,
  issuedOn: Day,
  replyDue: Day,
  by: z.string(),
  /** Open and past its reply day without one; open; answered; closed. */
  state: z.enum(['overdue', 'open', 'answered', 'closed']),
  replies: z.array(z.strictObject({ office: z.string(), on: Day, by: z.string(), text: z.string() })),
  closed: z.strictObject({ on: Day, by: z.string(), note: z.string() }).nullable(),
})
export type OrderView = z.infer<typeof OrderView>

export const ExtensionView = z.strictObject({
  id: Id,
  subject: SubjectSchema,
  matter: z.string(),
  office: z.string(),
  /** 原定: the day planned, which stays. Null where it has none. */
  first: Day.nullable(),
  until: Day,
  reason: z.string(),
  askedOn: Day,
  by: z.string(),
  verdict: z.strictObject({ on: Day, by: z.string(), granted: z.boolean(), decision: z.string().nullable(), reason: z.string().nullable() }).nullable(),
})
export type ExtensionView = z.infer<typeof ExtensionView>

/** What the rule calls for today, what was issued, and what is asked for: any two offices see the same. */
export const listOrders = route({
  method: 'GET',
  path: '/orders',
  summary: '督办：按规则应发的文书、已发文书、延期申请、主办争议 · Orders due by the rule and issued, extensions, disputes',
  params: noParams,
  query: noQuery,
  body: nothing,
  reply: z.strictObject({
    today: Day,
    /** The office in whose name whoever asks acts. */
    office: z.string(),
    rule: z.strictObject({
      cycleDays: z.int(),
      replyDays: z.strictObject({ urge: z.int(), supervise: z.int(), summon: z.int() }),
      byStatus: z.strictObject({ yellow: z.enum(orderKinds), unreported: z.enum(orderKinds), red: z.enum(orderKinds) }),
      disputeDays: z.int(),
      basis: z.string(),
      certainty: z.string(),
    }),
    due: z.array(DueLine),
    spared: z.array(SparedLine),
    disputes: z.array(DisputeSchema),
    orders: z.array(OrderView),
    extensions: z.array(ExtensionView),
  }),
  problems: [],
})

/** By the rule alone: what it does not call for is refused. The number is the next of its kind and year. */
export const issueOrder = route({
  method: 'POST',
  path: '/orders',
  summary: '按规则发催办、督办单或约谈通知 · Issue the order that the rule calls for',
  params: noParams,
  query: noQuery,
  body: z.strictObject({ subject: SubjectSchema, kind: z.enum(orderKinds) }),
  reply: OrderView,
  problems: ['not_found', 'order_not_due'],
})

export const getOrder = route({
  method: 'GET',
  path: '/orders/:id',
  summary: '一份督办文书及其答复 · An order and its replies',
  params: one,
  query: noQuery,
  body: nothing,
  reply: OrderView,
  problems: ['not_found'],
})

export const getOrderFile = route({
  method: 'GET',
  path: '/orders/:id/file',
  summary: '督办文书（Word 或 PDF） · An order as Word or PDF',
  params: one,
  query: z.strictObject({ format: z.enum(['docx', 'pdf']).default('docx') }),
  body: nothing,
  reply: 'file',
  problems: ['not_found'],
})

export const replyToOrder = route({
  method: 'POST',
  path: '/orders/:id/replies',
  summary: '答复督办 · Reply to an order',
  params: one,
  query: noQuery,
  body: z.strictObject({ text: z.string().trim().min(2).max(2000) }),
  reply: OrderView,
  problems: ['not_found', 'not_addressee', 'order_closed'],
})

export const closeOrder = route({
  method: 'POST',
  path: '/orders/:id/closing',
  summary: '办结督办 · Close an order',
  params: one,
  query: noQuery,
  body: z.strictObject({ note: z.string().trim().min(2).max(500) }),
  reply: OrderView,
  problems: ['not_found', 'order_closed', 'order_unanswered'],
})

/** By the owner alone. */
export const askExtension = route({
  method: 'POST',
  path: '/extensions',
  summary: '申请延期 · Ask for an extension',
  params: noParams,
  query: noQuery,
  body: z.strictObject({ subject: SubjectSchema, until: Day, reason: z.string().trim().min(2).max(500) }),
  reply: ExtensionView,
  problems: ['not_found', 'not_owner', 'extension_faulty', 'extension_pending'],
})

/** By another office. What it grants stands in the place of the planned day, which stays. */
export const decideExtension = route({
  method: 'PUT',
  path: '/extensions/:id',
  summary: '批复延期：批准须有决定文号，不予须写明原因 · Decide an extension',
  params: one,
  query: noQuery,
  body: z.strictObject({ granted: z.boolean(), decision: z.string().trim().min(2).max(60).nullable(), reason: z.string().trim().min(2).max(300).nullable() }),
  reply: ExtensionView,
  problems: ['not_found', 'extension_faulty', 'extension_decided', 'own_extension'],
})

const DigestItemSchema: z.ZodType<DigestItem> = z.strictObject({
  kind: z.enum(['node', 'task', 'reply', 'check']),
  subject: SubjectSchema,
  what: z.string(),
  office: z.string(),
  due: Day,
  daysLeft: z.int(),
  lastDay: Day.nullable(),
  damage: z.number().nullable(),
})

/** One list in the place of a drip. Without an office or a person, of one's own office. */
export const getDigest = route({
  method: 'GET',
  path: '/digest',
  summary: '到期提醒：今后若干天内到期的事项，按代价排列 · What is due within the days of the rule, the dearest first',
  params: noParams,
  query: z.strictObject({ office: Office.optional(), person: Office.optional() }),
  body: nothing,
  reply: z.strictObject({ today: Day, withinDays: z.int(), offices: z.array(z.string()), items: z.array(DigestItemSchema) }),
  problems: [],
})

const LapseSchema: z.ZodType<Lapse> = z.strictObject({ kind: z.enum(['unreported', 'late']), from: Day, to: Day, days: z.int(), isOpen: z.boolean() })

/** 失报、逾期 of every node, past ones as well: catching up does not take them away. */
export const listLapses = route({
  method: 'GET',
  path: '/lapses',
  summary: '失报和逾期记录：补上以后仍保留 · Periods without report and past due; they stay after catching up',
  params: noParams,
  query: z.strictObject({ project: Id.optional(), office: Office.optional() }),
  body: nothing,
  reply: z.strictObject({
    today: Day,
    lapses: z.array(z.strictObject({ project: z.string(), projectName: z.string(), node: z.string(), nodeName: z.string(), owner: z.string(), lapse: LapseSchema })),
  }),
  problems: [],
})
