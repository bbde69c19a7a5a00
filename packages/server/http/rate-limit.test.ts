import { expect, test } from 'vitest'
import { rateLimit } from './rate-limit.ts'

test('so many a minute pass, the next waits until the minute is over, and another key is not held up', () => {
  const limit = rateLimit(2)
  expect([limit('a', 1000), limit('a', 2000), limit('a', 31_000), limit('b', 31_000)]).toEqual([undefined, undefined, 30, undefined])
  expect(limit('a', 61_000)).toBeUndefined()
})

test('a clock that is set back holds nobody up for longer', () => {
  const limit = rateLimit(1)
  limit('a', 1_000_000)
  expect(limit('a', 500_000)).toBeUndefined()
})

test('0 is no limit', () => {
  const limit = rateLimit(0)
  expect(Array.from({ length: 1000 }, () => limit('a', 0)).every((wait) => wait === undefined)).toBe(true)
})
