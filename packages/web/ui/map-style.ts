import type { LayerSpecification } from 'maplibre-gl'
import type { MapLayer } from './map-features.ts'

/** The fonts of the reader's machine: no glyphs are fetched. */
const font = ['Noto Sans SC', 'Source Han Sans SC', 'Microsoft YaHei', 'PingFang SC', 'sans-serif']

/** How a layer of ours is drawn: its features' own colours and sizes, with names that make way for each other. */
export function drawingOf({ id, kind }: Pick<MapLayer, 'id' | 'kind'>): readonly LayerSpecification[] {
  const source = id
  const colour: ['get', string] = ['get', 'colour']
  const size: ['get', string] = ['get', 'size']
  const text: LayerSpecification = {
    id: `${id}-names`,
    type: 'symbol',
    source,
    filter: ['!=', ['get', 'label'], ''],
    layout: { 'text-field': ['get', 'label'], 'text-font': font, 'text-size': 12, 'symbol-placement': kind === 'line' ? 'line' : 'point', ...(kind === 'point' ? { 'text-offset': [0, 1.1] as [number, number] } : {}) },
    paint: { 'text-color': '#222', 'text-halo-color': '#fff', 'text-halo-width': 1.4 },
  }
  switch (kind) {
    case 'area':
      return [
        { id: `${id}-insides`, type: 'fill', source, paint: { 'fill-color': ['get', 'fill'] } },
        { id: `${id}-edges`, type: 'line', source, paint: { 'line-color': colour, 'line-width': size } },
        text,
      ]
    case 'line':
      return [
        { id: `${id}-lines`, type: 'line', source, filter: ['!', ['get', 'dashed']], layout: { 'line-join': 'round', 'line-cap': 'round' }, paint: { 'line-color': colour, 'line-width': size } },
        { id: `${id}-dashes`, type: 'line', source, filter: ['get', 'dashed'], paint: { 'line-color': colour, 'line-width': size, 'line-dasharray': [2, 2] } },
        text,
      ]
    case 'point':
      return [{ id: `${id}-marks`, type: 'circle', source, paint: { 'circle-color': colour, 'circle-radius': size, 'circle-stroke-color': '#fff', 'circle-stroke-width': 1 } }, text]
  }
}
