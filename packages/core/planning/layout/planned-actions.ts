import type { LayoutDecision } from '../../county/apply.ts'
import { grouped } from '../../county/grouped.ts'
import type { Snapshot } from '../../county/snapshot.ts'
import type { Alternative } from './alternatives.ts'
import type { CountyProblem } from './county-problem.ts'
import { layoutCost, type LayoutCost } from './cost.ts'
import { measures, type LayoutPlan, type Measure } from './problem.ts'

/** A plan that differs in one school, by name, and what the measures would come to beside the plan's. */
export interface NearAlternative {
  readonly school: string
  readonly decision: 'open' | 'closed'
  /** What each measure would rise by. */
  readonly change: { readonly [measure in Measure]: number }
  /** Schools that would be decided otherwise, the named one included. */
  readonly others: readonly { readonly school: string; readonly decision: 'open' | 'closed' }[]
}

export function nearAlternative({ problem }: Pick<CountyProblem, 'problem'>, plan: LayoutPlan, { pin, plan: other, cost }: Alternative): NearAlternative {
  const now = layoutCost(problem, plan)
  return {
    school: problem.schools[pin.school]!.name,
    decision: wordOf(pin.kind === 'open'),
    change: changeOf(now, cost),
    others: problem.schools.flatMap(({ name }, school) => (plan.open[school] === other.open[school] ? [] : [{ school: name, decision: wordOf(other.open[school]!) }])),
  }
}

const wordOf = (open: boolean): NearAlternative['decision'] => (open ? 'open' : 'closed')

function changeOf(now: LayoutCost, then: LayoutCost): NearAlternative['change'] {
  return Object.fromEntries(measures.map((measure) => [measure, then[measure] - now[measure]])) as NearAlternative['change']
}

/** What a planned decision does beside closing: what is built, extended, bought, and how many teachers move. */
export interface PlannedActions {
  readonly closed: readonly string[]
  readonly opened: readonly { readonly name: string; readonly children: number }[]
  readonly extended: readonly { readonly name: string; readonly rooms: number }[]
  readonly supplies: readonly { readonly fact: string; readonly schools: number; readonly amount: number }[]
  readonly teachersMoved: number
}

export function plannedActions(decision: LayoutDecision, { schools }: Snapshot): PlannedActions {
  const { closed, opened = [], extended, supplies = [], transfers = [], moves } = decision
  const names = new Map([...schools, ...opened.map(({ school }) => school)].map(({ id, name }) => [id, name]))
  return {
    closed: closed.map((id) => names.get(id) ?? id),
    opened: opened.map(({ school: { id, name } }) => ({ name, children: moves.reduce((sum, { to, children }) => sum + (to === id ? children : 0), 0) })),
    extended: extended.map(({ school, rooms }) => ({ name: names.get(school) ?? school, rooms })),
    supplies: [...grouped(supplies, ({ fact }) => fact)].map(([fact, own]) => ({ fact, schools: own.length, amount: own.reduce((sum, { amount }) => sum + amount, 0) })),
    teachersMoved: transfers.reduce((sum, { teachers }) => sum + teachers, 0),
  }
}
