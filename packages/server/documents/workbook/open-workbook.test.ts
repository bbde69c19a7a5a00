import { readFileSync } from 'node:fs'
import { canonicalJson } from '@junheng/core/county/content.ts'
import { valley } from '@junheng/core/county/testing.ts'
import ExcelJS from 'exceljs'
import { writeXlsx } from 'hucre'
import { expect, test } from 'vitest'
import { assembleSnapshot } from './assemble.ts'
import { markWorkbook } from './mark-workbook.ts'
import { openWorkbook } from './open-workbook.ts'
import { readInWorker } from './read-in-worker.ts'
import { readWorkbook } from './read-workbook.ts'
import { allSheets, plainRows, plainXlsx, zipOf } from './testing.ts'
import { writeMarkedWorkbook } from './write-marked-workbook.ts'
import { writeOfficialWorkbook } from './write-official-workbook.ts'

const county = valley()
const plain = (formulas = false) => plainXlsx(allSheets(county).map((plan) => ({ name: plan.name, xml: plainRows(plan, formulas) })))
const rowsOf = (count: number) => plainXlsx([{ name: '表', xml: '<row><c><v>1</v></c></row>'.repeat(count) }])

test('cells without an address are read in their order, and the results of formulas are taken', async () => {
  const reading = await readWorkbook(plain(true))
  expect(canonicalJson(assembleSnapshot(undefined, reading.parts, { county: county.county, date: county.date }))).toBe(canonicalJson(county))
})

test('an old .xls is read as an .xlsx is', async () => {
  const { date, parts, findings } = await readWorkbook(readFileSync(new URL('fixtures/primary-school.xls', import.meta.url)))
  const { id, name, stock } = county.schools[0]!
  expect([date, findings]).toEqual(['2020-09-01', []])
  expect(parts.schools).toMatchObject([{ id, name, kind: '211', township: '990181100', stages: { primary: { pupils: 60, pupilsByGrade: [10, 10, 10, 10, 10, 10] } } }])
  expect(parts.schools?.[0]?.stock).toMatchObject({ books: stock.books, equipmentYuan: stock.equipmentYuan })
})

test.each([
  ['the file is too big', new Uint8Array(2000), { fileBytes: 1000 }, { what: 'fileBytes' }],
  ['its directory declares too much', zipOf([{ name: 'a.xml', content: 'x', declared: 5000 }]), { unpackedBytes: 4000 }, { what: 'unpackedBytes' }],
  ['it unpacks to more than it declares', zipOf([{ name: 'xl/styles.xml', content: ' '.repeat(3_000_000), declared: 10 }]), { unpackedBytes: 1_000_000 }, { what: 'unpackedBytes' }],
  ['there are too many rows', rowsOf(400), { rows: 300 }, { what: 'rows' }],
  ['there are too many cells', rowsOf(400), { cells: 300 }, { what: 'cells' }],
])('a workbook is refused with one finding when %s', async (_, bytes, limits, details) => {
  const { findings, parts } = await readWorkbook(bytes, { limits })
  expect(findings).toMatchObject([{ tier: 'reading', code: 'tooLarge', details }])
  expect(parts).toEqual({})
})

test('a sheet with one cell in the first and one in the last corner is refused or read, and nothing falls over', async () => {
  const corners = plainXlsx([{ name: '表', xml: '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>' }])
  expect(await openWorkbook(corners, {})).toMatchObject({ refused: { tier: 'reading' } })
})

test.each([
  ['a text', Buffer.from('学校,学生\n柳林,60')],
  ['half an archive', plain().slice(0, 4000)],
  ['an archive that is no workbook', zipOf([{ name: '说明.txt', content: '你好' }])],
  ['nothing', new Uint8Array()],
])('%s is refused as unreadable', async (_, bytes) => {
  expect((await readWorkbook(bytes)).findings).toMatchObject([{ code: 'unreadable' }])
})

test('a workbook with a password is refused as such', async () => {
  const bytes = await writeXlsx({ sheets: [{ name: '教基1001_小学', rows: [['标识码']] }], encryption: { password: 'x', spinCount: 1 } })
  expect((await readWorkbook(bytes)).findings).toMatchObject([{ code: 'encrypted' }])
})

test('a workbook without a sheet we know says which sheets it has', async () => {
  expect((await readWorkbook(rowsOf(2))).findings).toMatchObject([{ code: 'noKnownSheet', details: { sheets: '表' } }])
})

test('a thread of its own reads the same, and tells how far it is', async () => {
  const shares: number[] = []
  const bytes = await writeOfficialWorkbook(county)
  const reading = await readInWorker(bytes, {}, { onProgress: (share) => shares.push(share) })
  expect(reading).toEqual(await readWorkbook(bytes))
  expect(shares).toEqual(shares.toSorted((a, b) => a - b))
  expect(shares.at(-1)).toBe(1)
})

test('a reading can be stopped', async () => {
  const stop = new AbortController()
  const reading = readInWorker(plain(), {}, { signal: stop.signal })
  stop.abort(new Error('stopped by the clerk'))
  await expect(reading).rejects.toThrow('stopped by the clerk')
  await expect(readInWorker(plain(), {}, { signal: stop.signal })).rejects.toThrow('stopped by the clerk')
})

test('a reading that takes too long, or too much memory, ends as one finding', async () => {
  expect((await readInWorker(plain(), { limits: { seconds: 0 } })).findings).toMatchObject([{ code: 'tooSlow' }])
  expect((await readInWorker(plain(), { limits: { heapMegabytes: 6 } })).findings).toMatchObject([{ code: 'tooLarge', details: { what: 'heapMegabytes' } }])
})

test('a file that the writing library cannot take comes back marked all the same', async () => {
  const marked = new ExcelJS.Workbook()
  const finding = { tier: 'logic', code: 'negative', sheet: '教基3112_小学', cell: 'E6', row: 6, column: '在校生数', value: '60', details: { what: 'pupils' } }
  await marked.xlsx.load((await markWorkbook(plain(), [finding])).buffer as ArrayBuffer)
  expect(marked.worksheets.map(({ name }) => name).slice(0, 2)).toEqual(['问题清单', '教基1001_小学'])
  expect(marked.getWorksheet('教基3112_小学')?.getCell('E6')).toMatchObject({ value: 60, fill: { fgColor: { argb: 'FFF4B6B6' } } })
})

test('of a file that was refused the clerk gets the list alone', async () => {
  const marked = new ExcelJS.Workbook()
  await marked.xlsx.load((await writeMarkedWorkbook(Buffer.from('不是工作簿'), [{ tier: 'reading', code: 'encrypted', details: {} }])).buffer as ArrayBuffer)
  expect(marked.worksheets.map(({ name }) => name)).toEqual(['问题清单'])
  expect(marked.worksheets[0]?.getRow(2).getCell(6).value).toBe('工作簿有密码')
})
