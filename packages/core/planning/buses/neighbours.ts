import type { Model } from './model.ts'

/** The stops nearest to each stop, itself first, by the time to drive there. */
export function neighboursOf({ stops, places, drive, placeOf }: Model, count: number): readonly Int32Array[] {
  const keys = new Float64Array(stops)
  return Array.from({ length: stops }, (_, stop) => {
    const row = placeOf[stop]! * places
    for (let other = 0; other < stops; other++) keys[other] = (other === stop ? -1 : drive[row + placeOf[other]!]!) * stops + other
    return Int32Array.from(keys.toSorted().subarray(0, count), (key) => ((key % stops) + stops) % stops)
  })
}

/** The mean drive to the nearest other stop: the scale of the search's temperature. */
export function usualHop({ places, drive, placeOf }: Model, near: readonly Int32Array[]): number {
  const hops = near.map((row, stop) => drive[placeOf[stop]! * places + placeOf[row[1] ?? stop]!]!)
  return hops.reduce((sum, hop) => sum + hop, 0) / Math.max(1, hops.length)
}
