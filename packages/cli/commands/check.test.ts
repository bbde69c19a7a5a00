import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import type { ForecastSummary } from '@junheng/core/planning/forecast/summary.ts'
import type { Effects } from '@junheng/core/planning/layout/effects.ts'
import { folderWith, runIn } from '../testing.ts'

test('keeping everything is a plan without objections, and replays to the byte', async () => {
  const [first, again] = [await runIn(folderWith({}), ['check', '--sample', '--json']), await runIn(folderWith({}), ['check', '--sample', '--json'])]
  expect([first.code, first.printed === again.printed]).toEqual([0, true])
  expect((JSON.parse(first.printed) as Effects).sentence).toMatchObject({ childrenMoved: 0, points: 10 })
}, 60_000)

test('a school that does not exist is named, and nothing is tried', async () => {
  const { code, told } = await runIn(folderWith({}), ['check', '--sample', '--closed', '0000000000'])
  expect([code, told.includes('0000000000')]).toEqual([3, true])
}, 60_000)

test('forecast --json of a seed holds the planted third school, half empty by 2029', async () => {
  const { code, printed } = await runIn(folderWith({}), ['forecast', '--seed', '20210511', '--json'])
  const { planned, backTest } = JSON.parse(printed) as ForecastSummary
  expect([code, planned.filter(({ halfEmptyFrom }) => halfEmptyFrom !== null && halfEmptyFrom <= 2029).map(({ id }) => id)]).toEqual([0, ['P03']])
  expect(backTest!.coverage).toBeGreaterThanOrEqual(0.8)
}, 60_000)

test('what a pipe takes slowly reaches it whole, and whoever reads no further ends it in peace', () => {
  const command = `node ${fileURLToPath(new URL('../bin/junheng.mjs', import.meta.url))} forecast --sample --json`
  const slowly = spawnSync('sh', ['-c', `${command} | (sleep 0.5; cat)`], { encoding: 'utf8', maxBuffer: 1e7 })
  expect((JSON.parse(slowly.stdout) as ForecastSummary).settlements.length).toBeGreaterThan(200)
  const first = spawnSync('sh', ['-c', `${command} | head -c 10`], { encoding: 'utf8' })
  expect([first.stdout.length, first.stderr]).toEqual([10, ''])
}, 60_000)

test.each([
  [['forecast', '--level', '2'], '--level'],
  [['forecast', 'a.json'], '--population'],
  [['check', '--sample', '--year', '1999'], '1999'],
])('%j is refused in one line with the remedy', async (args, words) => {
  const { code, told } = await runIn(folderWith({}), args)
  expect([code, told.includes(words)]).toEqual([2, true])
}, 60_000)
