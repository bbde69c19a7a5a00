import { canonicalJson } from '@junheng/core/county/content.ts'
import { valley } from '@junheng/core/county/testing.ts'
import ExcelJS from 'exceljs'
import { writeOds } from 'hucre'
import { expect, test } from 'vitest'
import { assembleSnapshot } from './assemble.ts'
import { findingsOf } from './findings-of-reading.ts'
import { readWorkbook } from './read-workbook.ts'
import { allSheets, mirrored, readSheets, renamed, withExtraHeaderRow } from './testing.ts'
import { officialSheets, writeOfficialWorkbook } from './write-official-workbook.ts'
import { type SheetPlan, writeSheets } from './write-sheets.ts'
import { templateSheets, writeTemplates } from './write-templates.ts'

const county = valley()
const frame = { county: county.county, date: county.date }

test('the official workbook and the templates together give back the county they were written from, without a finding', async () => {
  const official = await readWorkbook(await writeOfficialWorkbook(county))
  const templates = await readWorkbook(await writeTemplates(county))
  const made = assembleSnapshot(assembleSnapshot(undefined, official.parts, frame), templates.parts, frame)

  expect(canonicalJson(made)).toBe(canonicalJson(county))
  expect([...findingsOf(official, made), ...templates.findings, ...official.unmapped, ...templates.unmapped]).toEqual([])
  expect([official.date, templates.date]).toEqual(['2020-09-01', '2020-09-01'])
})

test('the templates may come before the official workbook is there again: neither takes away what the other said', async () => {
  const { parts } = await readWorkbook(await writeOfficialWorkbook(county))
  expect(canonicalJson(assembleSnapshot(county, parts, frame))).toBe(canonicalJson(county))
})

test('equal counties give equal bytes', async () => {
  expect(Buffer.compare(await writeOfficialWorkbook(county), await writeOfficialWorkbook(valley()))).toBe(0)
  expect(Buffer.compare(await writeTemplates(county), await writeTemplates(valley()))).toBe(0)
})

test('moved columns, an extra header row and inserted sheets change nothing', async () => {
  const inserted: SheetPlan[] = [
    { name: '封面', rows: [['2020年教育事业统计'], ['标识码', '填表人'], ['1', '2']], headerRows: 1 },
    { name: '教基3113_小学', rows: [['标识码', '学校名称', '5岁及以下'], ['2199000001', '柳林镇中心小学', 3]], headerRows: 1 },
  ]
  const [first, ...others] = allSheets(county, mirrored).map(withExtraHeaderRow)
  const { made, reading } = await readSheets([inserted[0]!, first!, inserted[1]!, ...others], county)

  expect(canonicalJson(made)).toBe(canonicalJson(county))
  expect([...reading.findings, ...reading.unmapped]).toEqual([])
  expect(reading.sheets.filter(({ form }) => form === null).map(({ sheet }) => sheet)).toEqual(['封面', '教基3113_小学', '填写说明'])
})

test('renamed headers are asked about once for all sheets of the form, and once mapped give the same county', async () => {
  const plans = allSheets(county).map(renamed('教基5377', '图书', '藏书总量')).map(renamed('教基3112', '标识码', '机构代号')).map(renamed('教职工', '出生年', '生年'))
  const before = await readSheets(plans, county)
  expect(before.reading.unmapped.map(({ form, found }) => [form, found])).toEqual([['教基3112', '机构代号'], ['教基5377', '藏书总量'], ['教职工', '生年']])
  expect(before.reading.unmapped[1]).toMatchObject({ column: 'F', samples: ['1500'], candidates: ['图书'] })
  expect(before.made.schools[0]?.stock.books).toBeUndefined()

  const profile = [
    { form: '教基5377', found: '藏书总量', means: '图书' },
    { form: '教基3112', found: '机构代号', means: '标识码' },
    { form: '教职工', found: '生年', means: '出生年' },
  ]
  const { made, reading } = await readSheets(plans, county, profile)
  expect(canonicalJson(made)).toBe(canonicalJson(county))
  expect([...reading.findings, ...reading.unmapped]).toEqual([])
})

test('a header that a clerk said is not used is not asked about again', async () => {
  const extra = officialSheets(county).map((plan) => (plan.name.startsWith('教基1102') ? { ...plan, rows: plan.rows.map((row, index) => [...row, index === 2 ? '备注栏' : null]) } : plan))
  expect((await readSheets(extra, county)).reading.unmapped).toMatchObject([{ form: '教基1102', found: '备注栏' }])
  expect((await readSheets(extra, county, [{ form: '教基1102', found: '备注栏', means: null }])).reading.unmapped).toEqual([])
})

