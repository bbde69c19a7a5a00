import { z } from 'zod'
import type { Blocker, Handover } from '@junheng/core/dispatch/node-ledger.ts'
import type { Stretch } from '@junheng/core/dispatch/rope.ts'
import { Day, Id, noParams, nothing } from './county.ts'
import { route } from './route.ts'

const Office = z.string().trim().min(1).max(40)
const node = z.strictObject({ id: Id, node: z.string() })

export const blockerKinds = ['department', 'money', 'land', 'policy', 'weather', 'contractor', 'ownership'] as const
export const policyLevels = ['county', 'prefecture', 'province', 'state'] as const

const StretchSchema: z.ZodType<Stretch> = z.strictObject({
  node: z.string(),
  holder: z.strictObject({ office: z.string(), outside: z.boolean() }),
  from: Day,
  to: Day,
  days: z.int(),
  late: z.int(),
  why: z.enum(['blocker', 'submitted', 'returned', 'underWay', 'notSubmitted']),
  evidence: z.string().nullable(),
})

const HandoverSchema: z.ZodType<Handover> = z.strictObject({
  id: Id,
  node: z.string(),
  on: Day,
  kind: z.enum(['submitted', 'returned']),
  from: z.string(),
  to: z.string(),
  reason: z.string().nullable(),
})

export const BlockerSchema: z.ZodType<Blocker> = z.strictObject({
  id: Id,
  node: z.string(),
  kind: z.enum(blockerKinds),
  waitsFor: z.string(),
  level: z.enum(policyLevels).nullable(),
  document: z.string().nullable(),
  what: z.string(),
  since: Day,
  nextCheckOn: Day,
  clearedOn: Day.nullable(),
})

export const NodeLedgerSchema = z.strictObject({ handovers: z.array(HandoverSchema), blockers: z.array(BlockerSchema) })

/** Days held, and those of them on which the node was past its planned finish. */
export const HeldDays = z.strictObject({ office: z.string(), outside: z.boolean(), days: z.int(), late: z.int() })
export type HeldDays = z.infer<typeof HeldDays>

/** Who waits for whom to act next: nodes in hand by person (P25). */
export const NextActions = z.strictObject({
  office: z.string(),
  /** Who acts for the office; null where nobody is named. */
  person: z.string().nullable(),
  delegate: z.string().nullable(),
  count: z.int(),
  share: z.number(),
  isBottleneck: z.boolean(),
})
export type NextActions = z.infer<typeof NextActions>

/** Who holds the rope. The sums are exact: the days of `held` are the elapsed days of the projects. */
export const getRope = route({
  method: 'GET',
  path: '/rope',
  summary: '绳子在谁手里：各单位占用天数 · Who holds the rope: the days that each office held',
  params: noParams,
  query: z.strictObject({ from: Day.optional(), to: Day.optional(), project: Id.optional() }),
  body: nothing,
  reply: z.strictObject({
    today: Day,
    period: z.strictObject({ from: Day, to: Day }),
    elapsed: z.int(),
    held: z.array(HeldDays),
    projects: z.array(
      z.strictObject({
        id: Id,
        name: z.string(),
        lead: z.string(),
        /** The node that the project waits for; null where all is done. */
        inHand: z.strictObject({ node: z.string(), name: z.string(), holder: z.strictObject({ office: z.string(), outside: z.boolean() }), since: Day }).nullable(),
        nodes: z.record(z.string(), z.string()),
        elapsed: z.int(),
        held: z.array(HeldDays),
        stretches: z.array(StretchSchema),
        ledger: NodeLedgerSchema,
      }),
    ),
    nextActions: z.array(NextActions),
  }),
  problems: ['period_faulty'],
})

/** 送审、退回: whose the papers are from that day on. A return goes back to whoever submitted last. */
export const addHandover = route({
  method: 'POST',
  path: '/projects/:id/nodes/:node/handovers',
  summary: '登记送审或退回 · Take down that papers were submitted or returned',
  params: node,
  query: z.strictObject({}),
  body: z.strictObject({ kind: z.enum(['submitted', 'returned']), on: Day, reason: z.string().trim().max(300).nullable() }),
  reply: HandoverSchema,
  problems: ['not_found', 'not_owner', 'handover_faulty'],
})

export const addBlocker = route({
  method: 'POST',
  path: '/projects/:id/nodes/:node/blockers',
  summary: '登记卡点及下次核查日 · Take down a blocker and when it is looked at next',
  params: node,
  query: z.strictObject({}),
  body: z.strictObject({
    kind: z.enum(blockerKinds),
    waitsFor: Office,
    level: z.enum(policyLevels).nullable(),
    document: z.string().trim().max(200).nullable(),
    what: z.string().trim().min(2).max(300),
    since: Day,
    nextCheckOn: Day,
  }),
  reply: BlockerSchema,
  problems: ['not_found', 'not_owner', 'blocker_faulty'],
})

/** Looked at: it holds on until the next check, or is cleared from a day on. */
export const checkBlocker = route({
  method: 'PUT',
  path: '/blockers/:id',
  summary: '核查卡点：再约日期或解除 · Check a blocker: another date, or cleared',
  params: z.strictObject({ id: z.uuid() }),
  query: z.strictObject({}),
  body: z.strictObject({ nextCheckOn: Day.nullable(), clearedOn: Day.nullable() }),
  reply: BlockerSchema,
  problems: ['not_found', 'blocker_faulty'],
})

/** 销号: another office has looked at the evidence of the finish that the newest report states. */
export const confirmNode = route({
  method: 'POST',
  path: '/projects/:id/nodes/:node/confirmations',
  summary: '核验销号或退回 · Confirm the finish of a node, or refuse it',
  params: node,
  query: z.strictObject({}),
  body: z.strictObject({ verdict: z.enum(['confirmed', 'refused']), reason: z.string().trim().max(300).nullable() }),
  reply: z.strictObject({ node: z.string(), verdict: z.enum(['confirmed', 'refused']), on: Day }),
  problems: ['not_found', 'own_work', 'not_finished', 'refusal_reason_missing'],
})

/** One report of many. The newest report of a node holds wholly: a date that it does not name is withdrawn. */
const BulkReport = z.strictObject({
  project: Id,
  node: z.string(),
  state: z.enum(['notStarted', 'underWay', 'finished']),
  actualStart: Day.nullable(),
  actualFinish: Day.nullable(),
  expectedFinish: Day.nullable(),
  blocker: z.string().trim().max(500).nullable(),
  note: z.string().trim().max(1000).nullable(),
})

/** All of them or none: what is wrong with any is said at once. */
export const reportNodes = route({
  method: 'POST',
  path: '/node-reports',
  summary: '一次报告多个环节 · Report on several nodes at once',
  params: noParams,
  query: z.strictObject({}),
  body: z.strictObject({ reports: z.array(BulkReport).min(1).max(300) }),
  reply: z.strictObject({ taken: z.int() }),
  problems: ['not_found', 'not_owner', 'report_faulty'],
})

const ContactSchema = z.strictObject({ office: z.string(), person: z.string(), delegate: z.string().nullable() })

/** Who acts for an office, and who stands in. */
export const putContact = route({
  method: 'PUT',
  path: '/contacts',
  summary: '设置单位联系人与代办人 · Say who acts for an office, and who stands in',
  params: noParams,
  query: z.strictObject({}),
  body: z.strictObject({ office: Office, person: z.string().trim().min(1).max(40), delegate: z.string().trim().min(1).max(40).nullable() }),
  reply: ContactSchema,
  problems: ['contact_faulty'],
})
