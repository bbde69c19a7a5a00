import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ProjectOutlook } from '@junheng/contract/outlook.ts'
import { crowdedYears, type CrowdedYear } from '@junheng/core/planning/forecast/crowded-classes.ts'
import { forecastCounty, type Forecast } from '@junheng/core/planning/forecast/forecast.ts'
import type { ForecastSummary } from '@junheng/core/planning/forecast/summary.ts'
import { classesWaiting } from '@junheng/core/schedule/waiting.ts'
import { generateXCity } from '@junheng/xcity/county.ts'
import { inScope } from '../../db/database.ts'
import { testServer, type Person, type TestServer } from '../../testing.ts'
import { eastSchool, loadForTest } from '../projects/testing.ts'
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

const lateSchool = eastSchool({ id: 'late', township: '990181001', stages: ['primary'] })
const costs = async () => (await server.as('supervision')<{ projects: readonly Pick<ProjectOutlook, 'project' | 'cost'>[] }>('GET', '/api/outlook')).json.projects.find(({ project }) => project === 'late')!.cost

test('without births there is no forecast, and the answer says so', async () => {
  const { status, json } = await server.as('finance-planning')<{ code: string }>('GET', '/api/forecast')
  expect([status, json.code]).toEqual([409, 'forecast_impossible'])
})

test('without a forecast the classes that wait for a late school are counted, and it says so', async () => {
  await loadForTest(server, lateSchool)
  const counted = classesWaiting(lateSchool, snapshots.at(-1)!)!.filter(({ oversize, nearlyOversize }) => oversize || nearlyOversize).length
  expect(await costs()).toMatchObject({ oversizeClasses: counted, classesFrom: { kind: 'classList', on: '2020-09-01' } })
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

test('with one they are those of the September in which it is missing, for whoever sees the schools and for nobody else', async () => {
  const forecast = forecastCounty(snapshots.slice(-2), population) as Forecast
  const waiting = classesWaiting(lateSchool, snapshots.at(-1)!)!
  const { classes, ...interval } = crowdedYears(forecast, waiting, 53)!.find(({ year }) => year === 2022)!
  expect(classes).toBeGreaterThan(waiting.filter(({ pupils }) => pupils >= 53).length)
  expect(await costs()).toMatchObject({ jumpDays: 365, oversizeClasses: classes, classesFrom: { kind: 'forecast', on: '2020-09-01', level: 0.8, ...interval } })
  const seen = async (person: Person) => (await server.as(person)<{ waiting: { forecast: { years: readonly CrowdedYear[] } } | null }>('GET', '/api/projects/late')).json.waiting
  const { school } = waiting[0]!
  expect((await seen({ role: 'school', schoolId: school }))!.forecast.years).toEqual(crowdedYears(forecast, waiting.filter((each) => each.school === school), 53))
  expect(await seen({ role: 'township', township: '990181101' })).toBeNull()
})

test('loading a sample changes no table that is there', async () => {
  await loadPopulation(server.db, server.adminScope, { population: { births: [], housing: [], plannedSchools: [] }, on: '2021-05-11', by: '样例', reason: '样例' })
  const kept = await inScope(server.db, server.adminScope, (tx) => tx.selectFrom('population').select('by').execute())
  expect(kept.map(({ by }) => by)).toEqual(['测试 basic-education'])
})
