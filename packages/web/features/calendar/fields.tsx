import type { FundingWindow } from '@junheng/core/schedule/county-calendar.ts'
import type { DatedSpan, MonthDay, SeasonDates, TermDates, YearlySpan } from '@junheng/core/schedule/project.ts'
import { useWords } from '../../app/language.tsx'
import { DayInput, MonthDayInput, Rows, TextInput } from './inputs.tsx'

export interface FieldsProps<Value> {
  readonly value: Value
  readonly onChange: (value: Value) => void
}

export function TermFields({ value: { yearly = [], dated = [] }, onChange }: FieldsProps<TermDates>) {
  const { calendar } = useWords()
  const change = (days: readonly MonthDay[], single: readonly string[]) => onChange({ ...(days.length > 0 && { yearly: days }), ...(single.length > 0 && { dated: single }) })
  return (
    <>
      <Rows title={calendar.everyYear} items={yearly} added={[9, 1] as MonthDay} onChange={(days) => change(days, dated)}>
        {(day, onDay) => <MonthDayInput label={calendar.on} value={day} onChange={onDay} />}
      </Rows>
      <Rows title={calendar.fixedYears} items={dated} added="" onChange={(single) => change(yearly, single)}>
        {(day, onDay) => <DayInput label={calendar.on} value={day} onChange={onDay} />}
      </Rows>
    </>
  )
}

export function SeasonFields({ value: { yearly, dated = [] }, onChange }: FieldsProps<SeasonDates>) {
  const { calendar } = useWords()
  const change = (span: YearlySpan | undefined, spans: readonly DatedSpan[]) => onChange({ ...(span && { yearly: span }), ...(spans.length > 0 && { dated: spans }) })
  return (
    <>
      <Rows title={calendar.everyYear} items={yearly === undefined ? [] : [yearly]} most={1} added={[[7, 10], [8, 25]] as YearlySpan} onChange={([span]) => change(span, dated)}>
        {(span, onSpan) => <YearlyFields value={span} onChange={onSpan} />}
      </Rows>
      <SpanRows title={calendar.fixedYears} spans={dated} onChange={(spans) => change(yearly, spans)} />
    </>
  )
}

export function YearlyFields({ value: [from, to], onChange }: FieldsProps<YearlySpan>) {
  const { calendar } = useWords()
  return (
    <span className="form">
      <MonthDayInput label={calendar.from} value={from} onChange={(day) => onChange([day, to])} />
      <MonthDayInput label={calendar.to} value={to} onChange={(day) => onChange([from, day])} />
    </span>
  )
}

export function FundingFields({ value, onChange }: FieldsProps<readonly FundingWindow[]>) {
  const { calendar } = useWords()
  const added: FundingWindow = { id: freeId(value), name: '', spans: [['', '']], basis: '' }
  return (
    <Rows title={calendar.windows} items={value} added={added} onChange={onChange}>
      {(window, onWindow) => <WindowFields value={window} onChange={onWindow} />}
    </Rows>
  )
}

function WindowFields({ value, onChange }: FieldsProps<FundingWindow>) {
  const { calendar } = useWords()
  const change = (part: Partial<FundingWindow>) => onChange({ ...value, ...part })
  return (
    <fieldset className="window-fields">
      <legend>{value.name === '' ? calendar.newWindow : value.name}</legend>
      <TextInput label={calendar.windowName} value={value.name} required maxLength={60} onChange={(name) => change({ name })} />
      <TextInput label={calendar.windowId} value={value.id} required pattern="[a-z][a-zA-Z0-9\-]{1,40}" onChange={(id) => change({ id })} />
      <TextInput label={calendar.windowBasis} value={value.basis} maxLength={300} onChange={(basis) => change({ basis })} />
      <TextInput label={calendar.windowServes} value={value.serves ?? ''} maxLength={60} onChange={(serves) => onChange(withServes(value, serves))} />
      <TextInput label={calendar.windowNeeds} value={(value.needs ?? []).join('、')} maxLength={300} onChange={(text) => change({ needs: text.split(/[、,，\s]+/).filter((id) => id !== '') })} />
      <SpanRows title={calendar.on} spans={value.spans} onChange={(spans) => change({ spans })} />
    </fieldset>
  )
}

/** An empty field means that the window serves no node. */
function withServes({ serves: _before, ...window }: FundingWindow, serves: string): FundingWindow {
  return serves === '' ? window : { ...window, serves }
}

function SpanRows({ title, spans, onChange }: { readonly title: string; readonly spans: readonly DatedSpan[]; readonly onChange: (spans: readonly DatedSpan[]) => void }) {
  const { calendar } = useWords()
  return (
    <Rows title={title} items={spans} added={['', ''] as DatedSpan} onChange={onChange}>
      {([from, to], onSpan) => (
        <span className="form">
          <DayInput label={calendar.from} value={from} onChange={(day) => onSpan([day, to])} />
          <DayInput label={calendar.to} value={to} onChange={(day) => onSpan([from, day])} />
        </span>
      )}
    </Rows>
  )
}

function freeId(windows: readonly FundingWindow[]): string {
  const taken = new Set(windows.map(({ id }) => id))
  let number = windows.length + 1
  while (taken.has(`window${number}`)) number++
  return `window${number}`
}
