import { type Model, never } from './model.ts'

/** Milliseconds of driving that the search would rather spend than run with one child less than the least number. */
const underfilled = 120_000
const hour = 3_600_000

/**
 * One bus of the search: its events in order, and what an insertion must know of them, kept up to date by `refresh`.
 * Times are the earliest ones; a child's ride is counted without waits, for a bus can always wait before its first child boards.
 */
export class Route {
  events: Int32Array
  length = 0
  /** Where each event is, and the drive to it. */
  place: Int32Array
  way: Int32Array
  /** Earliest arrival before any wait for the school to open, and start of service after it. */
  arrive: Int32Array
  start: Int32Array
  /** Start of the drive onward. */
  leave: Int32Array
  /** Latest start of service from which all later schools are reached in time; one more entry than events. */
  latest: Int32Array
  /** Time without waits from the beginning to the start of service. */
  clock: Int32Array
  /** Children on board on the way to the event. */
  load: Int32Array
  /** By how much the way to the event may grow before somebody on board then rides too long. */
  slack: Int32Array
  /** Index of the visit that ends the ride; of a visit, its own. */
  visit: Int32Array
  /** Milliseconds of driving, the way from the depot included, and what underfilled trips and unfairness count beside it. */
  cost = 0
  /** Neither its events nor their order may be changed. */
  pinned = false
  served = 0
  visits = 0
  /** Milliseconds from the beginning to the end without waits. */
  work = 0

  readonly bus: number

  constructor(bus: number, least = 16) {
    const room = Math.max(16, least)
    this.bus = bus
    this.events = new Int32Array(room)
    this.place = new Int32Array(room)
    this.way = new Int32Array(room)
    this.arrive = new Int32Array(room)
    this.start = new Int32Array(room)
    this.leave = new Int32Array(room)
    this.latest = new Int32Array(room + 1)
    this.clock = new Int32Array(room)
    this.load = new Int32Array(room)
    this.slack = new Int32Array(room)
    this.visit = new Int32Array(room)
  }

  insert(at: number, event: number): void {
    if (this.length === this.events.length) this.grow()
    this.events.copyWithin(at + 1, at, this.length)
    this.events[at] = event
    this.length++
  }

  /** Leaves out the next visit to the school visited at `visit`, where all who got off there now get off before. */
  strikeIdleVisit({ stops, schoolOf }: Model, visit: number): void {
    const goal = this.events[visit]
    for (let i = visit + 1; i < this.length; i++) {
      const event = this.events[i]!
      const school = event < stops ? stops + schoolOf[event]! : -1
      if (school === goal) return
      if (event !== goal) continue
      this.events.copyWithin(i, i + 1, this.length)
      this.length--
      return
    }
  }

  /** Leaves out stops that are marked, and visits that nobody on board waits for. */
  strike(model: Model, struck: Uint8Array): void {
    let kept = 0
    for (let i = 0; i < this.length; i++) {
      const event = this.events[i]!
      if (event < model.stops ? struck[event] === 0 : this.letsOff(model, event - model.stops, kept)) this.events[kept++] = event
    }
    this.length = kept
  }

  /** Whether among the first `count` events somebody of the school has boarded since its last visit. */
  private letsOff(model: Model, school: number, count: number): boolean {
    for (let i = count - 1; i >= 0; i--) {
      const event = this.events[i]!
      if (event === model.stops + school) return false
      if (event < model.stops && model.schoolOf[event] === school) return true
    }
    return false
  }

  /** Where the event is last; −1 where it is not. */
  lastOf(event: number): number {
    let at = this.length - 1
    while (at >= 0 && this.events[at] !== event) at--
    return at
  }

  /** Puts these events in place of its own. */
  fill(events: Int32Array): void {
    while (this.events.length < events.length) this.grow()
    this.events.set(events)
    this.length = events.length
  }

  copyEvents(): Int32Array {
    return this.events.slice(0, this.length)
  }

  refresh(model: Model): void {
    this.findVisits(model)
    this.runForward(model)
    this.runBackward(model)
    this.findSlack(model)
    if (model.leastChildren > 0) this.cost += underfilled * this.childrenMissing(model)
    if (model.riding > 0 || model.evenness > 0) this.cost += this.unfairness(model)
  }

