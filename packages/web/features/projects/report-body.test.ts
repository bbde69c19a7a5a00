import type { CountyNode } from '@junheng/core/schedule/programme.ts'
import { expect, test } from 'vitest'
import { beginReport, reportOf } from './report-body.ts'

const review: CountyNode = { id: 'review', name: '财政评审', days: 15, after: [], owner: '财政局', helpers: [], basis: null, evidenceNeeded: null }

test('a node that was said to be under way without a start is reported on from there, with today as its start', () => {
  const draft = beginReport({ ...review, reported: { on: '2021-05-01', state: 'underWay' } }, '2021-05-11')
  expect(draft.state).toBe('underWay')
  expect(reportOf(draft)).toEqual({ state: 'underWay', actualStart: '2021-05-11', actualFinish: null, expectedFinish: null, blocker: null, note: null })
})

test('a start on record is kept when the finish is reported', () => {
  const draft = beginReport({ ...review, actualStart: '2021-04-20' }, '2021-05-11')
  expect(reportOf({ ...draft, state: 'finished' })).toMatchObject({ state: 'finished', actualStart: '2021-04-20', actualFinish: '2021-05-11', expectedFinish: null })
})

test('a node that has not started is sent without a start, and its blocker is', () => {
  expect(reportOf({ ...beginReport(review, '2021-05-11'), expectedFinish: '2021-06-01', blocker: ' 材料未送 ' })).toEqual({
    state: 'notStarted', actualStart: null, actualFinish: null, expectedFinish: '2021-06-01', blocker: '材料未送', note: null,
  })
})
