import { inForce, valueAt } from './in-force.ts'
import type { JudgedStage, Verdict } from './judgement.ts'
import { figureFault, halfWidth, readFigure } from './plain-cells.ts'
import type { TableRow } from './plain-cells.ts'
import { tableError } from './plain-columns.ts'
import type { TableError } from './plain-columns.ts'
import type { Standard } from './standard.ts'
import { allOf, limitVerdict } from './verdicts.ts'

/** A county's published coefficients at one stage. */
export interface CountyRow {
  readonly county: string
  readonly stage: JudgedStage
  /** In the order of the standard's indicators; null where the cell is empty. */
  readonly cv: readonly (number | null)[]
  /** Their plain mean; null where one is not known. */
  readonly composite: number | null
}

/** A county row beside the limit of a standard: of the composite, or of every coefficient. */
export interface CountyRowJudgement extends CountyRow {
  readonly limit: number | null
  readonly verdict: Verdict
}

export function judgeCountyRow(standard: Standard, row: CountyRow): CountyRowJudgement {
  const limit = valueAt(inForce(standard, null, null).limit, row.stage)
  const verdict = standard.countyRule.kind === 'composite' ? limitVerdict(row.composite, limit) : allOf(row.cv.map((cv) => limitVerdict(cv, limit)))
  return { ...row, limit, verdict }
}

/** The header `county,stage,cv1…`, or 县,学段,差异系数1…; definitions.md §1. */
export function isCountyTable(head: readonly string[]): boolean {
  return /^(county|县|县区|区县)$/.test(halfWidth(head[0] ?? '').toLowerCase()) && head.some((cell) => isCoefficient(cell))
}

export function readCountyRows(head: readonly string[], body: readonly TableRow[]): { readonly rows: readonly CountyRow[]; readonly errors: readonly TableError[] } {
  const columns = head.flatMap((name, index) => (isCoefficient(name) ? [{ name, index }] : []))
  const stageColumn = head.findIndex((name) => ['stage', '学段'].includes(halfWidth(name).toLowerCase()))
  const read = body.map((row) => readRow(row, columns, stageColumn))
  return { rows: read.flatMap(({ row }) => row ?? []), errors: read.flatMap(({ errors }) => errors) }
}

interface Column {
  readonly name: string
  readonly index: number
}

const stages: ReadonlyMap<string, JudgedStage> = new Map([['primary', 'primary'], ['小学', 'primary'], ['junior', 'junior'], ['初中', 'junior']])

function readRow({ number, cells }: TableRow, columns: readonly Column[], stageColumn: number): { readonly row: CountyRow | null; readonly errors: readonly TableError[] } {
  const county = halfWidth(cells[0] ?? '')
  const stageName = halfWidth(cells[stageColumn] ?? '').toLowerCase()
  const stage = stages.get(stageName)
  const figures = columns.map(({ index }) => readFigure(cells[index] ?? ''))
  const errors = [
    ...(county === '' ? [tableError('missingValue', number, 'county', '')] : []),
    ...(stage === undefined ? [tableError('unknownStage', number, 'stage', stageName)] : []),
    ...columns.flatMap(({ name, index }, i) => {
      const code = figureFault(figures[i], false)
      return code ? [tableError(code, number, name, cells[index] ?? '')] : []
    }),
  ]
  if (errors.length > 0 || stage === undefined) return { row: null, errors }
  const cv = figures.map((figure) => figure ?? null)
  const composite = cv.every((each) => each !== null) ? cv.reduce((sum, each) => sum + each, 0) / cv.length : null
  return { row: { county, stage, cv, composite }, errors }
}

function isCoefficient(cell: string): boolean {
  return /^(cv|差异系数)\d+$/.test(halfWidth(cell).toLowerCase())
}
