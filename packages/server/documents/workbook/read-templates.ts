import { changeKey, classFact, type RowTable, rowFact } from '@junheng/core/county/facts.ts'
import type { ClassRoll, Premises, Road, SchoolChange, Settlement, StaffMember, Vehicle } from '@junheng/core/county/snapshot.ts'
import type { FactRef } from '@junheng/core/standard/judgement.ts'
import { type CellValue, choiceOf, dayOf, type Grid, isBlank, listOf, numberOf, textOf, yesNoOf } from './cell-values.ts'
import { type HeaderMapping, joined, type MatchedHeader, matchHeader } from './headers.ts'
import type { OutlinePoint, SchoolSupplement, SnapshotParts } from './parts.ts'
import { cellFinding, type Place, placeOf, type RawReturns, sheetFinding } from './raw-returns.ts'
import { idOf } from './read-official.ts'
import type { Sources } from './sources.ts'
import { type FlatRow, type FlatValue, rowKey, withoutGaps } from './template-rows.ts'
import { type Template, templateBySheet, type TemplateColumn, type TemplateTable } from './templates.ts'

export const templateOfSheet = ({ name }: Grid): Template | undefined => templateBySheet.get(textOf(name).replaceAll(' ', ''))

export const templateHeaders = ({ columns }: Template) => columns.map(({ key, header }) => ({ key, path: [header] }))

/** The rows of one template sheet that could be read. */
export interface TemplateReading {
  readonly header: MatchedHeader
  readonly rows: readonly FlatRow[]
  /** What is known of rows that could not be read, each a finding already. */
  readonly unread: readonly FlatRow[]
}

/** Reads one sheet of our own templates. Findings go into `raw`, cells into `sources`. Undefined where it has no header. */
export function readTemplateSheet(grid: Grid, template: Template, profile: readonly HeaderMapping[], { raw, sources }: { raw: RawReturns; sources: Sources }): TemplateReading | undefined {
  const header = matchHeader(grid, templateHeaders(template), profile.filter(({ form }) => form === template.sheet), true)
  if (header === undefined) {
    raw.findings.push(sheetFinding('headerNotFound', grid.name, { form: template.sheet }))
    return undefined
  }
  const missing = template.columns.filter(({ key, required }) => required && !header.columns.has(key))
  raw.findings.push(...missing.map((column) => sheetFinding('missingColumn', grid.name, { form: template.sheet, path: column.header })))
  if (missing.length > 0) return { header, rows: [], unread: [] }
  return { header, ...readRows({ grid, template, header }, raw, sources) }
}

interface Sheet {
  readonly grid: Grid
  readonly template: Template
  readonly header: MatchedHeader
}

function readRows(sheet: Sheet, raw: RawReturns, sources: Sources): { rows: FlatRow[]; unread: FlatRow[] } {
  const rows: FlatRow[] = []
  const unread: FlatRow[] = []
  const first = new Map<string, Place>()
  for (let index = sheet.header.firstRow; index < sheet.grid.rows.length; index++) {
    const { row, places, complete } = readRow(sheet, index, raw)
    if (Object.keys(row).length === 0 && complete) continue
    const key = rowKey(sheet.template, row)
    const before = first.get(key)
    const at = Object.values(places)[0] ?? placeOf(sheet.grid.name, index, 0, '')
    if (!complete) unread.push(row)
    else if (before) {
      raw.findings.push(cellFinding('duplicateRow', at, key, { first: `${before.sheet}!${before.cell}` }))
      unread.push(row)
    } else {
      rows.push(row)
      first.set(key, at)
      addSources(sheet.template.table, row, { key, places }, sources)
    }
  }
  return { rows, unread }
}

interface ReadRow {
  readonly row: FlatRow
  readonly places: Readonly<Record<string, Place>>
  /** Every required cell is filled, and no filled cell is faulty. */
  readonly complete: boolean
}

function readRow({ grid, template, header }: Sheet, index: number, raw: RawReturns): ReadRow {
  const cells = template.columns.flatMap((column) => {
    const found = header.columns.get(column.key)
    if (found === undefined || column.holds === 'ignored') return []
    return [{ column, value: grid.rows[index]?.[found.column] ?? null, at: placeOf(grid.name, index, found.column, joined(found.path)) }]
  })
  const filled = cells.filter(({ value, column }) => !isBlank(value) || (column.holds === 'text' && textOf(value) !== ''))
  if (filled.length === 0) return { row: {}, places: {}, complete: true }
  const missing = cells.filter((cell) => cell.column.required && !filled.includes(cell))
  raw.findings.push(...missing.map(({ at }) => cellFinding('missingValue', at)))
  const taken = filled.map((cell) => ({ ...cell, taken: taker[cell.column.holds](cell.value, cell.column) }))
  const faulty = taken.filter(({ taken: value }) => value === undefined)
  raw.findings.push(...faulty.map(({ column, at, value }) => cellFinding(faultCode[column.holds], at, value, { allowed: Object.values(column.choices ?? { yes: '是', no: '否' }).join('、') })))
  return {
    row: withoutGaps(Object.fromEntries(taken.map(({ column, taken: value }) => [column.key, value]))),
    places: Object.fromEntries(filled.map(({ column, at }) => [column.key, at])),
    complete: missing.length === 0 && faulty.length === 0,
  }
}

