/** A cell as the reader library hands it over: results of formulas, never formulas. */
export type CellValue = string | number | boolean | Date | null

export interface Grid {
  readonly name: string
  readonly rows: readonly (readonly CellValue[])[]
  readonly merges: readonly Merge[]
}

/** Counted from 0, both ends included. */
export interface Merge {
  readonly startRow: number
  readonly startCol: number
  readonly endRow: number
  readonly endCol: number
}

/** Where a value stands: `{ sheet: '教基3112_小学', cell: 'C7' }`. */
export interface CellRef {
  readonly sheet: string
  readonly cell: string
}

/** `A`, …, `Z`, `AA`, … for a column counted from 0. */
export function columnLetter(column: number): string {
  const last = String.fromCodePoint(65 + (column % 26))
  return column < 26 ? last : columnLetter(Math.floor(column / 26) - 1) + last
}

export const cellName = (row: number, column: number): string => `${columnLetter(column)}${row + 1}`

/** A cell as trimmed text: full width made half, line breaks and double blanks gone; '' where there is nothing. */
export function textOf(value: CellValue | undefined): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return isoDay(value)
  return String(value).normalize('NFKC').replaceAll(/\s+/g, ' ').trim()
}

/** Signs that people type where there is nothing to say. */
const nothing = new Set(['', '-', '--', '—', '——', '/', '\\', '…', '*'])

export const isBlank = (value: CellValue | undefined): boolean => nothing.has(textOf(value))

/** A number, also one that was typed as text: `1,234`, full-width digits, blanks between thousands. Undefined where it is none. */
export function numberOf(value: CellValue): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined
  if (typeof value !== 'string') return undefined
  const text = textOf(value).replaceAll(' ', '')
  const plain = /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(text) ? text.replaceAll(',', '') : text
  return /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i.test(plain) ? Number(plain) : undefined
}

/** A day as `2020-09-01`, from a date cell, its serial number or text (`2020年9月1日`, `2020/9/1`, `20200901`). Undefined where it is none. */
export function dayOf(value: CellValue): string | undefined {
  if (value instanceof Date) return isoDay(value)
  if (typeof value === 'number' && value > 20_000 && value < 80_000) return isoDay(new Date(Math.round((value - 25_569) * 86_400_000)))
  return dayIn(textOf(value), true)
}

/** The first day named in a text; `whole` where the text must be nothing but the day. */
export function dayIn(text: string, whole = false): string | undefined {
  const match = /(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?/.exec(text) ?? /(\d{4})(\d{2})(\d{2})/.exec(text)
  if (!match || (whole && match[0] !== text.replaceAll(' ', ''))) return undefined
  const [, year, month, day] = match
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
  return date.getUTCMonth() === Number(month) - 1 ? isoDay(date) : undefined
}

const isoDay = (date: Date): string => (Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, 10))

const yes = new Set(['是', '有', '1', 'y', 'yes', 'true', '√', '✓'])
const no = new Set(['否', '无', '0', 'n', 'no', 'false', '×', '✗'])

export function yesNoOf(value: CellValue): boolean | undefined {
  const text = textOf(value).toLowerCase()
  return yes.has(text) ? true : no.has(text) ? false : undefined
}

/** The members of a list cell; [] for 无. */
export const listOf = (value: CellValue): string[] => {
  const text = textOf(value)
  return text === '无' ? [] : text.split(/[、,;|\s]+/).filter(Boolean)
}

/** The key of a word, given as the word, the key, or both (`211小学`). */
export function choiceOf(value: CellValue, choices: Readonly<Record<string, string>>): string | undefined {
  const text = textOf(value).replaceAll(' ', '')
  const entries = Object.entries(choices)
  const found = entries.find(([key, word]) => text === key || text === word) ?? entries.find(([key, word]) => [`${key}${word}`, `${key}-${word}`, `${word}(${key})`].includes(text))
  return found?.[0]
}
