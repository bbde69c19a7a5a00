/**
 * The search: ruin and recreate under annealing, with a fleet that shrinks.
 *
 * Method    Slack induction by string removals (Christiaens & Vanden Berghe 2020). Strings of stops are taken off neighbouring buses and
 *           put back one by one, each at its cheapest place; the outcome is kept by annealing on driving time. Whenever every stop has a
 *           seat, the bus whose stops are easiest to place is taken away; a stop that finds no place waits, and the longer it has
 *           waited in the past, the more it counts that it finds one. Trips are chained by the search itself, since a run is all that a
 *           bus does in a morning. Where bells may be moved, a step now and then moves one and puts its school's stops back.
 * Effort    3 000 to 10 000 steps a second at 500 stops; any budget, the best plan so far is always at hand.
 * Promise   Same model, seed and count of steps, same plan. What it stores keeps every rule. It proves nothing (bound.ts does).
 */
import { type Model, never } from './model.ts'
import { neighboursOf, usualHop } from './neighbours.ts'
import { Random } from './random.ts'
import { Recreate } from './recreate.ts'
import type { Route } from './route.ts'
import { Ruin } from './ruin.ts'
import { Solution, type Stored } from './solution.ts'

export interface SearchOptions {
  readonly seed: number
  /** What is lessened: buses, then driving; or driving alone. */
  readonly aim: 'buses' | 'driving'
  /** How much of the budget is used after so many steps; at 1 the search ends. */
  readonly spent: (steps: number) => number
  /** Where it begins, instead of at nothing; pinned buses stay as they are, pinned stops on their bus, and the bells of both. */
  readonly start?: Stored
  readonly pinnedStops?: readonly number[]
  /** By school: what its bell may be moved by. */
  readonly bellShifts?: readonly (readonly number[])[]
  readonly onBetter?: (best: Stored) => void
}

/** Temperature at the beginning and the end, in hops to the next stop; the share of the budget that goes to fewer buses; how often the clock is read. */
const usual = { hot: 4, cold: 0.04, fleetShare: 0.92, stepsAtOnce: 32, bellEvery: 50, neighbours: 400 } as const

/** Runs until the budget is spent and answers the best state found; stops that no bus could serve alone are absent from it. */
export function searchBuses(model: Model, options: SearchOptions): Stored {
  return new Search(model, options).run()
}

class Search {
  private readonly solution: Solution
  private readonly random: Random
  private readonly ruin: Ruin
  private readonly recreate: Recreate
  private readonly model: Model
  private readonly options: SearchOptions
  private readonly hop: number
  /** How often a stop was left without a place. */
  private readonly absence: Float64Array
  private readonly hopeless: readonly number[]
  private readonly pinned: Uint8Array
  private readonly shifts: Int32Array
  /** Schools whose bell may be moved. */
  private readonly bells: readonly number[]
  private best: Stored
  private bestKey: readonly number[] = [Infinity, Infinity, Infinity]
  private limit = never
  private count = 0

  constructor(model: Model, options: SearchOptions) {
    this.model = model
    this.options = options
    this.random = new Random(options.seed)
    this.solution = new Solution(model)
    this.recreate = new Recreate(model, this.random)
    const near = neighboursOf(model, usual.neighbours)
    this.pinned = new Uint8Array(model.stops)
    for (const stop of options.pinnedStops ?? []) this.pinned[stop] = 1
    this.ruin = new Ruin(model, this.random, { near, pinned: this.pinned })
    this.hop = usualHop(model, near)
    this.absence = new Float64Array(model.stops)
    this.shifts = new Int32Array(model.schools)
    const settled = this.settledBells()
    this.bells = (options.bellShifts ?? []).flatMap((shifts, school) => (shifts.length > 0 && !settled.has(school) ? [school] : []))
    this.hopeless = this.begin()
    this.best = this.stored()
  }

  run(): Stored {
    this.recreate.all(this.solution, this.limit)
    this.keepBest()
    if (this.options.aim === 'buses') this.shrink()
    else this.anneal(0, 1)
    return this.best
  }

  /** Schools that a pinned bus or a pinned stop goes to. */
  private settledBells(): ReadonlySet<number> {
    const { stops, schoolOf } = this.model
    const runs = (this.options.start?.buses ?? []).filter(({ pinned }) => pinned)
    return new Set([...runs.flatMap(({ events }) => [...events]).filter((event) => event < stops), ...(this.options.pinnedStops ?? [])].map((stop) => schoolOf[stop]!))
  }

