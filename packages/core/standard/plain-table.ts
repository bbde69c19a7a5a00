import type { JudgedStage, JudgementNote } from './judgement.ts'
import { isCountyTable, readCountyRows } from './county-rows.ts'
import type { CountyRow } from './county-rows.ts'
import { figureFault, halfWidth, readFigure } from './plain-cells.ts'
import type { TableRow } from './plain-cells.ts'
import { readHeader, tableError } from './plain-columns.ts'
import type { Header, NumberColumn, PlainColumn, TableError, TeacherColumn } from './plain-columns.ts'
import type { SchoolReturn } from './returns.ts'
import { stageShare } from './split.ts'
import type { SplitStage, StagePupils } from './split.ts'
import { stageFacts, stockFacts } from './standard.ts'
import type { Facts, SplitRule } from './standard.ts'

/** The plain table of definitions.md §1 read: schools to judge, counties to average, or every fault at once. */
export type PlainTable =
  | { readonly kind: 'schools'; readonly returns: readonly SchoolReturn[]; readonly splits: readonly SplitRow[]; readonly notes: readonly JudgementNote[]; readonly ignoredColumns: readonly string[] }
  | { readonly kind: 'counties'; readonly rows: readonly CountyRow[] }
  | { readonly kind: 'faulty'; readonly errors: readonly TableError[] }

/** What each stage of a multi-stage school counts of its undivided stock. */
export interface SplitRow {
  readonly school: string
  readonly split: { readonly [stage in JudgedStage]?: Facts }
}

/** The first row that is not empty is the header; a column that is absent and a cell that is empty are unknown, never zero. */
export function readPlainTable(table: readonly (readonly string[])[], rule: SplitRule): PlainTable {
  const rows = table.map((cells, i) => ({ number: i + 1, cells })).filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
  const [head, ...body] = rows
  if (head === undefined || body.length === 0) return { kind: 'faulty', errors: [tableError('emptyTable', head?.number ?? 1, '', '')] }
  if (isCountyTable(head.cells)) {
    const { rows: counties, errors } = readCountyRows(head.cells, body)
    return errors.length > 0 ? { kind: 'faulty', errors } : { kind: 'counties', rows: counties }
  }

  const headers = head.cells.map(readHeader)
  const errors = headerErrors(headers, head.number)
  const parsed = body.map((row) => readRow(headers, row))
  errors.push(...parsed.flatMap((row) => row.errors), ...duplicateRows(parsed))
  if (errors.length > 0) return { kind: 'faulty', errors: errors.toSorted((a, b) => a.row - b.row) }

  const divided = parsed.map((row) => divide(row, rule))
  return {
    kind: 'schools',
    returns: divided.flatMap(({ returns }) => returns),
    splits: divided.flatMap(({ split }) => split ?? []),
    notes: undividedNotes(parsed),
    ignoredColumns: headers.filter(({ column, name }) => column === null && name.trim() !== '').map(({ name }) => name),
  }
}

interface PlainRow {
  readonly number: number
  readonly school: string
  readonly stages: readonly SplitStage[]
  readonly figures: { readonly [column in NumberColumn]?: number }
  readonly errors: readonly TableError[]
}

const stageNames: readonly (readonly [names: readonly string[], stages: readonly SplitStage[]])[] = [
  [['primary', '小学', '小学教学点', '教学点'], ['primary']],
  [['junior', '初中', '初级中学'], ['junior']],
  [['nine-year', '九年一贯制', '九年一贯制学校'], ['primary', 'junior']],
  [['complete-secondary', '完全中学'], ['junior', 'senior']],
  [['twelve-year', '十二年一贯制', '十二年一贯制学校'], ['primary', 'junior', 'senior']],
]
const stagesByName = new Map(stageNames.flatMap(([names, stages]) => names.map((name) => [name, stages] as const)))

function headerErrors(headers: readonly Header[], row: number): TableError[] {
  const known = headers.filter((header) => header.column !== null)
  const has = (...columns: readonly PlainColumn[]) => columns.some((column) => known.some((header) => header.column === column))
  const missing = [
    ...(has('school') ? [] : ['school']),
    ...(has('stage') ? [] : ['stage']),
    ...(has('pupils', 'pupilsPrimary', 'pupilsJunior') ? [] : ['pupils']),
  ]
  return [
    ...missing.map((column) => tableError('missingColumn', row, column, '')),
    ...known.filter((header, i) => known.findIndex(({ column }) => column === header.column) < i).map(({ name }) => tableError('duplicateColumn', row, name, name)),
    ...known.filter(({ factor }) => factor === null).map(({ name }) => tableError('unknownUnit', row, name, name)),
  ]
}

