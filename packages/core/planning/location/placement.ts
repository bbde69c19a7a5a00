/**
 * Customers at sites, for search: what a site costs is any function of what it carries, broken rules included as a price.
 * Kept on flat arrays; every change knows its price before it is made and can be taken back.
 */
export interface PlacementModel {
  readonly customers: number
  readonly sites: number
  /** What a site carries is counted apart in so many resources. */
  readonly resources: number
  /** Arcs first[i] … first[i + 1] − 1 lead from customer i; at most one to a site. */
  readonly first: Int32Array
  readonly site: Int32Array
  readonly cost: Float64Array
  /** How much an arc adds to resource `slot`, and to resource `extra` where that is not −1. */
  readonly amount: Float64Array
  readonly slot: Uint8Array
  readonly extra: Int8Array
  /** What a site costs with the loads at `from` … `from + resources − 1` and so many customers. */
  readonly siteCost: (site: number, load: Float64Array, from: number, count: number) => number
  /** By site: what it costs at least while anybody is there, whatever it carries. */
  readonly leastOpen: Float64Array
  readonly groups: SiteGroups
}

/** Sets of sites of which so many are to be open; `price` for each too few or too many. Groups of site j: group[first[j]] … */
export interface SiteGroups {
  readonly first: Int32Array
  readonly group: Int32Array
  readonly least: Int32Array
  readonly most: Int32Array
  price: number
}

export const noGroups = (sites: number): SiteGroups => ({ first: new Int32Array(sites + 1), group: new Int32Array(0), least: new Int32Array(0), most: new Int32Array(0), price: 0 })

export class Placement {
  readonly model: PlacementModel
  /** By customer: the arc it takes. */
  readonly arc: Int32Array
  readonly load: Float64Array
  /** By site: how many customers are there. */
  readonly count: Int32Array
  /** By site: its cost now. */
  readonly value: Float64Array
  readonly openInGroup: Int32Array
  cost = 0
  /** The customers of a site: head, then next; −1 ends. */
  readonly head: Int32Array
  readonly next: Int32Array
  readonly #before: Int32Array
  readonly #journal: number[] = []
  readonly #arcTo: Int32Array

  constructor(model: PlacementModel) {
    this.model = model
    this.arc = new Int32Array(model.customers).fill(-1)
    this.load = new Float64Array(model.sites * model.resources)
    this.count = new Int32Array(model.sites)
    this.value = new Float64Array(model.sites)
    this.openInGroup = new Int32Array(model.groups.least.length)
    this.head = new Int32Array(model.sites).fill(-1)
    this.next = new Int32Array(model.customers).fill(-1)
    this.#before = new Int32Array(model.customers).fill(-1)
    this.#arcTo = new Int32Array(model.customers * model.sites).fill(-1)
    for (let i = 0; i < model.customers; i++) for (let a = model.first[i]!; a < model.first[i + 1]!; a++) this.#arcTo[i * model.sites + model.site[a]!] = a
  }

  /** Starts anew from an arc for every customer. */
  reset(arcs: Int32Array): void {
    const { sites, resources, siteCost, groups } = this.model
    this.load.fill(0)
    this.count.fill(0)
    this.head.fill(-1)
    this.openInGroup.fill(0)
    this.#journal.length = 0
    this.cost = 0
    for (let i = 0; i < arcs.length; i++) this.#enter(i, arcs[i]!)
    for (let site = 0; site < sites; site++) {
      this.value[site] = siteCost(site, this.load, site * resources, this.count[site]!)
      this.cost += this.value[site]!
      if (this.count[site]! > 0) for (let g = groups.first[site]!; g < groups.first[site + 1]!; g++) this.openInGroup[groups.group[g]!]!++
    }
    for (let i = 0; i < arcs.length; i++) this.cost += this.model.cost[arcs[i]!]!
    for (let g = 0; g < this.openInGroup.length; g++) this.cost += this.#groupPrice(g, this.openInGroup[g]!)
  }

  /** Recomputes what everything costs, after a price has changed. */
  reprice(): void {
    this.reset(this.arc.slice())
  }

  siteOf(customer: number): number {
    return this.model.site[this.arc[customer]!]!
  }

  /** The customer's arc to a site; −1 where there is none. */
  arcTo(customer: number, site: number): number {
    return this.#arcTo[customer * this.model.sites + site]!
  }

  /** What moving a customer to another arc would add. */
  shiftDelta(customer: number, arc: number): number {
    const old = this.arc[customer]!
    const [from, to] = [this.model.site[old]!, this.model.site[arc]!]
    this.#carry(old, -1)
    this.#carry(arc, 1)
    const delta = this.model.cost[arc]! - this.model.cost[old]! + this.#change(from, this.count[from]! - 1) + this.#change(to, this.count[to]! + 1)
    this.#carry(arc, -1)
    this.#carry(old, 1)
    return delta + this.#transition(from, -1) + this.#transition(to, 1)
  }

