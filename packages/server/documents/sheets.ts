import ExcelJS from 'exceljs'
import type { FileReply } from '@junheng/contract/route.ts'

/** A table to be handed out. Text stays text: a value that begins with `=` is never a formula. */
export interface Sheet {
  readonly name: string
  readonly header: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
  /** Remarks above the table: source, date, switches. */
  readonly remarks?: readonly string[]
}

export type Cell = string | number | null | { readonly value: string | number | null; readonly mark: 'short' | 'unknown' }

const marks = { short: 'FFF4C7C3', unknown: 'FFE0E0E0' } as const

/** A workbook to download. */
export async function workbookReply(title: string, sheets: readonly Sheet[]): Promise<FileReply> {
  const book = new ExcelJS.Workbook()
  for (const sheet of sheets) addSheet(book, sheet)
  const bytes = new Uint8Array(await book.xlsx.writeBuffer())
  return { bytes, name: `${title}.xlsx`, mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' }
}

function addSheet(book: ExcelJS.Workbook, { name, header, rows, remarks = [] }: Sheet) {
  const sheet = book.addWorksheet(name, { views: [{ state: 'frozen', xSplit: 1, ySplit: remarks.length + 1 }], pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToHeight: 0 } })
  for (const remark of remarks) sheet.addRow([remark])
  sheet.addRow([...header]).font = { bold: true }
  for (const row of rows) addRow(sheet, row)
  header.forEach((title, column) => {
    const longest = Math.max(width(title), ...rows.slice(0, 200).map((row) => width(plain(row[column] ?? null))))
    sheet.getColumn(column + 1).width = Math.min(40, longest + 2)
  })
}

function addRow(sheet: ExcelJS.Worksheet, cells: readonly Cell[]) {
  const row = sheet.addRow(cells.map(plain))
  cells.forEach((cell, column) => {
    if (cell === null || typeof cell !== 'object') return
    row.getCell(column + 1).fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: marks[cell.mark] } }
  })
}

function plain(cell: Cell): string | number | null {
  return cell !== null && typeof cell === 'object' ? cell.value : cell
}

/** Chinese characters take two columns. */
function width(value: string | number | null): number {
  return [...String(value ?? '')].reduce((sum, character) => sum + (character.charCodeAt(0) > 255 ? 2 : 1), 0)
}
