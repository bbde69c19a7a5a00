import { grouped } from '../../county/grouped.ts'
import type { SchoolId, Snapshot } from '../../county/snapshot.ts'
import type { Attendance } from './attendance.ts'
import type { ClassEffect } from './class-effects.ts'
import { minutesMost, type Movement } from './movement.ts'
import type { SeatEffect } from './ride-effects.ts'

/** The four cases in which nothing may be closed against resistance (国办发〔2012〕48号, rules.md §5.2), and what the numbers say of each. */
export const blockerKinds = ['opposed', 'unsafeWay', 'noBedsOrMeals', 'oversize'] as const
export type BlockerKind = (typeof blockerKinds)[number]

/** `clear`: the numbers show no obstacle. `blocks`: they do. `unknown`: no number says; the hearing or an inspection must. */
export interface Blocker {
  readonly kind: BlockerKind
  readonly standing: 'clear' | 'blocks' | 'unknown'
  readonly because: readonly BlockerReason[]
}

export type BlockerReason =
  | { readonly code: 'hearingDecides' | 'bedsNotReported' }
  | { readonly code: 'overMinutes'; readonly settlement: string; readonly children: number; readonly minutes: number; readonly most: number }
  | { readonly code: 'withoutSeat'; readonly settlement: string }
  | { readonly code: 'noSchool'; readonly settlement: string; readonly children: number }
  | { readonly code: 'oversizeClasses' | 'roomsShort'; readonly school: string; readonly count: number }
  | { readonly code: 'schoolTooLarge'; readonly school: string; readonly count: number; readonly most: number }

interface BlockerScene {
  readonly movements: readonly Movement[]
  readonly lost: readonly Attendance[]
  readonly classes: readonly ClassEffect[]
  readonly seats: readonly SeatEffect[]
  readonly projected: Snapshot
  readonly snapshot: Snapshot
}

export function blockersOf(scene: BlockerScene): readonly Blocker[] {
  const nobody = scene.movements.length === 0 && scene.lost.length === 0
  return [
    { kind: 'opposed', standing: nobody ? 'clear' : 'unknown', because: nobody ? [] : [{ code: 'hearingDecides' }] },
    standing('unsafeWay', wayReasons(scene)),
    { kind: 'noBedsOrMeals', standing: movesBoarders(scene) ? 'unknown' : 'clear', because: movesBoarders(scene) ? [{ code: 'bedsNotReported' }] : [] },
    standing('oversize', sizeReasons(scene)),
  ]
}

const standing = (kind: BlockerKind, because: readonly BlockerReason[]): Blocker => ({ kind, standing: because.length === 0 ? 'clear' : 'blocks', because })

function wayReasons({ movements, lost, seats }: BlockerScene): readonly BlockerReason[] {
  const over = grouped(movements.filter(({ withinLimit }) => !withinLimit), ({ settlement, band }) => `${settlement} ${band}`)
  return [
    ...lost.map(({ settlement, children }): BlockerReason => ({ code: 'noSchool', settlement, children })),
    ...[...over.values()].map((rows): BlockerReason => ({ code: 'overMinutes', settlement: rows[0]!.settlementName, children: rows.reduce((sum, { children }) => sum + children, 0), minutes: Math.round(rows[0]!.minutesAfter ?? 0), most: mostOf(rows[0]!) })),
    ...seats.flatMap(({ withoutSeat }) => withoutSeat.map((settlement): BlockerReason => ({ code: 'withoutSeat', settlement }))),
  ]
}

const mostOf = ({ band }: Movement): number => minutesMost[band]

/** Of juniors who move to a boarding school, somebody must say whether there are beds and a canteen. */
function movesBoarders({ movements, snapshot }: BlockerScene): boolean {
  return movements.some(({ band, to }) => band === 'junior' && snapshot.schools.find(({ id }) => id === to)?.boarding === true)
}

function sizeReasons({ classes }: BlockerScene): readonly BlockerReason[] {
  return classes.flatMap(({ name, oversizeAfter, roomsShort, schoolAfter, schoolMost }) => [
    ...(oversizeAfter > 0 ? [{ code: 'oversizeClasses' as const, school: name, count: oversizeAfter }] : []),
    ...(roomsShort > 0 ? [{ code: 'roomsShort' as const, school: name, count: roomsShort }] : []),
    ...(schoolAfter > schoolMost ? [{ code: 'schoolTooLarge' as const, school: name, count: schoolAfter, most: schoolMost }] : []),
  ])
}

/** 信访风险 of one closure, by a rule that is printed beside it: no forecast of what people feel. */
export interface Risk {
  readonly school: SchoolId
  readonly name: string
  readonly level: 'low' | 'middle' | 'high'
  readonly points: number
  readonly because: readonly { readonly code: RiskCode; readonly value: number }[]
}

export const riskCodes = ['overLimit', 'muchLonger', 'youngestRide', 'manyChildren', 'splitVillages'] as const
export type RiskCode = (typeof riskCodes)[number]
/** Points of the rule: children over their limit 3; ten minutes and more longer 2; first graders who walked and will ride 1; thirty children and more 1; a village sent to two schools 1. High from 4, middle from 2. */
export const riskPoints: { readonly [code in RiskCode]: number } = { overLimit: 3, muchLonger: 2, youngestRide: 1, manyChildren: 1, splitVillages: 1 }

export function riskOf(movements: readonly Movement[], closed: readonly SchoolId[], { schools }: Snapshot): readonly Risk[] {
  return closed.map((id) => {
    const own = movements.filter(({ from }) => from === id)
    const found: { readonly [code in RiskCode]: number } = {
      overLimit: count(own.filter(({ withinLimit }) => !withinLimit)),
      muchLonger: count(own.filter(({ minutesBefore, minutesAfter }) => (minutesAfter ?? 0) - (minutesBefore ?? 0) >= 10)),
      youngestRide: count(own.filter(({ stage, grade, modeAfter }) => stage === 'primary' && grade === 1 && modeAfter === 'ride')),
      manyChildren: count(own) >= 30 ? count(own) : 0,
      splitVillages: [...grouped(own, ({ settlement, band }) => `${settlement} ${band}`).values()].filter((rows) => new Set(rows.map(({ to }) => to)).size > 1).length,
    }
    const because = riskCodes.filter((code) => found[code] > 0).map((code) => ({ code, value: found[code] }))
    const points = because.reduce((sum, { code }) => sum + riskPoints[code], 0)
    return { school: id, name: schools.find((school) => school.id === id)?.name ?? id, level: points >= 4 ? 'high' : points >= 2 ? 'middle' : 'low', points, because }
  })
}

const count = (movements: readonly Movement[]): number => movements.reduce((sum, { children }) => sum + children, 0)
