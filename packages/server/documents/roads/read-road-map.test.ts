import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { mapKindOf, readRoadMap } from './read-road-map.ts'
import { type DrawnWay, osmPbf, osmXml } from './testing.ts'

const ways: readonly DrawnWay[] = [
  { tags: { highway: 'primary', maxspeed: '40', name: '县道' }, places: [[150, 44], [150.01, 44], [150.02, 44], [150.03, 44]] },
  { tags: { highway: 'tertiary', oneway: 'yes', maxweight: '8' }, places: [[150.02, 44], [150.02, 44.01], [150.03, 44]] },
  { tags: { highway: 'footway' }, places: [[150, 44], [150, 44.1]] },
  { tags: { building: 'yes' }, places: [[150, 44], [150.1, 44.1]] },
]
const places = [{ id: 'S01', location: [150, 44.001] }, { id: 'S02', location: [150.03, 44] }, { id: 'far', location: [150, 44.1] }] as const

test('the same roads from .osm.pbf, .osm, .osm.gz and .geojson', async () => {
  const geojson = JSON.stringify({ type: 'FeatureCollection', features: ways.slice(0, 1).map(({ tags, places: coordinates }) => ({ type: 'Feature', properties: tags, geometry: { type: 'LineString', coordinates } })) })
  const found = await Promise.all([osmPbf(ways), Buffer.from(osmXml(ways)), gzipSync(osmXml(ways)), gzipSync(osmPbf(ways))].map((bytes) => readRoadMap(bytes, places)))
  for (const each of found.slice(1)) expect(each).toEqual(found[0])
  expect(found[0]).toEqual({
    refusals: [],
    apart: [{ id: 'far', metres: expect.any(Number) }],
    roads: [
      { from: 'S01', to: '150.000000,44.000000', metres: 111, metresPerMinute: 250 },
      { from: 'S02', to: '150.030000,44.000000', metres: 1, metresPerMinute: 250 },
      { from: '150.000000,44.000000', to: '150.020000,44.000000', metres: 1600, metresPerMinute: 667 },
      { from: '150.020000,44.000000', to: '150.030000,44.000000', metres: 800, metresPerMinute: 667 },
    ],
  })
  expect(await readRoadMap(Buffer.from(geojson), places)).toMatchObject({ roads: [{ from: 'S01' }, { from: 'S02' }, { metres: 2400, metresPerMinute: 667 }] })
})

test('what is no map, broken, cut off, empty or of another place is refused with the remedy', async () => {
  const said = async (bytes: Uint8Array, of: Parameters<typeof readRoadMap>[1] = places) => (await readRoadMap(bytes, of)).refusals.map(({ zh }) => zh)
  const whole = osmPbf(ways)
  expect(await said(whole.subarray(0, whole.length - 20))).toEqual([expect.stringContaining('不完整')])
  const broken = Uint8Array.from(whole, (byte, i) => (i > whole.length - 40 ? 255 - byte : byte))
  expect(await said(broken)).toEqual([expect.stringMatching(/读不了.*重新导出/)])
  expect(await said(Buffer.from('<?xml version="1.0"?><osm><node id="1"></osm>'))).toEqual([expect.stringContaining('读不了')])
  expect(await said(Buffer.from('{"type":"Feature"}'))).toEqual([expect.stringContaining('要素集')])
  expect(await said(gzipSync('名称,数')).then(([first]) => first)).toContain('读不了')
  expect(await said(osmPbf(ways.slice(2)))).toEqual([expect.stringContaining('没有校车可走的道路')])
  expect(await said(whole, [{ id: 'S01', location: [127, 45] }])).toEqual([expect.stringContaining('地图不在本县')])
  expect(await said(whole, [{ id: 'S01' }])).toEqual([expect.stringContaining('经纬度')])
})

test('a workbook is no map', () => {
  expect([mapKindOf(Buffer.from('PK\u0003\u0004')), mapKindOf(osmPbf(ways)), mapKindOf(Buffer.from(osmXml([])))]).toEqual([undefined, 'pbf', 'xml'])
})
