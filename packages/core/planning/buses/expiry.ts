/** 到期提醒: papers that lapse soon, so that they are renewed before the bus must stay. */
import type { IsoDate } from '../../county/snapshot.ts'
import { dayOf } from '../../schedule/day.ts'
import type { BusRegister } from './clearance.ts'

export const busPapers = ['inspection', 'insurance', 'permit', 'driverReview'] as const
export type BusPaper = (typeof busPapers)[number]

/** A paper, of whom, and until when it holds; negative days have passed since. */
export interface Expiry {
  readonly paper: BusPaper
  /** A plate, or the name of a driver. */
  readonly of: string
  /** Id of the vehicle or the person. */
  readonly id: string
  /** Absent: not reported, which counts as lapsed. */
  readonly until?: IsoDate
  readonly daysLeft: number | null
}

/** Papers that lapse within so many days or have lapsed, soonest first, those not reported before all. */
export function expiriesWithin({ vehicles, people }: BusRegister, today: IsoDate, days: number): readonly Expiry[] {
  const paper = (name: BusPaper, id: string, of: string, until: IsoDate | undefined): Expiry => ({ paper: name, id, of, ...(until === undefined ? {} : { until }), daysLeft: until === undefined ? null : dayOf(until) - dayOf(today) })
  const all = [
    ...vehicles.flatMap(({ id, plate, inspectionUntil, insuranceUntil, permitUntil }) => [paper('inspection', id, plate, inspectionUntil), paper('insurance', id, plate, insuranceUntil), paper('permit', id, plate, permitUntil)]),
    ...people.filter(({ role }) => role === 'driver').map(({ id, name, reviewUntil }) => paper('driverReview', id, name, reviewUntil)),
  ]
  const rank = ({ daysLeft }: Expiry) => daysLeft ?? -Infinity
  return all.filter(({ daysLeft }) => daysLeft === null || daysLeft <= days).toSorted((a, b) => (rank(a) === rank(b) ? 0 : rank(a) - rank(b)))
}
