import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { writeOfficialWorkbook } from '@junheng/server/documents/workbook/write-official-workbook.ts'
import { generateXCity } from '@junheng/xcity/county.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { folderWith, runIn } from '../testing.ts'

const folder = folderWith({ '2020.xlsx': await writeOfficialWorkbook(generateXCity().snapshots.at(-1)!) })
const api = (...args: string[]) => runIn(folder, ['api', ...args, '--data', join(folder, 'data')])

beforeAll(async () => {
  const { code } = await runIn(folder, ['import', '2020.xlsx', '--explain', '属实', '--data', join(folder, 'data')])
  expect(code).toBe(0)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('what a page shows is had as JSON', async () => {
  const { code, printed } = await api('/snapshots')
  expect(code).toBe(0)
  expect(JSON.parse(printed)).toMatchObject([{ date: '2020-09-01', state: 'current' }])
  expect(JSON.parse((await api('/gaps?standard=quality-2017&state=open')).printed).gaps.length).toBeGreaterThan(100)
})

test('what a page downloads is written to a file', async () => {
  expect((await api('/judgement/workbook?standard=quality-2017')).code).toBe(2)
  expect((await api('/judgement/workbook?standard=quality-2017', '--out', 'check-up.xlsx')).code).toBe(0)
  expect(readFileSync(join(folder, 'check-up.xlsx')).subarray(0, 2).toString()).toBe('PK')
})

test('a change is checked and audited as over the network', async () => {
  const refused = await api('/checklist/government-01', '--method', 'PUT', '--body', '{"verdict":"perhaps"}')
  expect([refused.code, JSON.parse(refused.printed).code]).toEqual([1, 'invalid_input'])
  const answer = '{"verdict":"met","evidence":"见规划批复","on":"2021-05-11"}'
  expect((await api('/checklist/government-01', '--method', 'PUT', '--body', answer)).code).toBe(0)
  const { rows } = JSON.parse((await api('/audit')).printed)
  expect(rows.map(({ action }: { action: string }) => action)).toContain('checklist.answer')
})

test('a path that is none is refused in one line', async () => {
  expect(await api('snapshots')).toMatchObject({ code: 2 })
  expect(JSON.parse((await api('/nothing')).printed)).toMatchObject({ code: 'not_found' })
})
