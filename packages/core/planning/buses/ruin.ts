import type { Model } from './model.ts'
import type { Random } from './random.ts'
import type { Route } from './route.ts'
import type { Solution } from './solution.ts'

/** Stops taken out in one step, on average, and from one bus at most; chance that a string keeps some of its stops, and that it keeps no more. */
const usual = { removed: 10, string: 10, split: 0.5, enough: 0.01 } as const

/** Takes strings of stops off neighbouring buses (slack induction by string removals, Christiaens & Vanden Berghe 2020). */
export class Ruin {
  private readonly model: Model
  private readonly random: Random
  private readonly near: readonly Int32Array[]
  /** Stops that stay on their bus. */
  private readonly pinned: Uint8Array

  constructor(model: Model, random: Random, { near, pinned }: { readonly near: readonly Int32Array[]; readonly pinned: Uint8Array }) {
    this.model = model
    this.random = random
    this.near = near
    this.pinned = pinned
  }

  /** Around a stop drawn by lot. */
  strings(solution: Solution): void {
    const { random, model } = this
    const served = model.stops - solution.absent.length
    const longest = Math.max(1, Math.min(usual.string, served / Math.max(1, solution.routes.length)))
    const strings = Math.floor(random.next() * ((4 * usual.removed) / (1 + longest) - 1) + 1)
    const ruined: Route[] = []
    for (const stop of this.near[random.below(model.stops)]!) {
      if (ruined.length >= strings) break
      const route = solution.home[stop]
      if (!route || route.pinned || ruined.includes(route)) continue
      solution.touch(route)
      this.strikeString(solution, stop, Math.floor(random.next() * Math.min(route.served, longest) + 1))
      ruined.push(route)
    }
    solution.strike(ruined)
  }

  /** All stops of a school. */
  school(solution: Solution, school: number): void {
    const ruined = new Set<Route>()
    for (let stop = 0; stop < this.model.stops; stop++) {
      const route = solution.home[stop]
      if (this.model.schoolOf[stop] !== school || !route) continue
      solution.touch(route)
      ruined.add(route)
      solution.take(stop)
    }
    solution.strike([...ruined])
  }

  /** A string of stops around one, or such a string with a gap. */
  private strikeString(solution: Solution, stop: number, length: number): void {
    const { random } = this
    const order = this.stopsOf(solution.home[stop]!)
    const spared = length > 1 && length < order.length && random.next() < usual.split ? this.gap(order.length - length) : 0
    const whole = length + spared
    const here = order.indexOf(stop)
    const low = Math.max(0, here - whole + 1)
    const from = low + random.below(Math.min(here, order.length - whole) - low + 1)
    const gap = spared === 0 ? whole : random.below(length + 1)
    for (let i = 0; i < whole; i++) {
      if ((i < gap || i >= gap + spared) && this.pinned[order[from + i]!] === 0) solution.take(order[from + i]!)
    }
  }

  private gap(most: number): number {
    let spared = 1
    while (spared < most && this.random.next() > usual.enough) spared++
    return spared
  }

  private stopsOf(route: Route): number[] {
    const stops: number[] = []
    for (let i = 0; i < route.length; i++) if (route.events[i]! < this.model.stops) stops.push(route.events[i]!)
    return stops
  }
}
