import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ForecastSummary } from '@junheng/core/planning/forecast/summary.ts'
import { generateXCity } from '@junheng/xcity/county.ts'
import { inScope } from '../../db/database.ts'
import { testServer, type Person, type TestServer } from '../../testing.ts'
import { bookForTest } from '../snapshots/testing.ts'
import { loadPopulation } from './queries.ts'

const { snapshots, population } = generateXCity()
let server: TestServer
beforeAll(async () => {
  server = await testServer()
  for (const snapshot of snapshots.slice(-2)) await bookForTest(server, snapshot)
}, 120_000)
afterAll(() => server.close())

const put = (body: object, person: Person = 'basic-education') => server.as(person)<{ code: string; details: { faults: { field: string }[] } }>('PUT', '/api/population', { population, reason: '按公安户籍与住建台账', ...body })

test('without births there is no forecast, and the answer says so', async () => {
  const { status, json } = await server.as('finance-planning')<{ code: string }>('GET', '/api/forecast')
  expect([status, json.code]).toEqual([409, 'forecast_impossible'])
})

test('faults of the table are said at once and nothing is kept', async () => {
  const faulty = { ...population, births: [{ settlement: '没有的村', from: 2015, births: [-1] }] }
  const { status, json } = await put({ population: faulty })
  expect([status, json.code, json.details.faults.map(({ field }) => field)]).toEqual([400, 'population_faulty', ['settlement', '2015']])
  expect((await server.as('director')<{ population: unknown }>('GET', '/api/population')).json.population).toBeNull()
})

test('the planner puts the table in; whoever reads layouts reads the forecast, a school does not', async () => {
  expect((await put({})).status).toBe(200)
  const { status, json } = await server.as('deputy-mayor')<ForecastSummary>('GET', '/api/forecast?oversizeFrom=50')
  expect([status, json.oversizeFrom, json.base, json.backTest]).toEqual([200, 50, '2020-09-01', null])
  expect(json.schools.length).toBe(93)
  expect(json.settlements.reduce((sum, { primary }) => sum + primary[0]!, 0)).toBe(27_000)
  expect((await server.as('school')('GET', '/api/forecast')).status).toBe(403)
  expect((await put({}, 'director')).status).toBe(403)
  const workbook = await server.as('basic-education')('GET', '/api/forecast/workbook')
  expect([workbook.status, workbook.bytes.subarray(0, 2).toString()]).toEqual([200, 'PK'])
})

test('loading a sample changes no table that is there', async () => {
  await loadPopulation(server.db, server.adminScope, { population: { births: [], housing: [], plannedSchools: [] }, on: '2021-05-11', by: '样例', reason: '样例' })
  const kept = await inScope(server.db, server.adminScope, (tx) => tx.selectFrom('population').select('by').execute())
  expect(kept.map(({ by }) => by)).toEqual(['测试 basic-education'])
})
