import type { BusProblem } from './problem.ts'
import { modelOf, type Model } from './model.ts'
import { Timetable } from './timetable.ts'

/**
 * The best plan of a tiny problem by trying everything: every division of the stops among buses (or nobody), every order of stops and
 * visits. Answers the fewest children without a seat, and the fewest buses with that.
 */
export function bestByTrying(problem: BusProblem): { readonly unseated: number; readonly buses: number } {
  const model = modelOf(problem)
  const runnable = runnableSets(model)
  const total = problem.stops.reduce((sum, { children }) => sum + children, 0)
  let best = { unseated: total, buses: 0 }
  const visit = (waiting: number, free: Int32Array, state: { readonly unseated: number; readonly buses: number }) => {
    if (waiting === 0) {
      if (state.unseated < best.unseated || (state.unseated === best.unseated && state.buses < best.buses)) best = state
      return
    }
    const first = waiting & -waiting
    const stop = 31 - Math.clz32(first)
    visit(waiting ^ first, free, { ...state, unseated: state.unseated + problem.stops[stop]!.children })
    for (let set = waiting; set > 0; set = (set - 1) & waiting) {
      if ((set & first) === 0) continue
      for (const [bus, left] of free.entries()) {
        if (left === 0 || !runnable[bus]!.has(set)) continue
        visit(waiting ^ set, free.with(bus, left - 1), { ...state, buses: state.buses + 1 })
      }
    }
  }
  visit((1 << problem.stops.length) - 1, model.count, { unseated: 0, buses: 0 })
  return best
}

/** By class of buses: the sets of stops that one bus can serve in some order. */
function runnableSets(model: Model): readonly ReadonlySet<number>[] {
  const timetable = new Timetable(model)
  return Array.from(model.seats, (_, bus) => {
    const sets = new Set<number>()
    for (let set = 1; set < 1 << model.stops; set++) {
      const stops = Array.from({ length: model.stops }, (_, stop) => stop).filter((stop) => set & (1 << stop))
      if (stops.some((stop) => model.smallBusOnly[stop] && model.large[bus])) continue
      if (someOrder(model, stops, (events) => timetable.fits(events, events.length, bus))) sets.add(set)
    }
    return sets
  })
}

function someOrder(model: Model, stops: readonly number[], fits: (events: Int32Array) => boolean): boolean {
  const events: number[] = []
  const [waiting, aboard] = [new Set(stops), new Map<number, number>()]
  const extend = (): boolean => {
    if (waiting.size === 0 && aboard.size === 0) return events.filter((event) => event >= model.stops).length <= model.mostTrips && fits(Int32Array.from(events))
    for (const stop of Array.from(waiting)) {
      const school = model.schoolOf[stop]!
      waiting.delete(stop)
      aboard.set(school, (aboard.get(school) ?? 0) + 1)
      events.push(stop)
      if (extend()) return true
      events.pop()
      waiting.add(stop)
      if (aboard.get(school) === 1) aboard.delete(school)
      else aboard.set(school, aboard.get(school)! - 1)
    }
    for (const [school, count] of Array.from(aboard)) {
      aboard.delete(school)
      events.push(model.stops + school)
      if (extend()) return true
      events.pop()
      aboard.set(school, count)
    }
    return false
  }
  return extend()
}
