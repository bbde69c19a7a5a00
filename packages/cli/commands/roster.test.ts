import { afterAll, beforeAll, expect, test } from 'vitest'
import { rmSync } from 'node:fs'
import { writeRoster } from '@junheng/server/documents/roster/write-roster.ts'
import { folderWith, runIn, type Ran } from '../testing.ts'

let folder: string
const line = { staffNo: 'T0001', name: '赵一', role: '人事科', office: '', since: '', state: '' }
beforeAll(async () => {
  folder = folderWith({
    'roster.xlsx': await writeRoster([line, { ...line, staffNo: 'T0002', name: '钱二', role: '部门', office: '编办' }]),
    'faulty.xlsx': await writeRoster([{ ...line, staffNo: '', since: '昨天' }]),
  })
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const roster = (...args: readonly string[]): Promise<Ran> => runIn(folder, ['roster', ...args], { JUNHENG_CLOCK: '2021-05-11' })

test('a roster is tried, written with a link for each person, and changes nothing the second time', async () => {
  const trial = await roster('roster.xlsx', '--dry-run')
  expect([trial.code, trial.printed]).toEqual([0, '试算：邀请 2 人，调岗 0 人，改名 0 人，离任 0 人，不变 0 人'])
  const written = await roster('roster.xlsx')
  expect([written.code, written.printed]).toEqual([0, expect.stringMatching(/^已写入：邀请 2 人.*\nT0001\t赵一\thttp:\/\/127\.0\.0\.1:8080\/sign-in#\S{43}\nT0002\t钱二\t\S+$/)])
  expect((await roster('roster.xlsx', '--lang', 'en')).printed).toBe('written: 0 invited, 0 moved, 0 renamed, 0 left, 2 unchanged')
})

test('a faulty one says where and what to do, and ends with 1', async () => {
  const { code, printed } = await roster('faulty.xlsx')
  expect([code, printed.split('\n')]).toEqual([1, ['花名册 · 2 · 工号 · "" · 没有填写；请补上。', '花名册 · 2 · 到任（离任）日期 · "昨天" · 不是日期；写作 2021-09-01。']])
})
