import { expect, test } from 'vitest'
import { boundsOf, geoJsonOf, type MapLayer } from './map-features.ts'

const layers: readonly MapLayer[] = [
  { id: 'units', kind: 'area', features: [{ id: 't', at: [[[150, 44], [151, 44], [151, 45], [150, 44]]], label: '镇' }] },
  { id: 'roads', kind: 'line', features: [{ id: 'r', at: [[149.5, 44], [150, 44.5]], dashed: true }] },
  { id: 'schools', kind: 'point', features: [{ id: 's', at: [150.2, 45.5], size: 5 }] },
]

test('features become GeoJSON of their kind, moved to where they are shown', () => {
  const east = layers.map((layer) => geoJsonOf(layer, ([lon, lat]) => [lon + 1, lat]).features[0]!)
  expect(east.map(({ geometry }) => geometry)).toEqual([
    { type: 'Polygon', coordinates: [[[151, 44], [152, 44], [152, 45], [151, 44]]] },
    { type: 'LineString', coordinates: [[150.5, 44], [151, 44.5]] },
    { type: 'Point', coordinates: [151.2, 45.5] },
  ])
  expect(east[1]!.properties).toMatchObject({ id: 'r', label: '', dashed: true })
})

test('the bounds hold every place, and nothing has none', () => {
  expect(boundsOf(layers, (place) => place)).toEqual([149.5, 44, 151, 45.5])
  expect(boundsOf([], (place) => place)).toBeUndefined()
})
