import { readHolidayJson, readHolidayRows, type ReadHolidayYear } from '@junheng/core/schedule/holiday-file.ts'
import { decodeText, parseCsv } from '../../documents/csv.ts'

/** A year's notice of days off by its file's name: .json, or a table as .csv. */
export function readNotice(fileName: string, bytes: Uint8Array): ReadHolidayYear {
  const text = decodeText(bytes)
  if (/\.json$/i.test(fileName)) return readHolidayJson(text)
  if (!/\.(csv|txt)$/i.test(fileName)) return { faults: [{ row: null, value: fileName, zh: '只收 .json 或 .csv 文件', en: 'Only .json and .csv files are read.' }] }
  const rows = parseCsv(text)
  if (Array.isArray(rows)) return readHolidayRows(rows)
  return { faults: [{ row: rows.row, value: null, zh: '引号没有结束，请补上', en: 'A quotation mark is never closed.' }] }
}
