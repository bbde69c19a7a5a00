import { type Model, never } from './model.ts'
import type { Random } from './random.ts'
import type { Route } from './route.ts'
import { Timetable } from './timetable.ts'

/** One place in a hundred is not looked at (blinks of Christiaens & Vanden Berghe 2020), so that the cheapest place is not always taken. */
const blinkEvery = 100
const hour = 3_600_000

/** Looks for the cheapest place of a stop among the routes offered to it. */
export class Insertion {
  /** Milliseconds of driving more, and of work as far as its evenness counts; `never` while no place is known. */
  cost = never
  route: Route | undefined
  /** Where the stop goes, and where a new visit to its school goes (counted after the stop is in), −1 where one is there. */
  at = 0
  goal = -1
  /** Milliseconds of driving more below which a place in the route on offer is cheaper than the best one found. */
  private most = never
  /** What a millisecond more of work counts in the route on offer, besides the driving. */
  private strain = 0
  private stop = 0
  /** The drive from the stop to its school, and how long unloading its children alone takes. */
  private direct = 0
  private unloading = 0
  /** A bus that is free later than this cannot bring the children to school in time, however near it is. */
  private mustBeFree = 0
  /** No trip of the stop alone is over before this. */
  private earliestOff = 0
  /** When at the earliest the bus leaves the stop, where it is being tried. */
  private departs = 0
  /** The last visit to its school in the route on offer; −1 where there is none. */
  private lastVisit = -1
  private untilBlink = blinkEvery
  private scratch = new Int32Array(256)
  /** Whether what constant-time tests let pass must be tested as a whole: waits with children on board, duty. */
  private readonly deep: boolean
  private readonly model: Model
  private readonly random: Random
  private readonly timetable: Timetable

  constructor(model: Model, random: Random) {
    this.model = model
    this.random = random
    this.timetable = new Timetable(model)
    this.deep = model.mixes || model.kinds > model.schools || model.duty < never
  }

  begin(stop: number): void {
    this.stop = stop
    this.cost = never
    this.route = undefined
    const { schoolOf, placeOf, drive, places, unloadBase, unloadEach, children, opens, closes, dwell, stops } = this.model
    const school = schoolOf[stop]!
    this.direct = drive[placeOf[stop]! * places + placeOf[stops + school]!]!
    this.unloading = unloadBase + unloadEach * children[stop]!
    this.mustBeFree = closes[school]! - this.unloading - dwell[stop]!
    this.earliestOff = opens[school]! + this.unloading
  }

  /** Whether the best place found is in. */
  apply(): void {
    const route = this.route!
    route.insert(this.at, this.stop)
    if (this.goal !== -1) {
      route.insert(this.goal, this.model.stops + this.model.schoolOf[this.stop]!)
      route.strikeIdleVisit(this.model, this.goal)
    }
    route.refresh(this.model)
  }

  offer(route: Route): void {
    const { model, stop } = this
    if (model.children[stop]! > model.seats[route.bus]!) return
    if (model.smallBusOnly[stop] && model.large[route.bus]) return
    this.strain = (2 * model.evenness * route.work) / hour
    this.most = (this.cost - this.strain * model.dwell[stop]!) / (1 + this.strain)
    if (model.mixes) this.offerMixed(route)
    else this.offerSingle(route)
  }

  private blinks(): boolean {
    if (--this.untilBlink > 0) return false
    this.untilBlink = 1 + this.random.below(2 * blinkEvery - 1)
    return true
  }

  /** Trips of one school each, one after the other: every test takes constant time. */
  private offerSingle(route: Route): void {
    const { model, stop } = this
    const goal = model.stops + model.schoolOf[stop]!
    const seats = model.seats[route.bus]! - model.children[stop]!
    for (let begin = 0; begin < route.length; ) {
      if (begin > 0 && route.leave[begin - 1]! > this.mustBeFree) return
      const end = route.visit[begin]!
      this.offerTrip(route, begin)
      if (route.events[end] === goal && route.load[end]! <= seats) this.offerWithin(route, begin, end)
      begin = end + 1
    }
    this.offerTrip(route, route.length)
  }

