import { type CellValue, type Grid, isBlank, numberOf, textOf } from './cell-values.ts'
import { decodeHeaderText, headerUnit, isNumbering } from './header-text.ts'

/** A header path that a form knows, by the key of its column. */
export interface KnownHeader {
  readonly key: string
  readonly path: readonly string[]
}

/** What a clerk said a header of a form means: a header path of the form, or null for "not used". Paths joined by →. */
export interface HeaderMapping {
  readonly form: string
  readonly found: string
  readonly means: string | null
}

/** The header of a sheet, matched: which column holds what, and what is left over. Rows and columns count from 0. */
export interface MatchedHeader {
  readonly firstRow: number
  readonly columns: ReadonlyMap<string, FoundColumn>
  readonly unmatched: readonly FoundColumn[]
  /** Header paths as printed, by column. */
  readonly paths: readonly FoundColumn[]
}

export interface FoundColumn {
  readonly column: number
  readonly path: readonly string[]
  readonly unit?: string
}

const arrow = ' → '
export const joined = (path: readonly string[]): string => path.join(arrow)

const searchedRows = 40

/**
 * Finds the header block of a sheet by what it says, not where it stands, and matches its paths to those of the form. Extra
 * columns and header rows, moved columns, blanks, widths, brackets with units and lost merges do not matter. Undefined where
 * fewer than two headers of the form stand side by side. `singleRow`: the header is one row, as in our own templates.
 */
export function matchHeader(grid: Grid, known: readonly KnownHeader[], mappings: readonly HeaderMapping[], singleRow = false): MatchedHeader | undefined {
  const top = mergedTop(grid)
  const rows = headerRows(grid, top, knownSegments(known, mappings), singleRow)
  if (rows === undefined) return undefined
  const paths = headerPaths(top.slice(rows.start, rows.end))
  const assigned = assign(paths, known, mappings)
  const used = new Set([...assigned.columns.values()].map(({ column }) => column))
  return { firstRow: rows.end, columns: assigned.columns, paths, unmatched: paths.filter(({ column }) => !used.has(column) && !assigned.ignored.has(column)) }
}

/** The top rows with merged cells filled in. */
function mergedTop({ rows, merges }: Grid): CellValue[][] {
  const top = rows.slice(0, searchedRows).map((row) => [...row])
  for (const { startRow, startCol, endRow, endCol } of merges) {
    if (startRow >= top.length) continue
    const value = top[startRow]?.[startCol] ?? null
    for (let row = startRow; row <= Math.min(endRow, top.length - 1); row++) {
      for (let column = startCol; column <= endCol; column++) top[row]![column] = value
    }
  }
  return top
}

function knownSegments(known: readonly KnownHeader[], mappings: readonly HeaderMapping[]): ReadonlySet<string> {
  return new Set([...known.flatMap(({ path }) => path), ...mappings.flatMap(({ found }) => found.split(arrow))].map(decodeHeaderText).filter(Boolean))
}

/** From the first row with two known headers to the first row of figures. */
function headerRows(grid: Grid, top: readonly CellValue[][], segments: ReadonlySet<string>, singleRow: boolean): { start: number; end: number } | undefined {
  const scores = top.map((row) => new Set(row.map((cell) => decodeHeaderText(textOf(cell))).filter((text) => segments.has(text))).size)
  if (singleRow) {
    const best = scores.indexOf(Math.max(...scores))
    return (scores[best] ?? 0) >= 2 ? { start: best, end: best + 1 } : undefined
  }
  const start = scores.findIndex((score) => score >= 2)
  if (start === -1) return undefined
  let end = start + 1
  while (end < top.length && !holdsFigures(grid.rows[end] ?? [])) end++
  return { start, end }
}

/** Figures that do not merely number the columns, as a row of 甲, 乙, 1, 2, 3 does. */
function holdsFigures(row: readonly CellValue[]): boolean {
  if (textOf(row.find((cell) => !isBlank(cell))) === '甲') return false
  const numbers = row.filter((cell) => !isBlank(cell)).flatMap((cell) => numberOf(cell) ?? [])
  return numbers.length > 0 && !numbers.every((n, index) => n === numbers[0]! + index && n < 100 && numbers[0] === 1)
}

function headerPaths(block: readonly CellValue[][]): FoundColumn[] {
  const width = Math.max(0, ...block.map((row) => row.length))
  const filled = filledRight(block, width)
  return Array.from({ length: width }, (_, column) => foundColumn(filled, column)).filter(({ path }) => path.length > 0)
}

