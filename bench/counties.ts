import { schoolKinds, type SchoolKind } from '@junheng/core/county/kinds.ts'
import type { School, Snapshot, StageReturn, Stock } from '@junheng/core/county/snapshot.ts'

/** Invented schools as columns, one row a school; NaN where the school does not teach the stage. */
export interface SchoolTable {
  readonly counties: number
  readonly rows: number
  readonly columns: { readonly [name in ColumnName]: Float64Array }
}

export const stockColumns = ['teachingArea', 'indoorSportsArea', 'sportsArea', 'equipmentYuan', 'computers', 'books', 'multimediaRooms'] as const satisfies readonly (keyof Stock)[]
export const teacherColumns = ['teachers', 'aboveDegreeTeachers', 'midTitleTeachers', 'backboneTeachers', 'artsSportsTeachers'] as const satisfies readonly (keyof StageReturn)[]
type TeacherColumn = (typeof teacherColumns)[number]
export type ColumnName = 'county' | 'kind' | 'pupilsPrimary' | 'pupilsJunior' | 'pupilsSenior' | (typeof stockColumns)[number] | `${TeacherColumn}Primary` | `${TeacherColumn}Junior`

export const columnNames: readonly ColumnName[] = [
  'county', 'kind', 'pupilsPrimary', 'pupilsJunior', 'pupilsSenior', ...stockColumns,
  ...teacherColumns.flatMap((name) => [`${name}Primary`, `${name}Junior`] as const),
]

export const schoolsPerCounty = 100

/** The same seed gives the same counties. */
export function inventCounties(counties: number, seed: number): SchoolTable {
  const rows = counties * schoolsPerCounty
  const columns = Object.fromEntries(columnNames.map((name) => [name, new Float64Array(rows).fill(Number.NaN)])) as { [name in ColumnName]: Float64Array }
  const random = randomFrom(seed)
  for (let row = 0; row < rows; row++) inventSchool(columns, row, random)
  return { counties, rows, columns }
}

/** The rows of each county as the snapshot that `judge` takes. */
export function* snapshotsOf({ counties, columns }: SchoolTable): Generator<Snapshot> {
  for (let county = 0; county < counties; county++) {
    const schools = Array.from({ length: schoolsPerCounty }, (_, index) => schoolOf(columns, county * schoolsPerCounty + index))
    yield { county: { code: String(900000 + county), name: `样县${county}` }, date: '2020-09-01', townships: [], schools, changes: [] }
  }
}

/** Of a hundred schools: kinds, in runs. */
const kindsInOrder = [['211', 50], ['218', 15], ['311', 22], ['312', 10], ['341', 3]] as const
const kindAt: readonly SchoolKind[] = kindsInOrder.flatMap(([kind, count]) => Array.from({ length: count }, () => kind))

function inventSchool(columns: { readonly [name in ColumnName]: Float64Array }, row: number, random: () => number): void {
  const kind = kindAt[row % schoolsPerCounty]!
  const between = (low: number, high: number) => low + random() * (high - low)
  columns.county[row] = Math.floor(row / schoolsPerCounty)
  columns.kind[row] = Number(kind)
  let pupils = 0
  for (const [stage, name] of [['primary', 'Primary'], ['junior', 'Junior'], ['senior', 'Senior']] as const) {
    if (!teaches(kind, stage)) continue
    const own = Math.round(kind === '218' ? between(5, 90) : between(90, 1800))
    columns[`pupils${name}`][row] = own
    pupils += own
    if (name !== 'Senior') for (const column of teacherColumns) columns[`${column}${name}`][row] = Math.ceil(own * between(0.004, 0.09))
  }
  for (const column of stockColumns) columns[column][row] = Math.round(pupils * between(...perPupil[column]) * 100) / 100
}

const perPupil: { readonly [column in (typeof stockColumns)[number]]: [low: number, high: number] } = {
  teachingArea: [2.5, 9], indoorSportsArea: [0, 0.8], sportsArea: [3, 16], equipmentYuan: [600, 4000], computers: [0.05, 0.3], books: [12, 50], multimediaRooms: [0.01, 0.04],
}

const teaches = (kind: SchoolKind, stage: 'primary' | 'junior' | 'senior') => (schoolKinds[kind].stages as readonly string[]).includes(stage)

function schoolOf(columns: { readonly [name in ColumnName]: Float64Array }, row: number): School {
  const kind = String(columns.kind[row]) as SchoolKind
  const senior = columns.pupilsSenior[row]!
  return {
    id: String(2_000_000_000 + row), name: `样校${row}`, kind, township: '900000001', urbanRural: '121', runBy: 'county', countsAsSchool: true, boarding: false,
    stages: {
      ...(teaches(kind, 'primary') && { primary: stageOf(columns, row, 'Primary') }),
      ...(teaches(kind, 'junior') && { junior: stageOf(columns, row, 'Junior') }),
      ...(!Number.isNaN(senior) && { senior: { pupils: senior } }),
    },
    stock: Object.fromEntries(stockColumns.map((name) => [name, columns[name][row]!])),
  }
}

function stageOf(columns: { readonly [name in ColumnName]: Float64Array }, row: number, stage: 'Primary' | 'Junior'): StageReturn {
  return { pupils: columns[`pupils${stage}`][row]!, ...Object.fromEntries(teacherColumns.map((name) => [name, columns[`${name}${stage}`][row]!])) }
}

/** mulberry32: numbers in [0, 1) from a seed. */
export function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
