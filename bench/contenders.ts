import { type DuckDBConnection, DuckDBDataChunk, DuckDBInstance, DOUBLE } from '@duckdb/node-api'
import { judge } from '@junheng/core/standard/judge.ts'
import type { Snapshot } from '@junheng/core/county/snapshot.ts'
import type { SchoolJudgement } from '@junheng/core/standard/judgement.ts'
import type { Standard } from '@junheng/core/standard/standard.ts'
import { loadStandard, type ShippedStandard } from '@junheng/standards/load.ts'
import { columnNames, inventCounties, snapshotsOf, type SchoolTable } from './counties.ts'
import { peakMiB, timed } from './figures.ts'
import { schoolFiguresQuery, weightedCvQuery } from './weighted-cv.ts'

/** `duckdb` computes the coefficients alone, `duckdb-schools` also what `judge` says of every school. */
export const contenderNames = ['junheng', 'duckdb', 'duckdb-schools'] as const
export type ContenderName = (typeof contenderNames)[number]

export interface Heat {
  readonly contender: ContenderName
  readonly standard: ShippedStandard
  readonly counties: number
  readonly repetitions: number
}

/** Times in milliseconds, memory in MiB. */
export interface Performance {
  readonly load: number
  /** One a repetition, in order; the first is cold. */
  readonly compute: readonly number[]
  readonly peakMiB: number
  /** By county, stage (primary, then junior) and indicator, flat. */
  readonly coefficients: readonly number[]
  /** Of all schools together: value, missing amount and share, indicator by indicator; empty where they were not asked for. */
  readonly sums: readonly number[]
}

/** Runs alone in its process, so that the memory is its own. The data is made before the clock starts and is the same for all. */
export async function perform({ contender, standard: id, counties, repetitions }: Heat): Promise<Performance> {
  const table = inventCounties(counties, 20201)
  const standard = loadStandard(id)
  if (contender === 'junheng') {
    const { found: snapshots, ms: load } = await timed(() => [...snapshotsOf(table)])
    return { load, ...(await repeated(repetitions, () => judgeAll(standard, snapshots))) }
  }
  const connection = await (await DuckDBInstance.create(':memory:')).connect()
  const { ms: load } = await timed(() => fill(connection, table))
  return { load, ...(await repeated(repetitions, () => queryAll(connection, standard, contender === 'duckdb-schools'))) }
}

interface Found {
  readonly coefficients: readonly number[]
  readonly sums: readonly number[]
}

async function repeated(repetitions: number, work: () => Found | Promise<Found>): Promise<Omit<Performance, 'load'>> {
  const compute: number[] = []
  let last: Found = { coefficients: [], sums: [] }
  for (let i = 0; i < repetitions; i++) {
    const { found, ms } = await timed(work)
    compute.push(ms)
    last = found
  }
  return { ...last, compute, peakMiB: peakMiB() }
}

/** The whole of `judge`, county after county: coefficients, and every school's values, verdicts, missing amounts and shares, and the headline. */
function judgeAll(standard: Standard, snapshots: readonly Snapshot[]): Found {
  const coefficients: number[] = []
  const sums = new Float64Array(standard.indicators.length * 3)
  for (const snapshot of snapshots) {
    const { primary, junior } = judge(standard, snapshot).stages
    for (const stage of [primary!, junior!]) {
      for (const { cv } of stage.indicators) coefficients.push(cv!)
      for (const school of stage.schools) addFigures(sums, standard, school)
    }
  }
  return { coefficients, sums: [...sums] }
}

function addFigures(sums: Float64Array, { indicators }: Standard, { values, missing, shares }: SchoolJudgement): void {
  for (const [index, { id }] of indicators.entries()) {
    sums[index * 3]! += values[id]!
    sums[index * 3 + 1]! += missing[id] ?? 0
    sums[index * 3 + 2]! += shares[id]!
  }
}

async function queryAll(connection: DuckDBConnection, standard: Standard, schools: boolean): Promise<Found> {
  const options = standard.scope.defaults
  const columns = await columnsOf(connection, weightedCvQuery(standard, options))
  const coefficients = columns[0]!.flatMap((_, row) => columns.slice(2).map((column) => column[row]!))
  if (!schools) return { coefficients, sums: [] }
  const figures = await columnsOf(connection, schoolFiguresQuery(standard, options))
  return { coefficients, sums: figures.filter((_, index) => index % 4 !== 1).map((column) => column.reduce((sum, value) => sum + (value ?? 0), 0)) }
}

async function columnsOf(connection: DuckDBConnection, query: string): Promise<number[][]> {
  return (await connection.runAndReadAll(query)).getColumns() as number[][]
}

/** By whole chunks, the fastest way in that the library offers. */
async function fill(connection: DuckDBConnection, { rows, columns }: SchoolTable): Promise<void> {
  await connection.run(`create table school (${columnNames.map((name) => `${name} double`).join(', ')})`)
  const appender = await connection.createAppender('school')
  for (let from = 0; from < rows; from += 2048) {
    const until = Math.min(rows, from + 2048)
    const chunk = DuckDBDataChunk.create(columnNames.map(() => DOUBLE), until - from)
    chunk.setColumns(columnNames.map((name) => Array.from(columns[name].subarray(from, until), (value) => (Number.isNaN(value) ? null : value))))
    appender.appendDataChunk(chunk)
  }
  appender.closeSync()
}
