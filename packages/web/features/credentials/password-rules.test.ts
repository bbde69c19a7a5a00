import { expect, test } from 'vitest'
import { ApiProblem } from '../../app/api.ts'
import { passwordRules, wasUsedBefore } from './password-rules.ts'

const lacking = (password: string, login = 'wang') => passwordRules(password, login).flatMap(({ fault, kept }) => (kept ? [] : [fault]))

test('each rule is ticked as the password comes to keep it', () => {
  expect(lacking('')).toEqual(['tooShort', 'tooPlain', 'holdsLogin', 'repeats'])
  expect(lacking('abc')).toEqual(['tooShort', 'tooPlain'])
  expect(lacking('Wang-2021-abc')).toEqual(['holdsLogin'])
  expect(lacking('Heng-2111-Jun')).toEqual(['repeats'])
  expect(lacking('Heng-2021-Jun')).toEqual([])
})

test('that a password was used before is heard from the server', () => {
  expect(wasUsedBefore(new ApiProblem('password_weak', { faults: ['usedBefore'] }))).toBe(true)
  expect(wasUsedBefore(new ApiProblem('login_taken', {}))).toBe(false)
  expect(wasUsedBefore(null)).toBe(false)
})