function foundColumn(block: readonly string[][], column: number): FoundColumn {
  const raw = block.map((row) => row[column] ?? '')
  const path = raw.map(decodeHeaderText).filter((text, index, all) => text !== '' && !isNumbering(text) && text !== all[index - 1])
  const unit = raw.map(headerUnit).findLast((text) => text !== undefined)
  return { column, path: withoutTotal(path), ...(unit && { unit }) }
}

/** 在校生数 → 合计 is 在校生数. */
const withoutTotal = (path: readonly string[]): readonly string[] => (path.length > 1 && path.at(-1) === '合计' ? path.slice(0, -1) : path)

/** Where merges were lost, a group's name stands over its first column only: it reaches right over columns that have a name below. */
function filledRight(block: readonly CellValue[][], width: number): string[][] {
  const texts = block.map((row) => Array.from({ length: width }, (_, column) => textOf(row[column])))
  for (const [level, row] of texts.entries()) {
    for (let column = 1; column < width; column++) {
      const below = texts.slice(level + 1).some((under) => under[column] !== '' && !isNumbering(under[column]!))
      const sameGroup = texts.slice(0, level).every((above) => above[column] === above[column - 1])
      const belowLeft = texts.slice(level + 1).some((under) => under[column - 1] !== '' && !isNumbering(under[column - 1]!))
      if (row[column] === '' && below && belowLeft && sameGroup) row[column] = row[column - 1]!
    }
  }
  return texts
}

interface Match {
  readonly key: string
  readonly found: FoundColumn
  /** 0 the same path, 1 the form's path with more in between, 2 the found path is a part of the form's. */
  readonly tier: number
  readonly length: number
}

function assign(paths: readonly FoundColumn[], known: readonly KnownHeader[], mappings: readonly HeaderMapping[]): { columns: Map<string, FoundColumn>; ignored: Set<number> } {
  const forms = known.map(({ key, path }) => ({ key, path: decodedPath(path) }))
  const said = new Map(mappings.map(({ found, means }) => [found, means]))
  const columns = new Map<string, FoundColumn>()
  const taken = new Set<number>()
  const ignored = new Set<number>()
  for (const found of paths) {
    const means = said.get(joined(found.path))
    if (means === null) ignored.add(found.column)
    const form = means && forms.find(({ path }) => joined(path) === joined(decodedPath(means.split(arrow))))
    if (form) taken.add(columns.set(form.key, found).get(form.key)!.column)
  }
  const matches = paths.filter(({ column }) => !taken.has(column) && !ignored.has(column)).flatMap((found) => matchesOf(found, forms))
  for (const { key, found } of matches.toSorted(byFit)) {
    if (columns.has(key) || taken.has(found.column)) continue
    columns.set(key, found)
    taken.add(found.column)
  }
  return { columns, ignored }
}

export const decodedPath = (path: readonly string[]): readonly string[] => withoutTotal(path.map(decodeHeaderText).filter(Boolean))

function matchesOf(found: FoundColumn, forms: readonly KnownHeader[]): Match[] {
  const partial = forms.filter(({ path }) => path.at(-1) === found.path.at(-1) && isSubsequence(found.path, path))
  return forms.flatMap(({ key, path }): Match[] => {
    if (path.at(-1) !== found.path.at(-1)) return []
    if (joined(path) === joined(found.path)) return [{ key, found, tier: 0, length: path.length }]
    if (isSubsequence(path, found.path)) return [{ key, found, tier: 1, length: path.length }]
    return isSubsequence(found.path, path) && partial.length === 1 ? [{ key, found, tier: 2, length: path.length }] : []
  })
}

/** The closest fit first; of equals the longer form path, then the plainer header, then the one further left. */
const byFit = (a: Match, b: Match) =>
  a.tier - b.tier || b.length - a.length || a.found.path.length - b.found.path.length || a.found.column - b.found.column

function isSubsequence(short: readonly string[], long: readonly string[]): boolean {
  let at = 0
  for (const segment of long) if (segment === short[at]) at++
  return at === short.length
}

/** The header paths of the form that a found one may mean, the most alike first. */
export function candidatesFor(found: FoundColumn, free: readonly KnownHeader[]): string[] {
  const target = pairsOf(joined(found.path))
  const likeness = (path: readonly string[]) => pairsOf(joined(path)).filter((pair) => target.includes(pair)).length / Math.max(1, joined(path).length)
  return free.toSorted((a, b) => likeness(b.path) - likeness(a.path)).map(({ path }) => joined(path))
}

const pairsOf = (text: string): string[] => [...text].slice(0, -1).map((_, index) => text.slice(index, index + 2)).filter((pair) => !pair.includes('→') && !pair.includes(' '))
