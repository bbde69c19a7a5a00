import { z } from 'zod'
import type { ZonesFigures } from '@junheng/core/planning/zones/judge-zones.ts'
import type { ZonesView } from '@junheng/core/planning/zones/zones-view.ts'
import { Day, Id, noParams, noQuery, nothing } from './county.ts'
import { route } from './route.ts'

export const zoneStages = ['primary', 'junior'] as const
export type ZoneStage = (typeof zoneStages)[number]

/** Whom new zones bind: those who enter school from then on, or every grade. */
export const zoneReaches = ['entrants', 'everyGrade'] as const

/** 兄姐仍在原校的: may go to the same school, or go by their address alone. Plans count the families that a return names (多孩家庭), where there is one. */
export const siblingRules = ['together', 'byAddress'] as const

/** What a decision says of zones beside where they lie. */
export const ZoneTerms = z.strictObject({
  /** 文号 of the decision. */
  decisionNumber: z.string().trim().min(2).max(60),
  decidedOn: Day,
  effectiveFrom: Day,
  reach: z.enum(zoneReaches),
  siblings: z.enum(siblingRules),
})
export type ZoneTerms = z.infer<typeof ZoneTerms>

/** Counted from 1 within a stage. */
export interface ZonePublication extends ZoneTerms {
  readonly number: number
}

/** A draft; published, from its day on until another is; published and followed by another. */
export type ZonePlanState = 'draft' | 'published' | 'superseded'

export interface ZonePlanHead {
  readonly id: string
  readonly stage: ZoneStage
  /** Counted from 1 within a stage; never given twice. */
  readonly version: number
  readonly name: string
  readonly madeAt: string
  readonly madeBy: string
  /** The version it was drawn from by hand; null: computed, or drawn from the zones of today. */
  readonly drawnFrom: string | null
  readonly state: ZonePlanState
  readonly publication: ZonePublication | null
  readonly figures: ZonesFigures
}

const shaped = <T>(...keys: readonly string[]) => z.custom<T>((value) => typeof value === 'object' && value !== null && keys.every((key) => key in value))
const Head = shaped<ZonePlanHead>('id', 'state', 'figures')
const View = shaped<ZonesView>('county', 'plan', 'places')
const byId = z.strictObject({ id: z.uuid() })
const stage = z.enum(zoneStages)

export const listZonePlans = route({
  method: 'GET', path: '/zone-plans', summary: '划片方案各版：草案、已公布、已被替代 · Versions of attendance zones: drafts, published, superseded', params: noParams, query: noQuery, body: nothing,
  reply: z.array(Head), problems: [],
})

export const getZonePlan = route({
  method: 'GET', path: '/zone-plans/:id', summary: '一版划片方案：各片区、村居归属 · One version: its zones and who belongs where', params: byId, query: noQuery, body: nothing,
  reply: shaped<{ readonly head: ZonePlanHead; readonly view: ZonesView }>('head', 'view'), problems: ['not_found'],
})

export const getZonesToday = route({
  method: 'GET', path: '/zone-plans/today', summary: '现状划片（按就读去向估算），可由此手工调整 · The zones of today, an estimate, to draw from', params: noParams, query: z.strictObject({ stage }), body: nothing,
  reply: View, problems: ['not_found'],
})

/** A drawing by hand is a new version; nothing that was saved changes. */
export const saveZonePlan = route({
  method: 'POST', path: '/zone-plans', summary: '把手工调整存为新的一版 · Save a drawing by hand as a new version', params: noParams, query: noQuery,
  body: z.strictObject({ name: z.string().trim().min(1).max(80), stage, from: z.uuid().nullable(), handovers: z.array(z.strictObject({ settlement: Id, school: Id })).max(5000) }),
  reply: Head, problems: ['not_found', 'zones_faulty'],
})

/** Never taken back and never changed: the next publication supersedes it. */
export const publishZonePlan = route({
  method: 'POST', path: '/zone-plans/:id/publication', summary: '按决定公布一版划片方案，供家长查询 · Publish a version by its decision; parents can look it up', params: byId, query: noQuery,
  body: ZoneTerms.refine(({ decidedOn, effectiveFrom }) => effectiveFrom >= decidedOn, { path: ['effectiveFrom'], error: '施行日期不得早于决定日期 · it cannot take effect before it is decided' }),
  reply: Head, problems: ['not_found', 'zones_published', 'zones_broken'],
})

export const getZonesNotice = route({
  method: 'GET', path: '/zone-plans/:id/notice', summary: '划片公告（Word、PDF）；未公布的印作征求意见稿 · The notice of the zones, as Word or PDF; a draft is printed as a draft', params: byId,
  query: z.strictObject({ format: z.enum(['docx', 'pdf']) }), body: nothing, reply: 'file', problems: ['not_found'],
})

/** 致家长书: one a settlement whose schools change. */
export const getZoneLetters = route({
  method: 'GET', path: '/zone-plans/:id/letters', summary: '致家长书（Word），逐村一页；只为已公布的方案 · Letters to the families of each settlement whose zone changes; of published plans alone', params: byId,
  query: z.strictObject({ settlement: Id.optional() }), body: nothing, reply: 'file', problems: ['not_found', 'zones_not_published'],
})

export const ZoneAddresses = z.array(z.strictObject({
  stage, township: z.string(), place: z.string(), schools: z.string(), decisionNumber: z.string(), decidedOn: Day, effectiveFrom: Day, reach: z.enum(zoneReaches), siblings: z.enum(siblingRules),
}))

export type ZoneAddress = z.infer<typeof ZoneAddresses>[number]

export const getZoneAddresses = route({
  method: 'GET', path: '/zone-addresses', summary: '按住址查学校（公开，无个人信息，只含已公布的划片） · The school of an address, open to all, nothing about persons, published zones alone', params: noParams,
  query: z.strictObject({ address: z.string().max(60).optional() }), body: nothing, reply: ZoneAddresses, problems: [],
})