  /** Loads the start, and answers the stops that are hopeless. */
  private begin(): readonly number[] {
    const { start } = this.options
    if (start) this.moveBells(start.shifts)
    const served = new Set(start?.buses.flatMap(({ events }) => [...events]))
    const waiting = Array.from({ length: this.model.stops }, (_, stop) => stop).filter((stop) => !served.has(stop))
    const hopeless = waiting.filter((stop) => !this.recreate.servable(stop))
    const without = new Set(hopeless)
    this.solution.restore({ buses: start?.buses ?? [], absent: waiting.filter((stop) => !without.has(stop)) })
    return hopeless
  }

  /** Fewer and fewer buses, then less driving with the fewest. */
  private shrink(): void {
    const { solution } = this
    let complete = solution.absent.length === 0
    if (complete) this.dropBus()
    this.steps(0, usual.fleetShare, () => {
      if (solution.absent.length === 0) complete = true
      if (solution.absent.length > 0 && complete) return
      this.keepBest()
      if (complete) this.dropBus()
    })
    this.moveBells(this.best.shifts)
    solution.restore({ buses: this.best.buses, absent: this.best.absent.filter((stop) => !this.hopeless.includes(stop)) })
    this.limit = complete ? solution.routes.length : never
    this.anneal(usual.fleetShare, 1)
  }

  private anneal(from: number, to: number): void {
    this.steps(from, to, () => this.keepBest())
  }

  /** Steps while the budget lies between two shares, cooling all the way. */
  private steps(from: number, to: number, after: () => void): void {
    for (;;) {
      const share = (this.options.spent(this.count) - from) / (to - from)
      if (share >= 1) return
      const temperature = this.hop * usual.hot * (usual.cold / usual.hot) ** Math.max(0, share)
      for (let i = 0; i < usual.stepsAtOnce; i++) {
        this.step(temperature)
        after()
      }
    }
  }

  private step(temperature: number): void {
    const { solution, random } = this
    this.count++
    solution.mark()
    const before = { cost: solution.cost, weight: this.absenceOf(solution.absent), count: solution.absent.length }
    const undoBell = this.bells.length > 0 && this.count % usual.bellEvery === 0 ? this.moveSomeBell() : undefined
    if (!undoBell) this.ruin.strings(solution)
    this.recreate.all(solution, this.limit)
    const better = this.absenceOf(solution.absent) < before.weight
    const near = solution.absent.length <= before.count && solution.cost < before.cost - temperature * Math.log(random.next() + 1e-12)
    for (const stop of solution.absent) this.absence[stop]!++
    if (better || near) return
    undoBell?.()
    solution.undo()
  }

  private absenceOf(stops: readonly number[]): number {
    let sum = 0
    for (const stop of stops) sum += this.absence[stop]!
    return sum
  }

  /** Takes the bus away whose stops were absent least. */
  private dropBus(): void {
    const { solution } = this
    const loose = solution.routes.filter((route) => !route.pinned && !this.holdsPinned(route))
    if (loose.length === 0) return
    const sums = loose.map((route) => this.absenceOn(route))
    solution.mark()
    solution.close(loose[sums.indexOf(Math.min(...sums))]!)
    this.limit = solution.routes.length
  }

  private holdsPinned({ events, length }: Route): boolean {
    for (let i = 0; i < length; i++) if (this.pinned[events[i]!] === 1) return true
    return false
  }

  private absenceOn(route: Route): number {
    let sum = 0
    for (let i = 0; i < route.length; i++) if (route.events[i]! < this.model.stops) sum += this.absence[route.events[i]!]!
    return sum
  }

  private keepBest(): void {
    const { absent, routes, cost } = this.solution
    const children = absent.reduce((sum, stop) => sum + this.model.children[stop]!, 0)
    const key = [children, this.options.aim === 'buses' ? routes.length : 0, cost]
    const i = key.findIndex((value, place) => value !== this.bestKey[place])
    if (i === -1 || key[i]! > this.bestKey[i]!) return
    this.bestKey = key
    this.best = this.stored()
    this.options.onBetter?.(this.best)
  }

  private stored(): Stored {
    const stored = this.solution.store(this.shifts)
    return { ...stored, absent: [...stored.absent, ...this.hopeless] }
  }

  private moveSomeBell(): () => void {
    const school = this.bells[this.random.below(this.bells.length)]!
    const shifts = [0, ...this.options.bellShifts![school]!]
    const old = this.shifts[school]!
    this.ruin.school(this.solution, school)
    this.moveBell(school, shifts[this.random.below(shifts.length)]!)
    return () => this.moveBell(school, old)
  }

  private moveBells(shifts: Int32Array): void {
    for (const [school, shift] of shifts.entries()) this.moveBell(school, shift)
  }

  private moveBell(school: number, shift: number): void {
    const by = shift - this.shifts[school]!
    this.model.opens[school]! += by
    this.model.closes[school]! += by
    this.shifts[school] = shift
  }
}
