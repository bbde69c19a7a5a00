import type { ZonesProblem } from './problem.ts'

const farAway = 10_000

const splitBy = (families: readonly number[], zone: number): number => families.reduce((sum, each, other) => sum + (other === zone ? 0 : each), 0)

/** Zones on flat arrays, for search: tracts move one at a time, and only where both zones still hang together. */
export class Zoning {
  readonly zone: Int32Array
  readonly load: Float64Array
  readonly pupils: Float64Array
  readonly most: Float64Array
  readonly first: Int32Array
  readonly neighbour: Int32Array
  readonly minutes: Float64Array
  readonly #fixed: Uint8Array
  readonly #zones: number
  readonly #home: Int32Array
  /** [tract][zone]: what the families that would be split weigh for a pupil of the tract; 0 where nobody knows. */
  readonly #split: Float64Array
  readonly #seen: Int32Array
  #mark = 0

  constructor({ tracts, zones, minutes, loadMost, pins, siblings }: ZonesProblem) {
    this.#zones = zones.length
    this.#home = Int32Array.from(zones, ({ home }) => home)
    this.zone = new Int32Array(tracts.length).fill(-1)
    this.load = new Float64Array(zones.length)
    this.pupils = Float64Array.from(tracts, ({ pupils }) => pupils)
    this.most = Float64Array.from(zones, ({ places }) => places * loadMost)
    this.first = tracts.reduce((sums, { neighbours }, i) => ((sums[i + 1] = sums[i]! + neighbours.length), sums), new Int32Array(tracts.length + 1))
    this.neighbour = Int32Array.from(tracts.flatMap(({ neighbours }) => neighbours))
    this.minutes = Float64Array.from(minutes.flatMap((row) => row.map((each) => each ?? farAway)))
    this.#split = Float64Array.from(tracts.flatMap(({ pupils }, tract) => zones.map((_, zone) => (siblings === undefined || pupils === 0 ? 0 : (siblings.weight * splitBy(siblings.families[tract]!, zone)) / pupils))))
    this.#fixed = new Uint8Array(tracts.length)
    for (const { home } of zones) this.#fixed[home] = 1
    for (const { tract } of pins) this.#fixed[tract] = 1
    this.#seen = new Int32Array(tracts.length)
  }

  cost(tract: number, zone: number): number {
    return this.pupils[tract]! * this.perPupil(tract, zone)
  }

  /** Minutes, and a pupil's part of what the families that are split weigh. */
  perPupil(tract: number, zone: number): number {
    return this.minutes[tract * this.#zones + zone]! + this.#split[tract * this.#zones + zone]!
  }

  over(zone: number, change = 0): number {
    return Math.max(0, this.load[zone]! + change - this.most[zone]!)
  }

  assign(tract: number, zone: number): void {
    const old = this.zone[tract]!
    if (old >= 0) this.load[old]! -= this.pupils[tract]!
    this.zone[tract] = zone
    this.load[zone]! += this.pupils[tract]!
  }

  clear(): void {
    this.zone.fill(-1)
    this.load.fill(0)
  }

  isFixed(tract: number): boolean {
    return this.#fixed[tract] === 1
  }

  tractsOf(zone: number): readonly number[] {
    const own: number[] = []
    for (let tract = 0; tract < this.zone.length; tract++) if (this.zone[tract] === zone) own.push(tract)
    return own
  }

  /** Zones that a tract could go to: those of its neighbours. */
  beside(tract: number): ReadonlySet<number> {
    const zones = new Set<number>()
    for (let k = this.first[tract]!; k < this.first[tract + 1]!; k++) zones.add(this.zone[this.neighbour[k]!]!)
    zones.delete(this.zone[tract]!)
    return zones
  }

  /** Whether a zone still hangs together without one of its tracts: its neighbours in the zone reach one another. */
  canLeave(tract: number): boolean {
    const zone = this.zone[tract]!
    const own: number[] = []
    for (let k = this.first[tract]!; k < this.first[tract + 1]!; k++) if (this.zone[this.neighbour[k]!] === zone) own.push(this.neighbour[k]!)
    if (own.length <= 1) return true
    this.#markFrom(own[0]!, tract)
    return own.every((neighbour) => this.#seen[neighbour] === this.#mark)
  }

  /** Tracts of its zone that would lose their way to the school without a tract that is not its home. */
  cutOffWithout(tract: number): readonly number[] {
    if (this.canLeave(tract)) return []
    const zone = this.zone[tract]!
    this.#markFrom(this.#home[zone]!, tract)
    return this.tractsOf(zone).filter((each) => this.#seen[each] !== this.#mark)
  }

  /** Marks what of a tract's zone can be reached from `start` without the tract, and the tract itself. */
  #markFrom(start: number, tract: number): void {
    const zone = this.zone[tract]!
    this.#mark++
    this.#seen[tract] = this.#mark
    const reached = [start]
    this.#seen[start] = this.#mark
    for (const at of reached) {
      for (let k = this.first[at]!; k < this.first[at + 1]!; k++) {
        const next = this.neighbour[k]!
        if (this.zone[next] !== zone || this.#seen[next] === this.#mark) continue
        this.#seen[next] = this.#mark
        reached.push(next)
      }
    }
  }
}
