import { expect, test } from 'vitest'
import { nextNumber } from './numbering.ts'

test('the first paper of a county is numbered one', () => {
  expect(nextNumber([], 'X市', '2021-05-11')).toBe('X教督通〔2021〕1号')
})

test('the next number is one more than the highest of the year, in the form the newest has', () => {
  expect(nextNumber(['X教通〔2021〕9号', 'X教通〔2021〕12号', 'X教督通〔2021〕30号'], 'X市', '2021-05-11')).toBe('X教通〔2021〕13号')
})

test('a new year begins again at one, and a number that is none is passed over', () => {
  expect(nextNumber(['特急通报', 'X教督通〔2021〕9号'], 'X市', '2022-01-04')).toBe('X教督通〔2022〕1号')
})
