/** A sheet whose columns go by their titles, wherever they stand, with others beside them: rosters and timetables. */
import { textOf, type CellValue, type Grid } from './cell-values.ts'
import { wholeFileWords, type WholeFileFinding } from './placed-fault.ts'

/** A file or a sheet that cannot be read as what it should be, and what to do. */
export interface SheetRefusal {
  readonly column: string | null
  readonly zh: string
  readonly en: string
}

export interface SheetReading<Line> {
  readonly sheet: string
  readonly lines: readonly Line[]
  readonly refusals: readonly SheetRefusal[]
}

export interface TitledSheet<Column extends string> {
  readonly grid: Grid
  /** Of the header, from 0. */
  readonly row: number
  /** Where each column stands; -1 where it does not. */
  readonly at: { readonly [column in Column]: number }
}

const searchedRows = 10

/** The first sheet with a header that has all of `anchors`; undefined where there is none. */
export function findTitledSheet<Column extends string>(grids: readonly Grid[], titles: { readonly [column in Column]: string }, anchors: readonly NoInfer<Column>[]): TitledSheet<Column> | undefined {
  const columns = Object.keys(titles) as Column[]
  for (const grid of grids) {
    const headers = grid.rows.slice(0, searchedRows).map((cells) => cells.map(titleOf))
    const row = headers.findIndex((header) => anchors.every((anchor) => header.includes(titleOf(titles[anchor]))))
    if (row === -1) continue
    return { grid, row, at: Object.fromEntries(columns.map((column) => [column, headers[row]!.indexOf(titleOf(titles[column]))])) as TitledSheet<Column>['at'] }
  }
  return undefined
}

/** A title without what stands in brackets: 状态（在岗、离任） is 状态. */
function titleOf(cell: CellValue): string {
  return textOf(cell).replace(/[（(].*$/u, '')
}

/** The `needed` columns that the sheet lacks, each with what to do. */
export function missingColumns<Column extends string>({ at }: TitledSheet<Column>, titles: { readonly [column in Column]: string }, needed: readonly Column[]): readonly SheetRefusal[] {
  return needed.filter((column) => at[column] === -1).map((column) => ({ column: titles[column], zh: `缺少栏目“${titles[column]}”；请补上。`, en: `The column ${titles[column]} is missing; add it.` }))
}

/** A file that is refused whole, in the words that imports have for it. */
export function refusedWhole(finding: WholeFileFinding): SheetReading<never> {
  return { sheet: '', lines: [], refusals: [{ column: null, ...wholeFileWords(finding) }] }
}
