import { findingText } from '@junheng/contract/words/findings.ts'
import ExcelJS from 'exceljs'
import type { Grid } from './cell-values.ts'
import { openWorkbook } from './open-workbook.ts'
import { workbookBytes } from './write-sheets.ts'

/** A finding with its place in the workbook; null or absent where it has none. */
export interface PlacedFinding {
  readonly tier: string
  readonly code: string
  readonly sheet?: string | null
  readonly row?: number | null
  readonly column?: string | null
  readonly cell?: string | null
  readonly value?: string | null
  readonly details: Readonly<Record<string, string | number>>
}

/**
 * The clerk's own workbook as xlsx with the faulty cells filled and commented, behind a first sheet that lists all findings. Where
 * the writing library cannot take the file (.xls, .ods, cells without an address), its values are written anew.
 */
export async function markWorkbook(bytes: Uint8Array, findings: readonly PlacedFinding[]): Promise<Uint8Array> {
  const opened = await openWorkbook(bytes, {})
  const source = 'refused' in opened ? new ExcelJS.Workbook() : ((await loaded(bytes)) ?? rewritten(opened.grids))
  for (const finding of findings) markCell(source, finding)
  return workbookBytes(withList(source, findings))
}

/** The list of findings without the workbook. */
export const listFindings = (findings: readonly PlacedFinding[]): Promise<Uint8Array> => workbookBytes(withList(new ExcelJS.Workbook(), findings))

const listSheet = '问题清单'
const fills = { reading: 'FFF4B6B6', logic: 'FFF4B6B6', plausibility: 'FFFCE8A6' } as const
const tierWords = { reading: '读取', logic: '逻辑校验', plausibility: '经验校验' } as const

const isTier = (tier: string): tier is keyof typeof fills => tier in fills

/** The file as the writing library reads it, styles and all; undefined where it cannot. */
async function loaded(bytes: Uint8Array): Promise<ExcelJS.Workbook | undefined> {
  const workbook = new ExcelJS.Workbook()
  try {
    await workbook.xlsx.load(new Uint8Array(bytes).buffer)
  } catch {
    return undefined
  }
  return workbook.worksheets.length > 0 ? workbook : undefined
}

function rewritten(grids: readonly Grid[]): ExcelJS.Workbook {
  const workbook = new ExcelJS.Workbook()
  for (const grid of grids) addGrid(workbook, grid)
  return workbook
}

function addGrid(workbook: ExcelJS.Workbook, { name, rows, merges }: Grid): void {
  const sheet = workbook.addWorksheet(name)
  sheet.addRows(rows.map((row) => [...row]))
  for (const { startRow, startCol, endRow, endCol } of merges) sheet.mergeCells(startRow + 1, startCol + 1, endRow + 1, endCol + 1)
}

function markCell(workbook: ExcelJS.Workbook, finding: PlacedFinding): void {
  const sheet = finding.sheet ? workbook.getWorksheet(finding.sheet) : undefined
  if (!sheet || !finding.cell) return
  const cell = sheet.getCell(finding.cell)
  const { reason, remedy } = findingText(finding, 'zh')
  // A copy: exceljs shares one style object between the cells that look alike.
  cell.style = { ...cell.style, fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: isTier(finding.tier) ? fills[finding.tier] : fills.logic } } }
  const before = typeof cell.note === 'object' ? (cell.note.texts ?? []).map(({ text }) => text).join('') : (cell.note ?? '')
  cell.note = [before, `${reason}。${remedy}。`].filter(Boolean).join('\n')
}

/** The list is the first sheet that a reader sees. */
function withList(workbook: ExcelJS.Workbook, findings: readonly PlacedFinding[]): ExcelJS.Workbook {
  const sheet = workbook.addWorksheet(freeName(workbook), { views: [{ state: 'frozen', ySplit: 1 }] })
  sheet.addRow(['校验', '工作表', '行', '列', '值', '原因', '办法'])
  for (const finding of findings) sheet.addRow(listRow(finding))
  sheet.getRow(1).font = { bold: true }
  for (const [index, width] of [10, 26, 8, 26, 16, 50, 50].entries()) sheet.getColumn(index + 1).width = width
  const others = workbook.worksheets.filter((each) => each !== sheet)
  for (const [index, each] of [sheet, ...others].entries()) Object.assign(each, { orderNo: index })
  workbook.views = [{ x: 0, y: 0, width: 20_000, height: 12_000, firstSheet: 0, activeTab: 0, visibility: 'visible' }]
  return workbook
}

function freeName(workbook: ExcelJS.Workbook): string {
  const taken = new Set(workbook.worksheets.map(({ name }) => name))
  return [listSheet, ...Array.from({ length: 50 }, (_, index) => `${listSheet}${index + 2}`)].find((name) => !taken.has(name)) ?? listSheet
}

function listRow(finding: PlacedFinding): (string | number)[] {
  const { tier, sheet, row, column, cell, value } = finding
  const { reason, remedy } = findingText(finding, 'zh')
  const letter = /^[A-Z]+/.exec(cell ?? '')?.[0] ?? ''
  return [isTier(tier) ? tierWords[tier] : tier, sheet ?? '', row ?? '', [letter, column].filter(Boolean).join(' '), value ?? '', reason, remedy]
}