  /** What exchanging two customers of different sites would add; Infinity where an arc is missing. */
  swapDelta(one: number, other: number): number {
    const [a, b] = [this.arc[one]!, this.arc[other]!]
    const [from, to] = [this.model.site[a]!, this.model.site[b]!]
    const [newA, newB] = [this.arcTo(one, to), this.arcTo(other, from)]
    if (newA < 0 || newB < 0) return Infinity
    this.#carry(a, -1)
    this.#carry(b, -1)
    this.#carry(newA, 1)
    this.#carry(newB, 1)
    const delta = this.model.cost[newA]! + this.model.cost[newB]! - this.model.cost[a]! - this.model.cost[b]! + this.#change(from, this.count[from]!) + this.#change(to, this.count[to]!)
    this.#carry(newA, -1)
    this.#carry(newB, -1)
    this.#carry(a, 1)
    this.#carry(b, 1)
    return delta
  }

  shift(customer: number, arc: number): void {
    this.#journal.push(customer, this.arc[customer]!)
    this.#move(customer, arc)
  }

  /** A place to return to. */
  mark(): number {
    return this.#journal.length
  }

  /** Takes back what was done since a mark. */
  undo(mark: number): void {
    while (this.#journal.length > mark) {
      const arc = this.#journal.pop()!
      this.#move(this.#journal.pop()!, arc)
    }
  }

  forget(): void {
    this.#journal.length = 0
  }

  /** The customers moved since a mark. */
  movedSince(mark: number): number[] {
    const moved: number[] = []
    for (let k = mark; k < this.#journal.length; k += 2) moved.push(this.#journal[k]!)
    return moved
  }

  #move(customer: number, arc: number): void {
    const old = this.arc[customer]!
    const [from, to] = [this.model.site[old]!, this.model.site[arc]!]
    if (from === to) return
    this.cost += this.model.cost[arc]! - this.model.cost[old]! + this.#transition(from, -1) + this.#transition(to, 1)
    this.#countGroups(from, -1)
    this.#countGroups(to, 1)
    this.#leave(customer, old)
    this.#enter(customer, arc)
    this.#revalue(from)
    this.#revalue(to)
  }

  #enter(customer: number, arc: number): void {
    const site = this.model.site[arc]!
    this.arc[customer] = arc
    this.#carry(arc, 1)
    this.count[site]!++
    const head = this.head[site]!
    this.next[customer] = head
    this.#before[customer] = -1
    if (head >= 0) this.#before[head] = customer
    this.head[site] = customer
  }

  #leave(customer: number, arc: number): void {
    const site = this.model.site[arc]!
    this.#carry(arc, -1)
    this.count[site]!--
    const [before, next] = [this.#before[customer]!, this.next[customer]!]
    if (before >= 0) this.next[before] = next
    else this.head[site] = next
    if (next >= 0) this.#before[next] = before
  }

  #carry(arc: number, sign: number): void {
    const { site, resources, amount, slot, extra } = this.model
    const from = site[arc]! * resources
    this.load[from + slot[arc]!]! += sign * amount[arc]!
    if (extra[arc]! >= 0) this.load[from + extra[arc]!]! += sign * amount[arc]!
  }

  #change(site: number, count: number): number {
    return this.model.siteCost(site, this.load, site * this.model.resources, count) - this.value[site]!
  }

  #revalue(site: number): void {
    const value = this.model.siteCost(site, this.load, site * this.model.resources, this.count[site]!)
    this.cost += value - this.value[site]!
    this.value[site] = value
  }

  /** What groups charge when a customer leaves (−1) or enters (1) and the site closes or opens by it. */
  #transition(site: number, by: number): number {
    const { first, group } = this.model.groups
    if (first[site] === first[site + 1] || !this.#turns(site, by)) return 0
    let delta = 0
    for (let k = first[site]!; k < first[site + 1]!; k++) {
      const g = group[k]!
      delta += this.#groupPrice(g, this.openInGroup[g]! + by) - this.#groupPrice(g, this.openInGroup[g]!)
    }
    return delta
  }

  #countGroups(site: number, by: number): void {
    const { first, group } = this.model.groups
    if (this.#turns(site, by)) for (let k = first[site]!; k < first[site + 1]!; k++) this.openInGroup[group[k]!]! += by
  }

  #turns(site: number, by: number): boolean {
    return by < 0 ? this.count[site] === 1 : this.count[site] === 0
  }

  #groupPrice(group: number, open: number): number {
    const { least, most, price } = this.model.groups
    return price * Math.max(0, least[group]! - open, open - most[group]!)
  }
}
