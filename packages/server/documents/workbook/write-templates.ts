import type { Snapshot } from '@junheng/core/county/snapshot.ts'
import { type FlatRow, type FlatValue, rowsOf } from './template-rows.ts'
import { coverSheet, type Template, type TemplateColumn, templates } from './templates.ts'
import { type CellContent, type SheetPlan, writeSheets } from './write-sheets.ts'

/** Our own templates as xlsx, filled from a snapshot or empty. Equal snapshots give equal bytes. */
export async function writeTemplates(snapshot: Snapshot, { empty = false }: { readonly empty?: boolean } = {}): Promise<Uint8Array> {
  return writeSheets(templateSheets(snapshot, empty))
}

/** The sheets of that workbook before they are written. */
export function templateSheets(snapshot: Snapshot, empty = false): SheetPlan[] {
  return [cover(snapshot), ...templates.map((template) => sheetPlan(template, empty ? [] : rowsOf(template.table, snapshot)))]
}

function cover(snapshot: Snapshot): SheetPlan {
  const rows: CellContent[][] = [
    ['均衡 · 补充模板'],
    [`统计时点：${snapshot.date}　${snapshot.county.name}`],
    ['每个工作表一类信息，一行一条；黑体字表头不要改动，可以调换栏目次序、增加栏目。'],
    ['不知道的留空，不要填0；没有的数量填0。有下拉列表的请从列表中选。'],
    ...templates.map(({ sheet, note }): CellContent[] => [`${sheet}：${note}`]),
  ]
  return { name: coverSheet, rows, headerRows: 1, widths: [80] }
}

function sheetPlan(template: Template, rows: readonly FlatRow[]): SheetPlan {
  const { sheet, note, columns } = template
  return {
    name: sheet,
    rows: [
      [note],
      columns.map((column) => [column.required ? '必填' : '', column.note ?? ''].filter(Boolean).join('，')),
      columns.map(({ header }) => header),
      ...rows.map((row) => columns.map((column) => printed(column, row[column.key]))),
    ],
    merges: [{ startRow: 0, endRow: 0, startCol: 0, endCol: columns.length - 1 }],
    headerRows: 3,
    widths: columns.map(({ header }) => Math.max(12, header.length * 2 + 2)),
    choices: columns.flatMap((column, index) => {
      const words = wordsOf(column)
      return words ? [{ column: index, words }] : []
    }),
  }
}

function wordsOf({ holds, choices }: TemplateColumn): readonly string[] | undefined {
  return holds === 'yesNo' ? ['是', '否'] : choices && Object.values(choices)
}

function printed({ choices }: TemplateColumn, value: FlatValue | undefined): CellContent {
  if (value === undefined) return null
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (typeof value === 'object') return value.length === 0 ? '无' : value.join('、')
  return choices?.[value] ?? value
}
