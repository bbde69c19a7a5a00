import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { allEndpoints } from '../../endpoints.ts'
import { permissionsDocument } from './permission-matrix.ts'

test('the page on permissions says what the server checks today', () => {
  expect(readFileSync(`${import.meta.dirname}/../../../../docs/permissions.md`, 'utf8')).toBe(permissionsDocument(allEndpoints))
})
