import type { LonLat } from './snapshot.ts'

const kilometresPerDegree = 111.32

/** Straight distance in kilometres, on a plane that is right for a county. Where a road graph is at hand, its distances are the better ones. */
export function kilometresApart([lon, lat]: LonLat, [otherLon, otherLat]: LonLat): number {
  const narrowing = Math.cos((((lat + otherLat) / 2) * Math.PI) / 180)
  return Math.hypot((lon - otherLon) * narrowing, lat - otherLat) * kilometresPerDegree
}

/** The nearest of several places that have one; undefined where none has. */
export function nearestTo<T extends { readonly location?: LonLat | undefined }>(places: readonly T[], spot: LonLat): T | undefined {
  const placed = places.flatMap((place) => (place.location === undefined ? [] : [{ place, away: kilometresApart(place.location, spot) }]))
  return placed.reduce<(typeof placed)[number] | undefined>((best, each) => (best === undefined || each.away < best.away ? each : best), undefined)?.place
}
