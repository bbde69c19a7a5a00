import type { LayoutRule, LayoutViolation } from './check.ts'
import type { CountyProblem } from './county-problem.ts'
import type { Pin } from './problem.ts'

/** A broken or conflicting rule as people know it: names instead of indices. */
export interface NamedViolation {
  readonly rule: LayoutRule
  /** A settlement, a school or a township; null: the county. */
  readonly where: string | null
  /** The school that the children of `where` were to attend. */
  readonly school: string | null
  /** `1–3`; null where the rule is not one of grades. */
  readonly grades: string | null
  /** What a pin says of its school. */
  readonly pin: Pin['kind'] | null
  /** Said where it is one of kindergartens, whose rules have words of their own. */
  readonly stage?: 'preschool'
  readonly value: number
  readonly limit: number
}

/** Says of whom a violation of the county's problem speaks; townships go by their codes unless their names are given. */
// eslint-disable-next-line max-params -- the problem, what is broken in it, and names it does not know
export function namedViolation({ problem }: Pick<CountyProblem, 'problem'>, violation: LayoutViolation, townships: ReadonlyMap<string, string> = new Map()): NamedViolation {
  const { rule, band, pin, value, limit } = violation
  return {
    rule, value, limit,
    ...placeOf(problem, violation, townships),
    grades: band === undefined ? null : problem.bands[band]!.id,
    pin: pin === undefined ? null : problem.pins[pin]!.kind,
    ...(problem.bands[0]?.stage === 'preschool' ? { stage: 'preschool' as const } : {}),
  }
}

// eslint-disable-next-line max-params -- as above
function placeOf({ villages, schools }: CountyProblem['problem'], { village, school, township }: LayoutViolation, townships: ReadonlyMap<string, string>): Pick<NamedViolation, 'where' | 'school'> {
  const there = school === undefined ? null : schools[school]!.name
  if (village !== undefined) return { where: villages[village]!.name, school: there }
  return { where: there ?? (township === undefined ? null : (townships.get(township) ?? township)), school: null }
}
