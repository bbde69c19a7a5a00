import { expect, test } from 'vitest'
import { maskName, maskNumber, maskPhone } from './mask.ts'

test.each([['张三丰', '张**'], ['欧阳', '欧*'], ['𠮷野', '𠮷*'], ['', '']])('of the name %s remains %s', (name, masked) => {
  expect(maskName(name)).toBe(masked)
})

test.each([['990181201501010012', '990181**********12'], ['99018120150101001x', '990181**********1x'], ['G12345678', '*******78'], ['12', '12'], ['', '']])('of the number %s remains %s', (number, masked) => {
  expect(maskNumber(number)).toBe(masked)
})

test.each([['13900001234', '139******34'], ['1234', '****']])('of the telephone %s remains %s', (phone, masked) => {
  expect(maskPhone(phone)).toBe(masked)
})
