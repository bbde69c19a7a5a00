import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { folderWith, runIn } from '../testing.ts'

const folder = folderWith({})
const audit = (...args: string[]) => runIn(folder, ['audit', ...args, '--data', join(folder, 'data')])

beforeAll(async () => {
  for (let i = 0; i < 2; i++) expect((await runIn(folder, ['api', '/audit', '--data', join(folder, 'data')])).code).toBe(0)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('an untouched audit verifies, and its anchor is one line that verifies it again', async () => {
  const { code, printed } = await audit('verify', '--lang', 'zh')
  expect([code, printed]).toEqual([0, expect.stringContaining('完好')])
  const anchor = (await audit('anchor')).printed.trim()
  expect(anchor).toMatch(/^\d+:[0-9a-f]{64}$/)
  expect((await audit('verify', '--anchor', anchor)).code).toBe(0)
})

test('an anchor that the chain does not pass through is named, and the exit code says so', async () => {
  const { code, printed } = await audit('verify', '--anchor', `1:${'ab'.repeat(32)}`, '--lang', 'en')
  expect(code).toBe(1)
  expect(printed).toContain('no longer passes through this anchor')
})

test.each([[['verify', 'all']], [[]], [['verify', '--anchor', 'x']]])('what makes no sense is refused in one line: %j', async (args) => {
  expect((await audit(...args)).code).toBe(2)
})
