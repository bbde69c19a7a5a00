import type { Model } from './model.ts'
import { Route } from './route.ts'

/** A stored state of the search: buses with their events, the stops that no bus serves, and the bell shifts of schools. */
export interface Stored {
  readonly buses: readonly StoredBus[]
  readonly absent: readonly number[]
  readonly shifts: Int32Array
}

export interface StoredBus {
  readonly bus: number
  readonly events: Int32Array
  readonly pinned?: boolean
}

/** The buses of the search, with what it takes to go back to the state that was marked last. */
export class Solution {
  routes: Route[] = []
  absent: number[] = []
  cost = 0
  /** The bus of each stop. */
  readonly home: (Route | undefined)[]
  /** Buses not in use, by class. */
  readonly free: Int32Array
  private readonly struck: Uint8Array
  private readonly model: Model
  private readonly saved = new Map<Route, Int32Array>()
  private savedRoutes: Route[] = []
  private savedAbsent: number[] = []
  private savedCost = 0

  constructor(model: Model) {
    this.model = model
    this.home = Array.from({ length: model.stops }, () => undefined)
    this.free = model.count.slice()
    this.struck = new Uint8Array(model.stops)
  }

  mark(): void {
    this.saved.clear()
    this.savedRoutes = this.routes.slice()
    this.savedAbsent = this.absent.slice()
    this.savedCost = this.cost
  }

  /** Keeps the events of a bus that is about to change. */
  touch(route: Route): void {
    if (!this.saved.has(route)) this.saved.set(route, route.copyEvents())
  }

  /** Lets a bus out; its first stop is put in by the caller. */
  open(bus: number): Route {
    const route = new Route(bus)
    this.free[bus]!--
    this.routes.push(route)
    this.saved.set(route, new Int32Array(0))
    return route
  }

  /** Takes a stop off its bus, which is brought up to date by `strike`. */
  take(stop: number): void {
    this.struck[stop] = 1
    this.home[stop] = undefined
    this.absent.push(stop)
  }

  strike(routes: readonly Route[]): void {
    for (const route of routes) {
      this.cost -= route.cost
      route.strike(this.model, this.struck)
      route.refresh(this.model)
      this.cost += route.cost
      if (route.length === 0) this.shut(route)
    }
    for (const stop of this.absent) this.struck[stop] = 0
  }

  /** Takes a bus out of use; its stops are absent. */
  close(route: Route): void {
    this.touch(route)
    for (let i = 0; i < route.length; i++) if (route.events[i]! < this.model.stops) this.take(route.events[i]!)
    this.strike([route])
  }

  /** Back to the marked state. */
  undo(): void {
    for (const [route, events] of this.saved) {
      this.settle(route, undefined)
      route.fill(events)
    }
    for (const [route] of this.saved) {
      route.refresh(this.model)
      this.settle(route, route)
    }
    this.routes = this.savedRoutes
    this.absent = this.savedAbsent
    this.cost = this.savedCost
    this.countFree()
  }

  store(shifts: Int32Array): Stored {
    const buses = this.routes.map((route): StoredBus => ({ bus: route.bus, events: route.copyEvents(), pinned: route.pinned }))
    return { buses, absent: this.absent.slice(), shifts: shifts.slice() }
  }

  restore({ buses, absent }: Pick<Stored, 'buses' | 'absent'>): void {
    this.home.fill(undefined)
    this.routes = buses.map(({ bus, events, pinned = false }) => {
      const route = new Route(bus, events.length)
      route.fill(events)
      route.refresh(this.model)
      route.pinned = pinned
      this.settle(route, route)
      return route
    })
    this.cost = this.routes.reduce((sum, { cost }) => sum + cost, 0)
    this.absent = absent.slice()
    this.countFree()
    this.mark()
  }

  private shut(route: Route): void {
    this.free[route.bus]!++
    this.routes.splice(this.routes.indexOf(route), 1)
  }

  private settle(route: Route, home: Route | undefined): void {
    for (let i = 0; i < route.length; i++) if (route.events[i]! < this.model.stops) this.home[route.events[i]!] = home
  }

  private countFree(): void {
    this.free.set(this.model.count)
    for (const { bus } of this.routes) this.free[bus]!--
  }
}
