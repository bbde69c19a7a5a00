import { getBusPlan, getBusesToday, type BusPlanHead } from '@junheng/contract/buses.ts'
import { type BusBalance, busBalances } from '@junheng/core/planning/buses/county-buses.ts'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { query } from '../../app/api.ts'
import { useWords } from '../../app/language.tsx'
import { useSession } from '../../app/session.tsx'
import { Trouble } from '../../ui/Await.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { Field } from '../../ui/Field.tsx'
import { useStartJob } from '../jobs/queries.ts'
import { keptOf, type Kept } from './kept.ts'
import { useBusSearch } from './use-search.ts'

const loads = ['mixed', 'apart', 'single'] as const
const seconds = ['15', '60', '300'] as const
const nothingKept: Kept = { pinnedRuns: [], pinnedVillages: [], unknown: [] }

/** The way to a new plan: from nothing, or from one that is there, with what is to stay of it. */
export function StartPlan({ heads }: { readonly heads: readonly BusPlanHead[] }) {
  const words = useWords().buses
  const [{ from: asked, stopped }, change] = useBusSearch()
  const start = useStartJob('buses.plan')
  const [load, setLoad] = useState<(typeof loads)[number]>('mixed')
  const [balance, setBalance] = useState<BusBalance>('none')
  const [time, setTime] = useState<(typeof seconds)[number]>('60')
  const from = heads.find(({ id }) => id === asked)?.id
  const [typed, setTyped] = useState('')
  const { today } = useSession()
  const kept = useKept(from, typed)
  const withheld = useStopped(stopped === 'yes')
  const begin = () => {
    const { pinnedRuns, pinnedVillages } = kept
    start.mutate({ name: nameOn(`${words.planName} ${today}`, heads), loads: load, balance, seconds: Number(time), withheld: withheld.map(({ id }) => id), ...(from === undefined ? {} : { from, pinnedRuns, pinnedVillages }) }, { onSuccess: ({ id }) => change({ job: id }) })
  }
  return (
    <div className="no-print">
      <div className="filters">
        <Choice label={words.loads} value={load} options={loads.map((value) => ({ value, label: words.loadWords[value] }))} onChange={(value) => setLoad(value ?? 'mixed')} />
        <Choice label={words.balance.label} value={balance} options={busBalances.map((value) => ({ value, label: words.balance.words[value] }))} onChange={(value) => setBalance(value ?? 'none')} />
        <Choice label={words.seconds} value={time} options={seconds.map((value) => ({ value, label: value }))} onChange={(value) => setTime(value ?? '60')} />
        <Choice label={words.startFrom} value={from ?? ''} none={words.anew} options={heads.map(({ id, name }) => ({ value: id, label: name }))} onChange={(value) => change({ from: value })} />
        <Choice label={words.keep.stopped} value={stopped === 'yes' ? 'yes' : 'no'} options={[{ value: 'no', label: words.keep.useAll }, { value: 'yes', label: words.keep.useCleared }]} onChange={(value) => change({ stopped: value === 'yes' ? 'yes' : undefined })} />
      </div>
      {from === undefined ? null : <Field label={words.keep.label} value={typed} onType={setTyped} hint={words.keep.hint} fault={kept.unknown.length === 0 ? undefined : words.keep.unknown(kept.unknown)} />}
      {withheld.length === 0 ? null : <p className="legend">{words.keep.without(withheld.map(({ plate }) => plate))}</p>}
      <Button type="primary" loading={start.isPending} disabled={kept.unknown.length > 0} onClick={begin}>{words.begin}</Button>
      {start.isError ? <Trouble error={start.error} /> : null}
    </div>
  )
}

function useKept(from: string | undefined, typed: string): Kept {
  const plan = useQuery({ ...query(getBusPlan, { params: { id: from ?? '' } }), enabled: from !== undefined })
  return plan.data === undefined ? nothingKept : keptOf(typed, plan.data)
}

/** Buses that may not run today. */
function useStopped(wanted: boolean) {
  const today = useQuery({ ...query(getBusesToday), enabled: wanted })
  return wanted ? (today.data?.notCleared ?? []).map(({ vehicle }) => vehicle) : []
}

/** By the county's day, and numbered from the second of a day on. */
function nameOn(day: string, heads: readonly BusPlanHead[]): string {
  const before = heads.filter(({ name }) => name.startsWith(day)).length
  return before === 0 ? day : `${day} (${before + 1})`
}
