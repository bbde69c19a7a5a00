import { changeCalendar } from '@junheng/contract/calendar.ts'
import { checkCalendar, type CalendarFault } from '@junheng/core/schedule/check-calendar.ts'
import type { CountyCalendar } from '@junheng/core/schedule/county-calendar.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useId, useState, type ReactNode } from 'react'
import { call } from '../../app/api.ts'
import { useLanguage, useWords } from '../../app/language.tsx'
import { Trouble } from '../../ui/Await.tsx'
import type { FieldsProps } from './fields.tsx'

export type CountyDates = Omit<CountyCalendar, 'holidayYears'>

interface PartFormProps<Value> {
  readonly value: Value
  readonly Fields: (props: FieldsProps<Value>) => ReactNode
  readonly apply: (value: Value) => CountyDates
  readonly onDone: () => void
}

/** One part of the county's dates, changed with its reason. What cannot be is said before it is sent, by the check the server makes too. */
export function PartForm<Value>({ value, Fields, apply, onDone }: PartFormProps<Value>) {
  const words = useWords()
  const client = useQueryClient()
  const reasonId = useId()
  const [draft, setDraft] = useState(value)
  const [reason, setReason] = useState('')
  const [faults, setFaults] = useState<readonly CalendarFault[]>([])
  const send = useMutation({
    mutationFn: () => call(changeCalendar, { body: { ...apply(draft), reason: reason.trim() } }),
    // Every project is reckoned by it.
    onSuccess: async () => {
      await client.invalidateQueries()
      onDone()
    },
  })
  return (
    <form
      className="panel no-print"
      onSubmit={(event) => {
        event.preventDefault()
        const found = checkCalendar(apply(draft))
        setFaults(found)
        if (found.length === 0) send.mutate()
      }}
    >
      <Fields value={draft} onChange={setDraft} />
      <span className="field">
        <label htmlFor={reasonId}>{words.calendar.reason}</label>
        <input id={reasonId} required minLength={2} maxLength={500} value={reason} onChange={({ target }) => setReason(target.value)} />
      </span>
      <p className="legend">{words.calendar.recount}</p>
      <FaultList faults={faults} />
      {send.isError ? <Trouble error={send.error} /> : null}
      <Button type="primary" htmlType="submit" loading={send.isPending}>
        {words.calendar.save}
      </Button>{' '}
      <Button onClick={onDone}>{words.cancel}</Button>
    </form>
  )
}

function FaultList({ faults }: { readonly faults: readonly CalendarFault[] }) {
  const language = useLanguage()
  if (faults.length === 0) return null
  return (
    <ul role="alert">
      {faults.map((fault) => (
        <li key={`${fault.field} ${fault.value} ${fault.zh}`}>{[fault.value, fault[language]].filter(Boolean).join('：')}</li>
      ))}
    </ul>
  )
}
