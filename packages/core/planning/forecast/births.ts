import { areas, type Area } from './grades.ts'
import { everyArea } from './history.ts'

type ByArea = { readonly [area in Area]: number }

/** Births by calendar year: those on record, then those assumed. */
export interface BirthOutlook {
  readonly byYear: ReadonlyMap<number, ByArea>
  /** The last year on record; everything after it is assumed. */
  readonly lastKnown: number
  /** Deviation of a year's change around the trend, in logarithms. */
  readonly deviation: number
}

/** Each year the trend of the last years carries this much less far. */
const damping = 0.7
const trendYears = 3

/**
 * Births after the last year on record follow the mean yearly change of the last three years, by area, damped by 0.7 a year: a fall as steep
 * as that of 2017–2020 does not go on for ever, and does not stop at once. How sure that is comes from how the yearly changes differed.
 */
export function outlookOf(known: ReadonlyMap<number, ByArea>, until: number): BirthOutlook {
  const years = [...known.keys()]
  const lastKnown = years.at(-1)!
  const changes = everyArea((area) => yearlyChanges(known, years, area))
  const byYear = new Map(known)
  for (let year = lastKnown + 1; year <= until; year++) {
    const before = byYear.get(year - 1)!
    const carried = damping ** (year - lastKnown)
    byYear.set(year, everyArea((area) => before[area] * Math.exp(meanOf(changes[area].slice(-trendYears)) * carried)))
  }
  return { byYear, lastKnown, deviation: Math.max(...areas.map((area) => deviationOf(changes[area]))) }
}

function yearlyChanges(known: ReadonlyMap<number, ByArea>, years: readonly number[], area: Area): readonly number[] {
  return years.slice(1).flatMap((year) => {
    const [before, now] = [known.get(year - 1)?.[area] ?? 0, known.get(year)![area]]
    return before > 0 && now > 0 ? [Math.log(now / before)] : []
  })
}

const meanOf = (numbers: readonly number[]): number => (numbers.length === 0 ? 0 : numbers.reduce((sum, n) => sum + n, 0) / numbers.length)

function deviationOf(numbers: readonly number[]): number {
  const mean = meanOf(numbers)
  return Math.sqrt(meanOf(numbers.map((n) => (n - mean) ** 2)))
}
