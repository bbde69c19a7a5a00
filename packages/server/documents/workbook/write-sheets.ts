import ExcelJS from 'exceljs'
import type { Merge } from './cell-values.ts'
import { withoutZipTimes } from './zip-directory.ts'

export type CellContent = string | number | null

/** A sheet laid out, before any library writes it. Rows and columns count from 0. */
export interface SheetPlan {
  readonly name: string
  readonly rows: readonly (readonly CellContent[])[]
  readonly merges?: readonly Merge[]
  /** The first row of content; what is above stays in sight. */
  readonly headerRows: number
  readonly choices?: readonly ColumnChoice[]
  readonly widths?: readonly number[]
}

/** A drop-down below the header of a column. */
interface ColumnChoice {
  readonly column: number
  readonly words: readonly string[]
}

/** The sheets as an xlsx file. Equal sheets give equal bytes. */
export async function writeSheets(plans: readonly SheetPlan[]): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook()
  workbook.created = workbook.modified = new Date(0)
  for (const plan of plans) addSheet(workbook, plan)
  return workbookBytes(workbook)
}

/** A workbook as bytes that depend on its content alone. */
export async function workbookBytes(workbook: ExcelJS.Workbook): Promise<Uint8Array> {
  return withoutZipTimes(new Uint8Array(await workbook.xlsx.writeBuffer()))
}

function addSheet(workbook: ExcelJS.Workbook, plan: SheetPlan): void {
  const sheet = workbook.addWorksheet(plan.name, { views: [{ state: 'frozen', xSplit: 2, ySplit: plan.headerRows }] })
  sheet.addRows(plan.rows.map((row) => [...row]))
  for (const merge of plan.merges ?? []) sheet.mergeCells(merge.startRow + 1, merge.startCol + 1, merge.endRow + 1, merge.endCol + 1)
  for (let row = 1; row <= plan.headerRows; row++) styleHeader(sheet.getRow(row))
  for (const [index, width] of (plan.widths ?? []).entries()) sheet.getColumn(index + 1).width = width
  for (const choice of plan.choices ?? []) addChoice(sheet, plan, choice)
}

function styleHeader(row: ExcelJS.Row): void {
  row.eachCell((cell) => {
    cell.font = { bold: true }
    cell.alignment = { wrapText: true, vertical: 'middle', horizontal: 'center' }
  })
}

/** Reaches below the last row, so that a clerk who adds rows still chooses. */
const rowsBeyond = 500

function addChoice(sheet: ExcelJS.Worksheet, plan: SheetPlan, { column, words }: ColumnChoice): void {
  const list: ExcelJS.DataValidation = {
    type: 'list', allowBlank: true, formulae: [`"${words.join(',')}"`],
    showErrorMessage: true, errorTitle: '请从下拉列表中选择', error: words.join('、').slice(0, 200),
  }
  for (let row = plan.headerRows + 1; row <= plan.rows.length + rowsBeyond; row++) sheet.getCell(row, column + 1).dataValidation = list
}
