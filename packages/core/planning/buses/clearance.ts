/** 今日可否上路: at half past five, which buses may not run, why, and which spare bus takes each one's place. 校车安全管理条例 (国务院令第617号). */
import type { IsoDate } from '../../county/snapshot.ts'

export interface BusRegister {
  readonly vehicles: readonly RegisteredVehicle[]
  readonly people: readonly BusPerson[]
}

/** Days until which papers hold, that day included; absent: not reported, and then not cleared. */
export interface RegisteredVehicle {
  readonly id: string
  readonly plate: string
  readonly seats: number
  readonly township: string
  /** 年检 / 半年安全技术检验, art 20. */
  readonly inspectionUntil?: IsoDate
  /** 承运人责任保险, art 14. */
  readonly insuranceUntil?: IsoDate
  /** 校车标牌, art 16. */
  readonly permitUntil?: IsoDate
  readonly driver?: string
  readonly attendant?: string
  /** 停驶: out of order today. */
  readonly outOfOrder?: boolean
}

export interface BusPerson {
  readonly id: string
  readonly name: string
  readonly role: 'driver' | 'attendant'
  readonly birthYear: number
  /** Year of the first driving licence; drivers. */
  readonly licensedSince?: number
  /** 校车驾驶资格年度审验, art 26. */
  readonly reviewUntil?: IsoDate
}

export const stopReasons = ['inspection', 'insurance', 'permit', 'outOfOrder', 'noDriver', 'driverReview', 'driverAge', 'driverExperience', 'noAttendant'] as const
export type StopReason = (typeof stopReasons)[number]

export interface NotCleared {
  readonly vehicle: RegisteredVehicle
  readonly reasons: readonly StopReason[]
  /** The run it was to do today, as an index of the plan; absent: a spare. */
  readonly run?: number
  /** The bus that takes its place; absent where none is left, or none is needed. */
  readonly substitute?: RegisteredVehicle
}

/** Why a vehicle may not run on a day; empty where it may. Papers that were not reported do not hold. */
export function reasonsAgainst(vehicle: RegisteredVehicle, people: readonly BusPerson[], day: IsoDate): readonly StopReason[] {
  const lapsed = (until: IsoDate | undefined) => until === undefined || until < day
  const person = (id: string | undefined, role: BusPerson['role']) => people.find((each) => each.id === id && each.role === role)
  const driver = person(vehicle.driver, 'driver')
  return [
    ...(lapsed(vehicle.inspectionUntil) ? ['inspection' as const] : []),
    ...(lapsed(vehicle.insuranceUntil) ? ['insurance' as const] : []),
    ...(lapsed(vehicle.permitUntil) ? ['permit' as const] : []),
    ...(vehicle.outOfOrder ? ['outOfOrder' as const] : []),
    ...(driver === undefined ? ['noDriver' as const] : againstDriver(driver, day)),
    ...(person(vehicle.attendant, 'attendant') === undefined ? ['noAttendant' as const] : []),
  ]
}

/** Art 23: 25 to 60 years, three years of driving; art 26: reviewed yearly. By the year, since the register holds no birthday. */
function againstDriver({ birthYear, licensedSince, reviewUntil }: BusPerson, day: IsoDate): readonly StopReason[] {
  const year = Number(day.slice(0, 4))
  const age = year - birthYear
  return [
    ...(reviewUntil === undefined || reviewUntil < day ? ['driverReview' as const] : []),
    ...(age < 25 || age > 60 ? ['driverAge' as const] : []),
    ...(licensedSince === undefined || year - licensedSince < 3 ? ['driverExperience' as const] : []),
  ]
}

/** What each run needs of a bus: the most children on board at once, and who does it. */
export interface TodayRun {
  readonly vehicle: string
  readonly seats: number
  readonly township: string
}

/** Buses not cleared to run, those with a run first; the fullest run chooses first among the spares, nearest township, then smallest bus. */
export function clearance({ vehicles, people }: BusRegister, runs: readonly TodayRun[], day: IsoDate): readonly NotCleared[] {
  const runOf = new Map(runs.map((run, index) => [run.vehicle, index]))
  const judged = vehicles.map((vehicle) => ({ vehicle, reasons: reasonsAgainst(vehicle, people, day), run: runOf.get(vehicle.id) }))
  const spare = judged.filter(({ reasons, run }) => reasons.length === 0 && run === undefined).map(({ vehicle }) => vehicle)
  const stopped = judged.filter(({ reasons }) => reasons.length > 0)
  const need = (run: number | undefined) => (run === undefined ? -1 : runs[run]!.seats)
  return stopped.toSorted((a, b) => need(b.run) - need(a.run)).map(({ vehicle, reasons, run }) => {
    if (run === undefined) return { vehicle, reasons }
    const substitute = bestSpare(spare, runs[run]!)
    if (substitute) spare.splice(spare.indexOf(substitute), 1)
    return { vehicle, reasons, run, ...(substitute ? { substitute } : {}) }
  })
}

/** `seats` of a run count children; a bus has two more, for driver and attendant. */
function bestSpare(spare: readonly RegisteredVehicle[], { seats, township }: TodayRun): RegisteredVehicle | undefined {
  const far = (vehicle: RegisteredVehicle) => (vehicle.township === township ? 0 : 1)
  return spare.filter((vehicle) => vehicle.seats - 2 >= seats).toSorted((a, b) => far(a) - far(b) || a.seats - b.seats)[0]
}
