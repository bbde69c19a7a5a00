import type { ImportFinding } from '@junheng/contract/imports.ts'
import { expect, test } from 'vitest'
import { group } from './grouping.ts'

test('what must be fixed stands before what may be explained', () => {
  expect(group([finding('a', 'plausibility'), finding('b', 'logic')]).map(({ tier, count }) => [tier, count])).toEqual([
    ['logic', 1],
    ['plausibility', 1],
  ])
})

test('the same fault on the same sheet is told once, with all its cells', () => {
  const [logic] = group([finding('a', 'logic'), finding('b', 'logic'), finding('c', 'logic', '教基3111')])
  expect(logic?.groups.map(({ sheet, findings }) => [sheet, findings.length])).toEqual([
    ['教基3112', 2],
    ['教基3111', 1],
  ])
})

function finding(key: string, tier: ImportFinding['tier'], sheet = '教基3112'): ImportFinding {
  return { key, tier, code: 'partExceedsWhole', sheet, row: 1, column: null, cell: null, value: null, school: null,
  schoolName: null, details: {}, explanation: null }
}
