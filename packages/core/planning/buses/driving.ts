import type { BusPlan, BusProblem } from './problem.ts'

/** What the plan costs, most important first: children without a seat, buses, milliseconds of driving, milliseconds that children ride together. */
export interface BusCost {
  readonly unseated: number
  readonly buses: number
  readonly driving: number
  readonly riding: number
}

export function busCost(problem: BusProblem, plan: BusPlan): BusCost {
  return {
    unseated: plan.unserved.reduce((sum, stop) => sum + problem.stops[stop]!.children, 0),
    buses: plan.buses.length,
    driving: plan.buses.reduce((sum, { bus, events }) => sum + drivingOf(problem, problem.fleet[bus]!.depot, events), 0),
    riding: plan.buses.reduce((sum, run) => sum + ridingOf(problem, run.events), 0),
  }
}

/** Negative where the first is better. */
export function compareCosts(a: BusCost, b: BusCost): number {
  return a.unseated - b.unseated || a.buses - b.buses || a.driving - b.driving || a.riding - b.riding
}

type Events = BusPlan['buses'][number]['events']

function drivingOf({ stops, schools, drive, places }: BusProblem, depot: number | undefined, events: Events): number {
  const visited = events.map((event) => ('stop' in event ? stops[event.stop]! : schools[event.school]!).place)
  const way = depot === undefined ? visited : [depot, ...visited]
  return way.slice(1).reduce((sum, place, i) => sum + drive[way[i]! * places + place]!, 0)
}

function ridingOf({ stops }: BusProblem, events: Events): number {
  return events.reduce((sum, event, i) => {
    if (!('stop' in event)) return sum
    const { school, children } = stops[event.stop]!
    const visit = events.slice(i).find((later) => 'school' in later && later.school === school)
    return visit === undefined ? sum : sum + children * (visit.arrive - event.leave)
  }, 0)
}
