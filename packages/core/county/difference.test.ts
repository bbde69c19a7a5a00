import { expect, test } from 'vitest'
import { differenceBetween } from './difference.ts'
import { valley } from './testing.ts'

const [first, ...others] = valley().schools

test('the same county twice has no difference', () => {
  expect(differenceBetween(valley(), valley())).toEqual({ added: [], gone: [], changed: [], parts: [] })
})

test('the first snapshot adds every school', () => {
  expect(differenceBetween(undefined, valley()).added.map(({ school }) => school)).toEqual(valley().schools.map(({ id }) => id))
})

test('a changed figure is named with both values, and one that was left out is not zero', () => {
  const { books: _left, ...stock } = first!.stock
  const after = { ...valley(), schools: [{ ...first!, name: '新校名', stock }, ...others] }
  expect(differenceBetween(valley(), after).changed).toEqual([
    { school: first!.id, name: '新校名', facts: [{ fact: 'name', before: first!.name, after: '新校名' }, { fact: 'stock.books', before: String(first!.stock.books), after: null }] },
  ])
})

test('a school that is gone is named, and a table that was not given is unknown, not empty', () => {
  const { staff: _notGiven, ...rest } = valley()
  const { gone, parts } = differenceBetween(valley(), { ...rest, schools: others })
  expect(gone).toEqual([{ school: first!.id, name: first!.name }])
  expect(parts).toEqual([{ part: 'staff', before: valley().staff!.length, after: null }])
})
