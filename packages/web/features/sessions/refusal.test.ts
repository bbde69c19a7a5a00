import { expect, test } from 'vitest'
import { ApiProblem } from '../../app/api.ts'
import { zh } from '../../app/words/zh.ts'
import { instant } from '../../ui/format.ts'
import { refusal } from './refusal.ts'

const until = '2021-05-11T08:30:00.000Z'

test('a wrong password and an unknown login read alike', () => {
  expect(refusal(new ApiProblem('sign_in_refused', {}), false, zh, 'zh')).toBe('账号、口令或动态码不对。')
})

test('whoever is locked out reads until when', () => {
  expect(refusal(new ApiProblem('sign_in_locked', { until }), false, zh, 'zh')).toContain(instant(until))
  expect(refusal(new ApiProblem('sign_in_refused', { until }), true, zh, 'zh')).toContain(instant(until))
})

test('a lock that ends within a minute is said to end with it', () => {
  expect(refusal(new ApiProblem('sign_in_locked', { until: '2021-05-11T08:29:01.000Z' }), false, zh, 'zh')).toContain(instant(until))
})

test('an address that has tried too much reads that it is locked, without a time', () => {
  expect(refusal(new ApiProblem('sign_in_locked', {}), false, zh, 'zh')).toContain('暂时锁定')
})

test('to be asked for a code is no refusal, and neither is a broken connection', () => {
  expect(refusal(new ApiProblem('code_needed', {}), false, zh, 'zh')).toBeUndefined()
  expect(refusal(new TypeError('fetch failed'), false, zh, 'zh')).toBeUndefined()
})
