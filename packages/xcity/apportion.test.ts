import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { evenSizes } from './classes.ts'
import { apportion, total } from './pupils.ts'

test('pupils divided by weight are all there, and no part is off by a whole pupil', () => {
  const weights = fc.array(fc.double({ min: 0.01, max: 100, noNaN: true }), { minLength: 1, maxLength: 30 })
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 30_000 }), weights, (count, parts) => {
      const shares = apportion(count, parts)
      expect(total(shares)).toBe(count)
      shares.forEach((share, i) => expect(Math.abs(share - (count * parts[i]!) / total(parts))).toBeLessThan(1))
    }),
  )
})

test('ten pupils by weights 1, 1 and 1 are 4, 3 and 3', () => {
  expect(apportion(10, [1, 1, 1])).toEqual([4, 3, 3])
})

test('classes of a grade differ by one pupil at most', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 900 }), fc.integer({ min: 1, max: 20 }), (pupils, count) => {
      const sizes = evenSizes(pupils, count)
      expect([total(sizes), sizes.length]).toEqual([pupils, count])
      expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1)
    }),
  )
})
