import { expect, test } from 'vitest'
import { amount, change, coefficient, count, figure, line } from './format.ts'

test('a coefficient has three decimals', () => expect([coefficient(0.4), coefficient(0.40149)]).toEqual(['0.400', '0.401']))

test('large figures have thousands separators', () => expect([figure(2612.4), count(38196)]).toEqual(['2,612', '38,196']))

test('a value just short of its line is never printed as the line', () => {
  expect(figure(7.496, 7.5)).toBe('7.496')
  expect(figure(1999.7, 2000)).toBe('1,999.7')
  expect(figure(7.5, 7.5)).toBe('7.50')
})

test('a small ratio keeps three decimals', () => expect(figure(0.0653)).toBe('0.065'))

test('a line is written as the standard writes it', () => expect([line(7.5), line(2000), line(4.505)]).toEqual(['7.5', '2,000', '4.505']))

test('nobody can hire a part of a teacher', () => {
  expect(amount(2.1, 'people')).toBe('3')
  expect(amount(1234.56, 'm2')).toBe('1,234.6')
})

test('a fall is written with a minus sign and a rise with a plus sign', () => {
  expect([change(-0.15), change(0.0124), change(0.0001)]).toEqual(['−0.150', '+0.012', '0.000'])
})
