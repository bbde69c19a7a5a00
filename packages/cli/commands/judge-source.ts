import { readFile } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import type { Snapshot } from '@junheng/core/county/snapshot.ts'
import { assembleSnapshot } from '@junheng/server/documents/workbook/assemble.ts'
import { textOf, type Grid } from '@junheng/server/documents/workbook/cell-values.ts'
import { openWorkbook } from '@junheng/server/documents/workbook/open-workbook.ts'
import { readGrids } from '@junheng/server/documents/workbook/read-workbook.ts'
import { decodeText, parseCsv } from '../tables/csv.ts'
import { exitCodes, Failure } from './command.ts'

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

/** Reads a file by its extension. Throws a Failure that names the file and the remedy. */
export async function readSource(path: string, county: CountyName): Promise<Source> {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw unreadable(path, `打不开（${error.code}），请检查路径与权限。 It cannot be opened (${error.code}); check the path and your permission.`)
  })
  const kind = extname(path).toLowerCase()
  if (kind === '.json') return { kind: 'snapshot', snapshot: readSnapshot(path, decodeText(bytes)), leftOut: { findings: 0, headers: [] } }
  if (kind === '.csv' || kind === '.txt') return { kind: 'table', rows: readCsv(path, decodeText(bytes)) }
  if (['.xlsx', '.xls', '.ods'].includes(kind)) return readWorkbook(path, bytes, county)
  throw unreadable(path, `不认识 ${kind || '无扩展名'} 文件，请用 .xlsx、.xls、.ods、.csv 或 .json。 It is neither .xlsx, .xls, .ods, .csv nor .json.`)
}

/** A workbook of forms or templates we know; else its first sheet that is not empty, as a plain table. */
async function readWorkbook(path: string, bytes: Uint8Array, county: CountyName): Promise<Source> {
  const opened = await openWorkbook(new Uint8Array(bytes), {})
  if ('refused' in opened) throw unreadable(path, `不能读取（${opened.refused.code} ${JSON.stringify(opened.refused.details)}）。 It was refused: ${opened.refused.code}.`)
  const { sheets, date, parts, findings, unmapped } = readGrids(opened.grids)
  if (sheets.every(({ form }) => form === null)) return { kind: 'table', rows: textsOf(opened.grids) }
  if (date === null || parts.schools === undefined) {
    throw unreadable(path, '没有学校统计表，或没有写明统计时点；补充模板须与统计工作簿一起导入。 It has no school forms or names no date; templates alone cannot be judged.')
  }
  const leftOut = { findings: findings.length, headers: unmapped.map(({ sheet, found }) => `${sheet}：${found}`) }
  return { kind: 'snapshot', snapshot: assembleSnapshot(undefined, parts, { county, date }), leftOut }
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
