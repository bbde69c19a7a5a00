/** How far the schools of a county lie apart in one figure, every school weighted by its pupils (教督〔2012〕3号; rules.md §1.3). */
export interface Dispersion {
  /** Total stock ÷ total pupils × scale: not the mean of the schools' values. */
  readonly mean: number
  /** sqrt(Σ pupils_i ÷ Σ pupils · (value_i − mean)²). */
  readonly s: number
  /** s ÷ mean; 0 where all schools are alike, null where the mean is not above 0 and they are not. */
  readonly cv: number | null
}

/** The stock of an indicator and the pupils, school by school. A figure that is not known is NaN. */
export interface Holdings {
  readonly stock: Float64Array
  readonly pupils: Float64Array
  readonly scale: number
}

/** Null where a school's figure is not known or there is no school: never a figure for fewer schools than were counted. */
export function dispersionOf({ stock, pupils, scale }: Holdings): Dispersion | null {
  const totalPupils = sum(pupils)
  const mean = (sum(stock) * scale) / totalPupils
  if (!Number.isFinite(mean)) return null

  let squares = 0
  for (let i = 0; i < stock.length; i++) squares += weightedSquare(stock[i]!, pupils[i]!, scale, mean)
  const measured = Math.sqrt(squares / totalPupils)
  const s = measured > noise * Math.abs(mean) ? measured : 0
  return { mean, s, cv: s === 0 ? 0 : mean > 0 ? s / mean : null }
}

/** Each school's part of the variance; the parts add up to 1, or are all 0 where all schools are alike. */
export function sharesOf({ stock, pupils, scale }: Holdings, { mean, s }: Dispersion): Float64Array {
  const shares = new Float64Array(stock.length)
  if (s === 0) return shares
  for (let i = 0; i < stock.length; i++) shares[i] = weightedSquare(stock[i]!, pupils[i]!, scale, mean)
  const total = sum(shares)
  return shares.map((share) => share / total)
}

/** Below this part of the mean a distance is the rounding of binary fractions, not a difference between schools. */
const noise = 1e-12

function weightedSquare(stock: number, pupils: number, scale: number, mean: number): number {
  const distance = (stock * scale) / pupils - mean
  return pupils * distance * distance
}

function sum(values: Float64Array): number {
  let total = 0
  for (let i = 0; i < values.length; i++) total += values[i]!
  return total
}
