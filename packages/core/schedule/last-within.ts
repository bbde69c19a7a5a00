/** The last of a range of numbers for which something holds that holds for the first and, once it does not, never again. */
export function lastWithin(from: number, to: number, holds: (n: number) => boolean): number {
  let low = from
  let high = to
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (holds(middle)) low = middle
    else high = middle - 1
  }
  return low
}
