/**
 * When a bus that does certain events in order is where: the exact test of one run.
 *
 * Every rule on times says that one time is not before another plus a constant, or bounds a school's hour from above. So the least times
 * that keep all rules of the first sort exist and are found by raising times until nothing is broken; a run is possible if they keep
 * the bounds. Raising ends, because a ride that is too long even without waits is refused before.
 */
import { type Model, never } from './model.ts'

export class Timetable {
  /** Start of service and of the drive onward, by place in the run. */
  start: Int32Array
  leave: Int32Array
  private floor: Int32Array
  private service: Int32Array
  private way: Int32Array
  private visit: Int32Array
  private readonly model: Model
  private readonly nextVisit: Int32Array
  private readonly aboard: Int32Array
  private readonly aboardKinds: Int32Array
  private readonly off: Int32Array

  constructor(model: Model, room = 256) {
    this.model = model
    this.start = new Int32Array(room)
    this.leave = new Int32Array(room)
    this.floor = new Int32Array(room)
    this.service = new Int32Array(room)
    this.way = new Int32Array(room)
    this.visit = new Int32Array(room)
    this.nextVisit = new Int32Array(model.schools)
    this.aboard = new Int32Array(model.kinds)
    this.aboardKinds = new Int32Array(model.kinds)
    this.off = new Int32Array(model.schools)
  }

  /** Whether the bus can do the events in this order; if so, `start` and `leave` hold the earliest times. */
  fits(events: Int32Array, length: number, bus: number): boolean {
    this.makeRoom(length)
    return this.pairs(events, length) && this.seats(events, length, bus) && this.measure(events, length, bus) && this.raise(events, length)
  }

  /** After `fits`: as much waiting as possible before children board instead of with them on board. */
  delayBoarding(events: Int32Array, length: number): void {
    for (let i = length - 2; i >= 0; i--) {
      if (events[i]! >= this.model.stops) continue
      this.leave[i] = Math.max(this.leave[i]!, this.start[i + 1]! - this.way[i + 1]!)
      this.start[i] = this.leave[i]! - this.service[i]!
    }
  }

  private makeRoom(length: number): void {
    if (length <= this.start.length) return
    const room = length * 2
    this.start = new Int32Array(room)
    this.leave = new Int32Array(room)
    this.floor = new Int32Array(room)
    this.service = new Int32Array(room)
    this.way = new Int32Array(room)
    this.visit = new Int32Array(room)
  }

  /** Finds for each stop the next visit to its school. */
  private pairs(events: Int32Array, length: number): boolean {
    const { stops, schoolOf } = this.model
    this.nextVisit.fill(-1)
    for (let i = length - 1; i >= 0; i--) {
      const event = events[i]!
      if (event >= stops) this.nextVisit[event - stops] = i
      this.visit[i] = event >= stops ? i : this.nextVisit[schoolOf[event]!]!
      if (this.visit[i] === -1) return false
    }
    return true
  }

  /** Load, and who sits beside whom; sets the length of each service. */
  private seats(events: Int32Array, length: number, bus: number): boolean {
    const { stops, children, dwell, schoolOf, kindOf, seats, unloadBase, unloadEach } = this.model
    this.aboard.fill(0)
    this.off.fill(0)
    let [load, kinds] = [0, 0]
    for (let i = 0; i < length; i++) {
      const event = events[i]!
      if (event < stops) {
        this.service[i] = dwell[event]!
        load += children[event]!
        if (load > seats[bus]!) return false
        this.off[schoolOf[event]!]! += children[event]!
        kinds = this.seat(kindOf[event]!, kinds)
        if (kinds === -1) return false
      } else {
        const off = this.off[event - stops]!
        this.service[i] = unloadBase + unloadEach * off
        load -= off
        this.off[event - stops] = 0
        kinds = this.unseat(events, i, kinds)
      }
    }
    return true
  }

  /** The number of kinds on board with one more; −1 where it may not ride with them. */
  private seat(kind: number, kinds: number): number {
    if (this.model.mixesAll || this.aboard[kind]!) return kinds
    for (let i = 0; i < kinds; i++) if (this.model.mayMix[kind * this.model.kinds + this.aboardKinds[i]!] === 0) return -1
    this.aboard[kind] = 1
    this.aboardKinds[kinds] = kind
    return kinds + 1
  }

  private unseat(events: Int32Array, visit: number, kinds: number): number {
    if (this.model.mixesAll) return kinds
    for (let i = visit - 1; i >= 0; i--) if (this.visit[i] === visit && events[i]! < this.model.stops) this.aboard[this.model.kindOf[events[i]!]!] = 0
    let kept = 0
    for (let i = 0; i < kinds; i++) if (this.aboard[this.aboardKinds[i]!]) this.aboardKinds[kept++] = this.aboardKinds[i]!
    return kept
  }

  /** Driving times; refuses rides and duties that are too long even without waits. */
  private measure(events: Int32Array, length: number, bus: number): boolean {
    const { stops, placeOf, drive, places, depot, rideLimit, duty } = this.model
    let place = depot[bus]!
    for (let i = 0; i < length; i++) {
      const here = placeOf[events[i]!]!
      this.way[i] = place === -1 ? 0 : drive[place * places + here]!
      place = here
      this.floor[i] = 0
    }
    let total = 0
    for (let i = 0; i < length; i++) {
      total += this.way[i]! + this.service[i]!
      if (events[i]! < stops && this.rideFrom(i) > rideLimit[events[i]!]!) return false
    }
    return total <= duty
  }

  private rideFrom(i: number): number {
    const end = this.visit[i]!
    let ride = this.way[end]!
    for (let j = i + 1; j < end; j++) ride += this.way[j]! + this.service[j]!
    return ride
  }

  private raise(events: Int32Array, length: number): boolean {
    do {
      if (!this.runForward(events, length)) return false
    } while (this.liftFloors(events, length))
    return true
  }

  private runForward(events: Int32Array, length: number): boolean {
    const { stops, opens, closes } = this.model
    let time = 0
    for (let i = 0; i < length; i++) {
      const school = events[i]! - stops
      time = Math.max(time + this.way[i]!, this.floor[i]!)
      if (school >= 0) time = Math.max(time, opens[school]!)
      this.start[i] = time
      time += this.service[i]!
      if (school >= 0 && time > closes[school]!) return false
      this.leave[i] = time
    }
    return true
  }

  /** Raises what is too early for a ride or the duty; whether anything was. */
  private liftFloors(events: Int32Array, length: number): boolean {
    const { stops, rideLimit, duty } = this.model
    let raised = false
    for (let i = 0; i < length; i++) {
      if (events[i]! >= stops) continue
      const least = this.start[this.visit[i]!]! - rideLimit[events[i]!]! - this.service[i]!
      if (least > this.start[i]!) {
        this.floor[i] = least
        raised = true
      }
    }
    if (duty === never || length === 0) return raised
    const begin = this.leave[length - 1]! - duty + this.way[0]!
    if (begin <= this.start[0]!) return raised
    this.floor[0] = begin
    return true
  }
}
