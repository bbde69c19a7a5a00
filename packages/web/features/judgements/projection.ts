import type { LonLat, Township } from '@junheng/core/county/snapshot.ts'

/** Where a place is drawn, in the units of the picture. */
export type Project = (place: LonLat) => readonly [x: number, y: number]

/** A flat picture of the county: degrees scaled so that a kilometre is as long eastward as northward at its middle latitude. */
export function projection(places: readonly LonLat[], width: number): { readonly project: Project; readonly height: number } {
  const [west, east] = range(places.map(([lon]) => lon))
  const [south, north] = range(places.map(([, lat]) => lat))
  const narrowing = Math.cos(((south + north) / 2) * (Math.PI / 180))
  const scale = width / ((east - west) * narrowing || 1)
  return {
    project: ([lon, lat]) => [(lon - west) * narrowing * scale, (north - lat) * scale],
    height: (north - south) * scale,
  }
}

export const placesOf = (townships: readonly Township[]): readonly LonLat[] => townships.flatMap((township) => township.outline ?? [])

/** A ring as the path of an SVG. */
export function path(ring: readonly LonLat[], project: Project): string {
  const corners = ring.map((corner) => project(corner).map((at) => at.toFixed(1)).join(' '))
  return corners.length === 0 ? '' : `M${corners.join('L')}Z`
}

/** The middle of a ring's corners, where its name stands. */
export function middle(ring: readonly LonLat[], project: Project): readonly [number, number] {
  const corners = ring.slice(0, -1).map(project)
  const sum = corners.reduce<readonly [number, number]>(([x, y], [nextX, nextY]) => [x + nextX, y + nextY], [0, 0])
  return [sum[0] / corners.length, sum[1] / corners.length]
}

function range(values: readonly number[]): readonly [least: number, most: number] {
  return [Math.min(...values), Math.max(...values)]
}
