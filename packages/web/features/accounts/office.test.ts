import { expect, test } from 'vitest'
import { NewAccountSchema } from '@junheng/contract/accounts.ts'
import { roles } from '@junheng/contract/permissions.ts'
import { asks, officeOf, standingOn } from './office.ts'

test('whatever was typed before, every role is invited with what it asks for and nothing else', () => {
  for (const role of roles) expect(NewAccountSchema.safeParse({ name: '王科长', ...officeOf({ role, schoolId: '2199000001', office: '财政局' }) }).success, role).toBe(true)
})

test('teachers and heads name a school, townships and departments their office, sections nothing', () => {
  expect([asks('teacher'), asks('school'), asks('township'), asks('department'), asks('personnel'), asks('deputy-mayor')]).toEqual(['school', 'school', 'township', 'department', null, null])
})

test('a post is held on its first and on its last day', () => {
  const post = { id: '', role: 'school' as const, organisation: { id: '', kind: 'school' as const, name: '', schoolId: null, township: null }, since: '2021-03-01', until: '2021-05-11', deputises: null }
  expect(['2021-02-28', '2021-03-01', '2021-05-11', '2021-05-12'].map((day) => standingOn(post, day))).toEqual(['ahead', 'held', 'held', 'past'])
  expect(standingOn({ ...post, until: null }, '2030-01-01')).toBe('held')
})
