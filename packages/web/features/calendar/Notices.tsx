import { importHolidayYear, type CalendarReply } from '@junheng/contract/calendar.ts'
import type { HolidayFault } from '@junheng/core/schedule/holiday-file.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useId } from 'react'
import { call } from '../../app/api.ts'
import { useLanguage, useWords } from '../../app/language.tsx'
import { useMay } from '../../app/session.tsx'
import { Trouble } from '../../ui/Await.tsx'
import { Section } from '../../ui/Page.tsx'
import { Table } from '../../ui/Table.tsx'

/** 放假调休安排: the years at hand with where they come from, and a way to add one. */
export function Notices({ calendar }: { readonly calendar: CalendarReply }) {
  const words = useWords()
  const may = useMay()
  return (
    <Section id="notices" title={words.calendar.notices}>
      <p>{words.calendar.noticesMeans}</p>
      {may('calendar.manage') ? <Send /> : null}
      <details>
        <summary>{words.calendar.years(calendar.holidayYears.length)}</summary>
        <Years calendar={calendar} />
      </details>
    </Section>
  )
}

function Send() {
  const words = useWords()
  const client = useQueryClient()
  const input = useId()
  const send = useMutation({
    mutationFn: async (file: File) => call(importHolidayYear, { query: { fileName: file.name }, body: new Uint8Array(await file.arrayBuffer()) }),
    // Every project is reckoned by it.
    onSuccess: ({ year }) => (year === null ? undefined : client.invalidateQueries()),
  })
  const take = (target: HTMLInputElement) => {
    const [file] = target.files ?? []
    if (file !== undefined) send.mutate(file)
    // The same file, corrected, can be chosen again.
    target.value = ''
  }
  const { year, faults } = send.data ?? { year: null, faults: [] }
  return (
    <div className="panel no-print">
      <span className="field">
        <label htmlFor={input}>{words.calendar.send}</label>
        <input id={input} type="file" accept=".csv,.json" disabled={send.isPending} onChange={({ target }) => take(target)} />
      </span>
      <div role="status">
        {send.isPending ? words.calendar.sending : null}
        {year === null ? null : words.calendar.added(year.year, year.off.length, year.worked.length)}
        {faults.length === 0 ? null : words.calendar.faulty(faults.length)}
      </div>
      {faults.length === 0 ? null : <Faults faults={faults} />}
      {send.isError ? <Trouble error={send.error} /> : null}
    </div>
  )
}

function Faults({ faults }: { readonly faults: readonly HolidayFault[] }) {
  const words = useWords()
  const language = useLanguage()
  return (
    <Table
      label={words.calendar.faulty(faults.length)}
      rows={faults}
      keyOf={(fault) => `${fault.row} ${fault.value} ${fault.zh}`}
      columns={[
        { title: words.calendar.row, number: true, render: (fault) => fault.row },
        { title: words.calendar.value, render: (fault) => fault.value },
        { title: words.calendar.remedy, render: (fault) => fault[language] },
      ]}
    />
  )
}

function Years({ calendar }: { readonly calendar: CalendarReply }) {
  const words = useWords()
  return (
    <Table
      label={words.calendar.notices}
      tall={false}
      rows={calendar.holidayYears.toReversed()}
      keyOf={({ year }) => year}
      columns={[
        { title: words.calendar.year, head: true, render: ({ year }) => year },
        { title: words.calendar.certainty, render: ({ certainty }) => words.calendar.certainties[certainty] },
        { title: words.calendar.offDays, number: true, render: ({ off }) => off.length },
        { title: words.calendar.madeUpDays, number: true, render: ({ worked }) => worked.length },
        { title: words.calendar.basis, cells: 'long', render: ({ basis }) => basis },
      ]}
    />
  )
}
