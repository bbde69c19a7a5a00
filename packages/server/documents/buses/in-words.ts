import type { PlacedFault } from '@junheng/contract/placed-fault.ts'
import { timetableColumns, timetableFaultWords } from '@junheng/contract/words/bus-timetable.ts'
import { busViolationText } from '@junheng/contract/words/bus-violations.ts'
import type { NamedViolation } from '@junheng/core/planning/buses/plan-view.ts'
import type { WrittenFault } from '@junheng/core/planning/buses/written-runs.ts'
import type { TimetableReading } from './timetable-sheet.ts'

/** What is wrong with a timetable, by sheet, row and column, with the remedy in both languages. */
export function placedFaults({ sheet, refusals }: TimetableReading, faults: readonly WrittenFault[]): readonly PlacedFault[] {
  return [
    ...refusals.map((refusal) => ({ sheet, row: null, value: null, ...refusal })),
    ...faults.map(({ row, column, value, code }) => ({ sheet, row, column: timetableColumns[column], value, ...timetableFaultWords[code] })),
  ]
}

/** Rules broken, a sentence each. */
export const violationLines = (violations: readonly NamedViolation[], language: 'zh' | 'en'): readonly string[] => violations.map((violation) => busViolationText(violation, language))
