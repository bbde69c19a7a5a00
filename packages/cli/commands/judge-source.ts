import { basename, extname } from 'node:path'
import type { Snapshot } from '@junheng/core/county/snapshot.ts'
import { assembleSnapshot } from '@junheng/server/documents/workbook/assemble.ts'
import { textOf, type Grid } from '@junheng/server/documents/workbook/cell-values.ts'
import { openWorkbook } from '@junheng/server/documents/workbook/open-workbook.ts'
import type { SnapshotParts } from '@junheng/server/documents/workbook/parts.ts'
import { readGrids } from '@junheng/server/documents/workbook/read-workbook.ts'
import { decodeText, parseCsv } from '@junheng/server/documents/csv.ts'
import { exitCodes, Failure } from './command.ts'
import { fileBytes } from './file-bytes.ts'

export interface CountyName {
  readonly code: string
  readonly name: string
}

/** What a file holds: a county's snapshot, or a table of texts. */
export type Source = { readonly kind: 'snapshot'; readonly snapshot: Snapshot; readonly leftOut: LeftOut } | { readonly kind: 'table'; readonly rows: readonly (readonly string[])[] }

/** What a workbook holds and was not understood: its figures are unknown. */
export interface LeftOut {
  readonly findings: number
  /** Headers as printed, with their sheets. */
  readonly headers: readonly string[]
}

/** Reads one file by its extension, or the workbooks of one date, which join as imports do. Throws a Failure that names the file and the remedy. */
export async function readSource([path, ...more]: readonly string[], county: CountyName): Promise<Source> {
  if (path === undefined) throw new Failure(exitCodes.usage, '须给出文件，用 --help 查看用法。 Give a file; see --help.')
  const kind = extname(path).toLowerCase()
  if (isWorkbook(path)) return readWorkbooks([path, ...more], county)
  if (more.length > 0) throw new Failure(exitCodes.usage, '只有同一日期的工作簿可以一起给出。 Only workbooks of one date may be given together.')
  if (kind === '.json') return { kind: 'snapshot', snapshot: readSnapshot(path, decodeText(await fileBytes(path))), leftOut: nothingLeftOut }
  if (kind === '.csv' || kind === '.txt') return { kind: 'table', rows: readCsv(path, decodeText(await fileBytes(path))) }
  throw unreadable(path, `不认识 ${kind || '无扩展名'} 文件，请用 .xlsx、.xls、.ods、.csv 或 .json。 It is neither .xlsx, .xls, .ods, .csv nor .json.`)
}

const nothingLeftOut: LeftOut = { findings: 0, headers: [] }

const isWorkbook = (path: string) => ['.xlsx', '.xls', '.ods'].includes(extname(path).toLowerCase())

/** Workbooks of forms or templates we know; else the first sheet of the first that is not empty, as a plain table. */
async function readWorkbooks(paths: readonly string[], county: CountyName): Promise<Source> {
  const opened = []
  for (const path of paths) opened.push({ path, grids: await gridsOf(path) })
  const readings = opened.map(({ path, grids }) => ({ path, ...readGrids(grids) }))
  const [first] = readings
  if (readings.length === 1 && first!.sheets.every(({ form }) => form === null)) return { kind: 'table', rows: textsOf(opened[0]!.grids) }
  const parts: SnapshotParts = Object.assign({}, ...readings.map((reading) => reading.parts))
  const leftOut = {
    findings: readings.reduce((sum, { findings }) => sum + findings.length, 0),
    headers: readings.flatMap(({ unmapped }) => unmapped.map(({ sheet, found }) => `${sheet}：${found}`)),
  }
  return { kind: 'snapshot', snapshot: assembleSnapshot(undefined, parts, { county, date: oneDate(readings, parts) }), leftOut }
}

async function gridsOf(path: string): Promise<readonly Grid[]> {
  const opened = await openWorkbook(await fileBytes(path), {})
  if (!('refused' in opened)) return opened.grids
  throw unreadable(path, `不能读取（${opened.refused.code} ${JSON.stringify(opened.refused.details)}）。 It was refused: ${opened.refused.code}.`)
}

function oneDate(readings: readonly { readonly path: string; readonly date: string | null }[], { schools }: SnapshotParts): string {
  const [first] = readings
  const other = readings.find(({ date }) => date !== first!.date)
  if (other) throw unreadable(other.path, `统计时点 ${other.date ?? '未写明'} 与前一份 ${first!.date ?? '未写明'} 不同。 Its date ${other.date ?? '(none)'} is not that of the first, ${first!.date ?? '(none)'}.`)
  if (schools !== undefined && first!.date !== null) return first!.date
  throw unreadable(first!.path, '没有学校统计表，或没有写明统计时点；补充模板须与统计工作簿一起给出。 It has no school forms or names no date; templates alone cannot be judged.')
}

function textsOf(grids: readonly Grid[]): string[][] {
  const filled = grids.find(({ rows }) => rows.some((row) => row.some((cell) => textOf(cell) !== '')))
  return (filled?.rows ?? []).map((row) => row.map(textOf))
}

function readCsv(path: string, text: string): string[][] {
  const rows = parseCsv(text)
  if (Array.isArray(rows)) return rows
  throw unreadable(path, `第 ${rows.row} 行的引号没有结束，请补上。 Row ${rows.row} has a quotation mark that is never closed.`)
}

function readSnapshot(path: string, text: string): Snapshot {
  const value = parseJson(path, text)
  if (isSnapshot(value)) return value
  throw unreadable(path, '不是快照：须有 county、date、townships、schools、changes。 It is no snapshot: county, date, townships, schools and changes are needed.')
}

function parseJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw unreadable(path, `不是合法的 JSON：${(error as Error).message}。 It is not valid JSON.`)
  }
}

/** The outline only: what `judge` walks over. */
function isSnapshot(value: unknown): value is Snapshot {
  if (!isObject(value) || !isObject(value['county']) || typeof value['county']['code'] !== 'string' || typeof value['date'] !== 'string') return false
  return [value['townships'], value['changes'], value['schools']].every(Array.isArray) && (value['schools'] as unknown[]).every(isSchool)
}

function isSchool(value: unknown): boolean {
  return isObject(value) && typeof value['id'] === 'string' && typeof value['kind'] === 'string' && isObject(value['stages']) && isObject(value['stock'])
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

function unreadable(path: string, reason: string): Failure {
  return new Failure(exitCodes.unreadable, `${basename(path)}：${reason}`)
}
