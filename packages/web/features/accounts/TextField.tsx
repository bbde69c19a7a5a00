import { useId, type InputHTMLAttributes } from 'react'

interface TextFieldProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'value' | 'id'> {
  readonly label: string
  readonly value: string
  readonly onType: (value: string) => void
}

/** A labelled input in a row of choices. */
export function TextField({ label, value, onType, ...rest }: TextFieldProps) {
  const id = useId()
  return (
    <span className="choice">
      <label htmlFor={id}>{label}</label>
      <input id={id} title={label} value={value} onChange={({ target }) => onType(target.value)} {...rest} />
    </span>
  )
}
