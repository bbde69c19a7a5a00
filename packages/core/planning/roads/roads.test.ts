import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { LonLat } from '../../county/snapshot.ts'
import { countyRoads } from './county-roads.ts'
import { graphOfLines, linesOfGeoJson } from './geojson-roads.ts'
import { metresBetween, nodeFinder } from './nearest-node.ts'
import { roadGraph, type RoadGraph, type RoadLink } from './road-graph.ts'
import { distancesFrom, shortestPath } from './shortest-path.ts'
import { drivingMilliseconds, impassable, walkingMetres } from './speeds.ts'
import { travelTable } from './travel-table.ts'

const link = fc.record({
  from: fc.nat(29), to: fc.nat(29), metres: fc.integer({ min: 0, max: 5000 }), kmh: fc.integer({ min: 10, max: 90 }),
  kind: fc.constantFrom('motorway', 'main', 'village', 'lane'), oneWay: fc.boolean(), smallBusOnly: fc.boolean(),
  hazards: fc.subarray(['bend', 'slope', 'narrow', 'bridge']),
}) as fc.Arbitrary<RoadLink>

const nodes = Array.from({ length: 30 }, (_, node) => node)
const graphOf = (links: readonly RoadLink[]) => roadGraph(nodes.map(() => undefined), links)

test('the hierarchy agrees with Dijkstra on every pair of every random network, to the millisecond', () => {
  fc.assert(fc.property(fc.array(link, { maxLength: 90 }), fc.boolean(), (links, largeBus) => {
    const graph = graphOf(links)
    const weights = drivingMilliseconds(graph, { largeBus })
    const { values } = travelTable(graph, weights, nodes, nodes)
    for (const source of nodes) expect([...values.subarray(source * 30, source * 30 + 30)]).toEqual([...distancesFrom(graph, weights, source)])
  }), { seed: 20210511, numRuns: 300 })
})

/** A town of crossings with a hole in it, and some ways across; weights by a small generator. */
function grid(side: number): RoadGraph {
  let state = 7
  const next = (below: number) => (state = (Math.imul(state, 1103515245) + 12345) >>> 0) % below
  const links: RoadLink[] = []
  for (let node = 0; node < side * side; node++) {
    const metres = () => 50 + next(900)
    if ((node + 1) % side !== 0 && next(9) > 0) links.push({ from: node, to: node + 1, metres: metres(), kmh: 40, kind: 'village' })
    if (node + side < side * side && next(9) > 0) links.push({ from: node, to: node + side, metres: metres(), kmh: 40, kind: 'village', oneWay: next(10) === 0 })
  }
  return roadGraph(Array.from({ length: side * side }, () => undefined), links)
}

test('and on a network of 2 500 crossings', () => {
  const graph = grid(50)
  const weights = drivingMilliseconds(graph)
  const [sources, targets] = [[0, 17, 1249, 2499, 800, 801], Array.from({ length: 2500 }, (_, node) => node)]
  const { values } = travelTable(graph, weights, sources, targets)
  for (const [row, source] of sources.entries()) expect(values.subarray(row * 2500, (row + 1) * 2500)).toEqual(distancesFrom(graph, weights, source))
})

test('a shortest path is as long as its distance, and goes along arcs', () => {
  const graph = grid(20)
  const weights = walkingMetres(graph)
  const distances = distancesFrom(graph, weights, 3)
  for (const target of [0, 77, 399]) {
    const path = shortestPath(graph, weights, [3, target])
    const arcOf = (from: number, to: number) => Math.min(...Array.from({ length: graph.first[from + 1]! - graph.first[from]! }, (_, i) => graph.first[from]! + i).filter((arc) => graph.to[arc] === to).map((arc) => weights[arc]!))
    const length = path.slice(1).reduce((sum, node, i) => sum + arcOf(path[i]!, node), 0)
    expect([target, path.at(-1), length]).toEqual([target, target, distances[target]])
  }
})

test('no way is impassable, and a path there is empty', () => {
  const graph = graphOf([{ from: 0, to: 1, metres: 10, kmh: 30, kind: 'lane', oneWay: true }])
  expect(travelTable(graph, walkingMetres(graph), [1], [0]).values[0]).toBe(impassable)
  expect(shortestPath(graph, walkingMetres(graph), [1, 0])).toEqual([])
})

