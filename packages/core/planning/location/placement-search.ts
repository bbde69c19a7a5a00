import type { Placement } from './placement.ts'

/** What a kick disturbs: sites, which it closes, opens or exchanges, and customers; or customers alone, where which sites are open is not in question. */
export type Disturbs = 'sites' | 'customers'

/** A search that begins again from where it stands, step by step; `best` never gets worse. */
export class PlacementSearch {
  readonly #at: Placement
  readonly #random: () => number
  readonly #disturbs: Disturbs
  readonly #queue: number[] = []
  readonly #queued: Uint8Array
  best: Int32Array
  bestCost: number
  #current: number

  constructor(placement: Placement, random: () => number, disturbs: Disturbs = 'sites') {
    this.#at = placement
    this.#random = random
    this.#disturbs = disturbs
    this.#queued = new Uint8Array(placement.model.customers)
    this.best = placement.arc.slice()
    this.bestCost = placement.cost
    this.#current = placement.cost
  }

  /** Moves and exchanges single customers until none of them improves. */
  descend(customers: Iterable<number>): void {
    for (const customer of customers) this.#enqueue(customer)
    for (let customer = this.#queue.pop(); customer !== undefined; customer = this.#queue.pop()) {
      this.#queued[customer] = 0
      if (this.#bestShift(customer) || this.#firstSwap(customer)) this.#enqueue(customer)
    }
    this.#keepBest()
  }

  /** Closes, opens or exchanges sites, or ejects a few customers; descends; then stays, if it is no worse than the best by a share of `leash`, or goes back. `look` sees what the descent came to. */
  kick(leash: number, look?: () => void): void {
    const mark = this.#at.mark()
    this.#disturb()
    this.descend(this.#at.movedSince(mark))
    look?.()
    const allowed = Math.max(this.#current, this.bestCost + leash * Math.abs(this.bestCost) * this.#random() ** 2)
    if (this.#at.cost <= allowed) {
      this.#current = this.#at.cost
      this.#at.forget()
    } else this.#at.undo(mark)
  }

  /** Closes sites of groups with too many open ones, each time the one whose closing costs least, while that gains; `needed` stay. */
  thin(needed: ReadonlySet<number>): void {
    const { first, group, most } = this.#at.model.groups
    const isIn = (site: number, wanted: number) => group.subarray(first[site]!, first[site + 1]!).includes(wanted)
    for (let g = 0; g < most.length; g++) {
      const sites = Array.from({ length: this.#at.model.sites }, (_, site) => site).filter((site) => isIn(site, g) && this.#at.count[site]! > 0 && !needed.has(site))
      const open = sites.map((site) => ({ site, delta: this.#closingDelta(site) }))
      while (this.#at.openInGroup[g]! > most[g]! && this.#closeCheapest(open));
    }
    this.descend([])
  }

  /** Deltas may be stale, and nearly always rise: the least is computed anew until it stays the least. */
  #closeCheapest(open: { readonly site: number; delta: number }[]): boolean {
    open.sort((a, b) => b.delta - a.delta || b.site - a.site)
    const cheapest = open.pop()
    if (cheapest === undefined) return false
    cheapest.delta = this.#closingDelta(cheapest.site)
    if (open.length > 0 && cheapest.delta > open.at(-1)!.delta) {
      open.push(cheapest)
      return true
    }
    if (cheapest.delta < 0) this.#close(cheapest.site)
    return cheapest.delta < 0
  }

  #closingDelta(site: number): number {
    const [mark, before] = [this.#at.mark(), this.#at.cost]
    this.#close(site)
    const delta = this.#at.cost - before
    this.#at.undo(mark)
    return delta
  }

  /** Goes on from a plan that was found elsewhere, or from the best. */
  resume(arcs: Int32Array = this.best): void {
    this.#at.reset(arcs)
    this.#current = this.#at.cost
    this.#keepBest()
  }

  /** After prices have changed, costs of before mean nothing: begins again from where it stands. */
  reprice(): void {
    this.#at.reprice()
    this.best = this.#at.arc.slice()
    this.bestCost = this.#current = this.#at.cost
  }

  #keepBest(): void {
    if (this.#at.cost >= this.bestCost - 1e-9 * Math.abs(this.bestCost)) return
    this.bestCost = this.#at.cost
    this.best = this.#at.arc.slice()
  }

  #disturb(): void {
    const dice = this.#random()
    const customer = Math.floor(this.#random() * this.#at.model.customers)
    if (this.#disturbs === 'customers') this.#eject(customer)
    else if (dice < 0.3) this.#close(this.#at.siteOf(customer))
    else if (dice < 0.55) this.#open(this.#anyArc(customer))
    else if (dice < 0.75) {
      const old = this.#at.siteOf(customer)
      this.#open(this.#anyArc(customer))
      this.#close(old)
    } else this.#eject(customer)
  }

  #anyArc(customer: number): number {
    const { first, site } = this.#at.model
    return site[first[customer]! + Math.floor(this.#random() * (first[customer + 1]! - first[customer]!))]!
  }

  /** Sends every customer of a site to where it costs least now. */
  #close(site: number): void {
    for (const customer of this.#customersOf(site)) {
      const arc = this.#cheapestArc(customer, site)
      if (arc >= 0) this.#at.shift(customer, arc)
    }
  }

  /** Draws to a site the customers who gain, or lose least. */
  #open(site: number): void {
    const { model } = this.#at
    const gains: { readonly customer: number; readonly arc: number; readonly gain: number }[] = []
    for (let customer = 0; customer < model.customers; customer++) {
      const arc = this.#at.arcTo(customer, site)
      if (arc >= 0 && arc !== this.#at.arc[customer]) gains.push({ customer, arc, gain: model.cost[this.#at.arc[customer]!]! - model.cost[arc]! })
    }
    gains.sort((a, b) => b.gain - a.gain)
    let [mark, lowest] = [this.#at.mark(), Infinity]
    for (const { customer, arc, gain } of gains.slice(0, 150)) {
      if (gain <= 0 && lowest < Infinity) break
      this.#at.shift(customer, arc)
      if (this.#at.cost < lowest) [mark, lowest] = [this.#at.mark(), this.#at.cost]
    }
    this.#at.undo(mark)
  }

  /** Moves a customer and some neighbours at its site to arcs at random. */
  #eject(customer: number): void {
    const { first } = this.#at.model
    const fellows = this.#customersOf(this.#at.siteOf(customer))
    const many = 1 + Math.floor(this.#random() * 4)
    for (let k = 0; k < many; k++) {
      const one = k === 0 ? customer : fellows[Math.floor(this.#random() * fellows.length)]!
      const arcs = first[one + 1]! - first[one]!
      const tries = Array.from({ length: 3 }, () => first[one]! + Math.floor(this.#random() * arcs))
      const arc = tries.reduce((a, b) => (this.#at.model.cost[b]! < this.#at.model.cost[a]! ? b : a))
      if (arc !== this.#at.arc[one]) this.#at.shift(one, arc)
    }
  }

  #customersOf(site: number): number[] {
    const list: number[] = []
    for (let customer = this.#at.head[site]!; customer >= 0; customer = this.#at.next[customer]!) list.push(customer)
    return list
  }

  #cheapestArc(customer: number, without: number): number {
    const { first, site } = this.#at.model
    let [best, least] = [-1, Infinity]
    for (let arc = first[customer]!; arc < first[customer + 1]!; arc++) {
      if (site[arc] === without || arc === this.#at.arc[customer]) continue
      const delta = this.#at.shiftDelta(customer, arc)
      if (delta < least) [best, least] = [arc, delta]
    }
    return best
  }

  #bestShift(customer: number): boolean {
    const arc = this.#cheapestArc(customer, -1)
    if (arc < 0 || this.#at.shiftDelta(customer, arc) >= -1e-7) return false
    this.#wake(this.#at.siteOf(customer))
    this.#at.shift(customer, arc)
    return true
  }

  /** In an exchange that pays one of the two gains by its own arc, nearly always: that one asks. */
  #firstSwap(customer: number): boolean {
    const { first, site, cost } = this.#at.model
    const own = this.#at.arc[customer]!
    const evenAtALoss = this.#random() < 0.1
    for (let arc = first[customer]!; arc < first[customer + 1]!; arc++) {
      if (arc === own || (cost[arc]! >= cost[own]! && !evenAtALoss)) continue
      for (let other = this.#at.head[site[arc]!]!; other >= 0; other = this.#at.next[other]!) {
        const back = this.#at.arcTo(other, site[own]!)
        if (back < 0) continue
        const apart = cost[arc]! + cost[back]! - cost[own]! - cost[this.#at.arc[other]!]!
        if (apart > this.#mostSaving(site[own]!, site[arc]!) || this.#at.swapDelta(customer, other) >= -1e-7) continue
        this.#at.shift(other, back)
        this.#at.shift(customer, arc)
        this.#enqueue(other)
        return true
      }
    }
    return false
  }

  /** What two sites cost together beyond their least: an exchange leaves both open, and saves no more than that. */
  #mostSaving(one: number, other: number): number {
    const { leastOpen } = this.#at.model
    return this.#at.value[one]! - leastOpen[one]! + this.#at.value[other]! - leastOpen[other]!
  }

  /** Room came free at a site: whoever could go there is looked at again. */
  #wake(site: number): void {
    for (let customer = this.#at.head[site]!; customer >= 0; customer = this.#at.next[customer]!) this.#enqueue(customer)
  }

  #enqueue(customer: number): void {
    if (this.#queued[customer] === 1) return
    this.#queued[customer] = 1
    this.#queue.push(customer)
  }
}
