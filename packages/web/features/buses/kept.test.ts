import type { BusPlanView, LoadedHalt } from '@junheng/core/planning/buses/plan-view.ts'
import { expect, test } from 'vitest'
import { keptOf } from './kept.ts'

const halt = { id: 'V1', name: '下甸村', isSchool: false } as LoadedHalt
const plan = { runs: Array.from({ length: 9 }, () => ({ halts: [halt, { ...halt, id: 'S1', name: '中心小学', isSchool: true }] })) } as unknown as BusPlanView

test('numbers, ranges and villages, separated by whatever people type', () => {
  expect(keptOf('3、7-9，下甸村 3', plan)).toEqual({ pinnedRuns: [3, 7, 8, 9], pinnedVillages: ['V1'], unknown: [] })
  expect(keptOf(' ', plan)).toEqual({ pinnedRuns: [], pinnedVillages: [], unknown: [] })
})

test('what the plan does not have is said', () => {
  expect(keptOf('0 10 9-7 中心小学 别村', plan).unknown).toEqual(['0', '10', '9-7', '中心小学', '别村'])
})
