import { expect, test } from 'vitest'
import type { Project, ProjectNode } from './project.ts'
import { schedule } from './schedule.ts'
import type { ScheduleOptions } from './schedule-result.ts'
import { workingDays } from './working-days.ts'

const calendar = workingDays([])
const node = (more: Partial<ProjectNode>): ProjectNode => ({ id: 'a', name: '环节', days: 5, after: [], ...more })

/** Start and finish of one node in a project that starts on a Friday, or on another day. */
function datesOf(more: Partial<ProjectNode>, { start = '2021-03-05', ...options }: ScheduleOptions & Pick<Partial<Project>, 'start'> = {}) {
  const [found] = schedule({ start, nodes: [node(more)] }, { workingDays: calendar, ...options }).nodes
  return [found!.start, found!.finish]
}

test('plain work of five days that starts on a Friday finishes on the Wednesday, on which its successor may start', () => {
  expect(datesOf({})).toEqual(['2021-03-05', '2021-03-10'])
})

test('working days begin on one, and finish on the day after the last; a slip of theirs is calendar days', () => {
  expect(datesOf({ unit: 'working' })).toEqual(['2021-03-05', '2021-03-12'])
  expect(datesOf({ unit: 'working' }, { start: '2021-03-06' })).toEqual(['2021-03-08', '2021-03-13'])
  expect(datesOf({ unit: 'working', days: 0 }, { start: '2021-03-06' })).toEqual(['2021-03-08', '2021-03-08'])
  expect(datesOf({ unit: 'working' }, { slips: { a: 1 } })).toEqual(['2021-03-05', '2021-03-13'])
})

test('work that finds no place within five years of the day it is ready never comes', () => {
  const dated = (from: string, to: string) => ({ window: 'unsplittable', season: { dated: [[from, to]] } }) as const
  expect(datesOf(dated('2026-02-20', '2026-03-05'))).toEqual(['2026-02-20', '2026-02-25'])
  expect(datesOf(dated('2026-03-01', '2026-03-31'))).toEqual([null, null])
  expect(datesOf({ window: 'splittable', season: [[7, 1], [7, 10]], days: 50 })).toEqual(['2021-07-01', '2025-07-11'])
  expect(datesOf({ window: 'splittable', season: [[7, 1], [7, 10]], days: 51 })).toEqual([null, null])
})

test('under a clock a slip still counts from the plan, however early or late the work began', () => {
  const under = (actualStart: string, slip: number) => datesOf({ days: 20, actualStart }, { today: '2021-03-10', slips: { a: slip } })
  expect(under('2021-03-05', 3)).toEqual(['2021-03-05', '2021-03-28'])
  expect(under('2021-03-01', 3)).toEqual(['2021-03-01', '2021-03-28'])
  expect(under('2021-03-09', 3)).toEqual(['2021-03-09', '2021-03-29'])
  expect(under('2021-03-09', 0)).toEqual(['2021-03-09', '2021-03-29'])
})

test('a lag is counted in calendar days from the finish of each predecessor', () => {
  const nodes = [node({ id: 'a', days: 10 }), node({ id: 'b', days: 8 }), node({ id: 'c', after: ['a', 'b'], lag: { b: 7 } }), node({ id: 'd', after: ['a', 'b'], lag: 7 })]

  expect(schedule({ start: '2021-03-01', nodes }).nodes.map(({ start }) => start)).toEqual(['2021-03-01', '2021-03-01', '2021-03-16', '2021-03-18'])
})

test('work that may be split counts only days in its season, and starts on the first of them', () => {
  const season = [[4, 1], [11, 15]] as const
  expect(datesOf({ window: 'splittable', season, days: 10 })).toEqual(['2021-04-01', '2021-04-11'])
  expect(datesOf({ window: 'splittable', season, days: 10 }, { start: '2021-11-14' })).toEqual(['2021-11-14', '2022-04-09'])
  expect(datesOf({ window: 'splittable', season, days: 2 }, { start: '2021-11-14' })).toEqual(['2021-11-14', '2021-11-16'])
  expect(datesOf({ window: 'splittable', season, unit: 'working', days: 1 }, { start: '2021-11-13' })).toEqual(['2021-11-15', '2021-11-16'])
})

test('work that must not be split takes the first window that holds its start and its finish, both ends included', () => {
  const season = [[7, 10], [8, 25]] as const
  expect(datesOf({ window: 'unsplittable', season, days: 40 }, { start: '2021-07-16' })).toEqual(['2021-07-16', '2021-08-25'])
  expect(datesOf({ window: 'unsplittable', season, days: 40 }, { start: '2021-07-17' })).toEqual(['2022-07-10', '2022-08-19'])
  expect(datesOf({ window: 'unsplittable', season, days: 47 })).toEqual([null, null])
})

