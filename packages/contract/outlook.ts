import { z } from 'zod'
import type { EarliestNode } from '@junheng/core/schedule/earliest.ts'
import type { FailurePoint } from '@junheng/core/schedule/failure-points.ts'
import type { WindowChance } from '@junheng/core/schedule/money-windows.ts'
import { Day, Id, noParams, noQuery, nothing } from './county.ts'
import { route } from './route.ts'

const record = <Of>() => z.custom<Of>((value) => typeof value === 'object' && value !== null)

/** What a slip at a project's entry costs beyond its last day. */
export const SlipCostSchema = z.strictObject({
  jumpDays: z.int().nullable(),
  pupils: z.int().nullable(),
  oversizeClasses: z.int().nullable(),
  /** Forecast for a September, with its interval; or counted in the class list of a day, which is no forecast. */
  classesFrom: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('forecast'), on: Day, year: z.int(), low: z.int(), high: z.int().nullable(), level: z.number() }),
    z.strictObject({ kind: z.literal('classList'), on: Day }),
  ]).nullable(),
  yuan: z.int().nullable(),
})

/** A project in the outlook: its windows, the nodes that could stop it, its earliest dates, and what its next cliff costs. */
export const ProjectOutlook = z.strictObject({
  project: Id,
  name: z.string(),
  nodeNames: z.record(z.string(), z.string()),
  owners: z.record(z.string(), z.string()),
  chances: z.array(record<WindowChance>()),
  points: z.array(record<FailurePoint>()),
  earliest: z.array(record<EarliestNode>()),
  /** Null where it has no cliff. */
  cost: SlipCostSchema.nullable(),
})
export type ProjectOutlook = z.infer<typeof ProjectOutlook>

export const getOutlook = route({
  method: 'GET',
  path: '/outlook',
  summary: '窗口与卡点：各资金、指标窗口赶不赶得上，缺什么；单点环节与备选路径的最后启用日；最早可能日期 · Windows and failure points: which windows each project makes and what is missing; single points of failure; earliest dates',
  params: noParams,
  query: noQuery,
  body: nothing,
  reply: z.strictObject({
    today: Day,
    windows: z.array(z.strictObject({ id: z.string(), name: z.string(), basis: z.string() })),
    /** How yuan are reckoned. */
    rate: z.strictObject({ yearly: z.number(), basis: z.string(), certainty: z.string() }),
    projects: z.array(ProjectOutlook),
  }),
  problems: [],
})
