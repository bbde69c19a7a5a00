import { gunzipSync } from 'node:zlib'
import { linesOfGeoJson, type RoadLine } from '@junheng/core/planning/roads/geojson-roads.ts'
import { linesOfOsm } from '@junheng/core/planning/roads/osm-roads.ts'
import { type MapPlace, type MappedRoads, roadsOfMap } from '@junheng/core/planning/roads/road-map.ts'
import { decodeText } from '../csv.ts'
import { osmOfPbf } from './osm-pbf.ts'
import { osmOfXml } from './osm-xml.ts'

/** Why a file gives no roads, with the remedy. */
export interface MapRefusal {
  readonly zh: string
  readonly en: string
}

export type RoadMapReading = (MappedRoads & { readonly refusals: readonly [] }) | { readonly refusals: readonly MapRefusal[] }

/** Unpacked, a county's extract takes some hundred megabytes at most; 40 megabytes may be sent. */
const unpackedMost = 512 * 2 ** 20

/** The kind of map that the bytes are, by how they begin; undefined for a workbook and all else. */
export function mapKindOf(bytes: Uint8Array): 'pbf' | 'gzip' | 'xml' | 'geojson' | undefined {
  const head = Buffer.from(bytes.subarray(0, 256)).toString('latin1').replace(/^\u00EF\u00BB\u00BF/, '').trimStart()
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return 'gzip'
  if (head.includes('OSMHeader')) return 'pbf'
  if (head.startsWith('{')) return 'geojson'
  return /^<(\?xml|osm)/.test(head) && head.includes('<osm') ? 'xml' : undefined
}

/** The roads of a map (.osm.pbf, .osm, .osm.gz, .geojson) that lead to these places, or all that is wrong with it. */
export async function readRoadMap(bytes: Uint8Array, places: readonly MapPlace[]): Promise<RoadMapReading> {
  try {
    const lines = await linesOf(bytes)
    const mapped = roadsOfMap(lines, places)
    const refusals = refusalsOf(lines, mapped, places)
    return refusals.length > 0 ? { refusals } : { ...mapped, refusals: [] }
  } catch (error) {
    return { refusals: [unreadable(error instanceof Error ? error.message.slice(0, 120) : '')] }
  }
}

const unreadable = (why: string): MapRefusal => ({
  zh: `地图文件读不了（${why}）；请重新导出 .osm.pbf、.osm.gz 或 .geojson 后再试。`,
  en: `The map cannot be read (${why}); export it again as .osm.pbf, .osm.gz or .geojson.`,
})

async function linesOf(bytes: Uint8Array): Promise<readonly RoadLine[]> {
  switch (mapKindOf(bytes)) {
    case 'gzip':
      return linesOf(gunzipSync(bytes, { maxOutputLength: unpackedMost }))
    case 'pbf':
      return linesOfOsm(await osmOfPbf(bytes))
    case 'xml':
      return linesOfOsm(osmOfXml(decodeText(bytes)))
    case 'geojson':
      return linesOfGeoJson(decodeText(bytes))
    case undefined:
      throw new Error('不是地图 no map')
  }
}

function refusalsOf(lines: readonly RoadLine[], { apart }: MappedRoads, places: readonly MapPlace[]): readonly MapRefusal[] {
  if (lines.length === 0) return [{ zh: '地图中没有校车可走的道路；请导出含 highway 的图层。', en: 'The map holds no road that a bus may drive; export the ways with a highway tag.' }]
  const located = places.filter(({ location }) => location !== undefined)
  if (located.length === 0) return [{ zh: '现行快照中的村屯、学校都没有经纬度；请先补齐。', en: 'No settlement or school of the current snapshot has a place on the map; add their coordinates first.' }]
  if (apart.filter(({ metres }) => metres !== null).length === located.length) return [{ zh: '地图不在本县：没有一个村屯、学校在道路 2 公里以内；请换本县的地图，坐标用 WGS 84。', en: 'The map is of another place: no settlement or school lies within 2 km of a road; take the county’s own, in WGS 84.' }]
  return []
}
