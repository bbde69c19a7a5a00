import type { ClassBands } from '@junheng/core/county/check-classes.ts'
import type { Finding, Unread } from '@junheng/core/county/check-finding.ts'
import type { FactKey } from '@junheng/core/county/facts.ts'
import { columnLetter, dayIn, type Grid, isBlank, textOf } from './cell-values.ts'
import { candidatesFor, decodedPath, type HeaderMapping, joined, type KnownHeader, type MatchedHeader } from './headers.ts'
import type { Form } from './forms.ts'
import { officialReturns } from './official-returns.ts'
import { openWorkbook, type ReadingLimits } from './open-workbook.ts'
import type { SnapshotParts } from './parts.ts'
import { cellFinding, noReturns, placeOf, type RawReturns } from './raw-returns.ts'
import { formOfSheet, headersOf, readOfficialSheet } from './read-official.ts'
import { readTemplateSheet, templateHeaders, templateOfSheet, templateParts, type TemplateReading } from './read-templates.ts'
import { collectSources, type SourceCell, type Sources } from './sources.ts'
import type { FlatRow } from './template-rows.ts'
import { coverSheet, type Template, type TemplateTable } from './templates.ts'

/** What a workbook holds, where each fact stands in it, and what could not be read. */
export interface WorkbookReading {
  /** The statistical date the workbook itself names. */
  readonly date: string | null
  readonly parts: SnapshotParts
  readonly classBands: readonly ClassBands[]
  readonly findings: readonly Finding[]
  readonly unmapped: readonly UnmappedHeader[]
  readonly sources: Readonly<Record<FactKey, readonly SourceCell[]>>
  readonly sheets: readonly SheetRead[]
  readonly unread: UnreadNames
}

/** `Unread` of core as plain lists, for a worker or a database to carry. */
export type UnreadNames = { readonly [part in keyof Unread]: readonly string[] }

export interface SheetRead {
  readonly sheet: string
  /** The code of the form or the name of the template; null for a sheet that is neither. */
  readonly form: string | null
  readonly rows: number
}

/** A header that matched nothing. `found` and `candidates` are header paths, joined by →. */
export interface UnmappedHeader {
  readonly sheet: string
  readonly form: string
  readonly found: string
  /** Column letter. */
  readonly column: string
  readonly samples: readonly string[]
  /** The form's headers that nothing matched, the most alike first. */
  readonly candidates: readonly string[]
}

export interface ReadingOptions {
  /** What the county's clerks said before of headers the reader does not know. */
  readonly profile?: readonly HeaderMapping[]
  readonly limits?: Partial<ReadingLimits>
  readonly onProgress?: (share: number) => void
}

/** Reads a workbook (.xlsx, .xls, .ods) of official sheets, of our templates, or of both. All findings at once; a refused file is one. */
export async function readWorkbook(bytes: Uint8Array, options: ReadingOptions = {}): Promise<WorkbookReading> {
  const opened = await openWorkbook(bytes, options)
  return 'refused' in opened ? refusal(opened.refused) : readGrids(opened.grids, options)
}

/** A reading that holds nothing but why. */
export const refusal = (finding: Finding): WorkbookReading => ({
  date: null, parts: {}, classBands: [], findings: [finding], unmapped: [], sources: {}, sheets: [],
  unread: { facts: [], schools: [], townships: [], settlements: [], staffOf: [], classesOf: [] },
})

/** The reading of sheets that are already open. */
export function readGrids(grids: readonly Grid[], { profile = [], onProgress }: ReadingOptions = {}): WorkbookReading {
  const state: State = { raw: noReturns(), sources: collectSources(), rows: new Map(), unread: new Map(), unmapped: new Map(), sheets: [] }
  for (const [index, grid] of grids.entries()) {
    readSheet(grid, profile, state)
    onProgress?.(0.7 + (0.3 * (index + 1)) / grids.length)
  }
  if (state.sheets.every(({ form }) => form === null)) state.raw.findings.push({ tier: 'reading', code: 'noKnownSheet', details: { sheets: grids.map(({ name }) => name).slice(0, 5).join('、') } })
  const official = officialReturns(state.raw, state.sources)
  const date = dateOf(grids, state.raw)
  return {
    date,
    parts: { ...templateParts(state.rows), ...(official.schools.length > 0 && { schools: official.schools }) },
    classBands: official.classBands,
    findings: state.raw.findings,
    unmapped: [...state.unmapped.values()],
    sources: state.sources.all(),
    sheets: state.sheets,
    unread: unreadNames(official, state.unread),
  }
}

