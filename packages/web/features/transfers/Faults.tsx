import type { TransferFault } from '@junheng/contract/transfers.ts'
import { ApiProblem } from '../../app/api.ts'
import { useLanguage, useWords } from '../../app/language.tsx'
import { Trouble } from '../../ui/Await.tsx'
import { Table } from '../../ui/Table.tsx'

/** What is wrong, each with its row, field and remedy. */
export function FaultTable({ faults }: { readonly faults: readonly TransferFault[] }) {
  const said = useWords().transfers
  const language = useLanguage()
  const fieldName = (field: string) => {
    const [name = '', place] = field.split('.')
    const word = said.fields[name] ?? name
    return place === undefined ? word : said.fieldAt(word, place)
  }
  return (
    <Table
      label={said.faults(faults.length)}
      empty={said.noFaults}
      rows={faults}
      keyOf={({ row, field, code, value }) => `${row} ${field} ${code} ${value}`}
      columns={[
        { title: said.row, head: true, render: ({ row }) => row },
        { title: said.field, render: ({ field }) => fieldName(field) },
        { title: said.value, render: ({ value }) => value },
        { title: said.remedy, render: (fault) => fault[language] },
      ]}
    />
  )
}

/** A refusal with all its faults. */
export function Refused({ error }: { readonly error: unknown }) {
  const faults = error instanceof ApiProblem ? (error.details as { readonly faults?: readonly TransferFault[] } | undefined)?.faults : undefined
  return (
    <>
      <Trouble error={error} />
      {faults === undefined ? null : <FaultTable faults={faults} />}
    </>
  )
}
