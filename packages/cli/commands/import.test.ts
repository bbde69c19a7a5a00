import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { writeOfficialWorkbook } from '@junheng/server/documents/workbook/write-official-workbook.ts'
import { osmPbf } from '@junheng/server/documents/roads/testing.ts'
import { generateXCity } from '@junheng/xcity/county.ts'
import { afterAll, expect, test } from 'vitest'
import { folderWith, runIn } from '../testing.ts'

const sample = generateXCity({ seed: 7 }).snapshots.at(-1)!
const [first, ...others] = sample.schools
const richer = { ...sample, schools: [{ ...first!, stock: { ...first!.stock, books: first!.stock.books! + 1 } }, ...others] }
const faulty = { ...sample, schools: [{ ...first!, stages: { primary: { ...first!.stages.primary, aboveDegreeTeachers: 9999 } } }, ...others] }

const folder = folderWith({
  '2020.xlsx': await writeOfficialWorkbook(sample),
  'corrected.xlsx': await writeOfficialWorkbook(richer),
  'faulty.xlsx': await writeOfficialWorkbook(faulty),
  'notes.txt': '不是工作簿',
  'away.osm.pbf': osmPbf([{ tags: { highway: 'primary' }, places: [[10, 10], [10.01, 10]] }]),
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const imported = (...args: string[]) => runIn(folder, ['import', ...args, '--data', join(folder, 'data')])
const explained = (file: string, ...args: string[]) => imported(file, '--explain', '已逐条核对，情况属实', ...args)

test('a dry run says what would change and leaves no trace; booking the same file twice changes nothing; a correction needs its reason', async () => {
  const tried = await imported('2020.xlsx', '--dry-run')
  expect(tried.printed).toContain(`学校新增 ${sample.schools.length}、减少 0、有变化 0`)
  expect((await imported('2020.xlsx', '--dry-run', '--lang', 'en')).printed).toContain(`schools: ${sample.schools.length} new, 0 gone, 0 changed`)

  const booked = await explained('2020.xlsx')
  expect([booked.code, booked.printed]).toEqual([0, expect.stringContaining('已入账：2020-09-01')])
  const again = await explained('2020.xlsx')
  expect([again.code, again.printed.split('\n')[0]]).toEqual([0, booked.printed.split('\n')[0]])
  expect((await imported('2020.xlsx', '--dry-run')).printed).toContain('内容相同')

  const unreasoned = await explained('corrected.xlsx')
  expect([unreasoned.code, unreasoned.printed]).toEqual([1, expect.stringContaining('更正须写明原因')])
  const corrected = await explained('corrected.xlsx', '--reason', '补报一册图书')
  expect([corrected.code, corrected.printed]).toEqual([0, expect.stringContaining('有变化 1')])
})

test('what must be fixed is told with its cell, and nothing is booked', async () => {
  const { code, printed } = await explained('faulty.xlsx', '--json')
  const { booked, findings, open } = JSON.parse(printed)
  expect([code, booked]).toEqual([1, null])
  expect(open.toFix).toBeGreaterThan(0)
  expect(findings.find(({ code }: { code: string }) => code === 'partExceedsWhole')).toMatchObject({ tier: 'logic', school: first!.id, cell: expect.stringMatching(/^[A-Z]+\d+$/) })
  expect((await explained('faulty.xlsx')).printed).toMatch(/须改正 · 教基\d+_\S+![A-Z]+\d+/)
})

test.each([
  [['missing.xlsx'], 3, 'missing.xlsx'],
  [[], 2, '--help'],
])('%j ends with exit code %i and the remedy', async (args, code, words) => {
  const ran = await imported(...args)
  expect([ran.code, ran.told]).toEqual([code, expect.stringContaining(words)])
})

test('a map of roads is read as one, and refused where nothing has a place on it', async () => {
  const { code, printed } = await imported('away.osm.pbf', '--dry-run')
  expect([code, printed]).toEqual([1, expect.stringContaining('都没有经纬度；请先补齐')])
})

test('a file that is no workbook is not imported, and says so', async () => {
  const { code, printed } = await imported('notes.txt')
  expect([code, printed]).toEqual([1, expect.stringContaining('不是能读的工作簿')])
})
