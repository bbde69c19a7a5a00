/**
 * One indicator at all schools of a stage, and its pupil-weighted coefficient of variation as stocks change. With stocks s, pupils p, S = Σs, P = Σp and
 * M = Σs²/p the coefficient (rules.md §1.3) is √(P·M/S² − 1), so that a change at one school takes constant time.
 */
export class Spread {
  readonly pupils: Float64Array
  readonly #stock: Float64Array
  readonly #all: number
  #sum = 0
  #squares = 0

  constructor(pupils: Float64Array, stock: Float64Array) {
    this.pupils = pupils
    this.#stock = stock.slice()
    this.#all = pupils.reduce((sum, each) => sum + each, 0)
    for (let row = 0; row < stock.length; row++) {
      this.#sum += stock[row]!
      this.#squares += stock[row]! ** 2 / pupils[row]!
    }
  }

  /** False where a school did not report: then the coefficient is not known. */
  isKnown(): boolean {
    return Number.isFinite(this.#squares) && this.#sum > 0
  }

  mean(): number {
    return this.#sum / this.#all
  }

  coefficient(): number {
    return coefficientOf(this.#all, this.#sum, this.#squares)
  }

  /** By how much the coefficient rises with one unit more at a school. */
  slope(row: number): number {
    const { coefficient, scale } = this.#scale()
    return coefficient === 0 ? 0 : scale * (this.#stock[row]! / this.pupils[row]! - this.#squares / this.#sum)
  }

  #scale(): { readonly coefficient: number; readonly scale: number } {
    const coefficient = this.coefficient()
    return { coefficient, scale: this.#all / (Math.max(1e-9, coefficient) * this.#sum ** 2) }
  }

  /** The school with least for a pupil. */
  poorest(): number {
    let poorest = 0
    for (let row = 1; row < this.pupils.length; row++) if (this.#stock[row]! * this.pupils[poorest]! < this.#stock[poorest]! * this.pupils[row]!) poorest = row
    return poorest
  }

  /** What the coefficient would change by; stocks of different schools. */
  changeBy(changes: readonly (readonly [row: number, amount: number])[]): number {
    let [sum, squares] = [this.#sum, this.#squares]
    for (const [row, amount] of changes) {
      sum += amount
      squares += ((this.#stock[row]! + amount) ** 2 - this.#stock[row]! ** 2) / this.pupils[row]!
    }
    return coefficientOf(this.#all, sum, squares) - this.coefficient()
  }

  add(row: number, amount: number): void {
    this.#squares += ((this.#stock[row]! + amount) ** 2 - this.#stock[row]! ** 2) / this.pupils[row]!
    this.#sum += amount
    this.#stock[row]! += amount
  }
}

const coefficientOf = (all: number, sum: number, squares: number): number => Math.sqrt(Math.max(0, (all * squares) / sum ** 2 - 1))
