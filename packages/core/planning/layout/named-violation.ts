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
  readonly value: number
  readonly limit: number
}

/** Says of whom a violation of the county's problem speaks. */
export function namedViolation({ problem }: Pick<CountyProblem, 'problem'>, { rule, village, band, school, township, pin, value, limit }: LayoutViolation): NamedViolation {
  const home = village === undefined ? undefined : problem.villages[village]!.name
  const there = school === undefined ? undefined : problem.schools[school]!.name
  return {
    rule, value, limit,
    where: home ?? there ?? township ?? null,
    school: home === undefined ? null : (there ?? null),
    grades: band === undefined ? null : problem.bands[band]!.id,
    pin: pin === undefined ? null : problem.pins[pin]!.kind,
  }
}
