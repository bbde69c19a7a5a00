import { getCounty } from '@junheng/contract/county.ts'
import type { Effects } from '@junheng/core/planning/layout/effects.ts'
import type { Levers } from '@junheng/core/planning/layout/levers.ts'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useMemo } from 'react'
import { query } from '../../app/api.ts'
import { useWords } from '../../app/language.tsx'
import { CountyMap } from '../../ui/CountyMap.tsx'
import { Section } from '../../ui/Page.tsx'
import type { LayoutReply } from '@junheng/contract/layouts.ts'
import { Choice } from '../../ui/Choice.tsx'
import { layersOf } from './layers.ts'
import { groundLayers, grounds, minuteSteps, patchesOf } from './map-ground.ts'
import { withClosed } from './moving.ts'
import type { LayoutSearch } from './search.ts'

const route = getRouteApi('/layout')

interface MapProps {
  readonly base: LayoutReply
  readonly levers: Levers
  readonly effects: Effects | undefined
  /** Absent: a picture only. */
  readonly onMove?: (levers: Levers) => void
}

/** Townships, settlements, schools, and who would go where. Choosing a school turns its switch. */
export function LayoutMap({ base, levers, effects, onMove }: MapProps) {
  const said = useWords().layout
  const title = onMove === undefined ? said.mapShown : said.map
  const townships = useQuery(query(getCounty)).data?.townships
  const { ground } = route.useSearch()
  const navigate = route.useNavigate()
  const patches = useMemo(() => patchesOf(base), [base])
  const layers = useMemo(() => layersOf({ base, levers, effects, townships: townships ?? [], ground: groundLayers({ base, effects, ground, patches }) }), [base, levers, effects, townships, ground, patches])
  return (
    <Section id="map" title={title}>
      <div className="filters no-print">
        <Choice label={said.ground} value={ground ?? ''} none={said.noGround} options={grounds.map((value) => ({ value, label: said.grounds[value] }))} onChange={(chosen) => void navigate({ search: (before) => ({ ...before, ground: chosen }) as LayoutSearch, replace: true, resetScroll: false })} />
      </div>
      {townships === undefined ? null : <CountyMap label={title} layers={layers} onChoose={(id, layer) => layer === 'schools' && onMove?.(withClosed(levers, id, !levers.closed.includes(id)))} />}
      <p className="legend">{said.mapLegend}</p>
      {ground === undefined ? null : <p className="legend">{ground.endsWith('Minutes') ? said.minutesGround(minuteSteps) : said.catchmentsGround}</p>}
      {base.withoutPoint.length === 0 ? null : <p className="legend">{said.withoutPoint(base.withoutPoint)}</p>}
      {base.withoutRoad.length === 0 ? null : <p className="legend">{said.withoutRoad(base.withoutRoad)}</p>}
    </Section>
  )
}
