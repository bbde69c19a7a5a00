import { afterAll, beforeAll, expect, test } from 'vitest'
import type { JobView } from '@junheng/contract/jobs.ts'
import type { PlanOutcome, ScenarioItem, ScenarioReply, WhyReply } from '@junheng/contract/layouts.ts'
import type { Effects } from '@junheng/core/planning/layout/effects.ts'
import type { WishFault } from '@junheng/core/planning/layout/check-wishes.ts'
import { generateXCity } from '@junheng/xcity/county.ts'
import { testServer, type TestServer } from '../../testing.ts'
import { loadPopulation } from '../forecasts/queries.ts'
import { allJobKinds } from '../../job-kinds.ts'
import { workOnce } from '../jobs/worker.ts'
import { bookForTest, valleyOf } from '../snapshots/testing.ts'

const county = generateXCity()
const snapshot = county.snapshots.at(-1)!
let server: TestServer
let small: string
beforeAll(async () => {
  server = await testServer()
  const valley = valleyOf(server)
  const gates = valley.schools.map(({ id }) => ({ from: id, to: 'S01', metres: 100, metresPerMinute: 400 }))
  small = await bookForTest(server, { ...valley, date: '2019-09-01', roads: [...valley.roads!, ...gates] })
  await bookForTest(server, snapshot)
}, 120_000)
afterAll(() => server.close())

const planner = () => server.as('basic-education')
const start = (wish: object) => planner()<{ job: JobView; code: string; details: { faults: readonly WishFault[] } }>('POST', '/api/layout/plans', { name: '自动方案', ...wish })
/** Does the one job that waits, and answers what came of it. */
async function done<Content>(id: string): Promise<Content> {
  await workOnce({ db: server.db, countyCode: server.countyCode, kinds: allJobKinds, places: 1, onError: (error) => { throw error } })
  return (await planner()<{ content: Content }>('GET', `/api/jobs/${id}/outcome`)).json.content
}

test('what is wrong with the wishes is said at once, each in its own words, and nothing is started', async () => {
  const { status, json } = await start({ minutes: { lower: 45, upper: 45, junior: 60 }, keep: ['9999999999'] })
  expect([status, json.code, json.details.faults.filter(({ stops }) => stops).map(({ code }) => code)]).toEqual([400, 'layout_wish_faulty', ['limitAgainstLaw', 'unknownSchool']])
  const primary = snapshot.schools.filter(({ stages }) => stages.primary !== undefined).map(({ id }) => id)
  const closing = (await start({ close: primary })).json.details.faults.filter(({ stops }) => stops)
  expect([closing.length > 0, closing.every(({ code }) => code === 'closingAgainstLaw')]).toEqual([true, true])
  const unknown = (await start({ kindergartens: {} })).json.details.faults
  expect(unknown.filter(({ code }) => code === 'noBirths' || code === 'noKindergartens').map(({ code, stops }) => [code, stops])).toEqual([['noBirths', true], ['noKindergartens', false]])
  expect((await planner()<JobView[]>('GET', '/api/jobs?kind=layout.plan')).json).toEqual([])
  expect((await server.as('director')('POST', '/api/layout/plans', { name: '自动方案' })).status).toBe(403)
})

test('a run that the clock ends keeps the best it has as a scenario, says that it was stopped, and is repeated to the last bit', async () => {
  await loadPopulation(server.db, server.adminScope, { population: county.population, on: '2021-05-11', by: '测试', reason: '分村出生表' })
  const { status, json } = await start({ seconds: 2, points: 8, alternatives: 1, kindergartens: {} })
  expect(status).toBe(200)
  const [kept] = await done<readonly PlanOutcome[]>(json.job.id)
  const path = `/api/layout/scenarios/${kept!.scenario}`
  const { scenario, planned, effects } = (await planner()<ScenarioReply>('GET', path)).json
  expect([scenario.planned?.isStopped, scenario.planned?.status, effects.roster.difference, scenario.figures.closed]).toEqual([true, kept!.status, [], effects.decision.closed.length])
  expect([planned!.kindergartens !== null, effects.kindergartens!.difference, scenario.kindergartens!.built]).toEqual([true, [], effects.decision.kindergartens!.opened.length])
  expect(planned!.actions.closed).toHaveLength(effects.decision.closed.length)
  expect(effects.money.levelYuan).toBeCloseTo(planned!.spent.levellingYuan, 0)
  const asked = await server.as('deputy-mayor')<Effects>('GET', `/api/layout/effects?scenario=${kept!.scenario}`)
  expect(asked.json.sentence).toEqual(effects.sentence)
  const home = effects.movements.find(({ band }) => band === 'lower')!
  const why = await planner()<WhyReply>('GET', `${path}/why?settlement=${home.settlement}&band=${encodeURIComponent(planned!.bands[0]!)}`)
  expect([why.status, why.json.attends]).toEqual([200, home.toName])
  expect(why.json.others.length).toBeGreaterThan(0)
  expect((await planner()('GET', `${path}/report?format=docx`)).status).toBe(200)
  const again = await planner()<JobView>('POST', `${path}/repetition`)
  expect(await done(again.json.id)).toEqual({ scenario: kept!.scenario, isSame: true })
}, 120_000)

test('where no plan exists the reasons are kept, in words, and no scenario', async () => {
  const before = (await planner()<ScenarioItem[]>('GET', '/api/layout/scenarios')).json.length
  const { json } = await start({ snapshot: small, minutes: { lower: 5, upper: 5, junior: 5 }, seconds: 60 })
  const [kept] = await done<readonly PlanOutcome[]>(json.job.id)
  expect([kept!.status, kept!.scenario]).toEqual(['infeasible', null])
  expect(kept!.because.map(({ rule, where }) => [rule, where])).toEqual(expect.arrayContaining([['travel', null], ['pin', '柳林中学']]))
  expect((await planner()<ScenarioItem[]>('GET', '/api/layout/scenarios')).json).toHaveLength(before)
}, 60_000)
