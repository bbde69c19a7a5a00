import type { LonLat } from '../../county/snapshot.ts'
import { metresBetween } from './nearest-node.ts'
import { type RoadClass, roadGraph, type RoadGraph, type RoadHazard, roadHazards, type RoadLink } from './road-graph.ts'

/** One line of a road map. Coordinates are [lon, lat]; `class` is a road class of ours or a `highway` of OpenStreetMap. */
export interface RoadLine {
  readonly coordinates: readonly LonLat[]
  readonly class?: string
  readonly kmh?: number
  readonly oneWay?: boolean
  readonly hazards?: readonly string[]
  readonly smallBusOnly?: boolean
}

/** What a bus drives on each class where the map says no speed. */
export const usualKmh: Readonly<Record<RoadClass, number>> = { motorway: 80, main: 51, village: 31, lane: 15 }

const classOfHighway: Readonly<Record<string, RoadClass>> = {
  motorway: 'motorway', motorway_link: 'motorway', trunk: 'main', trunk_link: 'main', primary: 'main', primary_link: 'main', secondary: 'main',
  secondary_link: 'main', main: 'main', tertiary: 'village', tertiary_link: 'village', unclassified: 'village', village: 'village', residential: 'lane',
  living_street: 'lane', service: 'lane', track: 'lane', lane: 'lane',
}

/** The class of a road by its name in OpenStreetMap or here; undefined where no bus drives. */
export const roadClassOf = (name: string): RoadClass | undefined => (Object.hasOwn(classOfHighway, name) ? classOfHighway[name] : undefined)

/** Lines meet where they share a point, to 1e-6 degrees (about 10 cm). Lines of a class that no bus drives are left out. */
export function graphOfLines(lines: readonly RoadLine[]): RoadGraph {
  const places: LonLat[] = []
  const known = new Map<string, number>()
  const nodeAt = (place: LonLat): number => {
    const key = `${Math.round(place[0] * 1e6)} ${Math.round(place[1] * 1e6)}`
    const node = known.get(key) ?? places.push(place) - 1
    known.set(key, node)
    return node
  }
  const links = lines.flatMap((line) => linksOf(line, nodeAt))
  return roadGraph(places, links)
}

function linksOf(line: RoadLine, nodeAt: (place: LonLat) => number): RoadLink[] {
  const kind = roadClassOf(line.class ?? 'village')
  if (kind === undefined) return []
  const hazards = roadHazards.filter((hazard): hazard is RoadHazard => line.hazards?.includes(hazard) ?? false)
  return line.coordinates.slice(1).map((end, i): RoadLink => {
    const start = line.coordinates[i]!
    return {
      from: nodeAt(start),
      to: nodeAt(end),
      metres: metresBetween(start, end),
      kmh: line.kmh ?? usualKmh[kind],
      kind,
      hazards,
      ...(line.oneWay ? { oneWay: true } : {}),
      ...(line.smallBusOnly ? { smallBusOnly: true } : {}),
    }
  })
}

/** The lines of a GeoJSON FeatureCollection; features that are no lines are passed over. Throws where the text is no such collection. */
export function linesOfGeoJson(text: string): readonly RoadLine[] {
  const { type, features } = JSON.parse(text) as { readonly type?: string; readonly features?: readonly GeoFeature[] }
  if (type !== 'FeatureCollection' || !Array.isArray(features)) throw new Error('不是 GeoJSON 要素集。 This is no GeoJSON FeatureCollection.')
  return (features as readonly GeoFeature[]).flatMap(({ geometry, properties }) => partsOf(geometry).map((coordinates): RoadLine => ({ ...propertiesOf(properties ?? {}), coordinates })))
}

interface GeoFeature {
  readonly geometry: { readonly type: string; readonly coordinates: unknown } | null
  readonly properties: Readonly<Record<string, unknown>> | null
}

function partsOf(geometry: GeoFeature['geometry']): readonly (readonly LonLat[])[] {
  if (geometry?.type === 'LineString') return [geometry.coordinates as readonly LonLat[]]
  return geometry?.type === 'MultiLineString' ? (geometry.coordinates as readonly (readonly LonLat[])[]) : []
}

function propertiesOf(properties: Readonly<Record<string, unknown>>): Omit<RoadLine, 'coordinates'> {
  const name = properties['class'] ?? properties['highway']
  const kmh = Number(properties['kmh'] ?? properties['maxspeed'])
  const { hazards, oneway, smallBusOnly } = properties
  return {
    ...(typeof name === 'string' ? { class: name } : {}),
    ...(kmh > 0 ? { kmh } : {}),
    ...(oneway === true || oneway === 'yes' ? { oneWay: true } : {}),
    ...(Array.isArray(hazards) ? { hazards: hazards.map(String) } : {}),
    ...(smallBusOnly === true ? { smallBusOnly: true } : {}),
  }
}
