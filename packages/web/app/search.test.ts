import { expect, test } from 'vitest'
import { judgementSearch } from '../features/judgements/search.ts'
import { parseSearch, stringifySearch, texts } from './search.ts'

test('an address restores every filter of the balance check', () => {
  const search = { standard: 'quality-2017', stage: 'junior', township: '990181003', q: '第一 中学', view: 'map', private: 'false' } as const
  expect(judgementSearch(parseSearch(stringifySearch(search)))).toEqual(search)
})

test('an address typed wrongly opens the page without that filter', () => {
  expect(judgementSearch(parseSearch('?standard=basic-1999&stage=primary'))).toEqual({ stage: 'primary' })
})

test('a code of ten digits stays text in the address', () => {
  expect(stringifySearch({ school: '2199000105', gone: undefined })).toBe('?school=2199000105')
})

test('several gaps in an address are all restored', () => {
  const gaps = ['3199000163/quality-2017/sportsArea', '3199000187/quality-2017/artRooms']
  expect(texts(parseSearch(stringifySearch({ gap: gaps })), 'gap')).toEqual(gaps)
  expect(texts(parseSearch('?gap=one'), 'gap')).toEqual(['one'])
  expect(texts(parseSearch(''), 'gap')).toBeUndefined()
})
