import { adoptBusPlan, busFormats, getBusFile, listBusPlans, type BusPlanHead } from '@junheng/contract/buses.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { address, call } from '../../app/api.ts'
import { useWords } from '../../app/language.tsx'
import { useMay } from '../../app/session.tsx'
import { Section } from '../../ui/Page.tsx'
import { ReasonDialog } from '../../ui/ReasonDialog.tsx'
import { Scroll } from '../../ui/Scroll.tsx'
import { RunProgress } from '../jobs/RunProgress.tsx'
import { CheckTimetable } from './CheckTimetable.tsx'
import { StartPlan } from './StartPlan.tsx'
import { useBusSearch } from './use-search.ts'

/** Plans made, the one in force, and the way to a new one: with progress, stop, and go on from what is there. */
export function Plans({ heads }: { readonly heads: readonly BusPlanHead[] }) {
  const words = useWords().buses
  const may = useMay()
  const [{ job }] = useBusSearch()
  const client = useQueryClient()
  return (
    <>
      {may('bus.manage') ? <StartPlan heads={heads} /> : null}
      {job === undefined ? null : <RunProgress id={job}>{() => <Button onClick={() => void client.invalidateQueries({ queryKey: [listBusPlans.path] })}>{words.refresh}</Button>}</RunProgress>}
      <Section id="plans" title={words.views.plans}>
        {heads.length === 0 ? <p className="empty">{words.noPlan}</p> : <Heads heads={heads} />}
      </Section>
      <CheckTimetable />
    </>
  )
}

function Heads({ heads }: { readonly heads: readonly BusPlanHead[] }) {
  const words = useWords().buses
  const may = useMay()
  const client = useQueryClient()
  const [asking, setAsking] = useState<string>()
  const adopt = useMutation({
    mutationFn: (reason: string) => call(adoptBusPlan, { params: { id: asking! }, body: { reason } }),
    onSuccess: () => {
      setAsking(undefined)
      void client.invalidateQueries()
    },
  })
  return (
    <Scroll label={words.views.plans}>
      <table className="rows">
        <thead>
          <tr>
            <th scope="col">{words.planName}</th>
            <th scope="col" className="number">{words.buses}</th>
            <th scope="col" className="number">{words.bound}</th>
            <th scope="col" className="number">{words.unseated}</th>
            <th scope="col" className="number">{words.violations}</th>
            <th scope="col" className="no-print">{words.files}</th>
            <th scope="col" className="no-print">{words.inForce}</th>
          </tr>
        </thead>
        <tbody>
          {heads.map(({ id, name, cost, bound, violations, adopted }) => (
            <tr key={id}>
              <th scope="row">{name}</th>
              <td className="number">{cost.buses}</td>
              <td className="number">{bound ?? '—'}</td>
              <td className="number">{cost.unseated}</td>
              <td className="number">{violations}</td>
              <td className="no-print">{busFormats.map((format) => <a key={format} className="bus-file" href={address(getBusFile, { params: { id }, query: { format } })} download>{format}</a>)}</td>
              <td className="no-print">{adopted ? `● ${words.inForce}` : may('bus.manage') ? <Button size="small" onClick={() => setAsking(id)}>{words.adopt}</Button> : ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <ReasonDialog open={asking !== undefined} title={words.adopt} explain={words.adoptExplain} required sending={adopt} onClose={() => setAsking(undefined)} />
    </Scroll>
  )
}
