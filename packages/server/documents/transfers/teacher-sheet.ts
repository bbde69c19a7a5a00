import type { PointItem } from '@junheng/core/planning/transfers/round.ts'
import { textOf } from '../workbook/cell-values.ts'
import { openWorkbook, type ReadingLimits } from '../workbook/open-workbook.ts'
import { limitReached, wholeFileWords, type WholeFileFinding } from '../workbook/placed-fault.ts'
import { runInWorker } from '../workbook/run-in-worker.ts'
import { writeSheets } from '../workbook/write-sheets.ts'

/** The columns of 教师名册 that every round has; an item of the points table has one of its own, and each preference one. */
export const teacherColumns = {
  staffNo: '工号', name: '姓名', school: '学校标识码', stage: '学段', subject: '学科', licences: '教师资格', serviceYears: '本校年限', assessed: '考核合格', backbone: '骨干', aboveDegree: '学历达标',
  sheltered: '不参加调剂', avoid: '回避学校', near: '照顾学校', partner: '配偶工号', together: '夫妻同调', points: '申报得分',
} as const
export type TeacherColumn = keyof typeof teacherColumns

/** One line, its cells as text under the titles of the sheet; rows count from 1. */
export interface TeacherLine {
  readonly row: number
  readonly cells: Readonly<Record<string, string>>
}

export interface TeacherSheetReading {
  readonly sheet: string
  readonly titles: readonly string[]
  readonly lines: readonly TeacherLine[]
  readonly refusal: { readonly zh: string; readonly en: string } | null
}

export const teacherSheetLimits: ReadingLimits = { fileBytes: 16 * 2 ** 20, unpackedBytes: 64 * 2 ** 20, rows: 70_000, cells: 3_000_000, seconds: 60, heapMegabytes: 512 }

const preferenceTitle = (n: number): string => `志愿${n}`

/** Titles of a round's sheet, in their order. */
export function titlesFor(items: readonly PointItem[], preferences: number): readonly string[] {
  return [...Object.values(teacherColumns), ...items.map(({ name }) => name), ...Array.from({ length: preferences }, (_, i) => preferenceTitle(i + 1))]
}

export async function writeTeacherSheet(titles: readonly string[], lines: readonly Readonly<Record<string, string | number>>[]): Promise<Uint8Array> {
  return writeSheets([{ name: '教师名册', headerRows: 1, rows: [titles, ...lines.map((line) => titles.map((title) => line[title] ?? ''))], widths: titles.map(() => 14), choices: [] }])
}

/** Reads in a thread of its own. */
export async function readTeacherSheetInWorker(bytes: Uint8Array): Promise<TeacherSheetReading> {
  const outcome = await runInWorker<TeacherSheetReading>({ kind: 'transfer', bytes }, teacherSheetLimits)
  return 'reply' in outcome ? outcome.reply : refused(limitReached(outcome.ended, teacherSheetLimits))
}

/** The lines of the first sheet that has a column 工号. */
export async function readTeacherSheet(bytes: Uint8Array): Promise<TeacherSheetReading> {
  const opened = await openWorkbook(bytes, { limits: teacherSheetLimits })
  if ('refused' in opened) return refused(opened.refused)
  const grid = opened.grids.find(({ rows }) => rows.slice(0, 10).some((cells) => cells.some((cell) => textOf(cell) === teacherColumns.staffNo)))
  if (grid === undefined) return { sheet: '', titles: [], lines: [], refusal: { zh: '找不到表头“工号”；请用导出的名册作模板。', en: 'The header 工号 was not found; take the exported sheet as a form.' } }
  const header = grid.rows.findIndex((cells) => cells.some((cell) => textOf(cell) === teacherColumns.staffNo))
  const titles = grid.rows[header]!.map((cell) => textOf(cell))
  const lines = grid.rows.flatMap((cells, index): readonly TeacherLine[] => {
    if (index <= header || titles.every((_, column) => textOf(cells[column] ?? null) === '')) return []
    return [{ row: index + 1, cells: Object.fromEntries(titles.map((title, column) => [title, textOf(cells[column] ?? null)])) }]
  })
  return { sheet: grid.name, titles: titles.filter((title) => title !== ''), lines, refusal: null }
}

function refused(finding: WholeFileFinding): TeacherSheetReading {
  return { sheet: '', titles: [], lines: [], refusal: wholeFileWords(finding) }
}
