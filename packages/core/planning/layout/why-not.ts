import { whyThisSchool, type WhyNot } from './alternatives.ts'
import { checkLayout } from './check.ts'
import type { CountyProblem } from './county-problem.ts'
import { namedViolation, type NamedViolation } from './named-violation.ts'
import type { LayoutPlan } from './problem.ts'
import { walkMost } from './travel.ts'

/** A school that children could attend instead, by name. */
export interface NamedWhyNot extends Pick<WhyNot, 'mode' | 'change'> {
  readonly school: string
  readonly minutes: number | null
  readonly against: 'tooFar' | 'closed' | readonly NamedViolation[]
}

/** Where a settlement's children of a range of grades go in a plan. */
export interface WhyAnswer {
  /** Null where nobody of these grades lives there. */
  readonly attends: string | null
  /** Those near enough, and the nearest of those that are too far; the nearest first. */
  readonly others: readonly NamedWhyNot[]
}

/** Why this school: what stands against each other one, or what it would cost. */
export function whyNot(county: CountyProblem, plan: LayoutPlan, { settlement, band: id }: { readonly settlement: string; readonly band: string }): WhyAnswer {
  const { problem, homes } = county
  const [village, band] = [homes.findIndex((home) => home.settlement === settlement), problem.bands.findIndex((each) => each.id === id)]
  const here = plan.attends[village]?.[band]?.[0]
  if (here === undefined) return { attends: null, others: [] }
  const minutes = (school: number) => minutesBy(problem.walkMinutes[village]![school] ?? null, problem.rideMinutes[village]![school] ?? null)
  const found = whyThisSchool(problem, plan, { village, band, check: checkLayout }).toSorted((a, b) => (minutes(a.school) ?? Infinity) - (minutes(b.school) ?? Infinity))
  const far = found.filter(({ against }) => against === 'tooFar').slice(0, farShown)
  const others = found.filter((each) => each.against !== 'tooFar' || far.includes(each)).slice(0, shown)
  return { attends: problem.schools[here]!.name, others: others.map((each) => named(county, each, minutes(each.school))) }
}

const shown = 12
const farShown = 2

const minutesBy = (walk: number | null, ride: number | null): number | null => (walk !== null && walk <= walkMost ? walk : ride)

function named(county: CountyProblem, { school, mode, against, change }: WhyNot, minutes: number | null): NamedWhyNot {
  return { school: county.problem.schools[school]!.name, mode, change, minutes, against: typeof against === 'string' ? against : against.map((violation) => namedViolation(county, violation)) }
}
