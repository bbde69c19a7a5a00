import { timetableColumns, timetableDeeds, timetableStages } from '@junheng/contract/words/bus-timetable.ts'
import { clock } from '@junheng/core/planning/buses/exports.ts'
import type { BusPlanView } from '@junheng/core/planning/buses/plan-view.ts'
import type { WrittenHalt } from '@junheng/core/planning/buses/written-runs.ts'
import type { FileReply } from '@junheng/contract/route.ts'
import { workbookReply } from '../sheets.ts'
import { textOf, type CellValue } from '../workbook/cell-values.ts'
import { openWorkbook, type ReadingLimits } from '../workbook/open-workbook.ts'
import { limitReached } from '../workbook/placed-fault.ts'
import { runInWorker } from '../workbook/run-in-worker.ts'
import { findTitledSheet, missingColumns, refusedWhole, type SheetReading, type TitledSheet } from '../workbook/titled-sheet.ts'

export type TimetableReading = SheetReading<WrittenHalt>

/** A county's plan as a timetable to print, to change by hand, and to be read back. */
export function timetableReply({ runs, date }: BusPlanView, county: string): Promise<FileReply> {
  const { run, plate, haltCode, halt, deed, schoolCode, school, stage, arrive, leave, children } = timetableColumns
  const rows = runs.flatMap((each, index) => {
    const named = new Map(each.halts.flatMap(({ isSchool, id, name }) => (isSchool ? [[id, name] as const] : [])))
    return each.halts.map((at, order) => [
      index + 1, each.plate, each.seats, order + 1, at.id, at.name, at.isSchool ? timetableDeeds.arrive : timetableDeeds.board, at.goal, named.get(at.goal) ?? '',
      at.stage === undefined ? '' : timetableStages[at.stage], clock(at.arrive), clock(at.leave), at.children, at.load,
    ])
  })
  return workbookReply(`${county}校车时刻表`, [{ name: '时刻表', header: [run, plate, '学生座位', '序', haltCode, halt, deed, schoolCode, school, stage, arrive, leave, children, '车上'], rows, remarks: [`数据日期 ${date}`] }])
}

/** A county has some hundred runs of some dozen halts. */
const limits: ReadingLimits = { fileBytes: 4 * 2 ** 20, unpackedBytes: 32 * 2 ** 20, rows: 20_000, cells: 300_000, seconds: 20, heapMegabytes: 256 }

/** Reads a timetable in a thread of its own: one that would take more time or memory than it may is refused. */
export async function readTimetableInWorker(bytes: Uint8Array): Promise<TimetableReading> {
  const outcome = await runInWorker<TimetableReading>({ kind: 'timetable', bytes }, limits)
  return 'reply' in outcome ? outcome.reply : refusedWhole(limitReached(outcome.ended, limits))
}

type Column = keyof typeof timetableColumns
const columns = Object.keys(timetableColumns) as Column[]
const needed: readonly Column[] = ['run', 'plate', 'halt', 'deed', 'school', 'stage', 'arrive', 'leave']

/** The lines of the first sheet that has the header of a timetable. Columns may be moved and added. */
export async function readTimetable(bytes: Uint8Array): Promise<TimetableReading> {
  const opened = await openWorkbook(bytes, { limits })
  if ('refused' in opened) return refusedWhole(opened.refused)
  const found = findTitledSheet(opened.grids, timetableColumns, ['run', 'deed'])
  if (found === undefined) return { sheet: '', lines: [], refusals: [{ column: null, zh: '找不到时刻表的表头；请以“方案”中导出的 xlsx 为模板。', en: 'The header of a timetable was not found; take an exported xlsx as a form.' }] }
  const refusals = missingColumns(found, timetableColumns, needed)
  return { sheet: found.grid.name, refusals, lines: refusals.length > 0 ? [] : linesOf(found) }
}

function linesOf({ grid, row: header, at }: TitledSheet<Column>): readonly WrittenHalt[] {
  return grid.rows.flatMap((cells, index) => {
    if (index <= header || columns.every((column) => textOf(cells[at[column]]) === '')) return []
    const text = (column: Column) => textOf(cells[at[column]])
    return [{
      row: index + 1, run: text('run'), plate: text('plate'), halt: text('haltCode') || text('halt'), deed: text('deed'), school: text('schoolCode') || text('school'), stage: text('stage'),
      arrive: hourText(cells[at.arrive]), leave: hourText(cells[at.leave]), children: text('children'),
    }]
  })
}

const day = 86_400

/** Workbooks keep an hour as a part of a day, or as one of its first days. */
function hourText(cell: CellValue | undefined): string {
  const seconds = typeof cell === 'number' && cell >= 0 && cell < 1 ? Math.round(cell * day) : cell instanceof Date ? Math.round(cell.getTime() / 1000) : undefined
  return seconds === undefined ? textOf(cell) : clock(1000 * (((seconds % day) + day) % day))
}
