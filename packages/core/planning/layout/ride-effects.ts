import { grouped } from '../../county/grouped.ts'
import type { Snapshot } from '../../county/snapshot.ts'
import type { Attendance } from './attendance.ts'
import { bandOfGrade, bands, minutesMost, type Band, type Movement } from './movement.ts'
import type { TravelMinutes } from './travel.ts'

/** One-way minutes of the children who change, by age. */
export interface BandTravel {
  readonly band: Band
  readonly children: number
  readonly meanBefore: number | null
  readonly meanAfter: number | null
  readonly longestAfter: number | null
  readonly most: number
  readonly overLimit: number
}

/**
 * Seats of a township. An estimate until routes are planned: a bus makes one run a way; whoever lives more than half an hour's walk away rides.
 */
export interface SeatEffect {
  readonly township: string
  readonly ridersBefore: number
  readonly ridersAfter: number
  readonly seats: number
  readonly busesMore: number
  /** Settlements that would be left without a seat, farthest first. */
  readonly withoutSeat: readonly string[]
}

/** Seats of the bus that would be bought, and how full buses are to be. */
export const usualBus = { seats: 36, fill: 0.9 } as const

interface RideScene {
  readonly snapshot: Snapshot
  readonly attendance: readonly Attendance[]
  readonly travel: TravelMinutes
}

export function rideEffects(movements: readonly Movement[], scene: RideScene): { readonly bands: readonly BandTravel[]; readonly seats: readonly SeatEffect[] } {
  return { bands: bands.map((band) => bandTravel(band, movements.filter((each) => each.band === band))), seats: seatEffects(movements, scene) }
}

function bandTravel(band: Band, movements: readonly Movement[]): BandTravel {
  const after = movements.flatMap(({ minutesAfter }) => minutesAfter ?? [])
  return {
    band,
    children: movements.reduce((sum, { children }) => sum + children, 0),
    meanBefore: weightedMean(movements, ({ minutesBefore }) => minutesBefore),
    meanAfter: weightedMean(movements, ({ minutesAfter }) => minutesAfter),
    longestAfter: after.length === 0 ? null : Math.max(...after),
    most: minutesMost[band],
    overLimit: movements.filter(({ withinLimit }) => !withinLimit).reduce((sum, { children }) => sum + children, 0),
  }
}

function weightedMean(movements: readonly Movement[], of: (movement: Movement) => number | null): number | null {
  const known = movements.filter((each) => of(each) !== null)
  const children = known.reduce((sum, each) => sum + each.children, 0)
  return children === 0 ? null : known.reduce((sum, each) => sum + each.children * of(each)!, 0) / children
}

/** Townships whose riders change. */
function seatEffects(movements: readonly Movement[], { snapshot, attendance, travel }: RideScene): readonly SeatEffect[] {
  const townshipOf = new Map((snapshot.settlements ?? []).map(({ id, township }) => [id, township]))
  const rides = (settlement: string, school: string) => travel.between(settlement, school)?.mode === 'ride'
  const touched = [...new Set(movements.map(({ township }) => township))].toSorted()
  return touched.map((township) => {
    const before = attendance.filter((row) => townshipOf.get(row.settlement) === township && rides(row.settlement, row.school) && !boards(snapshot, row)).reduce((sum, { children }) => sum + children, 0)
    const own = movements.filter((each) => each.township === township)
    const change = own.reduce((sum, { settlement, from, to, children }) => sum + (rides(settlement, to) ? children : 0) - (rides(settlement, from) ? children : 0), 0)
    const seats = (snapshot.vehicles ?? []).filter((vehicle) => vehicle.township === township).reduce((sum, vehicle) => sum + vehicle.seats, 0)
    const after = before + change
    return { township, ridersBefore: before, ridersAfter: after, seats, busesMore: Math.max(0, Math.ceil((after - Math.max(seats, before)) / (usualBus.seats * usualBus.fill))), withoutSeat: unseated(own, after - Math.max(seats, before)) }
  })
}

/** Whoever boards rides twice a week, and not in a daily seat. */
function boards({ schools }: Snapshot, { school, grade }: Attendance): boolean {
  return bandOfGrade(grade) === 'junior' && schools.find(({ id }) => id === school)?.boarding === true
}

function unseated(movements: readonly Movement[], short: number): readonly string[] {
  if (short <= 0) return []
  const riders = grouped(movements.filter(({ modeAfter }) => modeAfter === 'ride'), ({ settlement }) => settlement)
  const farthest = [...riders.values()].toSorted((a, b) => (b[0]!.minutesAfter ?? 0) - (a[0]!.minutesAfter ?? 0))
  const left: string[] = []
  let still = short
  for (const rows of farthest) {
    if (still <= 0) break
    left.push(rows[0]!.settlementName)
    still -= rows.reduce((sum, { children }) => sum + children, 0)
  }
  return left
}