  /** Into the trip from `begin` to the visit at `end`. */
  private offerWithin(route: Route, begin: number, end: number): void {
    const { model, stop } = this
    const { drive, places } = model
    const [spot, dwell, limit] = [model.placeOf[stop]!, model.dwell[stop]!, model.rideLimit[stop]!]
    const latest = route.latest[end]! - model.unloadEach * model.children[stop]!
    const opens = model.opens[route.events[end]! - model.stops]!
    for (let at = begin; at <= end; at++) {
      const on = drive[spot * places + route.place[at]!]!
      // The way to the stop is looked up last: it lies in another row each time.
      if (on - route.way[at]! >= this.most) continue
      const before = this.placeBefore(route, at)
      const more = before === -1 ? on : drive[before * places + spot]! + on - route.way[at]!
      if (more >= this.most || route.slack[at]! < more + dwell) continue
      if (route.clock[end]! - route.clock[at]! + on > limit || Math.max(opens, route.arrive[end]! + more + dwell) > latest) continue
      if (!this.blinks()) this.take(route, { at, goal: -1, cost: more })
    }
  }

  private placeBefore(route: Route, at: number): number {
    return at === 0 ? this.model.depot[route.bus]! : route.place[at - 1]!
  }

  /** Nothing where one end is no place: a bus without a depot, or after its last school. */
  private way(from: number, to: number): number {
    return from === -1 || to === -1 ? 0 : this.model.drive[from * this.model.places + to]!
  }

  /** As a trip of its own before the event at `at`; what the hours forbid is told before any way is looked up. */
  private offerTrip(route: Route, at: number): void {
    const { model, stop } = this
    const free = at === 0 ? 0 : route.leave[at - 1]!
    if (free + this.direct > this.mustBeFree || this.earliestOff > route.latest[at]!) return
    if (route.visits >= model.mostTrips || this.direct > model.rideLimit[stop]!) return
    const [here, goal, before] = [model.placeOf[stop]!, model.placeOf[model.stops + model.schoolOf[stop]!]!, this.placeBefore(route, at)]
    const next = at < route.length ? route.place[at]! : -1
    const [toHere, onward] = [this.way(before, here), this.way(goal, next)]
    const more = toHere + this.direct + onward - this.way(before, next)
    if (more < this.most && this.mayTrip(route, at, { arrives: free + toHere + model.dwell[stop]! + this.direct, onward }) && !this.blinks()) this.take(route, { at, goal: at + 1, cost: more })
  }

  /** What the school's hours and the later trips ask of a trip of its own. */
  private mayTrip(route: Route, at: number, { arrives, onward }: Pick<Visiting, 'arrives' | 'onward'>): boolean {
    const school = this.model.schoolOf[this.stop]!
    const leaves = Math.max(this.model.opens[school]!, arrives) + this.unloading
    return leaves <= this.model.closes[school]! && leaves + onward <= route.latest[at]!
  }

  /** Children of several schools on board: constant-time tests that must hold, then the whole run. */
  private offerMixed(route: Route): void {
    const { model, stop } = this
    const { drive, places, placeOf } = model
    const here = placeOf[stop]!
    const [dwell, seats] = [model.dwell[stop]!, model.seats[route.bus]! - model.children[stop]!]
    this.lastVisit = route.lastOf(model.stops + model.schoolOf[stop]!)
    const last = this.lastPlace(route)
    for (let at = 0; at <= last; at++) {
      const before = this.placeBefore(route, at)
      const to = before === -1 ? 0 : drive[before * places + here]!
      if (at === route.length) {
        this.offerGoals(route, at, to)
        break
      }
      const on = drive[here * places + route.place[at]!]!
      const more = to + on - route.way[at]!
      if (more >= this.most || route.load[at]! > seats || route.slack[at]! < more + dwell) continue
      const arrive = (at === 0 ? 0 : route.leave[at - 1]!) + to + dwell + on
      if (arrive <= route.latest[at]!) this.offerGoals(route, at, more)
    }
  }

  /** Later than there the bus is not free in time. */
  private lastPlace(route: Route): number {
    let at = route.length
    while (at > 0 && route.leave[at - 1]! > this.mustBeFree) at--
    return at
  }

