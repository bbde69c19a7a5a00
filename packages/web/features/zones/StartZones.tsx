import type { ZoneStage } from '@junheng/contract/zones.ts'
import type { Handover } from '@junheng/core/planning/zones/county-zones.ts'
import type { ZonesView } from '@junheng/core/planning/zones/zones-view.ts'
import { Button } from 'antd'
import { useState } from 'react'
import { useWords } from '../../app/language.tsx'
import { useSession } from '../../app/session.tsx'
import { Trouble } from '../../ui/Await.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { Section } from '../../ui/Page.tsx'
import { useStartJob } from '../jobs/queries.ts'
import { useZonesSearch } from './use-zones-search.ts'

const loads = ['1', '1.05', '1.1'] as const
const seconds = ['15', '60', '300'] as const
/** Pupil-minutes of a split family; `decided`: as the county's last decision has it. */
const siblingWeights = ['decided', '0', '30', '120'] as const

/** The way to a new version: how full zones may be, which schools share one, and whether what was given by hand stays. */
export function StartZones({ stage, view, handovers }: { readonly stage: ZoneStage; readonly view: ZonesView | undefined; readonly handovers: readonly Handover[] }) {
  const words = useWords().zones
  const [, change] = useZonesSearch()
  const { today } = useSession()
  const start = useStartJob('zones.plan')
  const [load, setLoad] = useState<(typeof loads)[number]>('1.05')
  const [time, setTime] = useState<(typeof seconds)[number]>('60')
  const [shared, setShared] = useState<readonly string[]>([])
  const [siblings, setSiblings] = useState<(typeof siblingWeights)[number]>('decided')
  const [keep, setKeep] = useState<'yes' | 'no'>('yes')
  const names = new Map(view?.schools.map(({ id, name }) => [id, name]))
  const begin = () => {
    start.mutate({ name: `${words.plan} ${today}`, stage, loadMost: Number(load), seconds: Number(time), shared, pins: keep === 'yes' ? handovers : [], ...(siblings === 'decided' ? {} : { siblingMinutes: Number(siblings) }) }, { onSuccess: ({ id }) => change({ job: id }) })
  }
  return (
    <Section id="start" title={words.start}>
      <div className="filters no-print">
        <Choice label={words.loadMost} value={load} options={loads.map((value) => ({ value, label: `${Math.round(Number(value) * 100)}%` }))} onChange={(value) => setLoad(value ?? '1.05')} />
        <Choice label={words.seconds} value={time} options={seconds.map((value) => ({ value, label: value }))} onChange={(value) => setTime(value ?? '60')} />
        <Choice label={words.sharing} value="" none={words.none} options={(view?.county.schools ?? []).flat().filter((id) => !shared.includes(id)).map((value) => ({ value, label: names.get(value) ?? value }))} onChange={(school) => school !== undefined && setShared([...shared, school])} />
        {view?.county.problem.siblings === undefined ? null : <Choice label={words.siblingsApart} value={siblings} options={siblingWeights.map((value) => ({ value, label: words.siblingWeights[value] }))} onChange={(value) => setSiblings(value ?? 'decided')} />}
        {handovers.length === 0 ? null : <Choice label={words.keep} value={keep} options={(['yes', 'no'] as const).map((value) => ({ value, label: words.keeps[value] }))} onChange={(value) => setKeep(value ?? 'yes')} />}
      </div>
      <ul className="assigned">
        {shared.map((school) => (
          <li key={school}>
            {words.sharingOf(names.get(school) ?? school)} <Button size="small" aria-label={words.undoOf(names.get(school) ?? school)} onClick={() => setShared(shared.filter((each) => each !== school))}>{words.undo}</Button>
          </li>
        ))}
      </ul>
      <Button className="no-print" type="primary" loading={start.isPending} onClick={begin}>{words.begin}</Button>
      {start.isError ? <Trouble error={start.error} /> : null}
    </Section>
  )
}
