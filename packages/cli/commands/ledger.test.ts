import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { contentHash } from '@junheng/core/county/content.ts'
import type { School, Snapshot } from '@junheng/core/county/snapshot.ts'
import { valley } from '@junheng/core/county/testing.ts'
import type { ForecastSummary } from '@junheng/core/planning/forecast/summary.ts'
import type { Effects } from '@junheng/core/planning/layout/effects.ts'
import { inScope } from '@junheng/server/db/database.ts'
import { withDatabase } from '@junheng/server/db/open.ts'
import { sha256 } from '@junheng/server/documents/digest.ts'
import { loadPopulation } from '@junheng/server/features/forecasts/queries.ts'
import { bookSnapshot } from '@junheng/server/features/snapshots/booking.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { county } from '../county.ts'
import { folderWith, runIn } from '../testing.ts'

/** The valley with its schools and a kindergarten at the first settlement. */
const kindergarten: School = { id: '1199000001', name: '河口幼儿园', kind: '111', township: '990181001', urbanRural: '111', runBy: 'county', countsAsSchool: true, boarding: false, stages: { preschool: { pupils: 60 } }, stock: { landArea: 2000, floorArea: 900 } }
const schools = [...valley().schools, kindergarten].toSorted((a, b) => (a.id < b.id ? -1 : 1))
const snapshotOn = (date: string): Snapshot => ({ ...valley(), county, date, schools, roads: [...valley().roads!, ...schools.map(({ id }) => ({ from: id, to: 'S01', metres: 100, metresPerMinute: 400 }))] })
const juniorSchool = schools.find(({ stages }) => stages.junior !== undefined)!
const births = valley().settlements!.map(({ id }) => ({ settlement: id, from: 2009, births: Array.from({ length: 12 }, () => 30) }))

const folder = folderWith({})
const data = join(folder, 'data')
const run = (...args: string[]) => runIn(folder, [...args, '--data', data])
beforeAll(async () => {
  const scope = { countyCode: county.code, role: 'bureau-admin' } as const
  await withDatabase({ dataFolder: data }, county, () => {}, async (db) => {
    for (const snapshot of ['2019-09-01', '2020-09-01'].map(snapshotOn)) {
      await inScope(db, scope, (tx) => bookSnapshot(tx, { id: contentHash(snapshot, sha256), snapshot, cells: new Map(), fileNames: ['教基.xlsx'], bookedBy: '测试', reason: null }))
    }
    await loadPopulation(db, scope, { population: { births, housing: [], plannedSchools: [], siblings: [{ settlement: 'S02', stage: 'junior', school: juniorSchool.id, families: 4 }] }, on: '2021-05-11', by: '测试', reason: '分村出生表' })
  })
}, 60_000)
afterAll(() => rmSync(data, { recursive: true, force: true }))

test('a layout of the ledger, kindergartens too, is planned, kept and done again to the last bit', async () => {
  const { printed } = await run('plan', 'layout', '--ledger', '--effort', '0.02', '--kindergartens', '--json', '--out', 'run.json')
  const { stopped, kindergartens } = JSON.parse(printed) as { stopped: boolean; kindergartens: { status: string; opened: string[]; attends: { settlement: string; to: string }[] } }
  expect([stopped, kindergartens.status]).toEqual([false, 'optimal'])
  expect([...new Set(kindergartens.attends.map(({ settlement }) => settlement))].toSorted()).toEqual(['S01', 'S02', 'S03'])
  expect(await runIn(folder, ['plan', 'layout', '--replay', 'run.json', '--json'])).toMatchObject({ printed, told: expect.stringContaining('逐字节一致') })
}, 120_000)

test('a layout by hand is checked against the ledger, and the forecast is its own', async () => {
  const checked = await run('check', '--closed', schools.find(({ kind }) => kind === '218')!.id, '--kindergartens', `close:${kindergarten.id},build:S02:2`, '--json')
  const { sentence, roster, kindergartens } = JSON.parse(checked.printed) as Effects
  expect([sentence.closed, roster.difference, kindergartens!.reported]).toEqual([1, [], 1])
  expect(kindergartens!.kindergartens.map(({ name, decision }) => [name, decision])).toEqual([['河口幼儿园', 'close'], ['柳林镇柳林幼儿园（拟建）', 'build']])
  const forecast = await run('forecast', '--json')
  const { base, years, settlements } = JSON.parse(forecast.printed) as ForecastSummary
  expect([forecast.code, base, years.at(0), years.at(-1), settlements.map(({ id }) => id)]).toEqual([0, '2020-09-01', 2020, 2035, ['S01', 'S02', 'S03']])
}, 120_000)

test('zones of the ledger are planned and done again to the last bit, siblings weighed where they were returned; versions, their papers and what is wrong are said', async () => {
  const planned = await run('plan', 'zones', '--ledger', '--stage', 'junior', '--load', '2', '--json', '--out', 'zones.json')
  const { status, familiesSplit } = JSON.parse(planned.printed) as { status: string; familiesSplit: number | null }
  expect([planned.code, status === 'optimal' || status === 'feasible', typeof familiesSplit]).toEqual([0, true, 'number'])
  expect(await runIn(folder, ['plan', 'zones', '--replay', 'zones.json', '--json'])).toMatchObject({ code: 0, printed: planned.printed, told: expect.stringContaining('逐字节一致') })
  const { input } = JSON.parse(readFileSync(join(folder, 'zones.json'), 'utf8')) as { input: { wishes: object } }
  expect(input.wishes).toMatchObject({ siblingMinutes: 30, repairs: true })

  expect(JSON.parse((await run('zones', '--json')).printed)).toEqual([])
  const saved = await run('api', '/zone-plans', '--method', 'POST', '--body', JSON.stringify({ name: '现状', stage: 'junior', from: null, handovers: [] }))
  const { id } = JSON.parse(saved.printed) as { id: string }
  const papers = await run('zones', 'papers', id, '--out', 'papers', '--json')
  expect((JSON.parse(papers.printed) as { files: string[] }).files.map((file) => readFileSync(file).subarray(0, 4).toString())).toEqual(['PK\u0003\u0004', '%PDF'])
  expect((await run('zones', 'find', '河口')).code).toBe(1)
  expect(await run('zones', 'show', '00000000-0000-7000-8000-000000000000')).toMatchObject({ code: 2, told: expect.not.stringContaining('undefined') })
}, 120_000)
