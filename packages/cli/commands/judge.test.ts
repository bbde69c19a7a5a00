import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { valley } from '@junheng/core/county/testing.ts'
import { workbookReply } from '@junheng/server/documents/sheets.ts'
import { writeOfficialWorkbook } from '@junheng/server/documents/workbook/write-official-workbook.ts'
import { writeTemplates } from '@junheng/server/documents/workbook/write-templates.ts'
import { expect, test } from 'vitest'
import { folderWith, runIn } from '../testing.ts'

const books = `school,stage,pupils,books
甲,primary,45,279
乙,primary,37,137
丙,primary,89,935
丁,primary,76,160
戊,primary,55,402
`
const nineYear = '学校,学段,小学学生数,初中学生数,图书册数\n一贯制学校,九年一贯制,166,210,23226\n'
const later = { ...valley(), date: '2021-09-01' }

const judged = async (files: Readonly<Record<string, string | Uint8Array>>, ...args: string[]) => runIn(folderWith(files), ['judge', ...args])
const json = async (text: string, ...args: string[]) => JSON.parse((await judged({ 'table.csv': text }, 'table.csv', '--json', ...args)).printed)

test('the published example of five schools has a coefficient of 0.515', async () => {
  const { printed, code } = await judged({ 'books.csv': books }, 'books.csv', '--standard', 'basic-2012')
  expect(printed).toMatch(/生均图书册数 +6\.33 +0\.515 +0\.5152/)
  expect(code).toBe(0)
})

test('what was not reported is unknown, and so is the composite, while the rest is judged', async () => {
  const { stages, headline } = await json(books, '--standard', 'basic-2012')
  const byId = Object.fromEntries(stages.primary.indicators.map((indicator: { id: string }) => [indicator.id, indicator]))
  expect(byId.books).toMatchObject({ mean: 1913 / 302, verdict: 'none' })
  expect(byId.books.cv).toBeCloseTo(0.51526, 5)
  expect(byId.computers).toMatchObject({ mean: null, s: null, cv: null })
  expect(stages.primary).toMatchObject({ composite: null, compositeLimit: 0.65, verdict: 'unknown' })
  expect(headline.verdict).toBe('unknown')
})

test('the books of a nine-year school are divided 9 711.6 to 13 514.4', async () => {
  const { split, stages } = await json(nineYear, '--standard', 'basic-2012')
  expect(split.primary.books).toBeCloseTo(9711.627, 3)
  expect(split.junior.books).toBeCloseTo(13514.373, 3)
  expect(stages.primary.schools[0].split).toEqual(split)
  const { printed } = await judged({ 'nine.csv': nineYear }, 'nine.csv', '--standard', 'basic-2012')
  expect(printed).toMatch(/一贯制学校 图书册数 +9711\.6 +13514\.4/)
})

test('a school keeps its values, verdicts and missing amounts under the ids of the columns', async () => {
  const table = 'school,stage,pupils,teachingArea,sportsArea,equipmentYuan\n东校,junior,100,500,1020,250000\n'
  const { stages } = await json(table, '--standard', 'quality-2017')
  expect(stages.junior.schools[0]).toMatchObject({
    school: '东校',
    values: { teachingArea: 5, sportsArea: 10.2, multimediaRooms: null },
    verdicts: { teachingArea: 'short', sportsArea: 'met', equipmentYuan: 'met', multimediaRooms: 'unknown' },
    missing: { sportsArea: 0, multimediaRooms: null },
  })
  expect(stages.junior.schools[0].missing.teachingArea).toBeCloseTo(80, 9)
  expect(stages.junior.composite).toBeNull()
})

test('county rows are averaged and held against the limit', async () => {
  const { counties } = await json('county,stage,cv1,cv2,cv3\n甲县,primary,0.6,0.7,0.8\n乙县,初中,0.2,0.3,\n', '--standard', 'basic-2012')
  expect(counties).toEqual([
    { county: '甲县', stage: 'primary', cv: [0.6, 0.7, 0.8], composite: expect.closeTo(0.7, 12), limit: 0.65, verdict: 'short' },
    { county: '乙县', stage: 'junior', cv: [0.2, 0.3, null], composite: null, limit: 0.55, verdict: 'unknown' },
  ])
})

const published = join(import.meta.dirname, '../../../../shared/data/published/balance.json')

test('the county rows that were published give the composites that were published', async () => {
  if (!existsSync(published)) return console.log('skipped: no data')
  const rows: { county: string; stage: string; cv: number[]; composite: number }[] = JSON.parse(readFileSync(published, 'utf8')).countyRows
  const table = ['county,stage,cv1,cv2,cv3,cv4,cv5,cv6,cv7,cv8', ...rows.map(({ county, stage, cv }) => [county, stage, ...cv].join(','))].join('\n')
  const { counties } = await json(table, '--standard', 'basic-2012')
  expect(counties.map(({ composite }: { composite: number }) => composite.toFixed(3))).toEqual(rows.map(({ composite }) => composite.toFixed(3)))
})

test('a snapshot is judged by the switches that were set, and says so', async () => {
  const files = { 'valley.json': JSON.stringify(valley()) }
  const { printed } = await judged(files, 'valley.json', '--standard', 'basic-2012', '--points', 'all', '--private-schools', 'yes')
  expect(printed).toContain('数据日期 2020-09-01 · 计入民办学校 · 计入全部教学点')
  const result = JSON.parse((await judged(files, 'valley.json', '--standard', 'quality-2017', '--json')).printed)
  expect(result.options).toEqual({ privateSchools: true, teachingPoints: 'fromFiftyPupils' })
  expect(result.date).toBe('2020-09-01')
})

