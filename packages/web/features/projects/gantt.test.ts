import type { Schedule } from '@junheng/core/schedule/schedule-result.ts'
import { expect, test } from 'vitest'
import { placeOf, scaleOf, stretchOf, yearsIn } from './gantt.ts'

const run: Schedule = {
  lengthDays: 100,
  goals: [{ id: 'b', date: '2022-01-01' }],
  criticalPath: [],
  nodes: [node('a', '2021-01-01', '2021-07-02'), node('b', '2022-01-01', '2022-01-01'), node('c', null, null)],
}

test('the picture reaches from the first day to the last, today among them', () => {
  expect(placeOf(scaleOf([run], '2021-05-11'), '2022-01-01')).toBe(1000)
  expect(placeOf(scaleOf([run], '2022-12-31'), '2022-12-31')).toBe(1000)
})

test('a milestone can be seen, and stays inside the picture', () => {
  const { x, width } = stretchOf(scaleOf([run], '2021-05-11'), run, 'b')!
  expect(width).toBeGreaterThan(0)
  expect(x + width).toBeLessThanOrEqual(1000)
})

test('what never comes to an end has no bar', () => expect(stretchOf(scaleOf([run], '2021-05-11'), run, 'c')).toBeNull())

test('each year begins at its first of January', () => {
  expect(yearsIn(scaleOf([run], '2021-05-11'))).toEqual([{ year: 2022, x: 1000 }])
})

function node(id: string, start: string | null, finish: string | null) {
  return { id, start, finish, slackDays: null, daysToCliff: null, cliffs: [] }
}
