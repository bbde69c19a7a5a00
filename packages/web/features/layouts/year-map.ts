import type { LonLat, Township } from '@junheng/core/county/snapshot.ts'

export const fillLevels = ['half', 'spare', 'full', 'over'] as const
export type FillLevel = (typeof fillLevels)[number]

/** Half empty; with places to spare; nine tenths full and more; beyond the places. */
export function levelOf(share: number): FillLevel {
  if (share > 1) return 'over'
  if (share >= 0.9) return 'full'
  return share > 0.5 ? 'spare' : 'half'
}

/** A drawing of the county: its size, and where a place lies on it. */
export interface Frame {
  readonly width: number
  readonly height: number
  readonly at: (place: LonLat) => readonly [number, number]
}

const width = 160

/** Degrees of longitude are drawn as long as they are in the middle of the county; north is above. */
export function frameOf(townships: readonly Pick<Township, 'outline'>[]): Frame {
  const places = townships.flatMap(({ outline = [] }) => outline)
  const [west, east] = [Math.min(...places.map(([lon]) => lon)), Math.max(...places.map(([lon]) => lon))]
  const [south, north] = [Math.min(...places.map(([, lat]) => lat)), Math.max(...places.map(([, lat]) => lat))]
  const shrink = Math.cos((((south + north) / 2) * Math.PI) / 180)
  const scale = places.length === 0 || east === west ? 1 : width / ((east - west) * shrink)
  return { width, height: places.length === 0 ? width : Math.max(1, Math.ceil((north - south) * scale)), at: ([lon, lat]) => [round((lon - west) * shrink * scale), round((north - lat) * scale)] }
}

const round = (value: number): number => Math.round(value * 10) / 10
