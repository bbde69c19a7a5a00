import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { BusPlanView } from '@junheng/core/planning/buses/plan-view.ts'
import { folderWith, runIn } from '../testing.ts'

const folder = folderWith({})

test('plan buses plans X市 and writes what was asked for; check buses finds nothing, and finds what is broken by hand', async () => {
  const { code, printed } = await runIn(folder, ['plan', 'buses', '--steps', '300', '--json', '--out', 'plan.json', '--out', 'gtfs.zip', '--out', 'plan.gpx', '--out', 'plan.xlsx'])
  expect([code, JSON.parse(printed)]).toEqual([0, expect.objectContaining({ unseated: 0, violations: 0, coverage: 1, balance: expect.objectContaining({ work: expect.any(Object) }) })])
  expect(readFileSync(join(folder, 'gtfs.zip')).subarray(0, 2).toString()).toBe('PK')
  expect((await runIn(folder, ['check', 'buses', 'plan.json'])).code).toBe(0)
  const view = JSON.parse(readFileSync(join(folder, 'plan.json'), 'utf8')) as BusPlanView
  const [first, ...others] = view.plan.buses
  const late = first!.events.map((event) => ({ ...event, arrive: event.arrive + 3_600_000, leave: event.leave + 3_600_000 }))
  writeFileSync(join(folder, 'late.json'), JSON.stringify({ ...view, plan: { ...view.plan, buses: [{ ...first, events: late }, ...others] } }))
  const broken = await runIn(folder, ['check', 'buses', 'late.json'])
  expect([broken.code, broken.printed]).toEqual([1, expect.stringContaining('比最晚到校时间迟')])
})

test('a timetable is checked as it was written; the rest is planned anew around what stays', async () => {
  const again = ['plan', 'buses', '--steps', '64', '--balance', 'both', '--from', 'plan.json', '--pin-run', '2', '--out', 'again.json', '--out', 'again.xlsx']
  expect((await runIn(folder, again)).code).toBe(0)
  const [before, after] = ['plan.json', 'again.json'].map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as BusPlanView)
  expect([before!.rules.balance, after!.rules.balance]).toEqual(['none', 'both'])
  expect(after!.runs.map(({ halts }) => halts)).toContainEqual(before!.runs[1]!.halts)
  expect(await runIn(folder, ['check', 'buses', 'again.xlsx', '--lang', 'zh'])).toMatchObject({ code: 0, printed: expect.stringContaining('未发现违规') })
  expect((await runIn(folder, ['plan', 'buses', '--from', 'plan.json', '--pin-run', '9999'])).code).toBe(2)
  expect((await runIn(folder, ['plan', 'buses', '--without', '没有的车'])).code).toBe(2)
})

test('and they say what is wrong with their words', async () => {
  expect((await runIn(folder, ['plan', 'roads'])).code).toBe(2)
  expect((await runIn(folder, ['plan', 'buses', '--close', '1'])).code).toBe(2)
  writeFileSync(join(folder, 'none.json'), '{}')
  expect((await runIn(folder, ['check', 'buses', 'none.json'])).code).toBe(3)
})
