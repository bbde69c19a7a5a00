import type { Outcome } from '../outcome.ts'
import { gapOf } from '../outcome.ts'
import { fewestBuses } from './bound.ts'
import { type BusViolation, checkBuses } from './check.ts'
import { type Model, modelOf } from './model.ts'
import type { BusEvent, BusPlan, BusProblem, BusRun } from './problem.ts'
import { searchBuses, type SearchOptions } from './search.ts'
import type { Stored, StoredBus } from './solution.ts'
import { Timetable } from './timetable.ts'

export interface BusPlanning extends Pick<SearchOptions, 'seed' | 'spent'> {
  readonly aim?: SearchOptions['aim']
  /** Where it begins: today's runs, say. Runs that break a rule, or serve a stop twice, are planned anew. */
  readonly start?: BusPlan
  /** Runs of `start` that stay as they are, vehicle and hours too; stops that stay on their bus. */
  readonly pinnedRuns?: readonly number[]
  readonly pinnedStops?: readonly number[]
  readonly onBetter?: (plan: BusPlan) => void
}

/** Plans the buses of a morning. `objective` is the number of buses, `bound` the proven least for the stops that are served. */
export function planBuses(problem: BusProblem, options: BusPlanning): Outcome<BusPlan, BusViolation> {
  const model = modelOf(problem)
  const pinned = [...new Set(options.pinnedRuns)].toSorted((a, b) => a - b)
  const because = pinned.length === 0 ? [] : brokenBy(problem, options.start!, pinned)
  if (because.length > 0) return { status: 'infeasible', because }
  const kept = pinned.map((run) => options.start!.buses[run]!)
  const stored = searchBuses(model, {
    seed: options.seed,
    aim: options.aim ?? 'buses',
    spent: options.spent,
    ...(options.start ? { start: startOf(problem, options.start, pinned) } : {}),
    ...(options.pinnedStops ? { pinnedStops: options.pinnedStops } : {}),
    bellShifts: problem.schools.map(({ bellShifts = [] }) => bellShifts),
    ...(options.onBetter ? { onBetter: (best: Stored) => options.onBetter!(planOf(problem, best, kept)) } : {}),
  })
  const plan = planOf(problem, stored, kept)
  const bound = fewestBuses(problem, plan.buses.flatMap(stopsOn))
  return { status: 'feasible', plan, objective: plan.buses.length, bound, gap: gapOf(plan.buses.length, bound) }
}

/** What the pinned runs break by themselves; `bus` counts the runs of `start`. */
function brokenBy(problem: BusProblem, start: BusPlan, pinned: readonly number[]): readonly BusViolation[] {
  const buses = pinned.map((run) => start.buses[run]!)
  const served = new Set(buses.flatMap(stopsOn))
  const unserved = problem.stops.flatMap((_, stop) => (served.has(stop) ? [] : [stop]))
  const shifts = start.bellShifts === undefined ? {} : { bellShifts: start.bellShifts }
  return checkBuses(problem, { buses, unserved, ...shifts }).map(({ bus, ...broken }) => (bus === undefined ? broken : { ...broken, bus: pinned[bus]! }))
}

const stopsOn = ({ events }: BusRun): readonly number[] => events.flatMap((event) => ('stop' in event ? [event.stop] : []))

/** The hours of a state of the search, the runs kept in front as they were; trips with too few children are not run. */
function planOf(problem: BusProblem, { buses, absent, shifts }: Stored, kept: readonly BusRun[]): BusPlan {
  const model = modelOf(shifted(problem, shifts))
  const filled = buses.map((bus) => ({ ...bus, events: withoutThinTrips(model, bus) }))
  const dropped = buses.flatMap(({ events }, i) => [...events].filter((event) => event < model.stops && !filled[i]!.events.includes(event)))
  return {
    buses: [...kept, ...filled.filter(({ events, pinned }) => events.length > 0 && !pinned).map((bus) => timed(model, bus))],
    unserved: [...absent, ...dropped].toSorted((a, b) => a - b),
    ...(shifts.some((shift) => shift !== 0) ? { bellShifts: [...shifts] } : {}),
  }
}

export function shifted(problem: BusProblem, shifts: ArrayLike<number>): BusProblem {
  return { ...problem, schools: problem.schools.map((school, i) => ({ ...school, opens: school.opens + (shifts[i] ?? 0), closes: school.closes + (shifts[i] ?? 0) })) }
}

/** Earliest hours, boarding as late as they allow. Throws where the bus cannot do it: the search stores no such run. */
function timed(model: Model, { bus, events }: StoredBus): BusRun {
  const timetable = new Timetable(model, events.length + 1)
  if (!timetable.fits(events, events.length, bus)) throw new Error('The search stored a run that breaks a rule.')
  timetable.delayBoarding(events, events.length)
  const hours = (i: number) => ({ arrive: timetable.start[i]!, leave: timetable.leave[i]! })
  return { bus, events: Array.from(events, (event, i): BusEvent => (event < model.stops ? { stop: event, ...hours(i) } : { school: event - model.stops, ...hours(i) })) }
}

function withoutThinTrips({ stops, children, schoolOf, leastChildren }: Model, { events }: StoredBus): Int32Array {
  if (leastChildren === 0) return events
  const kept: number[] = []
  let trip: number[] = []
  const goals = new Set<number>()
  for (const event of events) {
    trip.push(event)
    if (event < stops) goals.add(stops + schoolOf[event]!)
    else goals.delete(event)
    if (goals.size > 0) continue
    const boarded = trip.reduce((sum, each) => sum + (each < stops ? children[each]! : 0), 0)
    if (boarded >= leastChildren) kept.push(...trip)
    trip = []
  }
  return Int32Array.from(kept)
}

/** A plan as a state to begin from, pinned runs first; runs that break a rule are left out, so that their stops are planned anew. */
function startOf(problem: BusProblem, plan: BusPlan, pinned: readonly number[]): Stored {
  const model = modelOf(shifted(problem, plan.bellShifts ?? []))
  const free = model.count.slice()
  const timetable = new Timetable(model)
  const served = new Set<number>()
  const loose = plan.buses.flatMap((_, run) => (pinned.includes(run) ? [] : [run]))
  const buses = [...pinned, ...loose].flatMap((run): StoredBus[] => {
    const { bus, events } = plan.buses[run]!
    const stops = stopsOn(plan.buses[run]!)
    const order = Int32Array.from(events, (event) => ('stop' in event ? event.stop : model.stops + event.school))
    if (stops.some((stop) => served.has(stop)) || free[bus] === 0 || !timetable.fits(order, order.length, bus)) return []
    free[bus]!--
    for (const stop of stops) served.add(stop)
    return [{ bus, events: order, pinned: pinned.includes(run) }]
  })
  return { buses, absent: [], shifts: Int32Array.from(problem.schools, (_, school) => plan.bellShifts?.[school] ?? 0) }
}
