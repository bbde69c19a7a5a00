import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Snapshot } from '@junheng/core/county/snapshot.ts'
import { valley } from '@junheng/core/county/testing.ts'
import { folderWith, runIn } from '../testing.ts'

const folder = folderWith({})
const plan = (...args: readonly string[]) => runIn(folder, ['plan', ...args])

test('a run that the clock stopped is repeated to the same look', async () => {
  const { printed } = await plan('layout', '--seconds', '0.5', '--json', '--out', 'stopped.json')
  const { stopped, objective, bound } = JSON.parse(printed) as { stopped: boolean; objective: number | null; bound: number | null }
  expect([stopped, bound === null || objective === null || bound <= objective]).toEqual([true, true])
  expect(await plan('layout', '--replay', 'stopped.json', '--json')).toMatchObject({ printed })
}, 120_000)

test('faults of the county and of the wishes are said in words with the remedy; where no plan exists, so are the rules that cannot be kept together', async () => {
  const { schools, roads = [], settlements = [], ...county } = valley()
  const gates = schools.map(({ id }) => ({ from: id, to: 'S01', metres: 100, metresPerMinute: 400 }))
  const store = (name: string, change: Partial<Snapshot>) => writeFileSync(join(folder, name), JSON.stringify({ ...county, schools, settlements, roads: [...roads, ...gates], ...change }))
  writeFileSync(join(folder, 'births.json'), JSON.stringify({ births: [], housing: [], plannedSchools: [] }))
  store('cut.json', { settlements: [...settlements, { id: 'S09', name: '孤岭', township: '990181200', location: [127.9, 45.9], primaryPupils: 3 }] })
  store('sound.json', {})
  const of = (file: string, ...more: readonly string[]) => plan('layout', '--snapshot', file, '--population', 'births.json', ...more)
  expect(await of('cut.json')).toMatchObject({ code: 3, told: expect.stringContaining('孤岭 · 有学生，但没有道路') })
  expect(await of('sound.json', '--keep', 'X', '--keep', schools[0]!.id, '--close', schools[0]!.id)).toMatchObject({ code: 2, told: expect.stringMatching(/没有这所义务教育学校[\s\S]*既要保留又要撤并/) })
  expect(await of('sound.json', '--yuan', '1', '--buses', '0.01')).toMatchObject({ code: 1, printed: expect.stringMatching(/没有合规的方案|没有得出合规的方案[\s\S]*请/) })
}, 60_000)

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
