import { getZonePlan, getZonesToday, listZonePlans, type ZonePlanHead, type ZoneStage } from '@junheng/contract/zones.ts'
import { judgeZones } from '@junheng/core/planning/zones/judge-zones.ts'
import { handedOver, type ZonesView } from '@junheng/core/planning/zones/zones-view.ts'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useMemo } from 'react'
import { query } from '../../app/api.ts'
import { useWords } from '../../app/language.tsx'
import { useMay } from '../../app/session.tsx'
import { Await } from '../../ui/Await.tsx'
import { Choice, Toggle } from '../../ui/Choice.tsx'
import { Page, PrintButton } from '../../ui/Page.tsx'
import { DrawZones } from './DrawZones.tsx'
import { RunOfZones } from './RunOfZones.tsx'
import { handoversIn, stages, views } from './search.ts'
import { StartZones } from './StartZones.tsx'
import { useZonesSearch } from './use-zones-search.ts'
import { ZoneMoves } from './ZoneMoves.tsx'
import { ZonePlans } from './ZonePlans.tsx'
import { ZonesMap } from './ZonesMap.tsx'
import { ZoneTable } from './ZoneTable.tsx'
import { ZoneVerdict } from './ZoneVerdict.tsx'
import './zones.css'

/** 划片: the zones of a stage, drawn by a run or by hand, who changes school, and what is published. */
export function ZonesPage() {
  const words = useWords()
  const said = words.zones
  const plans = useQuery(query(listZonePlans))
  const [{ view = 'draw', stage = 'primary' }, change] = useZonesSearch()
  return (
    <Page title={words.titles.zones} actions={<PrintButton />}>
      <p>{said.meaning}</p>
      <div className="filters" role="search" aria-label={said.view}>
        <Toggle label={said.view} value={view} options={views.map((value) => ({ value, label: said.views[value] }))} onChange={(chosen) => change({ view: chosen })} />
        <Toggle label={said.stage} value={stage} options={stages.map((value) => ({ value, label: words.stages[value] }))} onChange={(chosen) => change({ stage: chosen, plan: undefined, moved: undefined, tract: undefined })} />
      </div>
      <Await result={plans}>{(heads) => <OfStage heads={heads.filter((head) => head.stage === stage)} stage={stage} />}</Await>
    </Page>
  )
}

function OfStage({ heads, stage }: { readonly heads: readonly ZonePlanHead[]; readonly stage: ZoneStage }) {
  const words = useWords().zones
  const [{ plan: wanted, view: shown = 'draw' }, change] = useZonesSearch()
  const head = wanted === 'today' ? undefined : (heads.find(({ id }) => id === wanted) ?? heads.find(({ state }) => state === 'published') ?? heads[0])
  return (
    <>
      {shown === 'plans' ? null : (
        <div className="filters">
          <Choice label={words.plan} value={head?.id ?? 'today'} options={[...heads.map(({ id, version, name, state }) => ({ value: id, label: words.version({ version, name, state: words.states[state] }) })), { value: 'today', label: words.today }]} onChange={(plan) => change({ plan, moved: undefined })} />
        </div>
      )}
      {head === undefined ? <Today heads={heads} stage={stage} /> : <Saved heads={heads} head={head} />}
    </>
  )
}

function Today({ heads, stage }: { readonly heads: readonly ZonePlanHead[]; readonly stage: ZoneStage }) {
  const today = useQuery(query(getZonesToday, { query: { stage } }))
  return <Await result={today}>{(view) => <Shown heads={heads} view={view} from={null} />}</Await>
}

function Saved({ heads, head }: { readonly heads: readonly ZonePlanHead[]; readonly head: ZonePlanHead }) {
  const saved = useQuery(query(getZonePlan, { params: { id: head.id } }))
  return <Await result={saved}>{({ view }) => <Shown heads={heads} view={view} from={head.id} />}</Await>
}

interface ShownProps {
  readonly heads: readonly ZonePlanHead[]
  readonly view: ZonesView
  readonly from: string | null
}

/** The zones as they are drawn now: the version with what was given by hand, judged in the browser at every change. */
function Shown({ heads, view, from }: ShownProps) {
  const words = useWords().zones
  const may = useMay()
  const [{ view: shown = 'draw', moved, tract }, change] = useZonesSearch()
  const { drawn, judged, isUnknown, handovers } = useDrawn(view, moved, tract)
  if (shown === 'plans') {
    return (
      <>
        {may('layout.plan') ? <StartZones stage={view.county.stage as ZoneStage} view={view} handovers={handovers} /> : null}
        <RunOfZones />
        <ZonePlans heads={heads} />
      </>
    )
  }
  return (
    <>
      {isUnknown ? <p className="lost" role="alert">{words.unknownMoved}</p> : null}
      {from === null ? <p className="legend">{words.startNote} {may('layout.plan') ? <Button size="small" onClick={() => change({ view: 'plans' })}>{words.startNext}</Button> : null}</p> : null}
      <ZoneVerdict view={view} judged={judged} />
      {shown === 'moves' ? <ZoneMoves view={view} moves={judged.moves} /> : (
        <>
          <div className="zones-desk">
            <DrawZones view={view} plan={drawn.plan} handovers={handovers} from={from} />
            <ZonesMap drawn={drawn} onChoose={(settlement) => change({ tract: settlement })} />
          </div>
          <ZoneTable zones={judged.zones} loadMost={view.county.problem.loadMost} />
        </>
      )}
    </>
  )
}

function useDrawn(view: ZonesView, moved: string | undefined, chosen: string | undefined) {
  return useMemo(() => {
    const wanted = handoversIn(moved)
    const outcome = handedOver(view, wanted)
    const isUnknown = 'faults' in outcome
    const [plan, handovers] = isUnknown ? [view.plan, []] : [outcome.plan, wanted]
    const judged = judgeZones(view.county, plan)
    const apart = new Set(judged.violations.flatMap(({ rule, place }) => (rule === 'apart' && place !== null ? [place] : [])))
    return { isUnknown, handovers, judged, drawn: { view, plan, handovers, chosen, apart } }
  }, [view, moved, chosen])
}
