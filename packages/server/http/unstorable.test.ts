import { expect, test } from 'vitest'
import { unstorable } from './unstorable.ts'

test('ordinary words of any language pass, wherever they stand', () => {
  expect(unstorable({ name: '城东小学 🧨', list: ['é', { 值: null }], n: 1, bytes: Buffer.from([0]) }, 'body')).toEqual([])
})

test('a NUL and half a character are found with their place, in keys too', () => {
  const found = unstorable({ name: 'a\0b', list: ['ok', '\ud800'], ['\0']: 1 }, 'body')
  expect(found.map(({ path }) => path)).toEqual(['body.name', 'body.list.1', 'body'])
})