test('the statistics workbook of a county gives the coefficients of its snapshot', async () => {
  const files = { 'valley.json': JSON.stringify(valley()), 'valley.xlsx': await writeOfficialWorkbook(valley()) }
  const [fromSnapshot, fromWorkbook] = await Promise.all(['valley.json', 'valley.xlsx'].map(async (name) => JSON.parse((await judged(files, name, '--standard', 'basic-2012', '--county', '990181', '--json')).printed)))
  expect(fromWorkbook.date).toBe('2020-09-01')
  expect(fromWorkbook.stages.primary.indicators).toEqual(fromSnapshot.stages.primary.indicators)
  expect(fromWorkbook.stages.junior.indicators).toEqual(fromSnapshot.stages.junior.indicators)
})

test('a plain table in a workbook is read like one in a text file', async () => {
  const [header, ...rows] = books.trim().split('\n').map((line) => line.split(','))
  const { bytes } = await workbookReply('books', [{ name: '表1', header: header!, rows: rows.map((row) => row.map((cell, column) => (column > 1 ? Number(cell) : cell))) }])
  const { printed } = await judged({ 'books.xlsx': bytes }, 'books.xlsx', '--standard', 'basic-2012', '--json')
  expect(JSON.parse(printed)).toEqual(await json(books, '--standard', 'basic-2012'))
})

test('templates alone are no county to judge', async () => {
  const { code, told } = await judged({ 'templates.xlsx': await writeTemplates(valley()) }, 'templates.xlsx', '--standard', 'basic-2012')
  expect([code, told.split('\n').length]).toEqual([3, 1])
})

test('the headline stands first', async () => {
  const { printed } = await judged({ 'valley.json': JSON.stringify(valley()) }, 'valley.json', '--standard', 'quality-2017')
  expect(printed.split('\n')[0]).toMatch(/^(未达标|未知|达标)，最弱的在前：$/)
})

test('the change since an earlier snapshot has a real part and a scope part that add up', async () => {
  const closed = { ...later, schools: later.schools.filter(({ kind }) => kind !== '218') }
  const files = { 'before.json': JSON.stringify(valley()), 'after.json': JSON.stringify(closed) }
  const { printed } = await judged(files, 'after.json', '--standard', 'basic-2012', '--points', 'all', '--since', 'before.json', '--json')
  const { change } = JSON.parse(printed)
  const books = change.find(({ stage, indicator }: { stage: string; indicator: string }) => stage === 'primary' && indicator === 'books')
  expect(books.real).toBeCloseTo(0, 12)
  expect(books.real + books.scope).toBeCloseTo(books.after - books.before, 12)
  const spoken = await judged(files, 'after.json', '--standard', 'basic-2012', '--points', 'all', '--since', 'before.json')
  expect(spoken.printed).toContain('真实')
})

test('every fault of a table is told, each with its row, and the exit code is 3', async () => {
  const { told, code, printed } = await judged({ 'bad.csv': '学校,学段,学生数\n甲,小学,四十\n乙,大学,5\n' }, 'bad.csv', '--standard', 'basic-2012')
  expect(told).toContain('第 2 行 · 学生数 · "四十"')
  expect(told).toContain('第 3 行 · stage · "大学"')
  expect([code, printed]).toEqual([3, ''])
})

test('a table saved by an older spreadsheet in GB18030 is read all the same', async () => {
  const header = Uint8Array.of(0xd1, 0xa7, 0xd0, 0xa3, 0x2c, 0xd1, 0xa7, 0xb6, 0xce, 0x2c, 0xd1, 0xa7, 0xc9, 0xfa, 0xca, 0xfd)
  const rows = new TextEncoder().encode('\r\nA,primary,45\r\n')
  const { code, told } = await judged({ 'old.csv': Uint8Array.of(...header, ...rows) }, 'old.csv', '--standard', 'basic-2012')
  expect([code, told]).toEqual([0, ''])
})

test.each([
  [['missing.csv', '--standard', 'basic-2012'], 3, 'missing.csv'],
  [['books.csv'], 2, '--standard'],
  [['books.csv', '--standard', 'basic'], 2, 'basic-2012'],
  [['books.csv', '--standard', 'basic-2012', '--points', 'some'], 2, 'fromFiftyPupils'],
  [['books.csv', '--colour'], 2, '--colour'],
  [['books.csv', '--standard', 'basic-2012', '--since', 'books.csv'], 2, '--since'],
  [['half.json', '--standard', 'basic-2012'], 3, 'half.json'],
  [['books.doc', '--standard', 'basic-2012'], 3, '.xlsx'],
])('%j ends with exit code %i and one line that names the remedy', async (args, code, words) => {
  const ran = await judged({ 'books.csv': books, 'half.json': '{"county":{"code":"1"}}', 'books.doc': 'x' }, ...args)
  expect(ran.code).toBe(code)
  expect(ran.told).toContain(words)
  expect(ran.told.split('\n')).toHaveLength(1)
})

test('an English surrounding is answered in English, a Chinese one or none in Chinese', async () => {
  const folder = folderWith({ 'books.csv': books })
  const line = ['judge', 'books.csv', '--standard', 'basic-2012']
  expect((await runIn(folder, line, { LANG: 'en_GB.UTF-8' })).printed).toContain('Books per pupil')
  expect((await runIn(folder, line)).printed).toContain('生均图书册数')
  expect((await runIn(folder, [...line, '--lang', 'zh'], { LANG: 'en_GB.UTF-8' })).printed).toContain('生均图书册数')
})
