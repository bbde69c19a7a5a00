import type { TransformCallback } from 'node:stream'
import type { LonLat } from '@junheng/core/county/snapshot.ts'
import { type OsmContent, type OsmTags, type OsmWay, osmWayTags } from '@junheng/core/planning/roads/osm-roads.ts'
import { OSMTransform } from 'osm-pbf-parser-node'

/** An entity as the library gives it. */
type Entity =
  | { readonly type: 'node'; readonly id: number; readonly lat: number; readonly lon: number }
  | { readonly type: 'way'; readonly id: number; readonly refs: readonly number[]; readonly tags?: OsmTags }
  | { readonly type: 'relation' }
  /** The header has no type. */
  | { readonly type?: undefined; readonly required_features?: readonly string[] }

/* oxlint-disable no-underscore-dangle -- node:stream names them so */
/** The library throws where the bytes are broken; thrown out of a stream, that would end the process. */
class Reader extends OSMTransform {
  override _transform(chunk: Buffer, encoding: BufferEncoding, next: TransformCallback): void {
    try {
      super._transform(chunk, encoding, next)
    } catch (error) {
      next(error as Error)
    }
  }

  override _flush(done: TransformCallback): void {
    try {
      super._flush(done)
    } catch {
      done(new Error('文件不完整 truncated'))
    }
  }
}

/* oxlint-enable no-underscore-dangle */

/** Ways with a highway tag and all nodes of a .osm.pbf. Throws where the bytes are no such file. */
export async function osmOfPbf(bytes: Uint8Array): Promise<OsmContent> {
  const reader = new Reader({ withTags: { node: false, way: [...osmWayTags], relation: false } })
  reader.end(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  const ways: OsmWay[] = []
  const nodes = new Map<number, LonLat>()
  for await (const batch of reader as AsyncIterable<readonly Entity[]>) {
    for (const entity of batch) {
      if (entity.type === 'node') nodes.set(entity.id, [entity.lon, entity.lat])
      if (entity.type === 'way' && entity.tags?.['highway'] !== undefined) ways.push({ refs: entity.refs, tags: entity.tags })
    }
  }
  return { ways, nodes }
}