test('width, blanks, line breaks and units in a header do not matter, nor do lost merges', async () => {
  const sloppy = officialSheets(county).map((plan) => ({
    ...plan,
    merges: [],
    rows: plan.rows.map((row, index) =>
      index < plan.headerRows ? row.map((cell) => (typeof cell === 'string' ? cell.replace('（平方米）', '\n(单位：㎡)').replace('教学及辅助用房', ' 教学及 辅助用房').replaceAll('6', '６') : cell)) : row),
  }))
  const { made, reading } = await readSheets([...sloppy, ...templateSheets(county)], county)
  expect(canonicalJson(made)).toBe(canonicalJson(county))
  expect(reading.unmapped).toEqual([])
})

test('numbers that were typed as text, with commas or full-width digits, are numbers', async () => {
  const typed = allSheets(county).map((plan) => ({
    ...plan,
    rows: plan.rows.map((row, index) => (index < plan.headerRows || !plan.name.startsWith('教基') ? row : row.map((cell) => (typeof cell === 'number' ? fullWidth(withCommas(cell)) : cell)))),
  }))
  expect(canonicalJson((await readSheets(typed, county)).made)).toBe(canonicalJson(county))
})

const withCommas = (value: number) => { const [whole = '', part] = String(value).split('.'); return whole.replaceAll(/\B(?=(\d{3})+$)/g, ',') + (part ? `.${part}` : '') }
const fullWidth = (text: string) => text.replaceAll(/\d/g, (digit) => String.fromCodePoint((digit.codePointAt(0) ?? 0) + 0xfee0))

test('equipment printed in yuan is not taken for ten thousands', async () => {
  const inYuan = allSheets(county).map((plan) =>
    plan.name.startsWith('教基5377')
      ? { ...plan, rows: plan.rows.map((row, index) => row.map((cell, column) => (index < plan.headerRows ? (typeof cell === 'string' ? cell.replace('万元', '元') : cell) : column === 8 && typeof cell === 'number' ? cell * 10_000 : cell))) }
      : plan)
  expect(canonicalJson((await readSheets(inYuan, county)).made)).toBe(canonicalJson(county))
})

test('an .ods says the same as the .xlsx', async () => {
  const sheets = allSheets(county).map(({ name, rows, merges = [] }) => ({ name, rows: rows.map((row) => [...row]), merges: [...merges] }))
  const reading = await readWorkbook(await writeOds({ sheets }))
  expect(canonicalJson(assembleSnapshot(undefined, reading.parts, frame))).toBe(canonicalJson(county))
})

test('where words are fixed, the templates offer them, in rows that are yet to be filled too', async () => {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load((await writeTemplates(county, { empty: true })).buffer as ArrayBuffer)
  expect(workbook.getWorksheet('乡镇')?.getCell('C9').dataValidation).toMatchObject({ type: 'list', formulae: ['"街道,镇,乡"'] })
  expect(workbook.getWorksheet('乡镇')?.getRow(3).values).toEqual([undefined, '乡镇代码', '名称', '类别'])
})

test('an empty template says nothing, and takes nothing away', async () => {
  const { parts, findings } = await readWorkbook(await writeTemplates(county, { empty: true }))
  expect([parts, findings]).toEqual([{}, []])
  expect(canonicalJson(assembleSnapshot(county, parts, frame))).toBe(canonicalJson(county))
})

test('a blank cell is not a zero, and a zero is not a blank', async () => {
  const plans = officialSheets(county).map((plan) => (plan.name === '教基5377_小学' ? { ...plan, rows: plan.rows.map((row, index) => (index < plan.headerRows ? row : row.with(5, null).with(6, 0))) } : plan))
  const { made } = await readSheets(plans, county)
  expect(made.schools[0]?.stock).not.toHaveProperty('books')
  expect(made.schools[0]?.stock.computers).toBe(0)
})

test('a figure leads back to the cell it was read from', async () => {
  const { sources } = await readWorkbook(await writeSheets(allSheets(county)))
  expect(sources['2199000001//books']).toEqual([{ sheet: '教基5377_小学', cell: 'F7', column: '图书' }])
  expect(sources['2199000001/primary/aboveDegreeTeachers']).toHaveLength(4)
  expect(sources['/vehicles/V01/seats']).toEqual([{ sheet: '车辆', cell: 'C4', column: '核定座位' }])
})
