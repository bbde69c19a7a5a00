import type { LonLat } from '@junheng/core/county/snapshot.ts'
import type { OsmContent, OsmWay } from '@junheng/core/planning/roads/osm-roads.ts'
import { SaxesParser } from 'saxes'

interface OpenWay {
  readonly refs: number[]
  readonly tags: Record<string, string>
}

/** Ways with a highway tag and all nodes of an OpenStreetMap file in XML. Throws where the text is not well formed. */
export function osmOfXml(text: string): OsmContent {
  const ways: OsmWay[] = []
  const nodes = new Map<number, LonLat>()
  let way: OpenWay | undefined
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => {
    if (name === 'node') nodes.set(Number(attributes['id']), [Number(attributes['lon']), Number(attributes['lat'])])
    if (name === 'way') way = { refs: [], tags: {} }
    if (name === 'nd') way?.refs.push(Number(attributes['ref']))
    if (name === 'tag' && way !== undefined) way.tags[attributes['k'] ?? ''] = attributes['v'] ?? ''
  })
  parser.on('closetag', ({ name }) => {
    if (name !== 'way' || way === undefined) return
    if (way.tags['highway'] !== undefined) ways.push(way)
    way = undefined
  })
  parser.write(text).close()
  return { ways, nodes }
}
