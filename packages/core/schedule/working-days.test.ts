import { expect, test } from 'vitest'
import { dayOf, isoOf } from './day.ts'
import { workingDays } from './working-days.ts'

const autumn2021 = {
  year: 2021, basis: '测试用', certainty: 'published' as const,
  off: ['2021-10-01', '2021-10-02', '2021-10-03', '2021-10-04', '2021-10-05', '2021-10-06', '2021-10-07'].map((on) => ({ on, name: '国庆节' })),
  worked: ['2021-09-26', '2021-10-09'],
}

const worked = (from: string, to: string, calendar = workingDays([autumn2021])) => {
  const days = Array.from({ length: dayOf(to) - dayOf(from) + 1 }, (_, i) => dayOf(from) + i)
  return days.filter(calendar.isWorkingDay).map((day) => isoOf(day).slice(5))
}

test('round the National Day of 2021 a Sunday and a Saturday are worked, and a week is off', () => {
  expect(worked('2021-09-24', '2021-10-12')).toEqual(['09-24', '09-26', '09-27', '09-28', '09-29', '09-30', '10-08', '10-09', '10-11', '10-12'])
})

test('a year without a notice is assumed: Monday to Friday less the holidays of fixed date', () => {
  expect(worked('2030-09-28', '2030-10-08')).toEqual(['09-30', '10-04', '10-07', '10-08'])
  expect(worked('2030-04-29', '2030-05-03')).toEqual(['04-29', '04-30', '05-03'])
  expect(worked('2024-04-29', '2024-05-03')).toEqual(['04-29', '04-30', '05-02', '05-03'])
  expect([2021, 2030].map(workingDays([autumn2021]).certaintyOf)).toEqual(['published', 'assumed'])
})

test('where a year is given twice the later entry goes', () => {
  const calendar = workingDays([autumn2021, { ...autumn2021, off: [], worked: [], certainty: 'assumed' }])

  expect(worked('2021-10-01', '2021-10-05', calendar)).toEqual(['10-01', '10-04', '10-05'])
  expect(calendar.certaintyOf(2021)).toBe('assumed')
})
