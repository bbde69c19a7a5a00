import type { ReactNode } from 'react'
import { Scroll } from './Scroll.tsx'

export interface Column<Row> {
  readonly title: string
  readonly render: (row: Row) => ReactNode
  /** Figures stand to the right. */
  readonly number?: boolean
  /** Names the row. */
  readonly head?: boolean
}

interface TableProps<Row> {
  readonly label: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly keyOf: (row: Row) => string
  /** Said where there is no row. */
  readonly empty: string
}

const tallFrom = 15

/** A table of rows that scrolls in its own area. */
export function Table<Row>({ label, columns, rows, keyOf, empty }: TableProps<Row>) {
  if (rows.length === 0) return <p className="empty">{empty}</p>
  return (
    <Scroll label={label} tall={rows.length > tallFrom}>
      <table className="rows">
        <thead>
          <tr>
            {columns.map(({ title, number }) => (
              <th key={title} scope="col" className={number === true ? 'number' : undefined}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)}>{columns.map((column) => <Cell key={column.title} column={column} row={row} />)}</tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}

function Cell<Row>({ column: { render, number, head }, row }: { readonly column: Column<Row>; readonly row: Row }) {
  const content = render(row)
  return head === true ? <th scope="row">{content}</th> : <td className={number === true ? 'number' : undefined}>{content}</td>
}
