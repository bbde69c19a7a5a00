import type { CalendarReply } from '@junheng/contract/calendar.ts'
import type { FundingWindow } from '@junheng/core/schedule/county-calendar.ts'
import type { MonthDay, SeasonDates, TermDates } from '@junheng/core/schedule/project.ts'
import { Button } from 'antd'
import { useState, type ReactNode } from 'react'
import { useWords } from '../../app/language.tsx'
import { useMay } from '../../app/session.tsx'
import { Section } from '../../ui/Page.tsx'
import { FundingFields, SeasonFields, TermFields, YearlyFields, type FieldsProps } from './fields.tsx'
import { PartForm, type CountyDates } from './PartForm.tsx'

/** 本县的日期: terms, vacations, the outdoor season and funding windows, each changed for itself and with its reason. */
export function CountyDatesSection({ calendar }: { readonly calendar: CalendarReply }) {
  const words = useWords()
  const { terms, vacations, outdoorSeason, fundingWindows, changedOn, changedBy } = calendar
  const dates: CountyDates = { terms, vacations, outdoorSeason, fundingWindows }
  return (
    <Section id="dates" title={words.calendar.dates}>
      <p className="legend">{changedOn === null || changedBy === null ? words.calendar.unchanged : words.calendar.changed(changedOn, changedBy)}</p>
      <dl className="county-dates">
        <Part title={words.calendar.autumn} value={terms.autumn} shown={<Terms dates={terms.autumn} />} Fields={TermFields} apply={(autumn) => ({ ...dates, terms: { ...terms, autumn } })} />
        <Part title={words.calendar.spring} value={terms.spring} shown={<Terms dates={terms.spring} />} Fields={TermFields} apply={(spring) => ({ ...dates, terms: { ...terms, spring } })} />
        <Part title={words.calendar.summer} value={vacations.summer} shown={<Season dates={vacations.summer} />} Fields={SeasonFields} apply={(summer) => ({ ...dates, vacations: { ...vacations, summer } })} />
        <Part title={words.calendar.winter} value={vacations.winter} shown={<Season dates={vacations.winter} />} Fields={SeasonFields} apply={(winter) => ({ ...dates, vacations: { ...vacations, winter } })} />
        <Part title={words.calendar.outdoor} value={outdoorSeason} shown={<Outdoor calendar={calendar} />} Fields={YearlyFields} apply={(changed) => ({ ...dates, outdoorSeason: changed })} />
        <Part title={words.calendar.windows} value={fundingWindows} shown={<Funding windows={fundingWindows} />} Fields={FundingFields} apply={(changed) => ({ ...dates, fundingWindows: changed })} />
      </dl>
    </Section>
  )
}

interface PartProps<Value> {
  readonly title: string
  readonly value: Value
  readonly shown: ReactNode
  readonly Fields: (props: FieldsProps<Value>) => ReactNode
  /** The county's dates with this part changed. */
  readonly apply: (value: Value) => CountyDates
}

function Part<Value>({ title, value, shown, Fields, apply }: PartProps<Value>) {
  const words = useWords()
  const may = useMay()
  const [isOpen, setOpen] = useState(false)
  return (
    <div>
      <dt>{title}</dt>
      <dd>
        {isOpen ? <PartForm value={value} Fields={Fields} apply={apply} onDone={() => setOpen(false)} /> : shown}
        {may('calendar.manage') && !isOpen ? (
          <Button size="small" className="no-print" aria-label={words.calendar.editOf(title)} onClick={() => setOpen(true)}>
            {words.calendar.edit}
          </Button>
        ) : null}
      </dd>
    </div>
  )
}

function Terms({ dates: { yearly = [], dated = [] } }: { readonly dates: TermDates }) {
  return <Said yearly={yearly.map(dayText)} dated={dated} />
}

function Season({ dates: { yearly, dated = [] } }: { readonly dates: SeasonDates }) {
  const { calendar } = useWords()
  return <Said yearly={yearly === undefined ? [] : [calendar.span(dayText(yearly[0]), dayText(yearly[1]))]} dated={dated.map(([from, to]) => calendar.span(from, to))} />
}

function Outdoor({ calendar: { outdoorSeason } }: { readonly calendar: CalendarReply }) {
  const words = useWords()
  return (
    <>
      <Season dates={{ yearly: outdoorSeason }} />
      <p className="legend">{words.calendar.outdoorMeans}</p>
    </>
  )
}

function Funding({ windows }: { readonly windows: readonly FundingWindow[] }) {
  const { calendar } = useWords()
  if (windows.length === 0) return <p>{calendar.noWindows}</p>
  return (
    <ul className="plain-list">
      {windows.map(({ id, name, spans, basis }) => (
        <li key={id}>
          <strong>{name}</strong> {calendar.both(spans.map(([from, to]) => calendar.span(from, to)))} <small>{basis}</small>
        </li>
      ))}
    </ul>
  )
}

function Said({ yearly, dated }: { readonly yearly: readonly string[]; readonly dated: readonly string[] }) {
  const { calendar } = useWords()
  const said = [...(yearly.length === 0 ? [] : [calendar.yearly(yearly)]), ...(dated.length === 0 ? [] : [calendar.dated(dated)])]
  return <p>{said.length === 0 ? calendar.nothingSaid : calendar.both(said)}</p>
}

const dayText = ([month, day]: MonthDay) => `${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
