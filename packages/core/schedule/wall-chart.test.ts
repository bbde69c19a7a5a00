import { expect, test } from 'vitest'
import { dayOf, isoOf } from './day.ts'
import { frostWithin, monthsWithin, spansWithin } from './wall-chart-bands.ts'
import { nearnessOf, rowsOf, wallChart, withRows } from './wall-chart.ts'
import { aCalendar, aProgramme, chain } from './wall-chart-testing.ts'

const chart = wallChart({ today: '2021-05-11', calendar: aCalendar, projects: aProgramme })
const row = (project: string) => rowsOf(chart).find((row) => row.project === project)!

test('the group with the costliest project comes first, and within a group the costliest project', () => {
  expect(chart.groups.map(({ id, rows }) => [id, rows.map(({ project }) => project)])).toEqual([
    ['projects', ['school', 'late']],
    ['townships', ['township-1', 'township-2']],
    ['educationGroup', ['group']],
  ])
})

test('ranks count over all groups', () => {
  expect(rowsOf(chart).map(({ project, rank }) => [project, rank])).toEqual([['school', 1], ['late', 3], ['township-1', 2], ['township-2', 4], ['group', 5]])
})

test('the days run from the quarter of the first start to two months after the last goal', () => {
  expect([isoOf(chart.from), isoOf(chart.to)]).toEqual(['2021-01-01', '2022-11-01'])
})

test('what was over long ago does not push today off the wall', () => {
  const old = chain({ id: 'old', start: '2015-01-01', nodes: [{ name: '开学', days: 10, status: 'done' }] })
  const { from, to } = wallChart({ today: '2021-05-11', calendar: aCalendar, projects: [old] })
  expect([isoOf(from), isoOf(to)]).toEqual(['2019-04-01', '2022-01-01'])
})

test('a chart without a project still shows the year around today', () => {
  const empty = wallChart({ today: '2021-05-11', calendar: aCalendar, projects: [] })
  expect([isoOf(empty.from), isoOf(empty.to), empty.groups]).toEqual(['2021-04-01', '2022-01-01', []])
})

test('the entry of a project is marked with the days it has left and its last day', () => {
  const { entry } = row('school')
  expect(entry).toMatchObject({ node: '用地预审', owner: '自然资源局', status: 'red', daysToCliff: 9, nearness: 'urgent' })
  expect(isoOf(entry!.lastDay!)).toBe('2021-05-20')
  expect(row('group').entry).toBeNull()
})

test('a goal that never comes is never, not a day', () => {
  expect(row('township-2').goal).toEqual({ planned: dayOf('2021-03-31'), promised: null, forecast: null, struck: null })
  expect(row('late').goal.promised).toBe(dayOf('2021-09-01'))
})

test('steps of nearness hold their last day', () => {
  expect([0, 14, 15, 60, 61, 180, 181, 365, null].map(nearnessOf)).toEqual(['urgent', 'urgent', 'near', 'near', 'ahead', 'ahead', 'far', 'far', 'none'])
})

test('rows that are not asked for leave the days as they are', () => {
  const one = withRows(chart, ({ project }) => project === 'group')
  expect([one.from, one.to, one.groups.length, rowsOf(one).map(({ rank }) => rank)]).toEqual([chart.from, chart.to, 1, [5]])
})

const range = { from: dayOf('2021-01-01'), to: dayOf('2023-01-01') }
const shown = (spans: readonly { readonly from: number; readonly to: number }[]) => spans.map(({ from, to }) => [isoOf(from), isoOf(to)])

test('frost is what lies outside the outdoor season, over the new year too', () => {
  expect(shown(frostWithin([[4, 1], [11, 15]], range))).toEqual([['2021-01-01', '2021-04-01'], ['2021-11-16', '2022-04-01'], ['2022-11-16', '2023-01-01']])
})

test('a county that builds over the winter has its frost, if so it may be called, in summer', () => {
  expect(shown(frostWithin([[10, 1], [5, 31]], range))).toEqual([['2021-06-01', '2021-10-01'], ['2022-06-01', '2022-10-01']])
})

test('a dated vacation stands for the yearly one of its year', () => {
  expect(shown(spansWithin(aCalendar.vacations.winter, range))).toEqual([['2021-01-15', '2021-02-21'], ['2022-01-10', '2022-02-19']])
})

test('the frost and the outdoor season together are the whole range, day for day', () => {
  const season = [[3, 20], [11, 1]] as const
  const days = [...frostWithin(season, range), ...spansWithin({ yearly: season }, range)].reduce((sum, { from, to }) => sum + to - from, 0)
  expect(days).toBe(range.to - range.from)
})

test('months are counted from the first of each', () => {
  expect(monthsWithin({ from: dayOf('2021-11-01'), to: dayOf('2022-02-01') }).map(({ month, from }) => [month, isoOf(from)])).toEqual([[11, '2021-11-01'], [12, '2021-12-01'], [1, '2022-01-01']])
})
