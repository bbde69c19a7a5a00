import { type SchoolKind, schoolKinds } from '@junheng/core/county/kinds.ts'
import type { School, Snapshot } from '@junheng/core/county/snapshot.ts'
import type { Merge } from './cell-values.ts'
import { address, type CellAddress, type Form, type FormColumn, type FormRow, forms, identityColumns, sheetName } from './forms.ts'
import { cellsOfSchool } from './official-facts.ts'
import { type CellContent, type SheetPlan, writeSheets } from './write-sheets.ts'

/**
 * The official part of a snapshot as the statistics workbook 教基: xlsx, one sheet a form and kind of school, in the current
 * forms whatever the year. Equal snapshots give equal bytes.
 */
export async function writeOfficialWorkbook(snapshot: Snapshot): Promise<Uint8Array> {
  return writeSheets(officialSheets(snapshot))
}

/** The sheets of that workbook before they are written; `vary` may rearrange a form, as other years and other programs do. */
export function officialSheets(snapshot: Snapshot, vary: (form: Form) => Form = (form) => form): SheetPlan[] {
  const kinds = (Object.keys(schoolKinds) as SchoolKind[]).toSorted()
  const filled = snapshot.schools.map((school) => ({ school, cells: cellsOfSchool(school) }))
  return forms.map(vary).flatMap((form) =>
    kinds.flatMap((kind) => {
      const rows = filled.filter(({ school }) => school.kind === kind).flatMap(({ school, cells }) => schoolRows(form, school, cells))
      return rows.length === 0 ? [] : [sheetPlan(form, kind, snapshot, rows)]
    }),
  )
}

function schoolRows(form: Form, school: School, cells: ReadonlyMap<CellAddress, string | number>): CellContent[][] {
  if (form.stage && !school.stages[form.stage]) return []
  return form.rows
    .map((row) => ({ row, values: form.columns.map((column) => cells.get(address(form.code, row.key, column.key)) ?? null) }))
    .filter(({ values }) => form.labels.length === 0 || values.some((value) => value !== null))
    .map(({ row, values }) => [school.id, school.name, ...row.label, ...labelGap(form, row), ...values])
}

const labelGap = (form: Form, row: FormRow): null[] => Array.from({ length: form.labels.length - row.label.length }, () => null)

function sheetPlan(form: Form, kind: SchoolKind, snapshot: Snapshot, rows: readonly CellContent[][]): SheetPlan {
  const header = headerRows(form)
  const width = header.rows[0]?.length ?? 0
  const titles: CellContent[][] = [
    [`${form.title}（${form.code}）　${schoolKinds[kind].zh}`],
    [`统计时点：${chineseDate(snapshot.date)}　${snapshot.county.name}`],
  ]
  return {
    name: sheetName(form, schoolKinds[kind]),
    rows: [...titles, ...header.rows, ...rows],
    merges: [
      ...titles.map((_, row) => ({ startRow: row, endRow: row, startCol: 0, endCol: width - 1 })),
      ...header.merges.map((merge) => ({ ...merge, startRow: merge.startRow + titles.length, endRow: merge.endRow + titles.length })),
    ],
    headerRows: titles.length + header.rows.length,
    widths: [14, 26, ...form.labels.map(() => 16)],
  }
}

/** `2020年9月1日`. */
function chineseDate(date: string): string {
  const [year, month, day] = date.split('-').map(Number)
  return `${year}年${month}月${day}日`
}

/** The header tree as rows with merged cells, and below it the row that numbers the columns. */
function headerRows(form: Form): { rows: CellContent[][]; merges: Merge[] } {
  const paths = [...identityColumns.map(({ path }) => path), ...form.labels.map((label) => [label]), ...form.columns.map(printedPath)]
  const depth = Math.max(...paths.map((path) => path.length))
  const rows = Array.from({ length: depth }, (_, level) => paths.map((path, column) => (startsGroup(paths, column, level) ? (path[level] ?? null) : null)))
  const labels = identityColumns.length + form.labels.length
  return { rows: [...rows, paths.map((_, column) => (column < labels ? '甲乙丙丁'[column]! : column - labels + 1))], merges: headerMerges(paths, depth) }
}

const printedPath = ({ path, unit }: FormColumn): readonly string[] => (unit ? [...path.slice(0, -1), `${path.at(-1)}（${unit}）`] : path)

const samePrefix = (a: readonly string[] | undefined, b: readonly string[], level: number) =>
  a !== undefined && a.length > level && b.length > level && b.slice(0, level + 1).every((segment, index) => segment === a[index])

const startsGroup = (paths: readonly (readonly string[])[], column: number, level: number) => !samePrefix(paths[column - 1], paths[column]!, level)

function headerMerges(paths: readonly (readonly string[])[], depth: number): Merge[] {
  return paths.flatMap((path, column) =>
    path.flatMap((_, level): Merge[] => {
      if (!startsGroup(paths, column, level)) return []
      const endCol = groupEnd(paths, column, level)
      const endRow = level === path.length - 1 ? depth - 1 : level
      return endCol > column || endRow > level ? [{ startRow: level, startCol: column, endRow, endCol }] : []
    }),
  )
}

function groupEnd(paths: readonly (readonly string[])[], column: number, level: number): number {
  let end = column
  while (end + 1 < paths.length && !startsGroup(paths, end + 1, level)) end++
  return end
}