function readRow(headers: readonly Header[], { number, cells }: TableRow): PlainRow {
  const text = (column: PlainColumn) => halfWidth(cells[headers.find((header) => header.column === column)?.index ?? -1] ?? '')
  const { figures, errors } = readFigures(headers, { number, cells })
  const school = text('school')
  const stage = text('stage').toLowerCase()
  const stages = stagesByName.get(stage) ?? []
  return {
    number,
    school,
    stages,
    figures,
    errors: [
      ...errors,
      ...(school === '' ? [tableError('missingValue', number, 'school', '')] : []),
      ...(stages.length === 0 ? [tableError(stage === '' ? 'missingValue' : 'unknownStage', number, 'stage', stage)] : []),
      ...pupilErrors(number, stages, figures),
    ],
  }
}

function readFigures(headers: readonly Header[], { number, cells }: TableRow): Pick<PlainRow, 'figures' | 'errors'> {
  const errors: TableError[] = []
  const figures: { [column in NumberColumn]?: number } = {}
  for (const { column, index, name, factor } of headers) {
    if (column === null || column === 'school' || column === 'stage') continue
    const value = readFigure(cells[index] ?? '')
    const code = figureFault(value, /^pupils|teachers/i.test(column))
    if (code) errors.push(tableError(code, number, name, cells[index] ?? ''))
    else if (value !== undefined) figures[column] = value * (factor ?? 1)
  }
  return { figures, errors }
}

const pupilsColumn = { primary: 'pupilsPrimary', junior: 'pupilsJunior', senior: 'pupilsSenior' } as const

function pupilErrors(number: number, stages: readonly SplitStage[], figures: PlainRow['figures']): readonly TableError[] {
  if (stages.length < 2 || figures.pupils === undefined) return []
  const byStage = stages.map((stage) => figures[pupilsColumn[stage]])
  const total = String(figures.pupils)
  if (byStage.every((pupils) => pupils === undefined)) return [tableError('pupilsNotByStage', number, 'pupils', total)]
  const known = byStage.filter((pupils) => pupils !== undefined)
  const addsUp = known.length < stages.length || known.reduce((sum, each) => sum + each, 0) === figures.pupils
  return addsUp ? [] : [tableError('pupilsDoNotAddUp', number, 'pupils', total)]
}

function duplicateRows(rows: readonly PlainRow[]): readonly TableError[] {
  const seen = new Set<string>()
  return rows.flatMap(({ number, school, stages }) => {
    const keys = judged(stages).map((stage) => `${school}\n${stage}`)
    const twice = school !== '' && keys.some((key) => seen.has(key))
    for (const key of keys) seen.add(key)
    return twice ? [tableError('duplicateRow', number, 'school', school)] : []
  })
}

function judged(stages: readonly SplitStage[]): readonly JudgedStage[] {
  return stages.filter((stage) => stage !== 'senior')
}

function divide({ school, stages, figures }: PlainRow, rule: SplitRule): { readonly returns: readonly SchoolReturn[]; readonly split?: SplitRow } {
  const pupils: StagePupils = Object.fromEntries(stages.map((stage) => [stage, figures[pupilsColumn[stage]] ?? (stages.length === 1 ? figures.pupils : undefined)]))
  const returns = judged(stages).map((stage): SchoolReturn => {
    const own = ownFacts(figures, stage, stages.length === 1)
    const shared = sharedFacts(figures, stageShare(rule, pupils, stage).share)
    const count = pupils[stage]
    return { school, name: school, stage, facts: { ...own, ...shared, ...(count === undefined ? {} : { pupils: count }) } }
  })
  if (stages.length === 1) return { returns }
  return { returns, split: { school, split: Object.fromEntries(returns.map(({ stage, facts }) => [stage, onlyStock(facts)])) } }
}

/** Teachers of the stage; undivided ones only where the school has no other stage. */
function ownFacts(figures: PlainRow['figures'], stage: JudgedStage, alone: boolean): Facts {
  const suffix = stage === 'primary' ? 'Primary' : 'Junior'
  return Object.fromEntries(
    stageFacts.flatMap((fact) => {
      const value = figures[`${fact as TeacherColumn}${suffix}`] ?? (alone ? figures[fact] : undefined)
      return value === undefined ? [] : [[fact, value]]
    }),
  )
}

function sharedFacts(figures: PlainRow['figures'], share: number | null): Facts {
  return Object.fromEntries(stockFacts.flatMap((fact) => (figures[fact] === undefined || share === null ? [] : [[fact, figures[fact] * share]])))
}

function onlyStock(facts: Facts): Facts {
  return Object.fromEntries(Object.entries(facts).filter(([fact]) => (stockFacts as readonly string[]).includes(fact)))
}

/** Teachers given for a whole school of several stages say nothing of any one of them. */
function undividedNotes(rows: readonly PlainRow[]): readonly JudgementNote[] {
  const teachers = stageFacts.filter((fact) => fact !== 'pupils')
  const schools = rows.filter(({ stages, figures }) => stages.length > 1 && teachers.some((fact) => figures[fact] !== undefined)).length
  return schools > 0 ? [{ code: 'undividedTeachers', details: { schools } }] : []
}