interface State {
  readonly raw: RawReturns
  readonly sources: Sources
  readonly rows: Map<TemplateTable, FlatRow[]>
  readonly unread: Map<TemplateTable, FlatRow[]>
  /** By form and path: the same header on the sheets of several kinds is asked about once. */
  readonly unmapped: Map<string, UnmappedHeader>
  readonly sheets: SheetRead[]
}

function readSheet(grid: Grid, profile: readonly HeaderMapping[], state: State): void {
  const template = templateOfSheet(grid)
  if (template) return readTemplate(grid, template, profile, state)
  const form = formOfSheet(grid)
  if (form === undefined || form === 'notUsed') state.sheets.push({ sheet: grid.name, form: null, rows: 0 })
  else readForm(grid, form, profile, state)
}

function readTemplate(grid: Grid, template: Template, profile: readonly HeaderMapping[], state: State): void {
  const reading = readTemplateSheet(grid, template, profile, state)
  keepTemplateRows(template.table, reading, state)
  state.sheets.push({ sheet: grid.name, form: template.sheet, rows: reading?.rows.length ?? 0 })
  if (reading) noteUnmapped(grid, template.sheet, { header: reading.header, known: templateHeaders(template) }, state)
}

function readForm(grid: Grid, form: Form, profile: readonly HeaderMapping[], state: State): void {
  const reading = readOfficialSheet(grid, form, profile, state.raw)
  state.sheets.push({ sheet: grid.name, form: form.code, rows: reading?.rows ?? 0 })
  if (reading) noteUnmapped(grid, form.code, { header: reading.header, known: headersOf(form) }, state)
}

function keepTemplateRows(table: TemplateTable, reading: TemplateReading | undefined, { rows, unread }: State): void {
  rows.set(table, [...(rows.get(table) ?? []), ...(reading?.rows ?? [])])
  unread.set(table, [...(unread.get(table) ?? []), ...(reading?.unread ?? [])])
}

function noteUnmapped(grid: Grid, form: string, { header, known }: { header: MatchedHeader; known: readonly KnownHeader[] }, { unmapped }: State): void {
  const free = known.filter(({ key }) => !header.columns.has(key)).map(({ key, path }) => ({ key, path: decodedPath(path) }))
  for (const found of header.unmatched) {
    const path = joined(found.path)
    const samples = grid.rows.slice(header.firstRow).map((row) => row[found.column] ?? null).filter((value) => !isBlank(value)).slice(0, 3).map(textOf)
    if (unmapped.has(`${form}/${path}`)) continue
    unmapped.set(`${form}/${path}`, { sheet: grid.name, form, found: path, column: columnLetter(found.column), samples, candidates: candidatesFor(found, free) })
  }
}

/** The date that the title rows of 教基1001, or else the cover of our templates, name. Two different ones are a finding. */
function dateOf(grids: readonly Grid[], raw: RawReturns): string | null {
  const official = grids.filter((grid) => { const form = formOfSheet(grid); return typeof form === 'object' && form.code === '教基1001' }).flatMap(datesIn)
  const dates = official.length > 0 ? official : grids.filter(({ name }) => name === coverSheet).flatMap(datesIn)
  const [first, ...others] = dates
  if (first === undefined) {
    if (raw.cells.size > 0) raw.findings.push({ tier: 'reading', code: 'noDate', details: {} })
    return null
  }
  const different = others.find(({ day }) => day !== first.day)
  if (different) raw.findings.push(cellFinding('datesDiffer', placeOf(different.sheet, different.row, different.column, ''), different.day, { first: first.day }))
  return first.day
}

interface DatedCell {
  readonly sheet: string
  readonly row: number
  readonly column: number
  readonly day: string
}

function datesIn({ name, rows }: Grid): DatedCell[] {
  const found = rows.slice(0, 4).flatMap((cells, row) =>
    cells.slice(0, 60).flatMap((cell, column) => {
      const day = cell instanceof Date || (typeof cell === 'string' && cell.length < 200) ? dayIn(textOf(cell)) : undefined
      return day ? [{ sheet: name, row, column, day }] : []
    }),
  )
  return found.slice(0, 1)
}

function unreadNames(official: { readonly unread: readonly string[]; readonly unreadFacts: ReadonlySet<string> }, rows: ReadonlyMap<TemplateTable, readonly FlatRow[]>): UnreadNames {
  const named = (table: TemplateTable, field: string) => (rows.get(table) ?? []).flatMap((row) => (typeof row[field] === 'string' ? [row[field]] : []))
  return {
    facts: [...official.unreadFacts], schools: official.unread, townships: [...named('townships', 'code'), ''], settlements: named('settlements', 'id'),
    staffOf: named('staff', 'school'), classesOf: named('classes', 'school'),
  }
}

