import type { Gap } from '@junheng/core/standard/judgement.ts'
import { expect, test } from 'vitest'
import { narrow, totals } from './totals.ts'

test('square metres and teachers are added up apart', () => {
  expect(totals([gap('a', 'm2', 100.5), gap('b', 'm2', 20), gap('c', 'people', 3)])).toEqual([
    { unit: 'people', sum: 3, unknown: 0 },
    { unit: 'm2', sum: 120.5, unknown: 0 },
  ])
})

test('a gap whose figure was left out is counted as unknown, not as zero', () => {
  expect(totals([gap('a', 'rooms', null), gap('b', 'rooms', 2)])).toEqual([{ unit: 'rooms', sum: 2, unknown: 1 }])
})

test('a gap is found by the name of its school', () => {
  expect(narrow([gap('a', 'm2', 1), gap('b', 'm2', 1)], { a: '云溪小学', b: '青石小学' }, { q: '青石' }).map((each) => each.school)).toEqual(['b'])
})

function gap(school: string, unit: Gap['unit'], amount: number | null): Gap {
  const history = [{ on: '2020-09-01', value: 1, threshold: 2, amount }]
  return { id: school, school, stage: 'primary', standard: 'quality-2017', indicator: 'sportsArea', unit, openedOn: '2020-09-01', closedOn: null, closedBy: null, history }
}
