import { type CellValue, choiceOf, dayOf, numberOf, textOf, yesNoOf } from '../workbook/cell-values.ts'
import { readList, readWindow } from './cell-text.ts'
import type { ProgrammeColumn } from './columns.ts'

/** A predecessor and the days after its finish. */
export interface Lag {
  readonly name: string
  readonly plus: number
}

/** What a cell that is not blank says, by what its column holds; undefined where it says no such thing. */
export const cellOf: Record<ProgrammeColumn['holds'], (value: CellValue, column: ProgrammeColumn) => unknown> = {
  text: plainText,
  number: numberOf,
  date: dayOf,
  choice: (value, { choices = {} }) => choiceOf(value, choices),
  choices: (value, { choices = {} }) => all(readList(plainText(value))?.map(({ name }) => choiceOf(name, choices))),
  yesNo: yesNoOf,
  names: (value) => all(readList(plainText(value))?.map(({ name, plus }) => (plus === 0 ? name : undefined))),
  after: (value) => readList(plainText(value)),
  window: (value) => readWindow(plainText(value)),
  shown: () => undefined,
}

/** Text keeps its own width and its line breaks: it is content. A number typed for an id is its digits. */
function plainText(value: CellValue): string {
  return typeof value === 'string' ? value.trim() : textOf(value)
}

function all(words: readonly (string | undefined)[] | undefined): readonly string[] | undefined {
  return words?.every((word) => word !== undefined) ? words : undefined
}
