import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import published from '../../standards/published.fixture.json' with { type: 'json' }
import { dispersionOf, sharesOf } from './dispersion.ts'
import type { Holdings } from './dispersion.ts'

const { schools, expect: printed, wrongVariants } = published.workedExample
const holdings = (rows: readonly { readonly pupils: number; readonly stock: number }[], scale = 1): Holdings => ({
  pupils: Float64Array.from(rows, (row) => row.pupils),
  stock: Float64Array.from(rows, (row) => row.stock),
  scale,
})
const five = holdings(schools.map(({ pupils, books }) => ({ pupils, stock: books })))
const rows = fc.array(fc.record({ pupils: fc.integer({ min: 1, max: 3000 }), stock: fc.integer({ min: 0, max: 50_000 }) }), { minLength: 1, maxLength: 40 })

describe('the published five schools', () => {
  test('have the published mean, deviation and coefficient', () => {
    const { mean, s, cv } = dispersionOf(five)!
    expect(mean).toBeCloseTo(printed.mean, 6)
    expect(s).toBeCloseTo(printed.s, 6)
    expect(cv).toBeCloseTo(printed.cv, 4)
    expect(Math.round(cv! * 100) / 100).toBe(printed.printed)
  })

  test('are not judged by the unweighted variants that public programs print', () => {
    const values = schools.map(({ pupils, books }) => books / pupils)
    const plain = values.reduce((a, b) => a + b) / values.length
    const squares = values.reduce((sum, value) => sum + (value - plain) ** 2, 0)
    expect(Math.sqrt(squares / values.length) / plain).toBeCloseTo(wrongVariants.unweightedPopulation, 4)
    expect(Math.sqrt(squares / (values.length - 1)) / plain).toBeCloseTo(wrongVariants.unweightedSample, 4)
    for (const wrong of Object.values(wrongVariants)) expect(dispersionOf(five)!.cv).not.toBeCloseTo(wrong, 2)
  })

  test('give the county value as total stock over total pupils, not as the mean of the schools', () => {
    expect(dispersionOf(five)!.mean).toBeCloseTo(1913 / 302, 12)
  })

  test('are not rounded to two decimals on the way', () => {
    const rounded = holdings(schools.map(({ pupils, books }) => ({ pupils, stock: Math.round((books / pupils) * 100) / 100 * pupils })))
    expect(dispersionOf(five)!.cv).not.toBe(dispersionOf(rounded)!.cv)
  })
})

test('a plain count pupil by pupil gives the same coefficient', () => {
  fc.assert(
    fc.property(rows, fc.constantFrom(1, 100), (sample, scale) => {
      const pupilByPupil = sample.flatMap(({ pupils, stock }) => Array.from({ length: pupils }, () => (stock * scale) / pupils))
      const mean = pupilByPupil.reduce((a, b) => a + b, 0) / pupilByPupil.length
      const s = Math.sqrt(pupilByPupil.reduce((sum, value) => sum + (value - mean) ** 2, 0) / pupilByPupil.length)
      const found = dispersionOf(holdings(sample, scale))!
      expect(found.mean).toBeCloseTo(mean, 6)
      expect(found.s / (mean || 1)).toBeCloseTo(s / (mean || 1), 6)
    }),
    { numRuns: 60 },
  )
})

test('the schools’ parts of the variance add up to one', () => {
  fc.assert(
    fc.property(rows, (sample) => {
      const dispersion = dispersionOf(holdings(sample))!
      const shares = sharesOf(holdings(sample), dispersion)
      expect(shares.reduce((a, b) => a + b, 0)).toBeCloseTo(dispersion.s === 0 ? 0 : 1, 9)
      const total = sample.reduce((sum, { pupils }) => sum + pupils, 0)
      for (const [i, { pupils, stock }] of sample.entries()) {
        if (dispersion.s > 0) expect(shares[i]).toBeCloseTo(((pupils / total) * (stock / pupils - dispersion.mean) ** 2) / dispersion.s ** 2, 6)
      }
    }),
  )
})

test('hundredfold units leave the coefficient as it is', () => {
  fc.assert(
    fc.property(rows, (sample) => {
      const [one, hundred] = [dispersionOf(holdings(sample))!, dispersionOf(holdings(sample, 100))!]
      expect(hundred.cv).toBeCloseTo(one.cv!, 9)
    }),
  )
})

test('schools that are alike have no dispersion, though a third is no binary fraction', () => {
  const alike = holdings([{ pupils: 3, stock: 1 }, { pupils: 9, stock: 3 }, { pupils: 27, stock: 9 }])
  expect(dispersionOf(alike)).toMatchObject({ s: 0, cv: 0 })
  expect([...sharesOf(alike, dispersionOf(alike)!)]).toEqual([0, 0, 0])
})

test('a county of nothing at all has no dispersion', () => {
  expect(dispersionOf(holdings([{ pupils: 10, stock: 0 }, { pupils: 20, stock: 0 }]))).toEqual({ mean: 0, s: 0, cv: 0 })
})

test('one school that is not known leaves the county unknown', () => {
  expect(dispersionOf(holdings([{ pupils: 10, stock: 5 }, { pupils: 20, stock: Number.NaN }]))).toBeNull()
  expect(dispersionOf(holdings([{ pupils: 10, stock: 5 }, { pupils: Number.NaN, stock: 4 }]))).toBeNull()
})

test('no school has no coefficient', () => expect(dispersionOf(holdings([]))).toBeNull())