type Holds = TemplateColumn['holds']

const taker: Record<Holds, (value: CellValue, column: TemplateColumn) => FlatValue | undefined> = {
  text: (value, { key }) => (key === 'name' ? plainText(value) : idOrText(value)),
  count: numberOf,
  measure: numberOf,
  date: dayOf,
  choice: (value, { choices = {} }) => choiceOf(value, choices),
  yesNo: yesNoOf,
  texts: listOf,
  measures: (value) => numbersOf(listOf(value)),
  ignored: () => undefined,
}

const faultCode = {
  text: 'missingValue', count: 'notANumber', measure: 'notANumber', date: 'notADate', choice: 'unknownCode', yesNo: 'unknownCode',
  texts: 'unknownCode', measures: 'notANumber', ignored: 'unknownCode',
} as const satisfies Record<Holds, string>

/** Names keep their own width: they are content. */
const plainText = (value: CellValue): string => (typeof value === 'string' ? value.trim() : textOf(value))
const idOrText = (value: CellValue): string => (typeof value === 'number' ? idOf(value) : plainText(value))

function numbersOf(texts: readonly string[]): number[] | undefined {
  const numbers = texts.flatMap((text) => numberOf(text) ?? [])
  return numbers.length === texts.length ? numbers : undefined
}

interface RowPlaces {
  readonly key: string
  readonly places: Readonly<Record<string, Place>>
}

const rowTables: readonly TemplateTable[] = ['townships', 'settlements', 'roads', 'vehicles', 'premises', 'changes', 'staff']
/** Of a person only what checks speak of: a county has thousands, and a source is not free. */
const staffFields = new Set(['school', 'birthYear', 'since', 'sentBy'])

function addSources(table: TemplateTable, row: FlatRow, { key, places }: RowPlaces, sources: Sources): void {
  if (table === 'classes' && places['pupils']) sources.add(classFact(String(row['school']), row as unknown as ClassRoll), places['pupils'])
  if (table === 'supplements') addSupplementSources(String(row['school']), places, sources)
  if (!rowTables.includes(table)) return
  const named = table === 'changes' ? changeKey(changeOf(row)) : key
  for (const [field, at] of Object.entries(places)) {
    if (table !== 'staff' || staffFields.has(field)) sources.add(rowFact(table as RowTable, named, field), at)
  }
}

function addSupplementSources(school: string, places: Readonly<Record<string, Place>>, sources: Sources): void {
  for (const [field, at] of Object.entries(places)) if (field !== 'school') sources.add(supplementFact(school, field), at)
}

function supplementFact(school: string, field: string): FactRef {
  if (field === 'sharedPrimary') return { school, stage: 'primary', fact: 'sharedArtsSportsTeachers' }
  if (field === 'sharedJunior') return { school, stage: 'junior', fact: 'sharedArtsSportsTeachers' }
  return { school, fact: field === 'lon' || field === 'lat' ? 'location' : field }
}

/** Parts of a snapshot from the rows of all template sheets. A table without a row says nothing: an empty template is not "none". */
export function templateParts(rows: ReadonlyMap<TemplateTable, readonly FlatRow[]>): SnapshotParts {
  const parts: Record<string, readonly unknown[]> = {}
  for (const [table, list] of rows) if (list.length > 0) parts[table] = list.map((row) => partOf[table](row))
  return parts as SnapshotParts
}

/** The columns of a template are the fields of its rows, and their kinds were checked cell by cell. */
const partOf: Record<TemplateTable, (row: FlatRow) => unknown> = {
  townships: (row) => row,
  outlines: (row) => row as unknown as OutlinePoint,
  supplements: (row) => located(row) as unknown as SchoolSupplement,
  classes: (row) => row as unknown as ClassRoll,
  staff: (row) => row as unknown as StaffMember,
  changes: changeOf,
  settlements: (row) => located(row) as unknown as Settlement,
  roads: (row) => row as unknown as Road,
  vehicles: (row) => row as unknown as Vehicle,
  premises: (row) => row as unknown as Premises,
}

function located({ lon, lat, ...rest }: FlatRow): object {
  return lon === undefined || lat === undefined ? rest : { ...rest, location: [lon, lat] }
}

function changeOf(row: FlatRow): SchoolChange {
  const { kind, on, basis, from = [], into = [] } = row as { kind: SchoolChange['kind']; on: string; basis: string; from?: readonly string[]; into?: readonly string[] }
  const [[before = ''], [after = '']] = [from, into]
  switch (kind) {
    case 'open':
      return { kind, on, basis, school: after }
    case 'close':
      return { kind, on, basis, school: before }
    case 'merge':
      return { kind, on, basis, from, into: after }
    case 'split':
      return { kind, on, basis, from: before, into }
  }
}
