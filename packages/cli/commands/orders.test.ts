import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { withDatabase } from '@junheng/server/db/open.ts'
import { loadProgramme } from '@junheng/server/features/projects/load.ts'
import { eastSchool } from '@junheng/server/features/projects/testing.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { county } from '../county.ts'
import { folderWith, runIn } from '../testing.ts'

const data = join(folderWith({}), 'data')
const order = JSON.stringify({ subject: { project: 'P01', node: 'land' }, kind: 'supervise' })
const run = (...args: string[]) => runIn(data, [...args, '--data', data])
beforeAll(async () => {
  const scope = { countyCode: county.code, role: 'bureau-admin' } as const
  await withDatabase({ dataFolder: data }, county, () => {}, (db) => loadProgramme(db, scope, { projects: [eastSchool()], by: '装入', reason: '样本县' }))
}, 60_000)
afterAll(() => rmSync(data, { recursive: true, force: true }))

test('an order due by the rule is printed, issued, then printed as issued and due for a reply in the digest', async () => {
  const submitted = JSON.stringify({ kind: 'submitted', on: '2021-04-01', reason: null })
  expect((await run('api', '/projects/P01/nodes/land/handovers', '--method', 'POST', '--body', submitted)).code).toBe(0)
  const before = await run('orders')
  expect([before.code, before.printed]).toEqual([0, expect.stringContaining('今天应发 1')])
  expect(before.printed).toMatch(/督办单 +自然资源局 +城东小学（新建）：用地预审 +13/)

  expect((await run('api', '/orders', '--method', 'POST', '--body', order)).code).toBe(0)
  const after = await run('orders', '--lang', 'en')
  expect(after.printed).toContain('Due today 0')
  expect(after.printed).toMatch(/督办〔2021〕1号 +自然资源局 +城东小学（新建）：用地预审 +2021-05-18 +reply awaited/)
  expect(JSON.parse((await run('orders', '--json')).printed)).toMatchObject({ today: '2021-05-11', due: [], orders: [{ replyDue: '2021-05-18', state: 'open' }], extensions: [], disputes: [] })

  const { printed } = await run('digest', '--office', '自然资源局')
  expect(printed).toContain('自然资源局：2021-05-11 起 14 天内到期和已经逾期的 2 件')
  expect(printed).toMatch(/答复到期 +城东小学（新建）：用地预审 +2021-05-18 +7/)
  const { items } = JSON.parse((await run('digest', '--office', '自然资源局', '--json')).printed) as { items: { kind: string; lastDay: string | null }[] }
  expect(items.map(({ kind }) => kind).toSorted()).toEqual(['node', 'reply'])
  expect(items.find(({ kind }) => kind === 'node')!.lastDay).toMatch(/^2021-\d\d-\d\d$/)
}, 120_000)

test('an instruction is printed with the days left for its reply, and once it is overdue the exit code says so', async () => {
  const enter = (title: string, replyDue: string) => run('api', '/sources', '--method', 'POST', '--body', JSON.stringify({ kind: 'instruction', title, number: 'X府批〔2021〕41号', issuedOn: '2021-04-30', replyDue, body: '必须办结。' }))
  await enter('关于用地的批示', '2021-05-14')
  const awaited = await run('tasks', '--replies')
  expect([awaited.code, awaited.printed]).toEqual([0, expect.stringMatching(/关于用地的批示 +X府批〔2021〕41号 +2021-05-14 +待回复 +3 +3 +0/)])
  await enter('关于评审的批示', '2021-05-08')
  const overdue = await run('tasks', '--replies', '--lang', 'en')
  expect([overdue.code, overdue.printed]).toEqual([1, expect.stringMatching(/关于评审的批示 .* Overdue +3$/m)])
}, 60_000)

test('lapses are of one office; a faulty option is told', async () => {
  const { printed } = await run('orders', '--lapses', '--office', '自然资源局')
  expect(printed).toMatch(/城东小学（新建） +用地预审 +自然资源局 +逾期 +2021-04-29 +至今/)
  expect((await run('digest', '--day', '3')).code).toBe(2)
}, 60_000)
