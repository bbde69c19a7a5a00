import type { Account } from '@junheng/contract/accounts.ts'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { useWords } from '../../app/language.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { someAccounts } from './queries.ts'
import { TextField } from './TextField.tsx'

interface PickerProps {
  readonly label: string
  /** Said where nobody is chosen. */
  readonly none: string
  readonly value: string | null
  readonly optionsOf: (account: Account) => readonly { readonly value: string; readonly label: string }[]
  readonly onChoose: (value: string | null) => void
}

/** Chooses among thousands: a part of a name first, then one of those found. */
export function Picker({ label, none, value, optionsOf, onChoose }: PickerProps) {
  const words = useWords()
  const [text, setText] = useState('')
  const found = useQuery({ ...someAccounts(useDeferredValue(text)), placeholderData: keepPreviousData })
  const options = text.trim() === '' ? [] : (found.data ?? []).flatMap(optionsOf)
  const search = (typed: string) => {
    setText(typed)
    onChoose(null)
  }
  return (
    <>
      <TextField label={words.accounts.findPerson} type="search" maxLength={100} value={text} onType={search} />
      <Choice label={label} value={value ?? ''} none={none} options={options} onChange={(chosen) => onChoose(chosen ?? null)} />
    </>
  )
}
