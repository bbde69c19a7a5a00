import { expect, test } from 'vitest'
import { windowsOf } from './county-calendar.ts'
import type { CountyNode, CountyProject } from './programme.ts'
import type { Project } from './project.ts'
import { rankedNodes, rankedProjects } from './ranking.ts'
import fixture from './reference-projects.fixture.json' with { type: 'json' }
import { standingOf } from './standing.ts'
import { workingDays } from './working-days.ts'

const windows = windowsOf({
  terms: { autumn: { yearly: [[9, 1]] }, spring: { yearly: [[3, 1]] } },
  vacations: { summer: { yearly: [[7, 10], [8, 25]] }, winter: { yearly: [[1, 10], [2, 25]] } },
  outdoorSeason: [[4, 1], [11, 15]], fundingWindows: [], holidayYears: [],
})
const rule = { cycleDays: 14, littleTimeShare: 0.3, confirmation: false, basis: '测试用', certainty: '假定' }
const onThe = (today: string) => ({ today, workingDays: workingDays([]), windows, rule })

const blank = { kind: 'newSchool', promisedGoal: null, township: null, school: null, budgetYuan: null, pupilsBasis: null, gaps: [] } as const
const reference = (id: string) => (fixture.projects as unknown as { readonly [id: string]: Project })[id]!

/** The new school of the reference: approved in time, its land approval still open. */
function school(id: string, more: { readonly [node: string]: Partial<CountyNode> } = {}, of = 'newSchoolSeptemberOnly'): CountyProject {
  const records: typeof more = { approval: { actualStart: '2021-02-22', actualFinish: '2021-03-14' }, land: { actualStart: '2021-03-14', reported: { on: '2021-05-06', state: 'underWay' } }, ...more }
  const nodes = reference(of).nodes.map((node) => ({ ...node, owner: '某局', helpers: [], basis: null, evidenceNeeded: null, ...records[node.id] }))
  return { ...blank, id, name: id, start: reference(of).start, nodes, pupils: 1200 }
}

const at = (project: CountyProject, today: string, id: string) => standingOf(project, onThe(today)).nodes.find((node) => node.id === id)!

test('on 11 May 2021 the land approval is 13 days late and has 9 days left; the tenth costs a year, in either term half a year', () => {
  const standing = standingOf(school('p1'), onThe('2021-05-11'))

  expect(standing.nodes.find(({ id }) => id === 'land')).toEqual({
    id: 'land', status: 'red', why: 'overdue', daysLate: 13, daysToCliff: 9, damage: 365 * 1200, pupils: 1200, contradicted: false,
    cliff: {
      slipDays: 10, lastDay: '2021-05-20', goalId: 'opening', goalNow: '2022-09-01', goal: '2023-09-01', jumpDays: 365,
      eitherTerm: { goal: '2023-03-01', jumpDays: 181 },
    },
  })
  expect(standing.plan.nodes.find(({ id }) => id === 'land')).toMatchObject({ finish: '2021-04-28', daysToCliff: 22 })
  expect(standing.forecast.nodes.find(({ id }) => id === 'land')).toMatchObject({ finish: '2021-05-11', daysToCliff: 9 })
  expect([standing.entry, standing.lostDays]).toEqual(['land', 0])
})

test('where either term opens anyhow there is no alternative to name', () => {
  expect(at(school('p1', {}, 'newSchoolEitherTerm'), '2021-05-11', 'land').cliff).toMatchObject({ goal: '2023-03-01', jumpDays: 181, eitherTerm: null })
})

test('a node that starts on listed days may be ready until its last day', () => {
  expect(at(school('p1'), '2021-05-11', 'opening').cliff).toMatchObject({ slipDays: 10, lastDay: '2022-09-01' })
})

test('once the cliff is passed the days lost stand first, against the promise where one was made', () => {
  const late = { ...school('p1'), promisedGoal: '2022-08-25' }

  expect(standingOf(late, onThe('2021-05-20')).lostDays).toBe(7)
  expect(standingOf(late, onThe('2021-05-21'))).toMatchObject({ lostDays: 372 })
  expect(standingOf(school('p1'), onThe('2021-05-21')).lostDays).toBe(365)
})

test('what never comes is lost for good, and its damage counts as five years', () => {
  const doomed = school('p1', { foundation: { days: 229 } })
  const tight = school('p2', { foundation: { days: 228 } })

  expect(standingOf(doomed, onThe('2021-05-11'))).toMatchObject({ lostDays: null, entry: null })
  expect(at(tight, '2021-05-11', 'foundation')).toMatchObject({ daysToCliff: 0, damage: 1826 * 1200, cliff: { slipDays: 1, goal: null, jumpDays: null, lastDay: '2022-11-15' } })
})

