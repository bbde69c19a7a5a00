import type { Key, ReactNode } from 'react'
import { Scroll } from './Scroll.tsx'

export interface Column<Row> {
  readonly title: ReactNode
  readonly render: (row: Row, at: number) => ReactNode
  /** Figures stand to the right. */
  readonly number?: boolean
  /** Names the row. */
  readonly head?: boolean
  /** How its cells break and how much room they take: a class of the stylesheet. */
  readonly cells?: 'date' | 'middling' | 'long' | 'wide' | 'select'
  /** The title is only read out: what stands below is a picture, a choice or a deed. */
  readonly unseen?: boolean
  /** Left out on paper. */
  readonly screenOnly?: boolean
}

interface TableProps<Row> {
  readonly label: string
  /** `false` is a column that this reader does not have. */
  readonly columns: readonly (Column<Row> | false)[]
  readonly rows: readonly Row[]
  readonly keyOf: (row: Row, at: number) => Key
  /** Said where there is no row; without it the heads stand alone. */
  readonly empty?: string
  /** A class of the stylesheet: a sheet that fills its page, room for bars. */
  readonly look?: 'sheet-like' | 'bars'
  /** Scrolls in a window of its own height: by itself from sixteen rows on, except a sheet, which scrolls with its page. */
  readonly tall?: boolean
  /** Of the whole row: a class, an anchor. */
  readonly rowIs?: (row: Row) => { readonly className?: string | undefined; readonly id?: string }
}

const tallFrom = 15

/** A table of rows that scrolls in its own area. */
export function Table<Row>({ label, columns, rows, keyOf, empty, look, tall = look !== 'sheet-like' && rows.length > tallFrom, rowIs }: TableProps<Row>) {
  if (rows.length === 0 && empty !== undefined) return <p className="empty">{empty}</p>
  const shown = columns.filter((column) => column !== false)
  return (
    <Scroll label={label} tall={tall}>
      <table className={classes('rows', look)}>
        <thead>
          <tr>{shown.map((column, at) => <Head key={at} column={column} />)}</tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={keyOf(row, at)} {...rowIs?.(row)}>
              {shown.map((column, place) => <Cell key={place} column={column} content={column.render(row, at)} />)}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}

function Head<Row>({ column: { title, unseen = false, ...column } }: { readonly column: Column<Row> }) {
  return (
    <th scope="col" className={classes(...sideAndPaper(column), unseen && column.cells)}>
      {unseen ? <span className="unseen">{title}</span> : title}
    </th>
  )
}

function Cell<Row>({ column, content }: { readonly column: Column<Row>; readonly content: ReactNode }) {
  const className = classes(...sideAndPaper(column), column.cells)
  return column.head === true ? <th scope="row" className={className}>{content}</th> : <td className={className}>{content}</td>
}

const sideAndPaper = ({ number = false, screenOnly = false }: { readonly number?: boolean; readonly screenOnly?: boolean }) => [number && 'number', screenOnly && 'no-print']

const classes = (...names: readonly (string | false | undefined)[]): string | undefined => names.filter(Boolean).join(' ') || undefined
