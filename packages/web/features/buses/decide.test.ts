import type { BusesToday } from '@junheng/contract/buses.ts'
import type { BusPlanView } from '@junheng/core/planning/buses/plan-view.ts'
import { expect, test } from 'vitest'
import { decisionOf, substituteNotices, weatherNotices, weatherWords, wordOf, wordsToday } from './decide.ts'

const plan = { runs: [{ plate: '甲1' }, { plate: '甲2' }, { plate: '甲3' }] } as unknown as BusPlanView
const today = {
  weather: [{ run: 0, decision: 'late', lateMinutes: 30, points: [] }, { run: 1, decision: 'suspended', lateMinutes: 0, points: [] }],
  notices: [{ bus: '甲2', decision: 'late', lateMinutes: 60, substitute: '甲9' }],
  notCleared: [{ run: 1, vehicle: {}, substitute: { plate: '甲8' }, reasons: [] }, { run: 2, vehicle: {}, reasons: [] }, { vehicle: {}, reasons: [] }],
} as unknown as BusesToday

test('each word says one decision', () => {
  expect(weatherWords.map((word) => wordOf(decisionOf(word)))).toEqual(weatherWords)
  expect(wordOf({ decision: 'late', lateMinutes: 45 })).toBe('late60')
})

test('what was decided goes before what the weather proposes', () => {
  expect([...wordsToday(today, plan)]).toEqual([[0, 'late30'], [1, 'late60']])
})

test('a decision on the weather leaves the substitute, and one on the substitute the hour', () => {
  expect(weatherNotices(new Map([[1, 'suspended']]), plan, today.notices)).toEqual([{ bus: '甲2', decision: 'suspended', lateMinutes: 0, substitute: '甲9' }])
  expect(substituteNotices(today, plan)).toEqual([
    { bus: '甲2', decision: 'late', lateMinutes: 60, substitute: '甲8' },
    { bus: '甲3', decision: 'suspended', lateMinutes: 0, substitute: null },
  ])
})