test('a node has its finish on record, is not due, has not reported for a cycle, is overdue, forecast late, short of time or in time', () => {
  const says = (today: string, id: string, more: Partial<CountyNode> = {}) => {
    const { status, why } = at(school('p1', { [id]: more }), today, id)
    return [status, why]
  }
  const report = (on: string) => ({ reported: { on, state: 'underWay' as const } })

  expect(says('2021-05-11', 'approval', { actualFinish: '2021-03-20' })).toEqual(['done', 'finished'])
  expect(says('2021-05-11', 'tender')).toEqual(['idle', 'notDue'])
  expect(says('2021-05-11', 'land', { actualStart: '2021-03-14', ...report('2021-04-26') })).toEqual(['unreported', 'noReport'])
  expect(says('2021-05-11', 'land', { actualStart: '2021-03-14', ...report('2021-04-27') })).toEqual(['red', 'overdue'])
  expect(says('2021-05-11', 'design')).toEqual(['yellow', 'forecastLate'])
  expect(says('2021-05-13', 'design')).toEqual(['unreported', 'noReport'])
  expect(says('2021-04-28', 'land', { actualStart: '2021-04-20' })).toEqual(['yellow', 'forecastLate'])
  expect(says('2021-03-10', 'approval', report('2021-03-09'))).toEqual(['green', 'inTime'])
  expect(says('2021-03-08', 'approval', {})).toEqual(['green', 'inTime'])
})

test('little time left is yellow while nothing was reported, and a report lifts it', () => {
  const short = (more: Partial<CountyNode>) => at(school('p1', { approval: { days: 10, ...more } }), '2021-03-02', 'approval')

  expect(short({})).toMatchObject({ status: 'yellow', why: 'littleTimeLeft' })
  expect(short({ reported: { on: '2021-03-01', state: 'underWay' } })).toMatchObject({ status: 'green', why: 'inTime' })
})

test('said to be under way without a start on record, or finished without a finish, is a contradiction', () => {
  const contradicted = (more: Partial<CountyNode>) => at(school('p1', { review: more }), '2021-05-11', 'review').contradicted
  const said = (state: 'notStarted' | 'underWay' | 'finished') => ({ reported: { on: '2021-05-10', state } })

  expect([contradicted({}), contradicted(said('notStarted')), contradicted(said('underWay')), contradicted(said('finished'))]).toEqual([false, false, true, true])
  expect([contradicted({ ...said('underWay'), actualStart: '2021-05-03' }), contradicted({ ...said('finished'), actualStart: '2021-05-03' })]).toEqual([false, true])
  expect(contradicted({ ...said('finished'), actualFinish: '2021-05-10' })).toBe(false)
})

test('damage is unknown where the pupils are, and none without a cliff', () => {
  const { pupils: _, ...unknown } = school('p1')

  expect(at(unknown, '2021-05-11', 'land')).toMatchObject({ pupils: null, damage: null })
  expect(at(school('p1'), '2021-05-11', 'approval')).toMatchObject({ damage: 0, cliff: null })
  expect(at(school('p1', { land: { pupils: 40 } }), '2021-05-11', 'land')).toMatchObject({ pupils: 40, damage: 365 * 40 })
})

test('the nearest stand first, then what costs most, unknown costs last; projects follow their entries', () => {
  const { pupils: _, ...unknown } = school('unknown')
  const projects = [
    { ...school('small'), pupils: 300 }, unknown, school('large'), { ...school('far', {}, 'liveCampusExtension'), pupils: 9000 }, school('done', { foundation: { days: 229 } }),
  ].map((project) => ({ project, standing: standingOf(project, onThe('2021-03-15')) }))

  // The works have least room, 6 days, but lie ahead: the design is what is waited for.
  expect(projects[3]!.standing.entry).toBe('design')
  expect(rankedProjects(projects).map(({ project }) => project.id)).toEqual(['far', 'large', 'small', 'unknown', 'done'])
  expect(rankedNodes(projects).slice(0, 8).map(({ project, at }) => [project.id, at.id, at.daysToCliff])).toEqual([
    ['far', 'works', 6], ['far', 'opening', 13], ['far', 'design', 39], ['far', 'permit', 39], ['far', 'plan', 39], ['far', 'review', 39], ['far', 'tender', 39], ['large', 'acceptance', 22],
  ])
})
