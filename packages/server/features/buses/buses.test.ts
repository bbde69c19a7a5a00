import { afterAll, beforeAll, expect, test } from 'vitest'
import { unzipSync } from 'fflate'
import type { BusEffectReply, BusesToday, BusOperations, BusPlanHead, TimetableCheck } from '@junheng/contract/buses.ts'
import type { JobView } from '@junheng/contract/jobs.ts'
import { usualRules } from '@junheng/core/planning/buses/county-buses.ts'
import { busPlanView, type BusPlanView } from '@junheng/core/planning/buses/plan-view.ts'
import { makeBuses, nextMerger } from '@junheng/xcity/bus-runs.ts'
import { generateXCity } from '@junheng/xcity/county.ts'
import { withCells } from '../../documents/buses/testing.ts'
import { testServer, type TestServer } from '../../testing.ts'
import { workOnce } from '../jobs/worker.ts'
import { bookForTest } from '../snapshots/testing.ts'
import { loadBuses } from './load.ts'
import { planBusesJob } from './plan-job.ts'

const city = generateXCity()
const snapshot = city.snapshots.at(-1)!
let server: TestServer

beforeAll(async () => {
  server = await testServer()
  await bookForTest(server, snapshot)
  const { register, county, plan, points } = makeBuses(snapshot, city.busSeed)
  const operations: BusOperations = { register, points, warnings: [], approvals: [] }
  await loadBuses(server.db, server.adminScope, () => ({ name: '现行', view: busPlanView({ snapshot, county, rules: usualRules }, plan, null), operations, by: '样例', reason: '样例' }))
}, 240_000)
afterAll(() => server.close())

const plans = async () => (await server.as('safety')<BusPlanHead[]>('GET', '/api/buses/plans')).json

test('the morning says which bus may not run, and who takes its place where it had a run', async () => {
  const { status, json } = await server.as('safety')<BusesToday>('GET', '/api/buses/today')
  expect([status, json.notCleared.map(({ vehicle, reasons }) => [vehicle.id, reasons])]).toEqual([200, [['B0117', ['inspection']]]])
  const first = (await server.as('safety')<BusPlanView>('GET', `/api/buses/plans/${(await plans())[0]!.id}`)).json.runs[0]!
  expect((await server.as('safety')('PUT', `/api/buses/vehicles/${first.vehicle}`, { vehicle: { outOfOrder: true }, reason: '制动故障' })).status).toBe(200)
  const after = (await server.as('director')<BusesToday>('GET', '/api/buses/today')).json.notCleared.find(({ vehicle }) => vehicle.id === first.vehicle)!
  expect([after.reasons, after.run, after.substitute!.seats - 2 >= first.most]).toEqual([['outOfOrder'], 0, true])
  expect((await server.as('safety')('PUT', '/api/buses/vehicles/none', { vehicle: {}, reason: 'x' })).status).toBe(404)
})

test('a red warning suspends every run, and lifting it changes that', async () => {
  await server.as('safety')('PUT', '/api/buses/warnings', { warnings: [{ kind: 'snow', colour: 'red', townships: [] }] })
  const { json } = await server.as('safety')<BusesToday>('GET', '/api/buses/today')
  expect([json.weather.length, new Set(json.weather.map(({ decision }) => decision))]).toEqual([json.runs, new Set(['suspended'])])
  await server.as('safety')('PUT', '/api/buses/warnings', { warnings: [] })
  expect((await server.as('safety')<BusesToday>('GET', '/api/buses/today')).json.weather).toEqual([])
})

test('what is decided of a bus is told to anybody, changes by one decision and goes when it runs as planned', async () => {
  const inForce = (await plans()).find(({ adopted }) => adopted)!
  const [first, second] = (await server.as('safety')<BusPlanView>('GET', `/api/buses/plans/${inForce.id}`)).json.runs.map(({ plate }) => plate)
  const decide = (notices: readonly object[]) => server.as('safety')('PUT', '/api/buses/notices', { notices, reason: '道路结冰' })
  const told = async () => (await server.as(undefined)<{ day: string; notices: readonly object[] }>('GET', '/api/bus-notices')).json
  expect((await decide([{ bus: first, decision: 'late', lateMinutes: 30 }, { bus: second, decision: 'suspended' }])).status).toBe(200)
  const notices = [{ bus: first, decision: 'late', lateMinutes: 30, substitute: null }, { bus: second, decision: 'suspended', lateMinutes: 0, substitute: null }]
  expect((await told()).notices).toEqual(expect.arrayContaining(notices))
  await decide([{ bus: first, decision: 'asPlanned', substitute: '甲00009' }, { bus: second, decision: 'asPlanned' }])
  expect(await told()).toEqual({ day: '2021-05-11', notices: [{ bus: first, decision: 'asPlanned', lateMinutes: 0, substitute: '甲00009' }] })
  expect((await server.as('director')<BusesToday>('GET', '/api/buses/today')).json.notices).toHaveLength(1)
  expect([(await decide([{ bus: first, decision: 'suspended', lateMinutes: 30 }])).status, (await decide([{ bus: '没有的车', decision: 'suspended' }])).status]).toEqual([400, 404])
  expect((await server.as('director')('PUT', '/api/buses/notices', { notices: [], reason: 'x' })).status).toBe(403)
  await decide([{ bus: first, decision: 'asPlanned' }])
  expect((await told()).notices).toEqual([])
})

