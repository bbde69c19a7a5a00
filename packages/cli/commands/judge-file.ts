import { splitChange } from '@junheng/core/standard/change.ts'
import { judgeCountyRow, type CountyRowJudgement } from '@junheng/core/standard/county-rows.ts'
import { judge, judgeReturns } from '@junheng/core/standard/judge.ts'
import type { ChangeSplit, Judgement, JudgeOptions, StandardId } from '@junheng/core/standard/judgement.ts'
import type { TableError } from '@junheng/core/standard/plain-columns.ts'
import { readPlainTable, type PlainTable, type SplitRow } from '@junheng/core/standard/plain-table.ts'
import type { Standard } from '@junheng/core/standard/standard.ts'
import { exitCodes, Failure } from './command.ts'
import { readSource, type CountyName, type LeftOut } from './judge-source.ts'

export type JudgedFile = JudgedCounty | JudgedRows | { readonly kind: 'faulty'; readonly errors: readonly TableError[] }

/** A county judged by its schools. */
export interface JudgedCounty {
  readonly kind: 'county'
  readonly judgement: Judgement
  /** What the stages of multi-stage schools count of undivided stocks; of a plain table only. */
  readonly splits: readonly SplitRow[]
  readonly ignoredColumns: readonly string[]
  readonly leftOut: LeftOut
  /** Since an earlier file, where one was given. */
  readonly change: readonly ChangeSplit[]
}

/** Counties judged by their published coefficients. */
export interface JudgedRows {
  readonly kind: 'counties'
  readonly standard: StandardId
  readonly rows: readonly CountyRowJudgement[]
}

export interface JudgeRequest {
  readonly standard: Standard
  readonly switches: Partial<JudgeOptions>
  /** Whose workbook it is; a snapshot names its own. */
  readonly county: CountyName
  /** Earlier files to compare with; empty for none. */
  readonly since: readonly string[]
}

export async function judgeFile(paths: readonly string[], request: JudgeRequest): Promise<JudgedFile> {
  const { standard, switches, county, since } = request
  const source = await readSource(paths, county)
  const earlier = since.length === 0 ? undefined : await readSource(since, county)
  if (source.kind === 'table') {
    if (earlier) throw notComparable()
    return judgeTable(readPlainTable(source.rows, standard.split), request)
  }
  if (earlier?.kind === 'table') throw notComparable()
  const change = earlier ? splitChange(standard, earlier.snapshot, source.snapshot, switches) : []
  return { kind: 'county', judgement: judge(standard, source.snapshot, switches), splits: [], ignoredColumns: [], leftOut: source.leftOut, change }
}

function judgeTable(table: PlainTable, { standard, switches }: JudgeRequest): JudgedFile {
  if (table.kind === 'faulty') return table
  if (table.kind === 'counties') return { kind: 'counties', standard: standard.id, rows: table.rows.map((row) => judgeCountyRow(standard, row)) }
  const judgement = judgeReturns(standard, table.returns, { date: null, options: switches, notes: table.notes })
  return { kind: 'county', judgement, splits: table.splits, ignoredColumns: table.ignoredColumns, leftOut: { findings: 0, headers: [] }, change: [] }
}

function notComparable(): Failure {
  return new Failure(exitCodes.usage, '--since 只能比较两份工作簿或快照，普通表没有日期与标识码。 --since compares two workbooks or snapshots; a plain table has neither date nor school codes.')
}
