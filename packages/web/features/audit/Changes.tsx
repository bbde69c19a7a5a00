import { listAuditChanges, type AuditChange } from '@junheng/contract/audit.ts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { query } from '../../app/api.ts'
import { useWords } from '../../app/language.tsx'
import { Await } from '../../ui/Await.tsx'
import { Table } from '../../ui/Table.tsx'

/** What a deed changed, field by field, once somebody wants to see it. */
export function Changes({ id, at }: { readonly id: string; readonly at: string }) {
  const words = useWords()
  const [isOpen, setOpen] = useState(false)
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary aria-label={words.audit.changesOf(at)}>{words.audit.showChanges}</summary>
      {isOpen ? <Loaded id={id} /> : null}
    </details>
  )
}

function Loaded({ id }: { readonly id: string }) {
  const words = useWords()
  const changes = useQuery({ ...query(listAuditChanges, { params: { id } }), staleTime: Infinity })
  const said = (row: unknown, field: string) => (field === '' ? words.audit.masked : valueOf((row as Row)?.[field], words.audit.noValue))
  return (
    <Await result={changes}>
      {(deeds) => (
        <Table
          label={words.audit.changes}
          tall={false}
          rows={deeds.flatMap((change) => fieldsOf(change).map((field) => ({ ...change, field })))}
          keyOf={(_, at) => at}
          columns={[
            { title: words.audit.table, head: true, render: (row) => <Place change={row} /> },
            { title: words.audit.column, render: ({ field }) => <code>{field}</code> },
            { title: words.audit.before, cells: 'long', render: ({ before, field }) => said(before, field) },
            { title: words.audit.after, cells: 'long', render: ({ after, field }) => said(after, field) },
          ]}
        />
      )}
    </Await>
  )
}

type Row = Readonly<Record<string, unknown>> | null

/** Every field that has a value in either; one line for a row that is masked. */
function fieldsOf({ before, after }: AuditChange): readonly string[] {
  const fields = [...new Set([before, after].flatMap((row) => Object.entries((row as Row) ?? {}).flatMap(([field, value]) => (value === null ? [] : [field]))))]
  return fields.length === 0 ? [''] : fields
}

/** The table, what was done to it, and to which row. */
function Place({ change: { table, op, key } }: { readonly change: AuditChange }) {
  const words = useWords()
  return (
    <>
      <code>{table}</code> {words.audit.ops[op]}
      <br />
      <small>{Object.values(key as object).join(' ')}</small>
    </>
  )
}

function valueOf(value: unknown, none: string): string {
  if (value === null || value === undefined) return none
  return typeof value === 'string' ? value : JSON.stringify(value)
}
