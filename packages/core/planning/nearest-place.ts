import type { LonLat } from '../county/snapshot.ts'
import { metresBetween } from './roads/nearest-node.ts'

/** The nearest of several places that have one, in a straight line; undefined where none has. */
export function nearestPlace<T extends { readonly location?: LonLat | undefined }>(places: readonly T[], spot: LonLat): T | undefined {
  let best: { readonly place: T; readonly metres: number } | undefined
  for (const place of places) {
    if (place.location === undefined) continue
    const metres = metresBetween(place.location, spot)
    if (best === undefined || metres < best.metres) best = { place, metres }
  }
  return best?.place
}
