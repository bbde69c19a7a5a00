/** The best plans found, all different, so that what they agree on can be told from what they do not. */
export class Elite<Plan extends ArrayLike<number>> {
  readonly #most: number
  readonly #plans: { readonly plan: Plan; readonly cost: number }[] = []

  constructor(most: number) {
    this.#most = most
  }

  /** The best first. */
  get plans(): readonly Plan[] {
    return this.#plans.map(({ plan }) => plan)
  }

  get size(): number {
    return this.#plans.length
  }

  /** Keeps a plan unless it is there already, or full of better ones. */
  add(plan: Plan, cost: number): void {
    if (this.#plans.some((each) => each.cost === cost && isSame(each.plan, plan))) return
    const at = this.#plans.findIndex((each) => cost < each.cost)
    this.#plans.splice(at === -1 ? this.#plans.length : at, 0, { plan, cost })
    this.#plans.length = Math.min(this.#plans.length, this.#most)
  }

  /** The best and so many others, by lot. */
  sample(count: number, random: () => number): readonly Plan[] {
    const [best, ...others] = this.plans
    if (best === undefined) return []
    const drawn = others.map((plan) => ({ plan, lot: random() })).toSorted((a, b) => a.lot - b.lot)
    return [best, ...drawn.slice(0, count - 1).map(({ plan }) => plan)]
  }
}

function isSame(one: ArrayLike<number>, other: ArrayLike<number>): boolean {
  for (let k = 0; k < one.length; k++) if (one[k] !== other[k]) return false
  return true
}
