import type { Finding } from '@junheng/core/county/check-finding.ts'
import { type CellValue, type Grid, isBlank, type Merge, numberOf, textOf } from './cell-values.ts'
import { address, type Form, type FormColumn, formByCode, type FormRow, forms, identityColumns } from './forms.ts'
import { decodeHeaderText } from './header-text.ts'
import { isUsed } from './official-facts.ts'
import { type HeaderMapping, joined, type KnownHeader, type MatchedHeader, matchHeader } from './headers.ts'
import { cellFinding, type Place, placeOf, type RawCell, type RawReturns, sheetFinding } from './raw-returns.ts'

/** The form of a sheet, by the number or the title in its name, else by its title rows; undefined for any other sheet. */
export function formOfSheet({ name, rows }: Grid): Form | 'notUsed' | undefined {
  return formNamed(textOf(name)) ?? rows.slice(0, 3).map((row) => formNamed(textOf(row.find((cell) => !isBlank(cell))))).find(Boolean)
}

function formNamed(text: string): Form | 'notUsed' | undefined {
  const code = /教基\s*(\d{4})/.exec(text)
  if (code) return formByCode.get(`教基${code[1]}`) ?? formTitled(text) ?? 'notUsed'
  return formTitled(text)
}

const formTitled = (text: string) => forms.find(({ title }) => text.replaceAll(' ', '').includes(title))

export const headersOf = (form: Form): KnownHeader[] => [
  ...identityColumns.map(({ key, path }) => ({ key: `identity.${key}`, path })),
  ...form.labels.map((label, index) => ({ key: `label.${index}`, path: [label] })),
  ...form.columns,
]

/** Reads one official sheet into `raw`. Returns its header and the rows taken, or undefined where it has no header. */
export function readOfficialSheet(grid: Grid, form: Form, profile: readonly HeaderMapping[], raw: RawReturns): { header: MatchedHeader; rows: number } | undefined {
  const known = headersOf(form)
  const header = matchHeader(grid, known, profile.filter((mapping) => mapping.form === form.code))
  if (header === undefined) {
    raw.findings.push(sheetFinding('headerNotFound', grid.name, { form: form.code }))
    return undefined
  }
  const missing = missingColumns(form, header)
  raw.findings.push(...missing.map((path) => sheetFinding('missingColumn', grid.name, { form: form.code, path })))
  if (!header.columns.has('identity.id')) return { header, rows: 0 }
  const sheet: Sheet = { grid, form, header, merges: mergesBelow(grid, header) }
  let rows = 0
  for (let row = header.firstRow; row < grid.rows.length; row++) if (readRow(sheet, row, raw)) rows++
  return { header, rows }
}

function missingColumns(form: Form, { columns }: MatchedHeader): string[] {
  const required: readonly KnownHeader[] = [
    ...identityColumns.filter((column) => 'required' in column).map(({ key, path }) => ({ key: `identity.${key}`, path })),
    ...form.labels.map((label, index) => ({ key: `label.${index}`, path: [label] })),
    ...form.columns.filter((column) => column.required),
  ]
  return required.filter(({ key }) => !columns.has(key)).map(({ path }) => joined(path))
}

interface Sheet {
  readonly grid: Grid
  readonly form: Form
  readonly header: MatchedHeader
  readonly merges: ReadonlyMap<string, CellValue>
}

/** Values that merged cells below the header lend to the cells they cover. */
function mergesBelow({ rows, merges }: Grid, { firstRow }: MatchedHeader): ReadonlyMap<string, CellValue> {
  const lent = new Map<string, CellValue>()
  for (const merge of merges) {
    if (merge.startRow >= firstRow && merge.startCol === merge.endCol) lendDown(rows, merge, lent)
  }
  return lent
}

function lendDown(rows: Grid['rows'], { startRow, startCol, endRow }: Merge, lent: Map<string, CellValue>): void {
  const value = rows[startRow]?.[startCol] ?? null
  for (let row = startRow + 1; row <= Math.min(endRow, rows.length - 1); row++) lent.set(`${row},${startCol}`, value)
}

interface SheetCell extends RawCell {
  /** As the header names it. */
  readonly unit: string | undefined
}

function cellAt({ grid, header, merges }: Sheet, row: number, key: string): SheetCell | undefined {
  const found = header.columns.get(key)
  if (found === undefined) return undefined
  const value = grid.rows[row]?.[found.column] ?? merges.get(`${row},${found.column}`) ?? null
  return { value, at: placeOf(grid.name, row, found.column, joined(found.path)), unit: found.unit }
}

function readRow(sheet: Sheet, row: number, raw: RawReturns): boolean {
  const id = cellAt(sheet, row, 'identity.id')!
  const all = sheet.form.columns.flatMap((column) => {
    const cell = cellAt(sheet, row, column.key)
    return cell ? [{ column, ...cell }] : []
  })
  const cells = all.filter(({ value }) => !isBlank(value))
  if (isBlank(id.value)) {
    if (cells.length > 0 && !isTotalRow(sheet, row)) raw.findings.push(cellFinding('missingValue', id.at))
    return false
  }
  const school = idOf(id.value)
  if (cells.length === 0 && !/\d/.test(school)) return false
  const label = labelOf(sheet, row, raw)
  if (label === undefined || isRepeated(sheet, { school, label, at: id.at }, raw)) return false
  const taken = takenCells(cells, raw)
  const name = cellAt(sheet, row, 'identity.name')
  fileCells(sheet, { school, label, at: id.at }, [...taken.map((cell) => ({ ...cell, key: cell.column.key })), ...(name && !isBlank(name.value) ? [{ ...name, key: 'name' }] : [])], raw)
  fileBlanks(sheet.form, { school, label, at: id.at }, all.filter(({ column, value }) => isBlank(value) && isUsed(sheet.form.code, column)), raw)
  raw.findings.push(...partFindings(sheet.form, taken))
  return true
}

