import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { withDatabase } from '@junheng/server/db/open.ts'
import { loadProgramme } from '@junheng/server/features/projects/load.ts'
import { generateXCity } from '@junheng/xcity/county.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { county } from '../county.ts'
import { folderWith, runIn } from '../testing.ts'

const folder = folderWith({})
const run = (...args: string[]) => runIn(folder, [...args, '--data', join(folder, 'data')])
beforeAll(async () => {
  const { projects } = generateXCity()
  const scope = { countyCode: county.code, role: 'bureau-admin' } as const
  await withDatabase({ dataFolder: join(folder, 'data') }, county, () => {}, (db) => loadProgramme(db, scope, { projects, by: '测试', reason: '测试' }))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('one command writes the wall chart, and pack, bulletin and follow-up list as Word and PDF; the outlook is had as JSON', async () => {
  const { code, printed } = await run('meeting-papers', '--out', 'papers', '--json')
  expect(code).toBe(0)
  const { files } = JSON.parse(printed) as { files: { paper: string; format: string; file: string }[] }
  expect(files.map(({ paper, format }) => `${paper} ${format}`)).toEqual(['wall-chart pdf', 'pack docx', 'pack pdf', 'bulletin docx', 'bulletin pdf', 'follow-ups docx', 'follow-ups pdf'])
  for (const { format, file } of files) expect(readFileSync(file).subarray(0, 2).toString()).toBe(format === 'pdf' ? '%P' : 'PK')
  const outlook = JSON.parse((await run('outlook', '--json')).printed) as { projects: { project: string; chances: { window: string; verdict: string }[] }[] }
  expect(outlook.projects.find(({ project }) => project === 'P02')!.chances.filter(({ verdict }) => verdict === 'misses').map(({ window }) => window)).toEqual(['specialBonds'])
  expect((await run('outlook')).printed).toContain('X市城区新建二小')
}, 120_000)

test('without a folder it is refused in one line', async () => {
  expect(await run('meeting-papers')).toMatchObject({ code: 2, told: expect.stringContaining('--out') })
})
