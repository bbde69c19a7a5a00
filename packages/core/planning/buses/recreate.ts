import { Insertion } from './insertion.ts'
import type { Model } from './model.ts'
import type { Random } from './random.ts'
import { Route } from './route.ts'
import type { Solution } from './solution.ts'

/** Puts absent stops back, one by one, each at its cheapest place; what finds none stays absent. */
export class Recreate {
  private readonly model: Model
  private readonly random: Random
  private readonly insertion: Insertion
  /** An empty bus of each class, to try a stop in. */
  private readonly fresh: readonly Route[]

  constructor(model: Model, random: Random) {
    this.model = model
    this.random = random
    this.insertion = new Insertion(model, random)
    this.fresh = Array.from(model.seats, (_, bus) => new Route(bus))
    for (const route of this.fresh) route.refresh(model)
  }

  /** With no more than `limit` buses. */
  all(solution: Solution, limit: number): void {
    const waiting = this.inOrder(solution.absent)
    solution.absent = []
    for (const stop of waiting) if (!this.place(solution, stop, limit)) solution.absent.push(stop)
  }

  /** Whether a bus alone could serve the stop. */
  servable(stop: number): boolean {
    this.insertion.begin(stop)
    for (const route of this.fresh) for (let glance = 0; glance < 2; glance++) this.insertion.offer(route)
    return this.insertion.route !== undefined
  }

  private place(solution: Solution, stop: number, limit: number): boolean {
    const { insertion } = this
    insertion.begin(stop)
    for (const route of solution.routes) if (!route.pinned) insertion.offer(route)
    if (!insertion.route && solution.routes.length < limit) for (const [bus, route] of this.fresh.entries()) if (solution.free[bus]! > 0) insertion.offer(route)
    if (!insertion.route) return false
    if (insertion.route.length === 0) insertion.route = solution.open(insertion.route.bus)
    const { route } = insertion
    solution.touch(route)
    solution.cost -= route.cost
    insertion.apply()
    solution.cost += route.cost
    solution.home[stop] = route
    return true
  }

  /** By lot, by children, farthest or nearest from school first. */
  private inOrder(stops: readonly number[]): number[] {
    const { random, model } = this
    const draw = random.below(11)
    const away = (stop: number) => model.drive[model.placeOf[stop]! * model.places + model.placeOf[model.stops + model.schoolOf[stop]!]!]!
    if (draw < 4) return this.byLot(stops)
    if (draw < 8) return stops.toSorted((a, b) => model.children[b]! - model.children[a]!)
    return draw < 10 ? stops.toSorted((a, b) => away(b) - away(a)) : stops.toSorted((a, b) => away(a) - away(b))
  }

  private byLot(stops: readonly number[]): number[] {
    const order = stops.slice()
    for (let i = order.length - 1; i > 0; i--) {
      const j = this.random.below(i + 1)
      ;[order[i], order[j]] = [order[j]!, order[i]!]
    }
    return order
  }
}
