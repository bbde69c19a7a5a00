import type { Levers, usualModule } from './levers.ts'
import { usualBus, type SeatEffect } from './ride-effects.ts'

/** Yuan. One-off, and a year; both with their parts. Unit prices are assumptions, and parameters. */
export interface Money {
  readonly buildYuan: number
  readonly busYuan: number
  readonly closeYuan: number
  readonly onceYuan: number
  readonly seatYearYuan: number
  readonly siteYearYuan: number
  readonly yearYuan: number
}

/** A 36-seat school bus, a seat a year (driver, fuel, attendant), moving and guarding a closed site, keeping a small site open for a year. */
export const unitPrices = { bus: 280_000, seatYear: 3_200, closing: 60_000, siteYear: 150_000 } as const


export function moneyOf({ closed, extended }: Levers, { seats, module }: { readonly seats: readonly SeatEffect[]; readonly module: typeof usualModule }): Money {
  const buildYuan = extended.reduce((sum, { modules }) => sum + modules * module.yuan, 0)
  const buses = seats.reduce((sum, { busesMore }) => sum + busesMore, 0)
  const busYuan = buses * unitPrices.bus
  const closeYuan = closed.length * unitPrices.closing
  const seatYearYuan = buses * usualBus.seats * unitPrices.seatYear
  const siteYearYuan = -closed.length * unitPrices.siteYear
  return { buildYuan, busYuan, closeYuan, onceYuan: buildYuan + busYuan + closeYuan, seatYearYuan, siteYearYuan, yearYuan: seatYearYuan + siteYearYuan }
}
