import { z } from 'zod'
import type { Approval, StepStanding } from '@junheng/core/planning/buses/approval.ts'
import type { BusRegister, NotCleared } from '@junheng/core/planning/buses/clearance.ts'
import type { BusCost } from '@junheng/core/planning/buses/driving.ts'
import type { BusEffect } from '@junheng/core/planning/buses/effect.ts'
import type { BusPlanView, NamedViolation } from '@junheng/core/planning/buses/plan-view.ts'
import { type RiskPoint, type RunDecision, runDecisions, type WeatherProposal, type WeatherWarning, warningColours, warningKinds } from '@junheng/core/planning/buses/weather.ts'
import { Day, Id, noParams, noQuery, nothing } from './county.ts'
import { route } from './route.ts'

/** Kept whole, newest first: vehicles, people, the roads' points of danger, warnings in force, approvals under way. */
export interface BusOperations {
  readonly register: BusRegister
  readonly points: readonly (RiskPoint & { readonly at: readonly [number, number] })[]
  readonly warnings: readonly WeatherWarning[]
  readonly approvals: readonly Approval[]
}

export interface BusPlanHead {
  readonly id: string
  readonly name: string
  readonly madeAt: string
  readonly madeBy: string
  readonly adopted: boolean
  readonly date: string
  readonly cost: BusCost
  readonly bound: number | null
  readonly violations: number
}

/** What was decided of a bus for a day, for parents: when it comes, and whether another comes in its place. */
export interface BusNotice {
  readonly bus: string
  readonly decision: RunDecision
  readonly lateMinutes: number
  readonly substitute: string | null
}

/** What half past five looks like: buses that may not run, what the weather proposes for each run of the plan adopted, and what was decided. */
export interface BusesToday {
  readonly day: string
  readonly runs: number
  readonly notCleared: readonly NotCleared[]
  readonly warnings: readonly WeatherWarning[]
  readonly weather: readonly (WeatherProposal & { readonly run: number })[]
  readonly notices: readonly BusNotice[]
}

export interface BusEffectReply {
  readonly before: BusCost
  readonly unchanged: BusCost
  readonly losing: readonly string[]
  readonly after: BusCost
  readonly without: readonly string[]
  /** Whom the buses reach: today, with the runs left as they are, planned anew. */
  readonly coverage: BusEffect['coverage']
}

/** What a timetable written by hand comes to: faults by place, all of them at once; where there is none, the rules that its runs break. */
export interface TimetableCheck {
  readonly faults: readonly { readonly sheet: string; readonly row: number | null; readonly column: string | null; readonly value: string | null; readonly zh: string; readonly en: string }[]
  readonly runs: number
  readonly halts: number
  /** Children whose stops it does not name. */
  readonly unseated: number
  readonly violations: readonly NamedViolation[]
}

/** Core gives these their shape. */
const shaped = <T>(...keys: readonly string[]) => z.custom<T>((value) => typeof value === 'object' && value !== null && keys.every((key) => key in value))

const byId = z.strictObject({ id: Id })

export const listBusPlans = route({
  method: 'GET', path: '/buses/plans', summary: '校车方案 · Plans of the buses', params: noParams, query: noQuery, body: nothing,
  reply: z.array(shaped<BusPlanHead>('id', 'cost')), problems: [],
})

export const getBusPlan = route({
  method: 'GET', path: '/buses/plans/:id', summary: '一份校车方案：车次、时刻、覆盖 · One plan: runs, hours, coverage', params: byId, query: noQuery, body: nothing,
  reply: shaped<BusPlanView>('runs', 'coverage'), problems: ['not_found'],
})

export const adoptBusPlan = route({
  method: 'POST', path: '/buses/plans/:id/adopt', summary: '启用一份校车方案 · Adopt a plan', params: byId, query: noQuery, body: z.strictObject({ reason: z.string().min(1).max(500) }),
  reply: z.array(shaped<BusPlanHead>('id', 'cost')), problems: ['not_found'],
})

export const busFormats = ['gtfs', 'gpx', 'geojson', 'xlsx'] as const

export const getBusFile = route({
  method: 'GET', path: '/buses/plans/:id/file', summary: '校车方案文件：GTFS、GPX、GeoJSON、时刻表（xlsx） · A plan as GTFS, GPX, GeoJSON or timetable', params: byId,
  query: z.strictObject({ format: z.enum(busFormats) }), body: nothing, reply: 'file', problems: ['not_found'],
})

/** The form is the timetable that a plan is exported as. */
export const checkBusTimetable = route({
  method: 'POST', path: '/buses/timetables/check', summary: '核查手编时刻表（xlsx）：违反哪些规则 · Check a timetable written by hand', params: noParams, query: noQuery, body: 'bytes',
  reply: shaped<TimetableCheck>('faults', 'violations'), problems: ['not_found', 'file_too_large'],
})

/** Kept as a plan, whatever rules it breaks: its violations stay with it. Nothing is kept where a line cannot be read. */
export const keepBusTimetable = route({
  method: 'POST', path: '/buses/timetables', summary: '把手编时刻表存为方案 · Keep a timetable written by hand as a plan', params: noParams, query: z.strictObject({ name: z.string().min(1).max(80) }), body: 'bytes',
  reply: shaped<TimetableCheck & { readonly plan: string | null }>('faults', 'violations'), problems: ['not_found', 'file_too_large'],
})

