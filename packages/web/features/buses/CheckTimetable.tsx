import { checkBusTimetable, keepBusTimetable, listBusPlans, type TimetableCheck } from '@junheng/contract/buses.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { useId, useState } from 'react'
import { call } from '../../app/api.ts'
import { useWords } from '../../app/language.tsx'
import { useMay } from '../../app/session.tsx'
import { Trouble } from '../../ui/Await.tsx'
import { Section } from '../../ui/Page.tsx'
import { PlacedFaults } from '../../ui/PlacedFaults.tsx'
import { Violations } from './Violations.tsx'

const bytesOf = async (file: File) => new Uint8Array(await file.arrayBuffer())

/** 核查手编线路: a timetable written by hand is read, judged by every rule at once, and kept as a plan if wanted. */
export function CheckTimetable() {
  const words = useWords()
  const [file, setFile] = useState<File>()
  const check = useMutation({ mutationFn: async (chosen: File) => call(checkBusTimetable, { body: await bytesOf(chosen) }) })
  const input = useId()
  const take = (chosen: File | undefined) => {
    setFile(chosen)
    if (chosen !== undefined) check.mutate(chosen)
  }
  return (
    <div className="no-print">
      <Section id="check" title={words.buses.check.title}>
        <p className="field">
          <label htmlFor={input}>{words.buses.check.choose}</label>
          <input id={input} type="file" accept=".xlsx" disabled={check.isPending} onChange={({ target }) => take(target.files?.[0])} />
          <small>{words.buses.check.means}</small>
        </p>
        <div role="status">{check.isPending ? words.projectImport.reading : null}</div>
        {check.isError ? <Trouble error={check.error} /> : null}
        {check.data === undefined || file === undefined ? null : <Checked key={check.submittedAt} check={check.data} file={file} />}
      </Section>
    </div>
  )
}

function Checked({ check, file }: { readonly check: TimetableCheck; readonly file: File }) {
  const words = useWords().buses.check
  const may = useMay()
  if (check.faults.length > 0) return <PlacedFaults faults={check.faults} />
  const { violations } = check
  return (
    <>
      <Alert type={violations.length === 0 ? 'success' : 'error'} showIcon role={violations.length === 0 ? 'status' : 'alert'} title={words.result({ ...check, violations: violations.length })} />
      <Violations violations={violations} />
      {may('bus.manage') ? <Keep file={file} /> : null}
    </>
  )
}

function Keep({ file }: { readonly file: File }) {
  const words = useWords().buses
  const [name, setName] = useState(file.name.replace(/\.xlsx$/i, '').slice(0, 80))
  const client = useQueryClient()
  const keep = useMutation({
    mutationFn: async () => call(keepBusTimetable, { query: { name: name.trim() }, body: await bytesOf(file) }),
    onSuccess: () => void client.invalidateQueries({ queryKey: [listBusPlans.path] }),
  })
  if (keep.data !== undefined) return <p role="status">✓ {words.check.kept(name)}</p>
  return (
    <div className="filters">
      <label className="choice">
        {words.planName} <input value={name} maxLength={80} onChange={({ target }) => setName(target.value)} />
      </label>
      <Button disabled={name.trim() === ''} loading={keep.isPending} onClick={() => keep.mutate()}>{words.check.keep}</Button>
      {keep.isError ? <Trouble error={keep.error} /> : null}
    </div>
  )
}
