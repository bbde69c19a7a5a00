import { expect, test } from 'vitest'
import { chineseNumeral, longDate, shortDate } from './official-paper.ts'

test('headings are numbered as papers number them', () => {
  expect([1, 9, 10, 11, 20, 21, 99].map(chineseNumeral)).toEqual(['一', '九', '十', '十一', '二十', '二十一', '九十九'])
})

test('dates are written without leading zeros', () => {
  expect([longDate('2021-05-01'), shortDate('2021-05-01')]).toEqual(['2021年5月1日', '2021.5.1'])
})
