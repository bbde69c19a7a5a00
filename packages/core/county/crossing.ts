import type { LonLat } from './snapshot.ts'

const written = /^-?\d{1,3}\.\d{6},-?\d{1,2}\.\d{6}$/

/** 路口: a road's end that is neither settlement nor school, named by its place, `lon,lat` to six decimals (about 10 cm). */
export const crossingId = ([lon, lat]: LonLat): string => `${lon.toFixed(6)},${lat.toFixed(6)}`

/** Where the crossing of that name lies; undefined where the name is no crossing's. */
export function crossingAt(id: string): LonLat | undefined {
  if (!written.test(id)) return undefined
  const [lon, lat] = id.split(',').map(Number) as [number, number]
  return Math.abs(lon) <= 180 && Math.abs(lat) <= 90 ? [lon, lat] : undefined
}
