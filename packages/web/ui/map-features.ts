import type { LonLat } from '@junheng/core/county/snapshot.ts'

/** Something on the map: one place is a point, several a line, several rings an area. Degrees, [lon, lat]. */
export interface MapFeature {
  /** What `onChoose` is told; features that belong together share one. */
  readonly id: string
  readonly at: LonLat | readonly LonLat[] | readonly (readonly LonLat[])[]
  readonly label?: string
  /** CSS colours of the stroke or mark, and of the inside of an area. */
  readonly colour?: string
  readonly fill?: string
  /** Pixels: of a line its width, of a point its radius. */
  readonly size?: number
  readonly dashed?: boolean
}

/** Features that are drawn together, over the layers before it. */
export interface MapLayer {
  readonly id: string
  readonly kind: 'area' | 'line' | 'point'
  readonly features: readonly MapFeature[]
}

/** A place as it is shown: the same, or moved to another datum at the edge. */
export type Shown = (place: LonLat) => LonLat

type Coordinates = LonLat | readonly LonLat[] | readonly (readonly LonLat[])[]

export function geoJsonOf({ kind, features }: MapLayer, shown: Shown) {
  return {
    type: 'FeatureCollection' as const,
    features: features.map(({ id, at, label = '', colour = '#34556b', fill = '#00000000', size = 2, dashed = false }) => ({
      type: 'Feature' as const,
      properties: { id, label, colour, fill, size, dashed },
      geometry: { type: geometryOf[kind], coordinates: moved(at, shown) } as GeoGeometry,
    })),
  }
}

const geometryOf = { area: 'Polygon', line: 'LineString', point: 'Point' } as const

type GeoGeometry =
  | { readonly type: 'Point'; readonly coordinates: number[] }
  | { readonly type: 'LineString'; readonly coordinates: number[][] }
  | { readonly type: 'Polygon'; readonly coordinates: number[][][] }

function moved(at: Coordinates, shown: Shown): unknown {
  return isPlace(at) ? [...shown(at)] : at.map((part) => moved(part, shown))
}

const isPlace = (at: Coordinates): at is LonLat => typeof at[0] === 'number'

/** West, south, east, north of all features; undefined where there are none. */
export function boundsOf(layers: readonly MapLayer[], shown: Shown): readonly [number, number, number, number] | undefined {
  const places = layers.flatMap(({ features }) => features.flatMap(({ at }) => placesIn(at))).map(shown)
  if (places.length === 0) return undefined
  return places.reduce<readonly [number, number, number, number]>(
    ([west, south, east, north], [lon, lat]) => [Math.min(west, lon), Math.min(south, lat), Math.max(east, lon), Math.max(north, lat)],
    [Infinity, Infinity, -Infinity, -Infinity],
  )
}

const placesIn = (at: Coordinates): readonly LonLat[] => (isPlace(at) ? [at] : at.flatMap((part) => placesIn(part)))
