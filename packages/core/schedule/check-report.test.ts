import { expect, test } from 'vitest'
import { checkReport, type ReportDates } from './check-report.ts'

const today = '2021-05-11'
const report = (more: Partial<ReportDates>): ReportDates => ({ state: 'underWay', actualStart: null, actualFinish: null, expectedFinish: null, ...more })
const faultsOf = (more: Partial<ReportDates>) => checkReport(report(more), today).map(({ field, value }) => [field, value])

test('a report may say that work is under way, since when, and when it will be done', () => {
  expect(faultsOf({ actualStart: '2021-03-14', expectedFinish: '2021-05-11' })).toEqual([])
  expect(faultsOf({})).toEqual([])
})

test('what finished today has finished', () => {
  expect(faultsOf({ state: 'finished', actualStart: '2021-05-11', actualFinish: '2021-05-11' })).toEqual([])
})

test.each<[string, Partial<ReportDates>, string]>([
  ['finished without a day', { state: 'finished' }, 'actualFinish'],
  ['finished tomorrow', { state: 'finished', actualFinish: '2021-05-12' }, 'actualFinish'],
  ['finished before it started', { state: 'finished', actualStart: '2021-05-02', actualFinish: '2021-05-01' }, 'actualFinish'],
  ['finished, and expected to finish', { state: 'finished', actualFinish: '2021-05-01', expectedFinish: '2021-06-01' }, 'expectedFinish'],
  ['under way with a day of finish', { actualFinish: '2021-05-01' }, 'actualFinish'],
  ['not started with a day of start', { state: 'notStarted', actualStart: '2021-05-01' }, 'actualStart'],
  ['started tomorrow', { actualStart: '2021-05-12' }, 'actualStart'],
  ['expected to have finished yesterday', { expectedFinish: '2021-05-10' }, 'expectedFinish'],
])('a node cannot be %s', (_, more, field) => {
  expect(checkReport(report(more), today)).toMatchObject([{ field, value: report(more)[field as 'state'] }])
})

test('all that is wrong with a report is said at once', () => {
  expect(faultsOf({ state: 'notStarted', actualStart: '2021-06-02', actualFinish: '2021-06-01' }).map(([field]) => field)).toEqual([
    'actualFinish', 'actualStart', 'actualStart', 'actualFinish', 'actualFinish',
  ])
})
