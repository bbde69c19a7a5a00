/** Whole numbers in proportion to weights that add up to `count` (largest remainders, ties to the first). Weights of nothing share alike. */
export function apportion(count: number, weights: ArrayLike<number>): Int32Array {
  const sum = sumOf(weights)
  const exact = Float64Array.from({ length: weights.length }, (_, i) => (sum > 0 ? (count * weights[i]!) / sum : count / weights.length))
  const whole = Int32Array.from(exact, Math.floor)
  const order = [...exact.keys()].toSorted((a, b) => exact[b]! - whole[b]! - (exact[a]! - whole[a]!) || a - b)
  const left = count - sumOf(whole)
  for (let i = 0; i < left; i++) whole[order[i % order.length]!]! += 1
  return whole
}

export function sumOf(numbers: ArrayLike<number>): number {
  let sum = 0
  for (let i = 0; i < numbers.length; i++) sum += numbers[i]!
  return sum
}
