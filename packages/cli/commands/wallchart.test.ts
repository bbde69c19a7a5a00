import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { folderWith, runIn } from '../testing.ts'

const folder = folderWith({ 'file.txt': '' })
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const wallchart = (...args: string[]) => runIn(folder, ['wallchart', ...args, '--data', join(folder, 'data')])

test('the wall chart is written, and its size and pages are said', async () => {
  const { code, printed } = await wallchart('--out', 'chart.pdf', '--size', 'A3')
  expect(code).toBe(0)
  expect(printed).toMatch(/chart\.pdf · A3 · 9 页 pages · \d+ KB$/)
  expect(readFileSync(join(folder, 'chart.pdf')).subarray(0, 5).toString()).toBe('%PDF-')
})

test.each([
  [[], 2, '--out'],
  [['--out', 'x.pdf', '--size', 'A1'], 2, 'A0, A3'],
  [['--out', 'nowhere/x.pdf'], 5, 'There is no folder'],
  [['--out', 'file.txt/x.pdf'], 5, 'There is no folder'],
])('a command line that cannot work is refused in one line, before anything is made: %j', async (args, code, remedy) => {
  const refused = await wallchart(...args)
  expect(refused.code).toBe(code)
  expect(refused.told).toContain(remedy)
  expect(refused.told).not.toContain('\n')
})
