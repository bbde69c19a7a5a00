import 'maplibre-gl/dist/maplibre-gl.css'
import type { GeoJSONSource, Map as MapLibre, MapMouseEvent } from 'maplibre-gl'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useWords } from '../app/language.tsx'
import { layUnder, shownOn, useBaseMap, type BaseMapNews } from './base-map.ts'
import { boundsOf, geoJsonOf, type MapLayer, type Shown } from './map-features.ts'
import { drawingOf } from './map-style.ts'

interface MapProps {
  /** What the map shows, for whoever does not see it; the table beside it says the same. */
  readonly label: string
  /** Bottom first. Which layers there are does not change while the map stands; what is in them may. */
  readonly layers: readonly MapLayer[]
  readonly onChoose?: (id: string, layer: string) => void
}

/** A map of the county's own data, over a base where the server has one: from a browser no network is wanted but the server. Where it has no WebGL it says so. */
export function CountyMap(props: MapProps) {
  const words = useWords()
  const [without] = useState(() => !hasWebGl())
  const base = useBaseMap()
  if (without) return <p className="empty">{words.mapWithoutWebGl}</p>
  return base === undefined ? <div className="county-map no-print" /> : <Picture {...props} base={base} />
}

function hasWebGl(): boolean {
  return document.createElement('canvas').getContext('webgl2') !== null
}

function Picture({ label, layers, onChoose, base }: MapProps & { readonly base: BaseMapNews | null }) {
  const words = useWords()
  const shown = shownOn(base)
  const frame = useRef<HTMLDivElement>(null)
  const [failed, setFailed] = useState(false)
  const latest = useRef({ layers, onChoose, shown })
  useEffect(() => {
    latest.current = { layers, onChoose, shown }
  })
  const map = useMap(frame, latest, setFailed)
  useEffect(() => {
    if (!map) return
    layUnder(map, base)
    fill(map, layers, shown)
  }, [map, base, layers, shown])
  if (failed) return <p className="empty">{words.mapWithoutWebGl}</p>
  return (
    <>
      <div ref={frame} className="county-map no-print" role="region" aria-label={label} data-ready={map !== undefined} />
      {base ? <p className="legend no-print">{base.reachable ? base.credit : words.mapBaseUnreachable}</p> : null}
    </>
  )
}

interface Latest {
  readonly layers: readonly MapLayer[]
  readonly onChoose: MapProps['onChoose']
  readonly shown: Shown
}

/** The map once it has loaded; undefined before. */
function useMap(frame: React.RefObject<HTMLDivElement | null>, latest: React.RefObject<Latest>, setFailed: (failed: boolean) => void): MapLibre | undefined {
  const [map, setMap] = useState<MapLibre>()
  const fail = useMemo(() => () => setFailed(true), [setFailed])
  useEffect(() => {
    let gone = false
    let made: MapLibre | undefined
    void open(frame.current!, latest)
      .then((opened) => {
        made = opened
        if (gone) opened.remove()
        else opened.once('load', () => !gone && setMap(opened))
      })
      .catch(fail)
    return () => {
      gone = true
      made?.remove()
    }
  }, [frame, latest, fail])
  return map
}

async function open(container: HTMLDivElement, latest: React.RefObject<Latest>): Promise<MapLibre> {
  const [maplibre, { default: worker }] = await Promise.all([import('maplibre-gl'), import('maplibre-gl/dist/maplibre-gl-worker.mjs?url')])
  maplibre.setWorkerUrl(new URL(worker, location.href).href)
  const bounds = boundsOf(latest.current.layers, latest.current.shown)
  const map = new maplibre.Map({
    container,
    style: { version: 8, sources: {}, layers: [{ id: 'paper', type: 'background', paint: { 'background-color': '#f7f6f2' } }] },
    ...(bounds ? { bounds: [...bounds] as [number, number, number, number], fitBoundsOptions: { padding: 24 } } : {}),
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    cooperativeGestures: false,
  })
  map.touchZoomRotate.disableRotation()
  map.addControl(new maplibre.NavigationControl({ showCompass: false }))
  map.addControl(new maplibre.ScaleControl({ unit: 'metric' }))
  map.on('click', (event) => choose(map, event, latest.current))
  return map
}

/** A click a few pixels beside a thin line still means it; the topmost layer wins. */
function choose(map: MapLibre, { point }: MapMouseEvent, { onChoose }: Latest): void {
  if (!onChoose) return
  const [hit] = map.queryRenderedFeatures([[point.x - 4, point.y - 4], [point.x + 4, point.y + 4]])
  if (hit) onChoose(String(hit.properties['id']), hit.source)
}

function fill(map: MapLibre, layers: readonly MapLayer[], shown: Shown): void {
  for (const layer of layers) {
    const source = map.getSource<GeoJSONSource>(layer.id)
    const data = geoJsonOf(layer, shown)
    if (source) source.setData(data)
    else {
      map.addSource(layer.id, { type: 'geojson', data })
      for (const drawing of drawingOf(layer)) map.addLayer(drawing)
    }
  }
}
