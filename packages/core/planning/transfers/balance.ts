import { dispersionOf } from '../../standard/dispersion.ts'
import type { Placement, Round } from './round.ts'

/** The coefficients of the three teacher indicators over the schools of a round: teachers, above the required degree, backbone, each a pupil. */
export const balanceIndicators = ['teachers', 'aboveDegree', 'backbone'] as const
export type BalanceIndicator = (typeof balanceIndicators)[number]
export type Balance = { readonly [indicator in BalanceIndicator]: number | null }

export interface BalanceChange {
  readonly before: Balance
  readonly after: Balance
}

/** Before any move, and after the placements. Schools without pupils are not counted. */
export function balanceOf(round: Pick<Round, 'schools' | 'cells' | 'teachers'>, placements: readonly Placement[]): BalanceChange {
  const at = new Map(round.schools.map(({ id }, i) => [id, i]))
  const schoolOf = new Map(round.cells.map(({ id, school }) => [id, school]))
  const teachers = new Map(round.teachers.map((teacher) => [teacher.id, teacher]))
  const moved = { teachers: new Int32Array(at.size), aboveDegree: new Int32Array(at.size), backbone: new Int32Array(at.size) }
  for (const placement of placements) {
    const teacher = teachers.get(placement.teacher)!
    const from = at.get(schoolOf.get(teacher.cell)!)!
    const to = at.get(schoolOf.get(placement.cell)!)!
    for (const indicator of balanceIndicators) {
      if (indicator !== 'teachers' && !teacher[indicator]) continue
      moved[indicator][from]!--
      moved[indicator][to]!++
    }
  }
  return { before: coefficients(round, () => 0), after: coefficients(round, (indicator, school) => moved[indicator][school]!) }
}

function coefficients({ schools }: Pick<Round, 'schools'>, more: (indicator: BalanceIndicator, school: number) => number): Balance {
  const counted = schools.flatMap((school, i) => (school.pupils > 0 ? [i] : []))
  const pupils = Float64Array.from(counted, (i) => schools[i]!.pupils)
  const of = (indicator: BalanceIndicator) =>
    dispersionOf({ stock: Float64Array.from(counted, (i) => schools[i]![indicator] + more(indicator, i)), pupils, scale: 100 })?.cv ?? null
  return { teachers: of('teachers'), aboveDegree: of('aboveDegree'), backbone: of('backbone') }
}

/** The indicators whose coefficient is higher after than before. */
export function risenIn({ before, after }: BalanceChange): readonly BalanceIndicator[] {
  return balanceIndicators.filter((indicator) => before[indicator] !== null && (after[indicator] === null || after[indicator] > before[indicator] + 1e-9))
}
