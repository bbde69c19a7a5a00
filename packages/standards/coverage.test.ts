import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { coverageDocument } from './coverage.ts'

test('the page on coverage says what the standards say today', () => {
  expect(readFileSync(`${import.meta.dirname}/../../docs/standards-coverage.md`, 'utf8')).toBe(coverageDocument())
})
