import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { folderWith, runIn } from '../testing.ts'

const data = mkdtempSync(join(tmpdir(), 'jh-'))
afterAll(() => rmSync(data, { recursive: true, force: true }))
const folder = folderWith({ '2027.csv': '日期,类型,名称\n2027-01-01,休,元旦\n2027-02-20,班,\n', 'faulty.csv': '日期,类型,名称\n2027-02-30,休,春节\n2027-05-03,班,\n' })
const run = (...args: string[]) => runIn(folder, ['calendar', ...args, '--data', data])

test('a notice is added from the console and is then part of the calendar', async () => {
  const before = JSON.parse((await run('--json')).printed)
  expect(before.holidayYears.at(-1).year).toBe(2026)
  expect(await run('import', '2027.csv')).toMatchObject({ code: 0, printed: '已导入 2027 年：放假 1 天，调休上班 1 天' })
  expect(JSON.parse((await run('--json')).printed).holidayYears.at(-1)).toMatchObject({ year: 2027, worked: ['2027-02-20'] })
  const { printed, code } = await run('--lang', 'en')
  expect([code, printed]).toEqual([0, expect.stringContaining('summer vacation 07-10–08-25')])
  expect(printed).toContain('2004–2027')
})

test('a faulty notice is told row by row, and nothing is added', async () => {
  const { code, told, printed } = await run('import', 'faulty.csv')
  expect([code, printed]).toEqual([3, ''])
  expect(told).toContain('第 2 行 · 2027-02-30 · 没有这一天')
  expect(told).toContain('第 3 行 · 2027-05-03')
  expect(told).toContain('2 处有误，未导入')
})

test.each([
  [['export'], 2, 'import FILE'],
  [['import'], 2, '一个文件'],
  [['import', 'none.csv'], 3, 'ENOENT'],
])('calendar %j gets the remedy', async (args, code, remedy) => {
  const refused = await run(...args)
  expect([refused.code, refused.told]).toEqual([code, expect.stringContaining(remedy)])
})
