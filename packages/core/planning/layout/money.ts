import type { LayoutDecision } from '../../county/apply.ts'
import { kindergartenYuan } from './kindergarten-module.ts'
import { usualModule } from './building-module.ts'
import { usualBus, type SeatEffect } from './ride-effects.ts'
import { levellingPrices } from './usual-levelling.ts'

/** Yuan. One-off, and a year; both with their parts. Unit prices are assumptions, and parameters. */
export interface Money {
  readonly buildYuan: number
  readonly busYuan: number
  readonly closeYuan: number
  /** What is bought for schools and paid to teachers who move so that schools draw closer; 0 unless a plan says so. */
  readonly levelYuan: number
  readonly onceYuan: number
  readonly seatYearYuan: number
  readonly siteYearYuan: number
  readonly yearYuan: number
}

/** A 36-seat school bus, a seat a year (driver, fuel, attendant), moving and guarding a closed site, keeping a small site open for a year. */
export const unitPrices = { bus: 280_000, seatYear: 3_200, closing: 60_000, siteYear: 150_000 } as const

export function moneyOf(decision: LayoutDecision, seats: readonly SeatEffect[]): Money {
  const { closed, opened = [], kindergartens = { closed: [], opened: [], extended: [] } } = decision
  const buses = seats.reduce((sum, { busesMore }) => sum + busesMore, 0)
  const [buildYuan, busYuan, closeYuan, levelYuan] = [buildYuanOf(decision) + kindergartenYuan(kindergartens), buses * unitPrices.bus, (closed.length + kindergartens.closed.length) * unitPrices.closing, levelYuanOf(decision)]
  const seatYearYuan = buses * usualBus.seats * unitPrices.seatYear
  const siteYearYuan = (opened.length + kindergartens.opened.length - closed.length - kindergartens.closed.length) * unitPrices.siteYear
  return { buildYuan, busYuan, closeYuan, levelYuan, onceYuan: buildYuan + busYuan + closeYuan + levelYuan, seatYearYuan, siteYearYuan, yearYuan: seatYearYuan + siteYearYuan }
}

/** Yuan of all floor that is built, by the price of a module. */
export function buildYuanOf({ extended, opened = [] }: LayoutDecision): number {
  const floor = [...extended.map(({ floorArea }) => floorArea), ...opened.map(({ school }) => school.stock.floorArea ?? 0)].reduce((sum, area) => sum + area, 0)
  return Math.round((floor / usualModule.floorArea) * usualModule.yuan)
}

function levelYuanOf({ supplies = [], transfers = [] }: LayoutDecision): number {
  const bought = supplies.reduce((sum, { fact, amount }) => sum + amount * levellingPrices.unitYuan[fact], 0)
  return bought + transfers.reduce((sum, { teachers }) => sum + teachers, 0) * levellingPrices.movingYuan
}