/** A code that a spreadsheet took for a number is still a code. */
export const idOf = (value: CellValue): string => textOf(value).replaceAll(' ', '').replace(/\.0$/, '')

const isTotalRow = (sheet: Sheet, row: number) => sheet.grid.rows[row]?.some((cell) => ['合计', '全县合计'].includes(decodeHeaderText(textOf(cell)))) ?? false

function labelOf(sheet: Sheet, row: number, raw: RawReturns): FormRow | undefined {
  const { form } = sheet
  const cells = form.labels.map((_, index) => cellAt(sheet, row, `label.${index}`))
  const found = cells.map((cell) => decodeLabel(textOf(cell?.value)))
  const label = form.rows.find((known) => known.label.length === found.length && known.label.every((part, index) => decodeLabel(part) === found[index]))
  const last = cells.at(-1)
  if (label === undefined && last) raw.findings.push({ ...cellFinding('unknownRowLabel', last.at, found.join('/')), tier: 'plausibility' })
  return label
}

const decodeLabel = (text: string): string => decodeHeaderText(text).replace(/^普通(?=初中|高中)/, '').replace(/专任教师$/, '')

interface RowIdentity {
  readonly school: string
  readonly label: FormRow
  readonly at: Place
}

function isRepeated({ form }: Sheet, { school, label, at }: RowIdentity, raw: RawReturns): boolean {
  const first = raw.cells.get(school)?.get(address(form.code, label.key, 'row'))
  if (first) raw.findings.push(cellFinding('duplicateRow', at, school, { first: `${first.at.sheet}!${first.at.cell}` }))
  return first !== undefined
}

interface TakenCell extends RawCell {
  readonly column: FormColumn
}

interface RowCell extends RawCell {
  readonly key: string
}

/** What is no number is kept as NaN, so that nobody takes the cell for blank. */
function takenCells(cells: readonly (SheetCell & { readonly column: FormColumn })[], raw: RawReturns): TakenCell[] {
  return cells.flatMap((cell) => {
    if (cell.column.holds === 'text') return [cell]
    const value = numberOf(cell.value)
    if (value === undefined) raw.findings.push(cellFinding('notANumber', cell.at, cell.value))
    return [{ ...cell, value: value === undefined ? NaN : inFormUnit(value, cell.column.unit, cell.unit) }]
  })
}

/** Some programs print 元 where the form has 万元. */
const inFormUnit = (value: number, form: FormColumn['unit'], found: string | undefined): number => (form === '万元' && found === '元' ? value / 10_000 : value)

/** Files what was taken, and that the school has this row at all, filled or not. */
function fileCells({ form }: Sheet, { school, label, at }: RowIdentity, taken: readonly RowCell[], raw: RawReturns): void {
  const cells = raw.cells.get(school) ?? new Map<string, RawCell>()
  raw.cells.set(school, cells)
  cells.set(address(form.code, label.key, 'row'), { value: school, at })
  for (const { key, value, at } of taken) cells.set(address(form.code, label.key, key), { value, at })
}

function fileBlanks({ code }: Form, { school, label }: RowIdentity, blank: readonly { readonly column: FormColumn; readonly at: Place }[], raw: RawReturns): void {
  const places = raw.blanks.get(school) ?? new Map<string, Place>()
  raw.blanks.set(school, places)
  for (const { column, at } of blank) places.set(address(code, label.key, column.key), at)
}

/** Within one row: a part above its whole, parts that do not make up their sum. */
function partFindings(form: Form, taken: readonly TakenCell[]): Finding[] {
  const byKey = new Map(taken.map((cell) => [cell.column.key, cell]))
  const amount = (key: string) => byKey.get(key)?.value as number | undefined
  const above = (form.wholes ?? []).flatMap(({ part, whole }): Finding[] => {
    const [small, great] = [amount(part), amount(whole)]
    if (small === undefined || great === undefined || small <= great) return []
    const cell = byKey.get(part)!
    return [{ ...cellFinding('partExceedsWhole', cell.at, small, { name: '', part: joined(cell.column.path), whole: joined(byKey.get(whole)!.column.path), value: small, limit: great }), tier: 'logic' }]
  })
  const unequal = (form.sums ?? []).flatMap(({ whole, parts }): Finding[] => {
    const total = amount(whole)
    const amounts = parts.map(amount)
    if (total === undefined || amounts.includes(undefined)) return []
    const sum = amounts.reduce<number>((all, n) => all + (n ?? 0), 0)
    const cell = byKey.get(whole)!
    return sum === total || Number.isNaN(sum - total) ? [] : [{ ...cellFinding('sumDiffers', cell.at, total, { name: '', what: joined(cell.column.path), whole: total, sum }), tier: 'logic' }]
  })
  return [...above, ...unequal]
}
