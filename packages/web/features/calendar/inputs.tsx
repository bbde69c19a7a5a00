import type { MonthDay } from '@junheng/core/schedule/project.ts'
import { Button } from 'antd'
import { useId, type InputHTMLAttributes, type ReactNode } from 'react'
import { useWords } from '../../app/language.tsx'

interface RowsProps<Item> {
  readonly title: string
  readonly items: readonly Item[]
  /** What a new row begins with. */
  readonly added: Item
  /** No more rows than these. */
  readonly most?: number
  readonly onChange: (items: readonly Item[]) => void
  readonly children: (item: Item, onItem: (item: Item) => void) => ReactNode
}

/** A list that grows and shrinks row by row. Rows are known by their place: nothing in them is remembered but what `items` says. */
export function Rows<Item>({ title, items, added, most = Infinity, onChange, children }: RowsProps<Item>) {
  const { calendar } = useWords()
  return (
    <fieldset className="rows-field">
      <legend>{title}</legend>
      {numbered(items).map(({ item, at }) => (
        <div key={at} className="rows-field-row">
          {children(item, (changed) => onChange(items.with(at, changed)))}
          <Button size="small" aria-label={calendar.removeOf(`${title} ${at + 1}`)} onClick={() => onChange(items.toSpliced(at, 1))}>
            {calendar.remove}
          </Button>
        </div>
      ))}
      {items.length >= most ? null : (
        <Button size="small" aria-label={calendar.addOf(title)} onClick={() => onChange([...items, added])}>
          {calendar.add}
        </Button>
      )}
    </fieldset>
  )
}

export function MonthDayInput({ label, value: [month, day], onChange }: { readonly label: string; readonly value: MonthDay; readonly onChange: (value: MonthDay) => void }) {
  const { calendar } = useWords()
  return (
    <fieldset className="month-day">
      <legend>{label}</legend>
      <Labelled label={calendar.monthField} type="number" required min={1} max={12} value={shown(month)} onChange={({ target }) => onChange([Number(target.value), day])} />
      <Labelled label={calendar.dayField} type="number" required min={1} max={31} value={shown(day)} onChange={({ target }) => onChange([month, Number(target.value)])} />
    </fieldset>
  )
}

interface InputProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
}

export function DayInput({ label, value, onChange }: InputProps) {
  return <Labelled label={label} type="date" required value={value} onChange={({ target }) => onChange(target.value)} />
}

export function TextInput({ label, value, onChange, ...rest }: InputProps & Pick<InputHTMLAttributes<HTMLInputElement>, 'required' | 'maxLength' | 'pattern'>) {
  return <Labelled label={label} value={value} onChange={({ target }) => onChange(target.value)} {...rest} />
}

function Labelled({ label, ...rest }: InputHTMLAttributes<HTMLInputElement> & { readonly label: string }) {
  const id = useId()
  return (
    <span className="field">
      <label htmlFor={id}>{label}</label>
      <input id={id} {...rest} />
    </span>
  )
}

/** An emptied field shows nothing, and is then refused as missing. */
const shown = (number: number) => (number === 0 ? '' : String(number))

function numbered<Item>(items: readonly Item[]): readonly { readonly item: Item; readonly at: number }[] {
  return items.map((item, at) => ({ item, at }))
}
