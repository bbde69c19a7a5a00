import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { folderWith, runIn } from '../testing.ts'

const folder = folderWith({})
const plan = (...args: readonly string[]) => runIn(folder, ['plan', ...args])

test('a run that the clock stopped is repeated to the same look', async () => {
  const { printed } = await plan('layout', '--seconds', '0.5', '--json', '--out', 'stopped.json')
  const { stopped, objective, bound } = JSON.parse(printed) as { stopped: boolean; objective: number | null; bound: number | null }
  expect([stopped, bound === null || objective === null || bound <= objective]).toEqual([true, true])
  expect(await plan('layout', '--replay', 'stopped.json', '--json')).toMatchObject({ printed })
}, 120_000)

test('zones of both stages hang together and hold their children, and come out the same again', async () => {
  for (const stage of ['primary', 'junior']) {
    const { code, printed } = await plan('zones', '--stage', stage, '--json', '--out', `${stage}.json`)
    const { zones, broken } = JSON.parse(printed) as { zones: { pupils: number; places: number }[]; broken: unknown[] }
    expect([code, broken, zones.filter(({ pupils, places }) => pupils > 1.05 * places)]).toEqual([0, [], []])
    expect(await plan('zones', '--replay', `${stage}.json`, '--json')).toMatchObject({ code: 0, printed })
  }
}, 120_000)

test('a run that was tampered with is found out; words that make no sense are answered', async () => {
  const run = JSON.parse(readFileSync(join(folder, 'junior.json'), 'utf8')) as { result: { outcome: { objective: number } } }
  run.result.outcome.objective -= 1
  writeFileSync(join(folder, 'false.json'), JSON.stringify(run))
  expect((await plan('zones', '--replay', 'false.json')).code).toBe(1)
  expect((await plan('layout', '--replay', 'junior.json')).code).toBe(3)
  expect((await plan('layout', '--keep', '1')).code).toBe(2)
  expect((await plan('zones', '--stage', 'senior')).code).toBe(2)
}, 60_000)
