import type { Snapshot } from '@junheng/core/county/snapshot.ts'
import { assembleSnapshot } from './assemble.ts'
import type { Form } from './forms.ts'
import type { HeaderMapping } from './headers.ts'
import { readWorkbook, type WorkbookReading } from './read-workbook.ts'
import { officialSheets } from './write-official-workbook.ts'
import { type CellContent, type SheetPlan, writeSheets } from './write-sheets.ts'
import { templateSheets } from './write-templates.ts'

/** The snapshot and the reading that a workbook of these sheets gives. */
export async function readSheets(plans: readonly SheetPlan[], snapshot: Snapshot, profile: readonly HeaderMapping[] = []): Promise<{ reading: WorkbookReading; made: Snapshot }> {
  const reading = await readWorkbook(await writeSheets(plans), { profile })
  return { reading, made: assembleSnapshot(undefined, reading.parts, { county: snapshot.county, date: reading.date ?? '' }) }
}

/** The official sheets and our templates of a snapshot, in one workbook. */
export const allSheets = (snapshot: Snapshot, vary?: (form: Form) => Form): SheetPlan[] => [...officialSheets(snapshot, vary), ...templateSheets(snapshot)]

/** Every form with its columns in the opposite order: blocks move, and so does each column in its block. */
export const mirrored = (form: Form): Form => ({ ...form, columns: form.columns.toReversed() })

/** A row put into every sheet with a header of several rows, between its first and second row. */
export function withExtraHeaderRow(plan: SheetPlan): SheetPlan {
  if (!plan.name.startsWith('教基')) return plan
  const at = 2
  const width = plan.rows[at]?.length ?? 0
  const shift = (row: number) => (row >= at ? row + 1 : row)
  return {
    ...plan,
    rows: [...plan.rows.slice(0, at), Array.from({ length: width }, () => '本年度上报'), ...plan.rows.slice(at)],
    headerRows: plan.headerRows + 1,
    merges: [...(plan.merges ?? []).map((merge) => ({ ...merge, startRow: shift(merge.startRow), endRow: shift(merge.endRow) })), { startRow: at, endRow: at, startCol: 0, endCol: width - 1 }],
  }
}

/** One header text in place of another, on every sheet of the form. */
export const renamed = (form: string, from: string, to: string) => (plan: SheetPlan): SheetPlan =>
  plan.name.startsWith(form) ? { ...plan, rows: plan.rows.map((row, index) => (index < plan.headerRows ? row.map((cell) => (cell === from ? to : cell)) : row)) } : plan

/** A workbook in which single cells can be put wrong: `put('教基3112_小学', 'E6', 'x')`. */
export function spoiled(plans: readonly SheetPlan[]): { readonly put: (sheet: string, cell: string, value: CellContent) => void; readonly plans: () => SheetPlan[] } {
  const rows = new Map(plans.map((plan) => [plan.name, plan.rows.map((row) => [...row])]))
  return {
    put: (sheet, cell, value) => {
      const [, letters = '', number = ''] = /^([A-Z]+)(\d+)$/.exec(cell) ?? []
      const column = [...letters].reduce((sum, letter) => sum * 26 + (letter.codePointAt(0) ?? 0) - 64, 0) - 1
      const row = rows.get(sheet)?.[Number(number) - 1]
      if (row === undefined) throw new Error(`no ${sheet}!${cell}`)
      row[column] = value
    },
    plans: () => plans.map((plan) => ({ ...plan, rows: rows.get(plan.name) ?? [] })),
  }
}
