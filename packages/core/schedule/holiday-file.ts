import type { IsoDate } from '../county/snapshot.ts'
import type { HolidayYear } from './county-calendar.ts'
import { dayOf, daysInMonth, weekdayOf } from './day.ts'

/** What is wrong with one entry of a notice: its row in the file (from 1), what stands there, and what to do. */
export interface HolidayFault {
  readonly row: number | null
  readonly value: string | null
  readonly zh: string
  readonly en: string
}

export type ReadHolidayYear = { readonly year: HolidayYear } | { readonly faults: readonly HolidayFault[] }

/**
 * A year's notice of days off as JSON, `{ year, off: [{ on, name }], worked: [], basis }`. Every fault is told, none is repaired;
 * entries have no rows in JSON, so `value` names them.
 */
export function readHolidayJson(text: string): ReadHolidayYear {
  const value = parsed(text)
  if (!isObject(value)) return { faults: [fault(null, null, '不是合法的 JSON 对象，应形如 {"year":2027,"off":[{"on":"2027-01-01","name":"元旦"}],"worked":[]}', 'It is no JSON object like {"year":2027,"off":[{"on":"2027-01-01","name":"元旦"}],"worked":[]}.')] }
  const off = Array.isArray(value['off']) ? value['off'].map(offEntry) : null
  const worked = Array.isArray(value['worked']) ? value['worked'].map(workedEntry) : null
  if (off === null || worked === null) return { faults: [fault(null, null, '缺 off 或 worked 列表：off 是放假日，worked 是调休上班的周末', 'The lists off (days off) and worked (week-end days that are worked) are needed.')] }
  const said = value['year']
  const basis = typeof value['basis'] === 'string' && value['basis'].trim() !== '' ? value['basis'].trim() : undefined
  return yearOf([...off, ...worked], typeof said === 'number' ? said : undefined, basis)
}

/**
 * The same as rows of a table `日期,类型,名称`: 休 with the name of the holiday, or 班. The first row is the header; blank rows are passed over.
 * Dates may be written 2027-1-1, 2027/1/1 or 2027年1月1日.
 */
export function readHolidayRows(rows: readonly (readonly string[])[]): ReadHolidayYear {
  const filled = rows.map((cells, at) => ({ row: at + 1, cells: cells.map((cell) => cell.trim()) })).filter(({ cells }) => cells.some((cell) => cell !== ''))
  const [header, ...body] = filled
  const columns = ['日期', '类型', '名称'].map((name) => header?.cells.indexOf(name) ?? -1)
  if (columns.slice(0, 2).includes(-1)) return { faults: [fault(header?.row ?? null, header?.cells.join(',') ?? null, '首行须为列名：日期,类型,名称', 'The first row must name the columns 日期,类型,名称.')] }
  return yearOf(body.map(({ row, cells }) => rowEntry(row, columns.map((column) => cells[column] ?? ''))))
}

interface Entry {
  readonly row: number | null
  /** As written. */
  readonly date: string
  readonly type: string
  readonly name: string
}

function offEntry(entry: unknown): Entry {
  const { on, name } = isObject(entry) ? entry : {}
  return { row: null, date: typeof on === 'string' ? on : JSON.stringify(entry), type: '休', name: typeof name === 'string' ? name.trim() : '' }
}

function workedEntry(entry: unknown): Entry {
  return { row: null, date: typeof entry === 'string' ? entry : JSON.stringify(entry), type: '班', name: '' }
}

function rowEntry(row: number, [date = '', type = '', name = '']: readonly string[]): Entry {
  return { row, date, type, name }
}

function yearOf(entries: readonly Entry[], said?: number, basis?: string): ReadHolidayYear {
  const dated = entries.map((entry) => ({ ...entry, on: dateIn(entry.date) }))
  const year = said ?? yearIn(dated.find(({ on }) => on !== null)?.on ?? '0')
  const faults = [...dated.flatMap((entry, at) => faultsOf(entry, year, dated.slice(0, at))), ...faultsOfAll(dated, year)]
  if (faults.length > 0) return { faults }
  const days = dated.toSorted((a, b) => (a.on! < b.on! ? -1 : 1))
  return {
    year: {
      year,
      off: days.filter(({ type }) => type === '休').map(({ on, name }) => ({ on: on!, name })),
      worked: days.filter(({ type }) => type === '班').map(({ on }) => on!),
      basis: basis ?? `国务院办公厅关于 ${year} 年部分节假日安排的通知（本县导入）`,
      certainty: 'published',
    },
  }
}

interface DatedEntry extends Entry {
  readonly on: IsoDate | null
}

function faultsOf({ row, date, on, type, name }: DatedEntry, year: number, before: readonly DatedEntry[]): readonly HolidayFault[] {
  if (on === null) return [fault(row, date, '没有这一天，日期应写作 2027-01-01', 'There is no such day; write it as 2027-01-01.')]
  return [
    ...(type === '休' || type === '班' ? [] : [fault(row, type, '类型应为“休”或“班”', 'The type must be 休 (off) or 班 (worked).')]),
    ...(yearIn(on) === year ? [] : [fault(row, date, `不在 ${year} 年；跨年的放假日分别写入各自的年份`, `It is not in ${year}; each day goes into the notice of its own year.`)]),
    ...(before.some((other) => other.on === on) ? [fault(row, date, '同一天写了两次，请删去一行', 'This day is given twice; remove one.')] : []),
    ...(type === '休' && name === '' ? [fault(row, date, '放假日须写明节日名称', 'A day off needs the name of its holiday.')] : []),
    ...(type === '班' && !isWeekend(on) ? [fault(row, date, '这一天不是周六、周日，本来就上班', 'It is no Saturday or Sunday: it is worked anyway.')] : []),
  ]
}

function faultsOfAll(entries: readonly DatedEntry[], year: number): readonly HolidayFault[] {
  if (entries.length === 0) return [fault(null, null, '一天也没有', 'It holds no day.')]
  if (entries.every(({ on }) => on === null)) return []
  if (!Number.isInteger(year) || year < 2000 || year > 2100) return [fault(null, String(year), '年份应在 2000 至 2100 之间', 'The year must lie between 2000 and 2100.')]
  return entries.some(({ type }) => type === '休') ? [] : [fault(null, null, '没有放假日：一年的通知至少有元旦', 'It holds no day off; a notice has at least New Year’s Day.')]
}

function fault(row: number | null, value: string | null, zh: string, en: string): HolidayFault {
  return { row, value, zh, en }
}

function dateIn(text: string): IsoDate | null {
  const [, year, month, day] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text) ?? []
  if (year === undefined) return null
  return Number(day) >= 1 && Number(day) <= daysInMonth(Number(month), Number(year)) ? `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}` : null
}

function isWeekend(on: IsoDate): boolean {
  return weekdayOf(dayOf(on)) % 6 === 0
}

const yearIn = (on: string) => Number(on.slice(0, 4))

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
