/** A row of a table of texts; rows count from 1, the header included. */
export interface TableRow {
  readonly number: number
  readonly cells: readonly string[]
}

/** Undefined where the cell is empty, NaN where it is no number. Thousands may be set apart by commas or blanks. */
export function readFigure(cell: string): number | undefined {
  const text = halfWidth(cell)
  if (text === '') return undefined
  const plain = /^-?\d{1,3}([, ]\d{3})+(\.\d+)?$/.test(text) ? text.replace(/[, ]/g, '') : text
  return /^-?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain) ? Number(plain) : Number.NaN
}

export function figureFault(value: number | undefined, whole: boolean): 'notANumber' | 'negative' | 'notWhole' | null {
  if (value === undefined) return null
  if (Number.isNaN(value)) return 'notANumber'
  if (value < 0) return 'negative'
  return whole && !Number.isInteger(value) ? 'notWhole' : null
}

/** Full-width letters, digits and brackets as half-width ones. */
export function halfWidth(text: string): string {
  return text.normalize('NFKC').trim()
}
