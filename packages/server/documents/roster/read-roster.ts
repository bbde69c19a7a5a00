import type { RosterLine } from '@junheng/core/people/roster.ts'
import { findingText } from '@junheng/contract/words/findings.ts'
import { rosterColumns } from '@junheng/contract/words/roster.ts'
import { dayOf, textOf, type CellValue, type Grid } from '../workbook/cell-values.ts'
import { openWorkbook, type ReadingLimits } from '../workbook/open-workbook.ts'

/** A file or a sheet that cannot be a roster, and what to do. */
export interface RosterRefusal {
  readonly column: string | null
  readonly zh: string
  readonly en: string
}

export interface RosterReading {
  readonly sheet: string
  readonly lines: readonly RosterLine[]
  readonly refusals: readonly RosterRefusal[]
}

/** A county has some ten thousand teachers and officials. */
export const rosterLimits: ReadingLimits = { fileBytes: 16 * 2 ** 20, unpackedBytes: 64 * 2 ** 20, rows: 40_000, cells: 400_000, seconds: 30, heapMegabytes: 256 }

type Column = keyof typeof rosterColumns
const columns = Object.keys(rosterColumns) as Column[]

/** The lines of the first sheet that has the header of a roster. Columns may be moved and added. */
export async function readRoster(bytes: Uint8Array): Promise<RosterReading> {
  const opened = await openWorkbook(bytes, { limits: rosterLimits })
  if ('refused' in opened) return refusedRoster(opened.refused)
  const found = opened.grids.map(headerOf).find((header) => header !== undefined)
  if (found === undefined) return { sheet: '', lines: [], refusals: [{ column: null, zh: `找不到表头；应有一行写明“${Object.values(rosterColumns).join('、')}”。`, en: 'The header was not found; take the exported roster as a form.' }] }
  const missing = columns.filter((column) => found.at[column] === -1)
  const refusals = missing.map((column) => ({ column: rosterColumns[column], zh: `缺少栏目“${rosterColumns[column]}”；请补上。`, en: `The column ${rosterColumns[column]} is missing; add it.` }))
  return { sheet: found.grid.name, refusals, lines: missing.length > 0 ? [] : linesOf(found) }
}

/** A file that is refused whole, in the words that imports have for it. */
export function refusedRoster(finding: Parameters<typeof findingText>[0]): RosterReading {
  const say = (language: 'zh' | 'en') => Object.values(findingText(finding, language)).join(language === 'zh' ? '；' : '. ')
  return { sheet: '', lines: [], refusals: [{ column: null, zh: say('zh'), en: say('en') }] }
}

interface Header {
  readonly grid: Grid
  readonly row: number
  readonly at: { readonly [column in Column]: number }
}

const searchedRows = 10

function headerOf(grid: Grid): Header | undefined {
  const row = grid.rows.slice(0, searchedRows).findIndex((cells) => cells.some((cell) => textOf(cell) === rosterColumns.staffNo))
  if (row === -1) return undefined
  const header = grid.rows[row]!.map(titleOf)
  return { grid, row, at: Object.fromEntries(columns.map((column) => [column, header.indexOf(titleOf(rosterColumns[column]))])) as Header['at'] }
}

/** A title without what stands in brackets: 状态（在岗、离任） is 状态. */
function titleOf(cell: CellValue): string {
  return textOf(cell).replace(/[（(].*$/u, '')
}

function linesOf({ grid, row: header, at }: Header): readonly RosterLine[] {
  return grid.rows.flatMap((cells, index) => {
    if (index <= header || columns.every((column) => textOf(cells[at[column]]) === '')) return []
    const text = (column: Column) => textOf(cells[at[column]])
    const since = cells[at.since] ?? null
    return [{ row: index + 1, staffNo: text('staffNo'), name: text('name'), role: text('role'), office: text('office'), since: dayOf(since) ?? textOf(since), state: text('state') }]
  })
}
