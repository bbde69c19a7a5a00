/** A coefficient of variation: always three decimals, as the ministry prints it. */
export const coefficient = (value: number): string => value.toFixed(3)

/** A share between 0 and 1, in per cent. */
export const percent = (share: number): string => `${(share * 100).toFixed(1)}%`

/** Whole things: people, rooms, schools. */
export const count = (value: number): string => grouped(value, 0)

/**
 * An indicator's value with the decimals its size asks for. Beside a line it differs from, it never looks equal to it:
 * 7.496 under a line of 7.5 is not printed as 7.50.
 */
export function figure(value: number, line: number | null = null): string {
  const digits = digitsFor(line ?? value)
  if (line === null || value === line) return grouped(value, digits)
  const apart = [digits, digits + 1, digits + 2, digits + 3].find((each) => grouped(value, each) !== grouped(line, each))
  return grouped(value, apart ?? digits + 4)
}

/** A line as it is written in the standard: without trailing zeros. */
export const line = (value: number): string => new Intl.NumberFormat('en-GB', { maximumFractionDigits: 4 }).format(value)

/** A limit of a coefficient, with the two decimals of the documents. */
export const limit = (value: number): string => value.toFixed(2)

/** A missing amount: what cannot be had in parts is rounded up, the rest to its decimals. */
export function amount(value: number, unit: 'people' | 'm2' | 'yuan' | 'rooms' | 'items'): string {
  return unit === 'm2' ? grouped(value, 1) : grouped(Math.ceil(value), 0)
}

/** A signed change of a coefficient, with a true minus. */
export function change(value: number): string {
  const printed = Math.abs(value).toFixed(3)
  if (printed === '0.000') return printed
  return value < 0 ? `−${printed}` : `+${printed}`
}

export const megabytes = (bytes: number): string => `${(bytes / 1_048_576).toFixed(bytes < 10_485_760 ? 2 : 0)} MB`

/** An instant as the reader's clock shows it. */
export function instant(iso: string): string {
  const at = new Date(iso)
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${two(at.getHours())}:${two(at.getMinutes())}`
}

const two = (part: number): string => String(part).padStart(2, '0')

function digitsFor(size: number): number {
  const magnitude = Math.abs(size)
  if (magnitude >= 100) return 0
  return magnitude >= 1 || magnitude === 0 ? 2 : 3
}

function grouped(value: number, digits: number): string {
  return new Intl.NumberFormat('en-GB', { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value)
}
