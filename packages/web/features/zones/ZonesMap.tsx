import { useMemo } from 'react'
import { useWords } from '../../app/language.tsx'
import { CountyMap } from '../../ui/CountyMap.tsx'
import { Section } from '../../ui/Page.tsx'
import { cellsOf, zoneLayers, type Drawn } from './zone-layers.ts'

/** The zones of a stage in colours; choosing a patch chooses its settlement. */
export function ZonesMap({ drawn, onChoose }: { readonly drawn: Drawn; readonly onChoose: (settlement: string) => void }) {
  const words = useWords().zones
  const cells = useMemo(() => cellsOf(drawn.view), [drawn.view])
  const layers = useMemo(() => zoneLayers(drawn, cells), [drawn, cells])
  return (
    <Section id="map" title={words.map}>
      <CountyMap label={words.map} layers={layers} onChoose={(id, layer) => layer !== 'schools' && onChoose(id)} />
      <p className="legend">{words.mapLegend}</p>
    </Section>
  )
}
