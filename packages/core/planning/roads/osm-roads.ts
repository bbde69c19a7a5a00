/** Roads from OpenStreetMap's tags (wiki.openstreetmap.org/wiki/Key:highway, :oneway, :maxspeed, :access, :maxweight). */
import type { LonLat } from '../../county/snapshot.ts'
import { roadClassOf, type RoadLine, usualKmh } from './geojson-roads.ts'
import type { RoadHazard } from './road-graph.ts'
import { lawfulLimits } from './speeds.ts'

export type OsmTags = Readonly<Record<string, string>>

export interface OsmWay {
  readonly refs: readonly number[]
  readonly tags: OsmTags
}

/** What of a file matters: ways, and where nodes lie, by number. */
export interface OsmContent {
  readonly ways: readonly OsmWay[]
  readonly nodes: ReadonlyMap<number, LonLat>
}

/** The tags that are asked for; a reader need keep no others. */
export const osmWayTags: readonly string[] = ['highway', 'junction', 'oneway', 'oneway:bus', 'maxspeed', 'access', 'vehicle', 'motor_vehicle', 'bus', 'maxweight', 'maxwidth', 'maxheight', 'width', 'incline', 'bridge']

/** A large school bus: tonnes, metres. Assumed, from coaches of 9 to 11 m; no rule says what road they need. */
const largeBus = { tonnes: 12, width: 2.6, height: 3.4 } as const
/** A carriageway narrower than this, in metres, is narrow; a slope steeper than this, in per cent, is steep. Assumed: art 35 says no figure. */
const assumed = { narrow: 3.5, steep: 9 } as const

/** Nodes without a place are left out: an extract is cut at its edge. A way is cut there too. */
export function linesOfOsm({ ways, nodes }: OsmContent): readonly RoadLine[] {
  return ways.flatMap(({ refs, tags }): RoadLine[] => {
    const properties = propertiesOf(tags)
    if (properties === undefined) return []
    const order = tags['oneway'] === '-1' ? refs.toReversed() : refs
    return pieces(order.map((node) => nodes.get(node))).map((coordinates) => ({ ...properties, coordinates }))
  })
}

/** The most special tag decides. */
function isOpen(tags: OsmTags): boolean {
  const said = tags['bus'] ?? tags['motor_vehicle'] ?? tags['vehicle'] ?? tags['access'] ?? 'yes'
  return !['no', 'private', 'agricultural', 'forestry', 'military'].includes(said)
}

function propertiesOf(tags: OsmTags): Omit<RoadLine, 'coordinates'> | undefined {
  const name = tags['highway'] ?? ''
  const kind = roadClassOf(name)
  if (kind === undefined || !isOpen(tags)) return undefined
  const posted = speedOf(tags['maxspeed'])
  const kmh = Math.min(posted ?? Infinity, usualKmh[kind], lawfulLimits[kind === 'motorway' ? 'motorway' : 'other'])
  return { class: name, kmh, oneWay: isOneWay(tags), smallBusOnly: isSmall(tags), hazards: hazardsOf(tags) }
}

function isOneWay(tags: OsmTags): boolean {
  const said = tags['oneway:bus'] ?? tags['oneway']
  if (said !== undefined) return ['yes', 'true', '1', '-1'].includes(said)
  return tags['highway'] === 'motorway' || ['roundabout', 'circular'].includes(tags['junction'] ?? '')
}

/** Kilometres an hour; a class of limits such as `CN:urban` is no number. */
function speedOf(text = ''): number | undefined {
  const found = /^(\d+(?:\.\d+)?)\s*(mph|km\/h|kmh)?$/.exec(text.trim())
  const speed = found === null ? 0 : Number(found[1]) * (found[2] === 'mph' ? 1.609344 : 1)
  return speed > 0 ? speed : undefined
}

/** `3.5`, `3.5 m`, `10 t`, `12%`; anything else is not known. */
function numberOf(text = ''): number | undefined {
  const found = /^(-?\d+(?:\.\d+)?)\s*(?:m|t|%)?$/.exec(text.trim())
  return found === null ? undefined : Number(found[1])
}

function isSmall(tags: OsmTags): boolean {
  const isBelow = (tag: string, need: number) => (numberOf(tags[tag]) ?? need) < need
  return isBelow('maxweight', largeBus.tonnes) || isBelow('maxwidth', largeBus.width) || isBelow('maxheight', largeBus.height)
}

function hazardsOf(tags: OsmTags): readonly RoadHazard[] {
  const isNarrow = (numberOf(tags['width']) ?? assumed.narrow) < assumed.narrow
  if (isNarrow) return [(tags['bridge'] ?? 'no') === 'no' ? 'narrow' : 'bridge']
  return Math.abs(numberOf(tags['incline']) ?? 0) > assumed.steep ? ['slope'] : []
}

/** Stretches of at least two places in turn. */
function pieces(places: readonly (LonLat | undefined)[]): readonly (readonly LonLat[])[] {
  const out: LonLat[][] = [[]]
  for (const place of places) {
    if (place === undefined) out.push([])
    else out.at(-1)!.push(place)
  }
  return out.filter(({ length }) => length > 1)
}
