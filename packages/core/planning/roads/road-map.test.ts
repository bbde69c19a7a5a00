import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { LonLat } from '../../county/snapshot.ts'
import { countyRoads } from './county-roads.ts'
import { graphOfLines, type RoadLine } from './geojson-roads.ts'
import { metresBetween } from './nearest-node.ts'
import { linesOfOsm, type OsmTags } from './osm-roads.ts'
import { roadsOfMap } from './road-map.ts'
import { distancesFrom } from './shortest-path.ts'
import { drivingMilliseconds, impassable } from './speeds.ts'

const places: ReadonlyMap<number, LonLat> = new Map([[1, [150, 44]], [2, [150.01, 44]], [3, [150.02, 44]]])
const linesWith = (tags: OsmTags, refs = [1, 2, 3]) => linesOfOsm({ ways: [{ refs, tags }], nodes: places })

test('tags of OpenStreetMap: speed by class, the lower of it and the posted limit, never above article 35', () => {
  const kmh = (tags: OsmTags) => linesWith(tags)[0]?.kmh
  expect([kmh({ highway: 'primary' }), kmh({ highway: 'primary', maxspeed: '40' }), kmh({ highway: 'primary', maxspeed: '100' }), kmh({ highway: 'motorway', maxspeed: '120' })]).toEqual([51, 40, 51, 80])
  expect([kmh({ highway: 'track' }), kmh({ highway: 'tertiary', maxspeed: '20 mph' }), kmh({ highway: 'tertiary', maxspeed: 'CN:rural' })]).toEqual([15, 31, 31])
})

test('one-way: said, against the order of the nodes, and where it goes without saying', () => {
  const first = (tags: OsmTags) => linesWith(tags).map(({ oneWay, coordinates }) => [oneWay, coordinates[0]])[0]
  expect(first({ highway: 'primary', oneway: 'yes' })).toEqual([true, [150, 44]])
  expect(first({ highway: 'primary', oneway: '-1' })).toEqual([true, [150.02, 44]])
  expect(first({ highway: 'primary', junction: 'roundabout' })?.[0]).toBe(true)
  expect(first({ highway: 'motorway' })?.[0]).toBe(true)
  expect(first({ highway: 'primary', oneway: 'yes', 'oneway:bus': 'no' })?.[0]).toBe(false)
})

test('roads closed to buses are left out, those for small ones and slow ones marked, and a way is cut at the edge of the extract', () => {
  expect([{ highway: 'footway' }, { highway: 'service', access: 'private' }, { highway: 'track', motor_vehicle: 'no' }, {}].flatMap((tags) => linesWith(tags))).toEqual([])
  expect(linesWith({ highway: 'service', access: 'private', bus: 'yes' }).length).toBe(1)
  const [small] = linesWith({ highway: 'tertiary', maxweight: '8 t', width: '3', bridge: 'yes' })
  expect([small!.smallBusOnly, small!.hazards]).toEqual([true, ['bridge']])
  expect(linesWith({ highway: 'tertiary', incline: '-12%' })[0]!.hazards).toEqual(['slope'])
  expect(linesWith({ highway: 'tertiary' }, [1, 2, 99, 3]).map(({ coordinates }) => coordinates.length)).toEqual([2])
})

const corner = fc.tuple(fc.nat(5), fc.nat(5)).map(([x, y]): LonLat => [150 + x / 100, 44 + y / 100])
const line = fc.record({ coordinates: fc.array(corner, { minLength: 2, maxLength: 6 }), class: fc.constantFrom('main', 'village', 'lane'), oneWay: fc.boolean(), hazards: fc.subarray(['bend', 'bridge']) }) as fc.Arbitrary<RoadLine>

test('thinned, the roads keep the time of every journey between places, to the metre of each stretch', () => {
  fc.assert(fc.property(fc.array(line, { minLength: 3, maxLength: 14 }), fc.uniqueArray(corner, { minLength: 2, maxLength: 5, selector: String }), (lines, corners) => {
    const spots = corners.map((location, i) => ({ id: `村${i}`, location }))
    const { roads, apart } = roadsOfMap(lines, spots)
    const { graph, nodeOf } = countyRoads({ settlements: spots.map((spot) => ({ ...spot, name: '', township: '' })), schools: [], roads })
    const whole = graphOfLines(lines)
    const [thin, full] = [drivingMilliseconds(graph), drivingMilliseconds(whole)]
    const nodeAt = ([lon, lat]: LonLat) => Array.from({ length: whole.nodes }, (_, node) => node).find((node) => whole.places[2 * node] === lon && whole.places[2 * node + 1] === lat)
    const joined = spots.filter(({ id, location }) => !apart.some((each) => each.id === id) && roads.some(({ from, metres }) => from === id && metres === 1) && nodeAt(location) !== undefined)
    for (const from of joined) {
      const [short, long] = [distancesFrom(graph, thin, nodeOf.get(from.id)!), distancesFrom(whole, full, nodeAt(from.location)!)]
      for (const to of joined) {
        const [found, true_] = [short[nodeOf.get(to.id)!]!, long[nodeAt(to.location)!]!]
        expect(true_).toBeLessThan(impassable)
        // Half a metre of rounding for each stretch at 15 km/h, and two approaches of a metre; whole metres a minute for the speed.
        expect(Math.abs(found - true_)).toBeLessThanOrEqual(600 + true_ * 0.004 + 130 * roads.length)
      }
    }
  }), { seed: 20210511, numRuns: 120 })
})

test('a straight road of many bends is one stretch, and a stub that leads nowhere is left out', () => {
  const bends = Array.from({ length: 30 }, (_, i): LonLat => [150 + i / 1000, 44])
  const { roads, apart } = roadsOfMap([{ coordinates: bends, class: 'main' }, { coordinates: [[150.01, 44], [150.01, 44.01], [150.02, 44.02]] }], [{ id: 'a', location: bends[0]! }, { id: 'b', location: bends[29]! }, { id: 'c', location: [151, 44] }, { id: 'd' }])
  expect(roads.map(({ from, to, metres, metresPerMinute }) => [from, to, metres, metresPerMinute])).toEqual([
    ['a', '150.000000,44.000000', 1, 250], ['b', '150.029000,44.000000', 1, 250],
    ['150.000000,44.000000', '150.029000,44.000000', Math.round(metresBetween(bends[0]!, bends[29]!)), 850],
  ])
  expect(apart).toEqual([{ id: 'c', metres: expect.any(Number) }, { id: 'd', metres: null }])
})

test('an island and a one-way stub at the edge of the map join nobody', () => {
  const { roads, apart } = roadsOfMap(
    [{ coordinates: [[150, 44], [150.01, 44], [150.02, 44]] }, { coordinates: [[150.02, 44], [150.03, 44]], oneWay: true }, { coordinates: [[150, 44.5], [150.01, 44.5]] }],
    [{ id: 'a', location: [150, 44] }, { id: 'edge', location: [150.03, 44] }, { id: 'island', location: [150, 44.5] }])
  expect(roads.find(({ from }) => from === 'edge')!.to).toBe('150.020000,44.000000')
  expect(apart.map(({ id }) => id)).toEqual(['island'])
})
