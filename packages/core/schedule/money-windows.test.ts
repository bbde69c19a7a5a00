import { expect, test } from 'vitest'
import type { FundingWindow } from './county-calendar.ts'
import { windowChances } from './money-windows.ts'
import { referenceSchool, standingOn } from './standing-testing.ts'

const bonds = (more: Partial<FundingWindow> = {}): FundingWindow => ({ id: 'bonds', name: '专项债券', spans: [['2021-03-01', '2021-04-01'], ['2021-06-01', '2021-06-10'], ['2021-08-01', '2021-08-31']], basis: '测试', needs: ['approval', 'land', 'design'], serves: 'tender', ...more })
const chances = (window: FundingWindow, more: Parameters<typeof referenceSchool> = []) => {
  const project = referenceSchool(...more)
  return windowChances(project, standingOn(project), [window], '2021-05-11')
}

test('a window that has closed is left out; one that closes on the day of the last paper is made, and a day earlier missed', () => {
  // As forecast, the land approval comes on 11 May and the design 30 days later, on 10 June.
  expect(chances(bonds()).map(({ span, verdict, spareDays }) => [span[1], verdict, spareDays])).toEqual([['2021-06-10', 'makes', 0], ['2021-08-31', 'makes', 82]])
  expect(chances(bonds({ spans: [['2021-06-01', '2021-06-09']] }))[0]).toMatchObject({ verdict: 'misses', spareDays: -1 })
})

test('what is missing is named with its office and its paper; what is finished is not missing', () => {
  const [chance] = chances(bonds(), [{ design: { owner: '教育局', evidenceNeeded: '概算批复' } }])
  expect(chance!.missing).toMatchObject([{ node: 'land', forecast: '2021-05-11' }, { node: 'design', owner: '教育局', paper: '概算批复', forecast: '2021-06-10' }])
  expect(chances(bonds({ needs: ['approval'] }))[0]).toMatchObject({ verdict: 'ready', spareDays: null, missing: [] })
})

test('a window concerns whoever still needs what it gives, and has something to build', () => {
  expect(chances(bonds({ serves: 'approval' }))).toEqual([])
  expect(chances(bonds({ serves: 'nothing' }))).toEqual([])
  expect(chances(bonds(), [{}, { budgetYuan: 0 }])).toEqual([])
  const { serves: _serves, ...unbound } = bonds()
  expect(chances(unbound)).toEqual([])
})

test('a paper that never comes misses every window', () => {
  const project = referenceSchool({ foundation: { days: 300 } })
  expect(windowChances(project, standingOn(project), [bonds({ needs: ['foundation'], serves: 'opening' })], '2021-05-11').map(({ verdict, spareDays }) => [verdict, spareDays])).toEqual([['misses', null], ['misses', null]])
})
