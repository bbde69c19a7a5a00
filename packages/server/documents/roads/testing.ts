import { deflateSync } from 'node:zlib'

/** A road of a map that a test draws: OpenStreetMap's tags, and places. */
export interface DrawnWay {
  readonly tags: Readonly<Record<string, string>>
  readonly places: readonly (readonly [lon: number, lat: number])[]
}

/** The bytes of a .osm.pbf (wiki.openstreetmap.org/wiki/PBF_Format): header, dense nodes, ways. Ways meet where they share a place. */
export function osmPbf(ways: readonly DrawnWay[]): Uint8Array {
  const { nodes, numbered } = numberedNodes(ways)
  const strings = ['', ...new Set(ways.flatMap(({ tags }) => Object.entries(tags).flat()))]
  const dense = message([1, packed(deltas(nodes.map((_, i) => i + 1)))], [8, packed(deltas(nodes.map(([, lat]) => Math.round(lat * 1e7))))], [9, packed(deltas(nodes.map(([lon]) => Math.round(lon * 1e7))))])
  const drawn = ways.map(({ tags }, i) => [3, message(
    [1, i + 1], [2, Buffer.concat(Object.keys(tags).map((key) => varint(strings.indexOf(key))))],
    [3, Buffer.concat(Object.values(tags).map((value) => varint(strings.indexOf(value))))], [8, packed(deltas(numbered[i]!))],
  )] as const)
  const block = message([1, message(...strings.map((text) => [1, Buffer.from(text)] as const))], [2, message([2, dense])], [2, message(...drawn)])
  return Buffer.concat([blob('OSMHeader', message([4, Buffer.from('OsmSchema-V0.6')], [4, Buffer.from('DenseNodes')])), blob('OSMData', block)])
}

/** The same roads as OpenStreetMap's XML. */
export function osmXml(ways: readonly DrawnWay[]): string {
  const { nodes, numbered } = numberedNodes(ways)
  const points = nodes.map(([lon, lat], i) => `<node id="${i + 1}" lat="${lat}" lon="${lon}"/>`)
  const drawn = ways.map(({ tags }, i) => `<way id="${i + 1}">${numbered[i]!.map((ref) => `<nd ref="${ref}"/>`).join('')}${Object.entries(tags).map(([k, v]) => `<tag k="${k}" v="${v}"/>`).join('')}</way>`)
  return `<?xml version="1.0" encoding="UTF-8"?>\n<osm version="0.6">\n${[...points, ...drawn].join('\n')}\n</osm>\n`
}

function numberedNodes(ways: readonly DrawnWay[]) {
  const keys = [...new Set(ways.flatMap(({ places }) => places.map(String)))]
  return { nodes: keys.map((key) => key.split(',').map(Number) as [number, number]), numbered: ways.map(({ places }) => places.map((place) => keys.indexOf(String(place)) + 1)) }
}

const deltas = (values: readonly number[]): readonly number[] => values.map((value, i) => value - (values[i - 1] ?? 0))

/** Zigzag: small numbers of both signs are short. */
const packed = (values: readonly number[]): Buffer => Buffer.concat(values.map((value) => varint(value < 0 ? -2 * value - 1 : 2 * value)))

function varint(value: number): Buffer {
  const bytes: number[] = []
  let rest = value
  for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128)
  return Buffer.from([...bytes, rest])
}

/** Fields by number: whole numbers, or bytes. */
const message = (...fields: readonly (readonly [number: number, value: number | Buffer])[]): Buffer =>
  Buffer.concat(fields.flatMap(([number, value]) => (typeof value === 'number' ? [varint(number * 8), varint(value)] : [varint(number * 8 + 2), varint(value.length), value])))

function blob(type: string, content: Buffer): Buffer {
  const body = message([2, content.length], [3, deflateSync(content)])
  const header = message([1, Buffer.from(type)], [3, body.length])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(header.length)
  return Buffer.concat([length, header, body])
}
