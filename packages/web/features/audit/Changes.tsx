import { listAuditChanges, type AuditChange } from '@junheng/contract/audit.ts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { query } from '../../app/api.ts'
import { useWords } from '../../app/language.tsx'
import { Await } from '../../ui/Await.tsx'
import { Scroll } from '../../ui/Scroll.tsx'

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
  const { table, column, before, after } = words.audit
  return (
    <Await result={changes}>
      {(rows) => (
        <Scroll label={words.audit.changes}>
          <table className="rows">
            <thead>
              <tr>
                {[table, column, before, after].map((head) => (
                  <th scope="col" key={head}>
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>{rows.flatMap((change, at) => fieldsOf(change).map((field) => <Field key={`${at} ${field}`} change={change} field={field} />))}</tbody>
          </table>
        </Scroll>
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

function Field({ change: { table, op, key, before, after }, field }: { readonly change: AuditChange; readonly field: string }) {
  const words = useWords()
  const said = (row: unknown) => (field === '' ? words.audit.masked : valueOf((row as Row)?.[field], words.audit.noValue))
  return (
    <tr>
      <th scope="row">
        <code>{table}</code> {words.audit.ops[op]}
        <br />
        <small>{Object.values(key as object).join(' ')}</small>
      </th>
      <td>
        <code>{field}</code>
      </td>
      <td className="long">{said(before)}</td>
      <td className="long">{said(after)}</td>
    </tr>
  )
}

function valueOf(value: unknown, none: string): string {
  if (value === null || value === undefined) return none
  return typeof value === 'string' ? value : JSON.stringify(value)
}
