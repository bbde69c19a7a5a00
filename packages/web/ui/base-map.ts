import { useQuery } from '@tanstack/react-query'
import type { Map as MapLibre } from 'maplibre-gl'
import { inGcj02 } from '@junheng/core/county/gcj02.ts'
import type { LonLat } from '@junheng/core/county/snapshot.ts'
import type { Shown } from './map-features.ts'

/** A map drawn by others that the server may fetch, as it tells of it. */
export interface BaseMapNews {
  readonly credit: string
  readonly datum: 'cgcs2000' | 'gcj02'
  readonly reachable: boolean
}

/** Null where there is none, or the server does not say; undefined till it has answered. */
export function useBaseMap(): BaseMapNews | null | undefined {
  return useQuery({ queryKey: ['base-map'], queryFn: askForIt, staleTime: 60_000, retry: false }).data
}

async function askForIt(): Promise<BaseMapNews | null> {
  const reply = await fetch('/base-map').catch(() => undefined)
  return reply?.ok && reply.headers.get('content-type')?.includes('json') ? ((await reply.json()) as BaseMapNews | null) : null
}

const asItIs: Shown = (place: LonLat) => place

/** Where the county's places lie on this base. */
export const shownOn = (base: BaseMapNews | null): Shown => (base?.reachable && base.datum === 'gcj02' ? inGcj02 : asItIs)

/** Lays the base under whatever the map shows, once. */
export function layUnder(map: MapLibre, base: BaseMapNews | null): void {
  if (!base?.reachable || map.getSource('base')) return
  map.addSource('base', { type: 'raster', tiles: [`${location.origin}/base-map/{z}/{x}/{y}`], tileSize: 256, maxzoom: 18 })
  const above = map.getStyle().layers.find(({ id }) => id !== 'paper')?.id
  map.addLayer({ id: 'base', type: 'raster', source: 'base', paint: { 'raster-opacity': 0.75 } }, above)
}
