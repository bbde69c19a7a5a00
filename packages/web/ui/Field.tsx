import { useId, type InputHTMLAttributes, type ReactNode } from 'react'

interface FieldProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'value' | 'id'> {
  readonly label: string
  readonly value: string
  readonly onType: (value: string) => void
  /** What is wrong with it, said beside it. */
  readonly fault?: string | undefined
  readonly hint?: ReactNode
}

/** A labelled input with its hint and its fault beside it, both read out with it. */
export function Field({ label, value, onType, fault, hint, ...rest }: FieldProps) {
  const id = useId()
  return (
    <span className="field">
      <label htmlFor={id}>{label}</label>
      <input id={id} value={value} aria-invalid={fault === undefined ? undefined : true} aria-describedby={`${id}-said`} onChange={({ target }) => onType(target.value)} {...rest} />
      <span id={`${id}-said`}>
        {hint === undefined ? null : <small>{hint}</small>}
        {fault === undefined ? null : <span className="fault">{fault}</span>}
      </span>
    </span>
  )
}