test('a season over the new year is one season, and 29 February its last day in a leap year', () => {
  const season = [[12, 20], [2, 29]] as const
  expect(datesOf({ window: 'unsplittable', season, days: 30 }, { start: '2021-01-29' })).toEqual(['2021-01-29', '2021-02-28'])
  expect(datesOf({ window: 'unsplittable', season, days: 30 }, { start: '2021-01-30' })).toEqual(['2021-12-20', '2022-01-19'])
  expect(datesOf({ window: 'unsplittable', season, days: 30 }, { start: '2024-01-30' })).toEqual(['2024-01-30', '2024-02-29'])
})

test('dated spans stand for the yearly one in the year they begin in, and past the last dated window nothing comes', () => {
  const yearly = [[7, 10], [8, 25]] as const
  const dated = [['2021-07-19', '2021-09-05']] as const
  expect(datesOf({ window: 'unsplittable', season: { yearly, dated }, days: 40 })).toEqual(['2021-07-19', '2021-08-28'])
  expect(datesOf({ window: 'unsplittable', season: { yearly, dated }, days: 40 }, { start: '2021-08-01' })).toEqual(['2022-07-10', '2022-08-19'])
  expect(datesOf({ window: 'unsplittable', season: { dated }, days: 40 }, { start: '2021-08-01' })).toEqual([null, null])
})

test('an opening waits for the next listed day, and the days listed for a year stand for the yearly ones', () => {
  expect(datesOf({ window: 'term', terms: [[3, 1], [9, 1]], days: 0 })).toEqual(['2021-09-01', '2021-09-01'])
  expect(datesOf({ window: 'term', terms: { yearly: [[9, 1]], dated: ['2021-08-30'] }, days: 0 })).toEqual(['2021-08-30', '2021-08-30'])
  expect(datesOf({ window: 'term', terms: { yearly: [[9, 1]], dated: ['2021-08-30'] }, days: 0 }, { start: '2021-08-31' })).toEqual(['2022-09-01', '2022-09-01'])
})

test('without a clock what happened is not looked at; with one, a recorded finish is fixed and unfinished work finishes no earlier than today', () => {
  const finished = { actualStart: '2021-03-06', actualFinish: '2021-03-20' }
  expect(datesOf(finished)).toEqual(['2021-03-05', '2021-03-10'])
  expect(datesOf(finished, { today: '2021-05-11' })).toEqual(['2021-03-06', '2021-03-20'])
  expect(datesOf({}, { today: '2021-05-11' })).toEqual(['2021-03-05', '2021-05-11'])
  expect(datesOf({ actualStart: '2021-05-10' }, { today: '2021-05-11' })).toEqual(['2021-05-10', '2021-05-15'])
})

test('a later finish that its owner reports moves the forecast, an earlier one does not', () => {
  const says = (finish: string) => ({ reported: { on: '2021-03-06', state: 'underWay' as const, finish } })
  expect(datesOf(says('2021-03-25'), { today: '2021-03-06' })).toEqual(['2021-03-05', '2021-03-25'])
  expect(datesOf(says('2021-03-07'), { today: '2021-03-06' })).toEqual(['2021-03-05', '2021-03-10'])
  expect(datesOf(says('2021-03-25'))).toEqual(['2021-03-05', '2021-03-10'])
})

test('a reported finish in the frost sends work that must not be split to the next season', () => {
  const reported = { on: '2021-10-01', state: 'underWay' as const, finish: '2021-11-20' }
  expect(datesOf({ window: 'unsplittable', season: [[4, 1], [11, 15]], days: 80, actualStart: '2021-08-20', reported }, { today: '2021-10-01' })).toEqual(['2021-08-20', '2022-06-20'])
})

test('a school that has opened is not sent back to the next term', () => {
  expect(datesOf({ window: 'term', terms: [[9, 1]], days: 3, actualStart: '2021-09-06' }, { today: '2021-09-07' })).toEqual(['2021-09-06', '2021-09-09'])
})

test('the critical path is the chain that frees the last goal last', () => {
  const nodes = [node({ id: 'a' }), node({ id: 'b', days: 9 }), node({ id: 'c', after: ['a', 'b'], lag: { a: 6 } }), node({ id: 'd', after: ['c'] }), node({ id: 'e', days: 2 })]

  expect(schedule({ start: '2021-03-01', nodes })).toMatchObject({ lengthDays: 21, criticalPath: ['a', 'c', 'd'], goals: [{ id: 'd', date: '2021-03-22' }, { id: 'e', date: '2021-03-03' }] })
})
