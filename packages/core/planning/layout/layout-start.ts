import { Placement } from '../location/placement.ts'
import type { LayoutModel } from './layout-model.ts'
import type { LayoutPlan, LayoutProblem } from './problem.ts'

/** Where the search begins, as the problem says: by group of children the arc it takes; the cheapest where the start says nothing. */
export function firstArcs(problem: LayoutProblem, model: LayoutModel, from?: LayoutPlan): Int32Array {
  const plan = from ?? (problem.start.kind === 'plan' ? problem.start.plan : undefined)
  const nearest = Int32Array.from({ length: model.customers }, (_, group) => nearestArc(problem, model, group))
  if (plan) return fromPlan(model, plan, nearest)
  if (problem.start.kind === 'today') return fromToday(problem, model, nearest)
  return problem.start.kind === 'capacity' ? byCapacity(model, nearest) : nearest
}

function nearestArc({ walkMinutes, rideMinutes }: LayoutProblem, { first, site, groupsOfChildren }: LayoutModel, group: number): number {
  const { village } = groupsOfChildren[group]!
  const minutes = (arc: number) => Math.min(walkMinutes[village]![site[arc]!] ?? Infinity, rideMinutes[village]![site[arc]!] ?? Infinity)
  let best = first[group]!
  for (let arc = best; arc < first[group + 1]!; arc++) if (minutes(arc) < minutes(best)) best = arc
  return best
}

function fromPlan(model: LayoutModel, plan: LayoutPlan, otherwise: Int32Array): Int32Array {
  const used = new Map<string, number>()
  return otherwise.map((arc, group) => {
    const { village, band } = model.groupsOfChildren[group]!
    const schools = plan.attends[village]?.[band] ?? []
    const part = used.get(`${village}/${band}`) ?? 0
    used.set(`${village}/${band}`, part + 1)
    return arcOf(model, group, schools[Math.min(part, schools.length - 1)]) ?? arc
  })
}

function fromToday({ villages }: LayoutProblem, model: LayoutModel, otherwise: Int32Array): Int32Array {
  return otherwise.map((arc, group) => {
    const { village, band } = model.groupsOfChildren[group]!
    return arcOf(model, group, villages[village]!.attends[band] ?? undefined) ?? arc
  })
}

/** The largest groups choose first, each what costs least beside those before it. */
function byCapacity(model: LayoutModel, nearest: Int32Array): Int32Array {
  const placement = new Placement(model)
  placement.reset(nearest)
  const order = model.groupsOfChildren.map((_, group) => group).toSorted((a, b) => model.groupsOfChildren[b]!.children - model.groupsOfChildren[a]!.children || a - b)
  for (const group of order) {
    let [best, least] = [-1, -1e-9]
    for (let arc = model.first[group]!; arc < model.first[group + 1]!; arc++) {
      const delta = arc === placement.arc[group] ? 0 : placement.shiftDelta(group, arc)
      if (delta < least) [best, least] = [arc, delta]
    }
    if (best >= 0) placement.shift(group, best)
  }
  return placement.arc.slice()
}

function arcOf({ first, site }: LayoutModel, group: number, school: number | undefined): number | undefined {
  for (let arc = first[group]!; arc < first[group + 1]!; arc++) if (site[arc] === school) return arc
  return undefined
}