  /** The stop goes in at `at` for `more`; its children get off at the next visit of their school, or at a new one before that. */
  private offerGoals(route: Route, at: number, more: number): void {
    const { model, stop } = this
    const { drive, places, placeOf } = model
    const limit = model.rideLimit[stop]!
    let from = placeOf[stop]!
    let ride = 0
    this.departs = (at === 0 ? 0 : route.leave[at - 1]!) + this.way(this.placeBefore(route, at), from) + model.dwell[stop]!
    for (let next = at; ride <= limit; next++) {
      this.offerGoal(route, { at, more, next, from, ride })
      if (next === route.length || this.endsRide(route, next)) break
      const onward = drive[from * places + route.place[next]!]!
      if (route.events[next] === model.stops + model.schoolOf[stop]!) {
        if (more < this.most && this.mayJoin(route, next, ride + onward) && !this.blinks()) this.take(route, { at, goal: -1, cost: more })
        return
      }
      ride += onward + route.leave[next]! - route.start[next]!
      from = route.place[next]!
    }
  }

  /** What must hold for the children to get off at a visit that is there. */
  private mayJoin(route: Route, visit: number, ride: number): boolean {
    const { model, stop } = this
    if (ride > model.rideLimit[stop]!) return false
    return Math.max(model.opens[model.schoolOf[stop]!]!, this.departs + ride) <= route.latest[visit]! - model.unloadEach * model.children[stop]!
  }

  /** A new visit before the event at `next`, reached from a place after a ride. */
  private offerGoal(route: Route, riding: Riding): void {
    const { model, stop } = this
    const { drive, places, placeOf } = model
    const { at, more, next, from, ride } = riding
    const goal = placeOf[model.stops + model.schoolOf[stop]!]!
    const direct = drive[from * places + goal]!
    const onward = next < route.length ? route.place[next]! : -1
    const cost = more + direct + (onward === -1 ? 0 : drive[goal * places + onward]! - drive[from * places + onward]!)
    if (cost >= this.most || ride + direct > model.rideLimit[stop]! || route.visits >= model.mostTrips) return
    if (this.mayVisit(route, riding, { arrives: this.departs + ride + direct, onward: this.way(goal, onward), cost }) && !this.blinks()) this.take(route, { at, goal: next + 1, cost })
  }

  /** What must hold for a new visit, told without the whole run: the school's hours, the later schools', who is on board past it, the duty. */
  private mayVisit(route: Route, { at, more, next }: Riding, { arrives, onward, cost }: Visiting): boolean {
    const { model, stop } = this
    const school = model.schoolOf[stop]!
    const { unloading } = this
    const leaves = Math.max(model.opens[school]!, arrives) + unloading
    if (leaves > model.closes[school]! || route.work + cost + model.dwell[stop]! + unloading > model.duty) return false
    // Where a later visit loses riders to the new one, what is known of it no longer holds.
    if (next <= this.lastVisit) return true
    if (leaves + onward > route.latest[next]!) return false
    const longer = next === at ? cost + model.dwell[stop]! : cost - more
    return next === route.length || route.slack[next]! >= longer + unloading
  }

  /** Whether the children cannot stay on board past the event: no seat is left there. */
  private endsRide(route: Route, at: number): boolean {
    const { model, stop } = this
    if (route.events[at] === model.stops + model.schoolOf[stop]!) return false
    return at + 1 < route.length && route.load[at + 1]! + model.children[stop]! > model.seats[route.bus]!
  }

  private take(route: Route, place: Place): void {
    if (this.deep && !this.fits(route, place)) return
    this.cost = place.cost + this.strain * (place.cost + this.model.dwell[this.stop]!)
    this.most = place.cost
    this.route = route
    this.at = place.at
    this.goal = place.goal
  }

  private fits(route: Route, { at, goal }: Place): boolean {
    const length = route.length + (goal === -1 ? 1 : 2)
    if (length > this.scratch.length) this.scratch = new Int32Array(length * 2)
    const { scratch } = this
    let from = 0
    for (let i = 0; i < length; i++) {
      if (i === at) scratch[i] = this.stop
      else if (i === goal) scratch[i] = this.model.stops + this.model.schoolOf[this.stop]!
      else scratch[i] = route.events[from++]!
    }
    return this.timetable.fits(scratch, length, route.bus)
  }
}

interface Place {
  readonly at: number
  readonly goal: number
  readonly cost: number
}

interface Riding {
  /** Where the stop goes in, and what that costs. */
  readonly at: number
  readonly more: number
  readonly next: number
  readonly from: number
  readonly ride: number
}

interface Visiting {
  readonly arrives: number
  /** Drive from the school to what comes next. */
  readonly onward: number
  readonly cost: number
}