export const getBusesToday = route({
  method: 'GET', path: '/buses/today', summary: '今日不得上路的校车、替代车与天气处置 · Buses not cleared today, substitutes, weather', params: noParams, query: noQuery, body: nothing,
  reply: shaped<BusesToday>('notCleared', 'weather', 'notices'), problems: [],
})

const Notice = z
  .strictObject({ bus: z.string().min(1).max(40), decision: z.enum(runDecisions), lateMinutes: z.int().min(0).max(240).default(0), substitute: z.string().min(1).max(40).nullable().default(null) })
  .refine(({ decision, lateMinutes }) => (decision === 'late') === lateMinutes > 0, { path: ['lateMinutes'], error: '只有延迟才写分钟数 · minutes go with a late start alone' })

/** Each replaces what was decided of that bus today; as planned by its own bus: nothing is said any more. */
export const decideBuses = route({
  method: 'PUT', path: '/buses/notices', summary: '决定今日车次：停运、延迟、替代车，并告知家长 · Decide today’s runs and tell parents', params: noParams, query: noQuery,
  body: z.strictObject({ notices: z.array(Notice).max(500), reason: z.string().min(1).max(500) }), reply: nothing, problems: ['not_found'],
})

const Person = z.strictObject({ name: z.string().trim().min(1).max(40), role: z.enum(['driver', 'attendant']), birthYear: z.int().min(1930).max(2030), licensedSince: z.int().min(1950).max(2100).optional(), reviewUntil: Day.optional() })

export const registerBusPerson = route({
  method: 'PUT', path: '/buses/people/:id', summary: '登记或更改驾驶人、照管人员 · Register or change a driver or attendant', params: byId, query: noQuery,
  body: z.strictObject({ person: Person, reason: z.string().min(1).max(500) }), reply: nothing, problems: [],
})

/** At least 7 seats: 令617 art 2. */
const Vehicle = z.strictObject({
  plate: z.string().trim().min(1).max(20).optional(), seats: z.int().min(7).max(100).optional(), township: z.string().min(1).max(20).optional(),
  inspectionUntil: Day.optional(), insuranceUntil: Day.optional(), permitUntil: Day.optional(), driver: z.string().max(80).optional(), attendant: z.string().max(80).optional(), outOfOrder: z.boolean().optional(),
})

export const getBusRegister = route({
  method: 'GET', path: '/buses/register', summary: '车辆、驾驶人、照管员与审批 · Vehicles, drivers, attendants, approvals', params: noParams, query: noQuery, body: nothing,
  reply: shaped<BusOperations & { readonly standings: readonly (readonly StepStanding[])[] }>('register', 'approvals', 'standings'), problems: [],
})

/** A vehicle that the register does not hold yet needs its plate, its seats (driver and attendant among them) and its township. */
export const changeBusVehicle = route({
  method: 'PUT', path: '/buses/vehicles/:id', summary: '登记新增校车，或更改其证件与人员 · Register a vehicle, or change its papers and people', params: byId, query: noQuery,
  body: z.strictObject({ vehicle: Vehicle, reason: z.string().min(1).max(500) }), reply: nothing, problems: ['not_found'],
})

export const setWarnings = route({
  method: 'PUT', path: '/buses/warnings', summary: '登记生效中的天气预警 · Set the weather warnings in force', params: noParams, query: noQuery,
  body: z.strictObject({ warnings: z.array(z.strictObject({ kind: z.enum(warningKinds), colour: z.enum(warningColours), townships: z.array(z.string().max(20)).max(60) })).max(20) }), reply: nothing, problems: [],
})

export const submitApproval = route({
  method: 'POST', path: '/buses/approvals', summary: '受理一条线路的校车使用许可 · Take in a route’s application', params: noParams, query: noQuery,
  body: z.strictObject({ route: z.string().min(1).max(120), submittedOn: Day }), reply: nothing, problems: [],
})

export const stepApproval = route({
  method: 'POST', path: '/buses/approvals/:id/steps', summary: '办结许可的一步 · Note a step of an approval as done', params: byId, query: noQuery,
  body: z.strictObject({ step: z.enum(['ask', 'answer', 'opinion']), on: Day }), reply: nothing, problems: ['not_found'],
})

export const getBusEffect = route({
  method: 'POST', path: '/buses/effect', summary: '撤并学校对校车的影响 · What closing schools does to the buses', params: noParams, query: noQuery,
  body: z.strictObject({ closed: z.array(Id).min(1).max(50), steps: z.int().min(0).max(20_000).default(0) }), reply: shaped<BusEffectReply>('before', 'losing', 'coverage'), problems: ['not_found'],
})

export const BusNotices = z.strictObject({ day: Day, notices: z.array(z.strictObject({ bus: z.string(), decision: z.enum(runDecisions), lateMinutes: z.int(), substitute: z.string().nullable() })) })

export const getBusNotices = route({
  method: 'GET', path: '/bus-notices', summary: '今日校车通知：停运、延迟、替代车（公开，无个人信息） · Today’s notices of the buses, open to all, nothing about persons', params: noParams, query: noQuery, body: nothing, reply: BusNotices, problems: [],
})

export const BusTimes = z.array(z.strictObject({ bus: z.string(), village: z.string(), school: z.string(), boards: z.string(), arrives: z.string() }))

export const getBusTimes = route({
  method: 'GET', path: '/bus-times', summary: '各村校车时刻（公开，无个人信息） · Bus times by village, open to all, nothing about persons', params: noParams,
  query: z.strictObject({ village: z.string().max(60).optional() }), body: nothing, reply: BusTimes, problems: [],
})