  /** Children that trips lack to the least number; a trip is a stretch with somebody on board. */
  private childrenMissing({ stops, children, leastChildren }: Model): number {
    let [missing, boarded] = [0, 0]
    for (let i = 0; i < this.length; i++) {
      if (i > 0 && this.load[i] === 0) {
        missing += Math.max(0, leastChildren - boarded)
        boarded = 0
      }
      if (this.events[i]! < stops) boarded += children[this.events[i]!]!
    }
    return this.length === 0 ? 0 : missing + Math.max(0, leastChildren - boarded)
  }

  private unfairness({ stops, children, dwell, riding, evenness }: Model): number {
    let ridden = 0
    for (let i = 0; i < this.length; i++) {
      const event = this.events[i]!
      if (event < stops) ridden += children[event]! * (this.clock[this.visit[i]!]! - this.clock[i]! - dwell[event]!) ** 2
    }
    const worked = this.length === 0 ? 0 : this.clock[this.length - 1]!
    return Math.round((riding * ridden + evenness * worked * worked) / hour)
  }

  /** Backward: the next visit to each school is where its children get off. */
  private findVisits({ stops, schoolOf }: Model): void {
    for (let i = this.length - 1; i >= 0; i--) {
      const event = this.events[i]!
      this.visit[i] = i
      if (event >= stops) continue
      const goal = stops + schoolOf[event]!
      for (let j = i + 1; j < this.length; j++) {
        if (this.events[j] !== goal) continue
        this.visit[i] = j
        break
      }
    }
  }

  private runForward(model: Model): void {
    const { stops, placeOf, drive, places, children, dwell, opens } = model
    this.cost = 0
    this.served = 0
    this.visits = 0
    this.load[0] = 0
    let place = model.depot[this.bus]!
    let [time, clock, load] = [0, 0, 0]
    for (let i = 0; i < this.length; i++) {
      const event = this.events[i]!
      const here = placeOf[event]!
      const way = place === -1 ? 0 : drive[place * places + here]!
      this.place[i] = here
      this.way[i] = way
      this.cost += way
      time += way
      clock += way
      this.load[i] = load
      this.arrive[i] = time
      this.clock[i] = clock
      if (event < stops) {
        this.start[i] = time
        load += children[event]!
        time += dwell[event]!
        clock += dwell[event]!
        this.served++
      } else {
        const off = this.childrenTo(model, i)
        const unloading = model.unloadBase + model.unloadEach * off
        this.start[i] = Math.max(time, opens[event - stops]!)
        time = this.start[i]! + unloading
        clock += unloading
        load -= off
        this.visits++
      }
      this.leave[i] = time
      place = here
    }
    this.work = clock
  }

  /** Children who get off at the visit at `i`. */
  private childrenTo({ stops, children }: Model, i: number): number {
    let sum = 0
    for (let j = i - 1; j >= 0; j--) if (this.visit[j] === i && this.events[j]! < stops) sum += children[this.events[j]!]!
    return sum
  }

  private runBackward({ stops, closes }: Model): void {
    this.latest[this.length] = never
    let next = never
    for (let i = this.length - 1; i >= 0; i--) {
      const event = this.events[i]!
      const service = this.leave[i]! - this.start[i]!
      const way = i + 1 < this.length ? this.way[i + 1]! : 0
      next = next - way - service
      if (event >= stops) next = Math.min(next, closes[event - stops]! - service)
      this.latest[i] = next
    }
  }

  private findSlack({ stops, dwell, rideLimit }: Model): void {
    this.slack.fill(never, 0, this.length)
    for (let i = 0; i < this.length; i++) {
      const event = this.events[i]!
      if (event >= stops) continue
      const spare = rideLimit[event]! - (this.clock[this.visit[i]!]! - this.clock[i]! - dwell[event]!)
      for (let j = i + 1; j <= this.visit[i]!; j++) if (spare < this.slack[j]!) this.slack[j] = spare
    }
  }

  private grow(): void {
    const room = this.events.length * 2
    this.events = widened(this.events, room)
    this.place = new Int32Array(room)
    this.way = new Int32Array(room)
    this.arrive = new Int32Array(room)
    this.start = new Int32Array(room)
    this.leave = new Int32Array(room)
    this.latest = new Int32Array(room + 1)
    this.clock = new Int32Array(room)
    this.load = new Int32Array(room)
    this.slack = new Int32Array(room)
    this.visit = new Int32Array(room)
  }
}

function widened(old: Int32Array, room: number): Int32Array {
  const wide = new Int32Array(room)
  wide.set(old)
  return wide
}