test('a driver is registered and changed, and a bus given to them', async () => {
  const person = { name: '李某某', role: 'driver', birthYear: 1980, licensedSince: 2005, reviewUntil: '2021-05-01' }
  expect((await server.as('safety')('PUT', '/api/buses/people/D-new', { person, reason: '新聘' })).status).toBe(200)
  await server.as('safety')('PUT', '/api/buses/vehicles/B0002', { vehicle: { driver: 'D-new' }, reason: '换人' })
  const reasons = async () => (await server.as('safety')<BusesToday>('GET', '/api/buses/today')).json.notCleared.find(({ vehicle }) => vehicle.id === 'B0002')?.reasons
  expect(await reasons()).toEqual(['driverReview'])
  await server.as('safety')('PUT', '/api/buses/people/D-new', { person: { ...person, reviewUntil: '2022-05-01' }, reason: '已审验' })
  expect(await reasons()).toBeUndefined()
})

test('a bus that is in no snapshot is added to the register, cleared once its papers and people are there; a plate is registered once', async () => {
  const put = (id: string, vehicle: Readonly<Record<string, unknown>>) => server.as('safety')<{ readonly code: string }>('PUT', `/api/buses/vehicles/${id}`, { vehicle, reason: '新购' })
  const { vehicles, people } = (await server.as('safety')<BusOperations>('GET', '/api/buses/register')).json.register
  expect((await put('V-new', { plate: '样A·Z0001', seats: 6, township: vehicles[0]!.township })).json.code).toBe('invalid_input')
  expect((await put('V-new', { plate: vehicles[0]!.plate, seats: 36, township: vehicles[0]!.township })).json.code).toBe('invalid_input')
  expect((await put('V-new', { plate: '样A·Z0001', seats: 36, township: vehicles[0]!.township })).status).toBe(200)
  const reasons = async () => (await server.as('safety')<BusesToday>('GET', '/api/buses/today')).json.notCleared.find(({ vehicle }) => vehicle.id === 'V-new')?.reasons
  expect(await reasons()).toEqual(['inspection', 'insurance', 'permit', 'noDriver', 'noAttendant'])
  const { driver, attendant } = vehicles[1]!
  await put('V-new', { inspectionUntil: '2022-01-01', insuranceUntil: '2022-01-01', permitUntil: '2022-01-01', driver, attendant })
  expect([people.length > 0, await reasons()]).toEqual([true, undefined])
})

test('an approval goes by 3 + 3 + 5 working days of the county’s calendar', async () => {
  await server.as('safety')('POST', '/api/buses/approvals', { route: '线路一', submittedOn: '2021-04-29' })
  await server.as('safety')('POST', '/api/buses/approvals/线路一/steps', { step: 'ask', on: '2021-04-30' })
  const { json } = await server.as('safety')<{ standings: { step: string; due: string }[][] }>('GET', '/api/buses/register')
  // 5 May is a day off and 8 May a Saturday worked.
  expect(json.standings[0]!.map(({ due }) => due)).toEqual(['2021-05-07', '2021-05-08', '2021-05-14'])
})

test('closing three points shows at once which villages would have no seat', async () => {
  const { status, json } = await server.as('finance-planning')<BusEffectReply>('POST', '/api/buses/effect', { closed: nextMerger })
  expect([status, json.losing.length, json.after.unseated]).toEqual([200, 3, 0])
  expect((await server.as('finance-planning')('POST', '/api/buses/effect', { closed: ['9999999999'] })).status).toBe(404)
})

