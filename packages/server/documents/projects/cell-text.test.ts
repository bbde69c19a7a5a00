import { array, assert, nat, property, record, string } from 'fast-check'
import { expect, test } from 'vitest'
import { listText, readList, readWindow, windowText } from './cell-text.ts'

test('predecessors are written with their days, and read back', () => {
  expect(listText([{ name: 'land' }, { name: 'design', plus: 5 }])).toBe('land、design+5')
  expect(readList('land， design + 5;1')).toEqual([{ name: 'land', plus: 0 }, { name: 'design', plus: 5 }, { name: '1', plus: 0 }])
})

test('any name comes back as it was, whatever separators it holds', () => {
  const names = array(record({ name: string({ unit: 'grapheme', minLength: 1 }), plus: nat(3650) }), { maxLength: 5 })
  assert(
    property(names, (items) => {
      expect(readList(listText(items))).toEqual(items)
    }),
  )
})

test('a list that breaks off is none', () => {
  for (const text of ['land+', '"land', 'land+5+5', 'a"b']) expect(readList(text), text).toBeUndefined()
})

test.each([
  ['室外施工期', 'outdoor'],
  ['任一学期开学日', 'eitherTerm'],
  ['中央资金2021', '中央资金2021'],
  ['04-01～11-15', { yearly: [[4, 1], [11, 15]] }],
  ['09-01', { yearly: [[9, 1]] }],
  ['09-01、03-01、2021-03-05', { yearly: [[9, 1], [3, 1]], dated: ['2021-03-05'] }],
  ['04-01～11-15、2021-04-10～2021-11-20', { yearly: [[4, 1], [11, 15]], dated: [['2021-04-10', '2021-11-20']] }],
  ['无', {}],
] as const)('a window %s is written and read back', (text, window) => {
  expect(windowText(window)).toBe(text)
  expect(readWindow(text)).toEqual(window)
})

test('a bare list of days is written as the yearly window it is', () => {
  expect(windowText([[11, 16], [3, 31]])).toBe('11-16～03-31')
})

test('days mixed with spans are no window', () => {
  expect(readWindow('04-01～11-15、2021-04-10')).toBeUndefined()
  expect(readWindow('04-01～11-15、05-01～06-15')).toBeUndefined()
})
