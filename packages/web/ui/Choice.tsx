import { useId } from 'react'

interface ChoiceProps<Value extends string> {
  readonly label: string
  readonly value: Value | ''
  /** Said for "all" or "as the standard says"; without it one of the options always holds. */
  readonly none?: string
  readonly options: readonly { readonly value: Value; readonly label: string }[]
  readonly onChange: (value: Value | undefined) => void
}

/** A labelled list to choose one from: the browser's own, which every phone and keyboard knows. */
export function Choice<Value extends string>({ label, value, none, options, onChange }: ChoiceProps<Value>) {
  const id = useId()
  return (
    <span className="choice">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={({ target }) => onChange(options.find((option) => option.value === target.value)?.value)}>
        {none === undefined ? null : <option value="">{none}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </span>
  )
}

interface TypedProps {
  readonly label: string
  readonly type?: 'search' | 'date'
  readonly value: string | undefined
  readonly onChange: (value: string | undefined) => void
}

/** A filter that is typed, a word or a day; nothing typed is no filter. */
export function Typed({ label, type = 'search', value = '', onChange }: TypedProps) {
  const id = useId()
  return (
    <span className="choice">
      <label htmlFor={id}>{label}</label>
      <input id={id} type={type} maxLength={100} value={value} onChange={({ target }) => onChange(target.value === '' ? undefined : target.value)} />
    </span>
  )
}

interface ToggleProps<Value extends string> {
  readonly label: string
  readonly value: Value
  readonly options: readonly { readonly value: Value; readonly label: string; readonly lang?: string }[]
  readonly onChange: (value: Value) => void
}

/** A few choices side by side: a radio group by keyboard and to a screen reader. */
export function Toggle<Value extends string>({ label, value, options, onChange }: ToggleProps<Value>) {
  const name = useId()
  return (
    <fieldset className="toggle">
      <legend className="unseen">{label}</legend>
      {options.map((option) => (
        <label key={option.value} lang={option.lang}>
          <input type="radio" name={name} checked={option.value === value} onChange={() => onChange(option.value)} />
          <span>{option.label}</span>
        </label>
      ))}
    </fieldset>
  )
}