test('a plan is made as a job, adopted with a reason, handed out as files, and its times are open to all', async () => {
  const started = await server.as('safety')<JobView>('POST', '/api/jobs', { kind: 'buses.plan', parameters: { name: '新方案', seconds: 3, from: (await plans())[0]!.id } })
  expect(started.status).toBe(200)
  await workOnce({ db: server.db, countyCode: server.adminScope.countyCode, kinds: [planBusesJob], places: 1, onError: (error) => expect(error).toBeUndefined() })
  const [made] = await plans()
  expect(made).toMatchObject({ name: '新方案', adopted: false, violations: 0 })
  expect(made!.cost.unseated).toBe(0)
  expect((await server.as('director')('POST', `/api/buses/plans/${made!.id}/adopt`, { reason: '试' })).status).toBe(403)
  expect((await server.as('safety')('POST', `/api/buses/plans/${made!.id}/adopt`, { reason: '新学期' })).status).toBe(200)
  expect((await plans()).filter(({ adopted }) => adopted).map(({ id }) => id)).toEqual([made!.id])
  const gtfs = await server.as('safety')('GET', `/api/buses/plans/${made!.id}/file?format=gtfs`)
  expect(Object.keys(unzipSync(gtfs.bytes)).toSorted()).toEqual(['agency.txt', 'calendar.txt', 'feed_info.txt', 'routes.txt', 'stop_times.txt', 'stops.txt', 'trips.txt'])
  for (const format of ['gpx', 'geojson', 'xlsx']) expect((await server.as('safety')('GET', `/api/buses/plans/${made!.id}/file?format=${format}`)).status).toBe(200)
  const times = await server.as(undefined)<{ village: string }[]>('GET', '/api/bus-times')
  const [{ village }] = times.json as [{ village: string }]
  expect(village).toMatch(/^\S+ \S+$/)
  const own = await server.as(undefined)<{ village: string }[]>('GET', `/api/bus-times?village=${encodeURIComponent(village.split(' ')[1]!)}`)
  expect([own.json.length > 0, own.json.every((time) => time.village.includes(village.split(' ')[1]!))]).toEqual([true, true])
  expect(times.json.length).toBeGreaterThan(100)
}, 120_000)

test('a timetable written by hand is checked, its faults and its violations said at once, and kept as a plan', async () => {
  const inForce = (await plans()).find(({ adopted }) => adopted)!
  const { bytes } = await server.as('safety')('GET', `/api/buses/plans/${inForce.id}/file?format=xlsx`)
  const checked = await server.as('director')<TimetableCheck>('POST', '/api/buses/timetables/check', bytes)
  expect(checked.json).toMatchObject({ faults: [], violations: [], unseated: 0 })
  const kept = await server.as('safety')<TimetableCheck & { plan: string }>('POST', `/api/buses/timetables?name=${encodeURIComponent('手编')}`, bytes)
  const view = await server.as('safety')<BusPlanView>('GET', `/api/buses/plans/${kept.json.plan}`)
  const before = await server.as('safety')<BusPlanView>('GET', `/api/buses/plans/${inForce.id}`)
  expect(view.json.runs.map(({ plate, halts }) => ({ plate, halts }))).toEqual(before.json.runs.map(({ plate, halts }) => ({ plate, halts })))

  const broken = await server.as('safety')<TimetableCheck>('POST', '/api/buses/timetables/check', await withCells(bytes, { L4: '07:59:59' }))
  expect([broken.json.faults, broken.json.violations.some(({ bus, place }) => bus === 0 && place !== undefined)]).toEqual([[], true])
  const faulty = await server.as('safety')<TimetableCheck & { plan: null }>('POST', '/api/buses/timetables?name=x', await withCells(bytes, { B3: '没有的车', K4: '早上' }))
  expect([faulty.json.faults.map(({ row, column, value }) => [row, column, value]), faulty.json.plan]).toEqual([[[3, '号牌', '没有的车'], [4, '到', '早上']], null])
  expect((await server.as('director')('POST', '/api/buses/timetables?name=x', bytes)).status).toBe(403)
}, 60_000)

test('a plan goes on from another with runs that stay as they are, and does without a bus; what cannot stay is said', async () => {
  const from = (await plans()).find(({ adopted }) => adopted)!.id
  const { runs } = (await server.as('safety')<BusPlanView>('GET', `/api/buses/plans/${from}`)).json
  const plan = async (parameters: Readonly<Record<string, unknown>>) => {
    const { json: { id } } = await server.as('safety')<JobView>('POST', '/api/jobs', { kind: 'buses.plan', parameters: { name: '续排', seconds: 1, from, ...parameters } })
    await workOnce({ db: server.db, countyCode: server.adminScope.countyCode, kinds: [planBusesJob], places: 1, onError: (error) => expect(error).toBeUndefined() })
    return (await server.as('safety')<JobView>('GET', `/api/jobs/${id}`)).json
  }
  const done = await plan({ pinnedRuns: [1], withheld: [runs[4]!.vehicle] })
  const made = (await server.as('safety')<BusPlanView>('GET', `/api/buses/plans/${(await plans())[0]!.id}`)).json
  expect([done.state, made.runs.find(({ vehicle }) => vehicle === runs[0]!.vehicle)!.halts, made.runs.some(({ vehicle }) => vehicle === runs[4]!.vehicle)]).toEqual(['done', runs[0]!.halts, false])
  const refused = await plan({ pinnedRuns: [1], withheld: [runs[0]!.vehicle] })
  expect([refused.state, refused.fault]).toEqual(['failed', expect.stringContaining('bus_pins_faulty')])
}, 60_000)

test('a school does not read the buses', async () => {
  expect((await server.as('school')('GET', '/api/buses/plans')).status).toBe(403)
})