test('speeds keep to article 35: 80 on a motorway, 60 elsewhere, 20 on hazards and in bad weather; frost slows', () => {
  const straight = (more: Partial<RoadLink>): RoadGraph => graphOf([{ from: 0, to: 1, metres: 6000, kmh: 120, kind: 'main', oneWay: true, ...more }])
  const minutes = (more: Partial<RoadLink>, conditions = {}) => drivingMilliseconds(straight(more), conditions)[0]! / 60_000
  expect(minutes({ kind: 'motorway' })).toBeCloseTo(4.5)
  expect(minutes({})).toBe(6)
  expect(minutes({ hazards: ['slope'] })).toBe(18)
  expect(minutes({}, { weather: 'ice' })).toBe(18)
  expect(minutes({ kmh: 40 })).toBe(9)
  expect(minutes({ kmh: 40 }, { season: 'frost' })).toBeCloseTo(9 / 0.95, 4)
  expect(drivingMilliseconds(straight({ smallBusOnly: true }), { largeBus: true })[0]).toBe(impassable)
  expect(drivingMilliseconds(straight({ smallBusOnly: true }))[0]).toBe(360_000)
})

test('a county’s roads join its settlements and schools', () => {
  const at = (id: string) => ({ id, name: id, township: 't', location: [150, 44] as LonLat })
  const { graph, nodeOf } = countyRoads({ settlements: [at('a'), at('b')], schools: [], roads: [{ from: 'a', to: 'b', metres: 850, metresPerMinute: 850 }, { from: 'a', to: 'gone', metres: 1, metresPerMinute: 1 }] })
  expect(travelTable(graph, drivingMilliseconds(graph), [nodeOf.get('b')!], [nodeOf.get('a')!]).values[0]).toBe(60_000)
})

const town = JSON.stringify({ type: 'FeatureCollection', features: [
  { type: 'Feature', properties: { highway: 'primary', maxspeed: '60' }, geometry: { type: 'LineString', coordinates: [[150, 44], [150.01, 44], [150.02, 44]] } },
  { type: 'Feature', properties: { class: 'lane', oneway: 'yes', hazards: ['bridge'] }, geometry: { type: 'MultiLineString', coordinates: [[[150.01, 44], [150.01, 44.01]]] } },
  { type: 'Feature', properties: { highway: 'footway' }, geometry: { type: 'LineString', coordinates: [[150, 44], [150, 44.01]] } },
  { type: 'Feature', properties: null, geometry: { type: 'Point', coordinates: [150, 44] } },
] })

test('roads are read from GeoJSON: shared points join, footways are left out, one way is one arc', () => {
  const graph = graphOfLines(linesOfGeoJson(town))
  expect([graph.nodes, graph.to.length]).toEqual([4, 5])
  const weights = drivingMilliseconds(graph)
  expect(distancesFrom(graph, weights, 3)[0]).toBe(impassable)
  expect(distancesFrom(graph, weights, 0)[3]! / 1000).toBeCloseTo((metresBetween([150, 44], [150.01, 44]) * 3.6) / 60 + (metresBetween([150, 44], [150, 44.01]) * 3.6) / 15, -1)
  expect(() => linesOfGeoJson('{"type":"Feature"}')).toThrow('要素集')
})

test('the nearest node is the nearest of all', () => {
  const place = fc.tuple(fc.integer({ min: 0, max: 4000 }), fc.integer({ min: 0, max: 4000 })).map(([x, y]): LonLat => [150 + x / 10_000, 44 + y / 10_000])
  fc.assert(fc.property(fc.array(place, { minLength: 1, maxLength: 40 }), place, (places, from) => {
    const found = nodeFinder(roadGraph(places, []))(from)!
    expect(metresBetween(places[found]!, from)).toBeCloseTo(Math.min(...places.map((each) => metresBetween(each, from))), 6)
  }), { seed: 1, numRuns: 200 })
  expect(nodeFinder(graphOf([]))([150, 44])).toBeUndefined()
})
