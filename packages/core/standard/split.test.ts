import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { pupilsToSplit, stageShare } from './split.ts'
import { basic, schoolOf } from './testing.ts'

const rule = basic.split
const share = (pupils: Parameters<typeof stageShare>[1], stage: 'primary' | 'junior') => stageShare(rule, pupils, stage).share
const count = fc.integer({ min: 1, max: 3000 })

test('the published nine-year school of 166 and 210 pupils divides 23 226 books', () => {
  expect(23226 * share({ primary: 166, junior: 210 }, 'primary')!).toBeCloseTo(9711.627, 3)
  expect(23226 * share({ primary: 166, junior: 210 }, 'junior')!).toBeCloseTo(13514.373, 3)
})

test('the parts follow the weights of the three kinds of school and add up to the whole', () => {
  fc.assert(
    fc.property(count, count, count, (a, b, c) => {
      expect(share({ primary: a, junior: b }, 'primary')).toBeCloseTo(a / (a + 1.1 * b), 12)
      expect(share({ primary: a, junior: b }, 'junior')).toBeCloseTo((1.1 * b) / (a + 1.1 * b), 12)
      expect(share({ junior: b, senior: c }, 'junior')).toBeCloseTo(b / (b + 1.2 * c), 12)
      expect(share({ primary: a, junior: b, senior: c }, 'primary')).toBeCloseTo(a / (a + 1.1 * b + 1.32 * c), 12)
      expect(share({ primary: a, junior: b, senior: c }, 'junior')).toBeCloseTo((1.1 * b) / (a + 1.1 * b + 1.32 * c), 12)
    }),
  )
})

test('each kind of school has weights of its own, should a province set them apart', () => {
  const apart = { ...rule, nineYear: { primary: 1, junior: 2 }, completeSecondary: { junior: 1, senior: 3 }, twelveYear: { primary: 1, junior: 4, senior: 5 } }
  expect(stageShare(apart, { primary: 10, junior: 10 }, 'junior').share).toBeCloseTo(2 / 3, 12)
  expect(stageShare(apart, { junior: 10, senior: 10 }, 'junior').share).toBeCloseTo(1 / 4, 12)
  expect(stageShare(apart, { primary: 10, junior: 10, senior: 10 }, 'junior').share).toBeCloseTo(4 / 10, 12)
})

test('a school of one stage keeps all it has, whether or not its pupils are known', () => {
  expect(share({ primary: 100 }, 'primary')).toBe(1)
  expect(share({ primary: undefined }, 'primary')).toBe(1)
})

test('a stage that has no pupils this year gets nothing, the other everything', () => {
  expect(share({ primary: 100, junior: 0 }, 'primary')).toBe(1)
  expect(share({ primary: 100, junior: 0 }, 'junior')).toBe(0)
})

test('a stage that is taught and not reported leaves every part unknown', () => {
  expect(share({ primary: 100, junior: undefined }, 'primary')).toBeNull()
  expect(share({ primary: 0, junior: 0 }, 'primary')).toBeNull()
})

test('a nine-year school that reported one stage only is not taken for a school of one stage', () => {
  expect(pupilsToSplit(schoolOf('1', { kind: '312', stages: { primary: { pupils: 100 } } }))).toEqual({ primary: 100, junior: undefined })
})

test('a kindergarten class in a primary school takes no part of its stock', () => {
  expect(pupilsToSplit(schoolOf('1', { kind: '211', stages: { preschool: { pupils: 30 }, primary: { pupils: 100 } } }))).toEqual({ primary: 100 })
})
