import { entryAge, gradeCount, type Area } from './grades.ts'
import { everyArea, type YearRolls } from './history.ts'

/** How many of a cohort are there a year later, by the grade they come to: 0 = children who enter ÷ births six years before. */
export type Ratios = { readonly [area in Area]: Float64Array }

/** One September to the next. */
export interface Transition {
  readonly to: number
  readonly ratios: Ratios
}

type Births = ReadonlyMap<number, { readonly [area in Area]: number }>

/** Ratios of every pair of consecutive years; NaN where a cohort or its births are not known. The town's lie above 1 and the country's below it by what moves to town. */
export function transitionsOf(rolls: readonly YearRolls[], births: Births): readonly Transition[] {
  return rolls.slice(1).flatMap((now, i) => {
    const before = rolls[i]!
    if (now.year !== before.year + 1) return []
    const ratios = everyArea((area) => Float64Array.from({ length: gradeCount }, (_, grade) => now.areas[area][grade]! / cohortBefore(before, births, area, grade)))
    return [{ to: now.year, ratios }]
  })
}

function cohortBefore(before: YearRolls, births: Births, area: Area, grade: number): number {
  const cohort = grade === 0 ? births.get(before.year + 1 - entryAge)?.[area] : before.areas[area][grade - 1]
  return cohort || Number.NaN
}

/** Geometric mean over the transitions that know it; 1 where none does. */
export function meanRatios(transitions: readonly Transition[]): Ratios {
  return everyArea((area) => Float64Array.from({ length: gradeCount }, (_, grade) => Math.exp(meanOfKnown(transitions.map(({ ratios }) => Math.log(ratios[area][grade]!))))))
}

/** How far a ratio lay from the mean of the other years', in logarithms: root mean square over all grades of an area. 0 with a single transition. */
export function ratioDeviation(transitions: readonly Transition[]): { readonly [area in Area]: number } {
  return everyArea((area) => {
    const squares = transitions.flatMap((each) => {
      const others = meanRatios(transitions.filter((other) => other !== each))[area]
      return [...each.ratios[area]].map((ratio, grade) => (Math.log(ratio) - Math.log(others[grade]!)) ** 2)
    })
    return transitions.length < 2 ? 0 : Math.sqrt(meanOfKnown(squares))
  })
}

function meanOfKnown(numbers: readonly number[]): number {
  const known = numbers.filter(Number.isFinite)
  return known.length === 0 ? 0 : known.reduce((sum, n) => sum + n, 0) / known.length
}
