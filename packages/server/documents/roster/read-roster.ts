import type { RosterLine } from '@junheng/core/people/roster.ts'
import { rosterColumns } from '@junheng/contract/words/roster.ts'
import { dayOf, textOf } from '../workbook/cell-values.ts'
import { openWorkbook, type ReadingLimits } from '../workbook/open-workbook.ts'
import { findTitledSheet, missingColumns, refusedWhole, type SheetReading, type TitledSheet } from '../workbook/titled-sheet.ts'

export type RosterReading = SheetReading<RosterLine>

/** A county has some ten thousand teachers and officials. */
export const rosterLimits: ReadingLimits = { fileBytes: 16 * 2 ** 20, unpackedBytes: 64 * 2 ** 20, rows: 40_000, cells: 400_000, seconds: 30, heapMegabytes: 256 }

type Column = keyof typeof rosterColumns
const columns = Object.keys(rosterColumns) as Column[]

/** The lines of the first sheet that has the header of a roster. Columns may be moved and added. */
export async function readRoster(bytes: Uint8Array): Promise<RosterReading> {
  const opened = await openWorkbook(bytes, { limits: rosterLimits })
  if ('refused' in opened) return refusedWhole(opened.refused)
  const found = findTitledSheet(opened.grids, rosterColumns, ['staffNo'])
  if (found === undefined) return { sheet: '', lines: [], refusals: [{ column: null, zh: `找不到表头；应有一行写明“${Object.values(rosterColumns).join('、')}”。`, en: 'The header was not found; take the exported roster as a form.' }] }
  const refusals = missingColumns(found, rosterColumns, columns)
  return { sheet: found.grid.name, refusals, lines: refusals.length > 0 ? [] : linesOf(found) }
}

function linesOf({ grid, row: header, at }: TitledSheet<Column>): readonly RosterLine[] {
  return grid.rows.flatMap((cells, index) => {
    if (index <= header || columns.every((column) => textOf(cells[at[column]]) === '')) return []
    const text = (column: Column) => textOf(cells[at[column]])
    const since = cells[at.since] ?? null
    return [{ row: index + 1, staffNo: text('staffNo'), name: text('name'), role: text('role'), office: text('office'), since: dayOf(since) ?? textOf(since), state: text('state') }]
  })
}
