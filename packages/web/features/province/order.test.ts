import { expect, test } from 'vitest'
import type { CountySummary, StandardSummary } from '@junheng/contract/province.ts'
import { weakestCountiesFirst } from './order.ts'

const standard = (verdict: StandardSummary['verdict'], partsMet: number): StandardSummary => ({ standard: 'basic-2012', verdict, weakest: null, parts: 2, partsMet, openGaps: 0, missing: [] })
const county = (code: string, ...standards: StandardSummary[]): CountySummary => ({ code, name: code, date: '2020-09-01', schools: 1, pupils: 1, standards })

test('what is not met stands before what is unknown, more misses before fewer, and one met standard hides no other', () => {
  const counties = [county('d', standard('met', 2)), county('c', standard('unknown', 0)), county('b', standard('short', 1)), county('a', standard('met', 2), standard('short', 0))]
  expect(weakestCountiesFirst(counties).map(({ code }) => code)).toEqual(['a', 'b', 'c', 'd'])
})
