import { expect, test } from 'vitest'
import { withAdoptedChanges } from './adopted-changes.ts'
import type { SchoolChange } from './snapshot.ts'
import { valley } from './testing.ts'

const { schools, ...county } = valley()
const [gone, kept, third] = schools as [(typeof schools)[number], (typeof schools)[number], (typeof schools)[number]]
const after = { ...county, date: '2021-09-01', schools: schools.filter(({ id }) => id !== gone.id), changes: [] }
const merged: SchoolChange = { kind: 'merge', on: '2021-07-31', from: [gone.id], into: kept.id, basis: '布局方案' }

test('what was decided and is borne out by the list of schools becomes a fact, once', () => {
  const found = withAdoptedChanges(after, [merged])
  expect(found.changes).toEqual([merged])
  expect(withAdoptedChanges(found, [merged])).toBe(found)
})

test('what did not happen, falls in another year, or is told by the return itself is left', () => {
  const own: SchoolChange = { kind: 'merge', on: '2021-08-15', from: [gone.id], into: third.id, basis: '批复' }
  expect(withAdoptedChanges({ ...after, schools }, [merged]).changes).toEqual([])
  expect(withAdoptedChanges({ ...after, date: '2022-09-01' }, [merged]).changes).toEqual([])
  expect(withAdoptedChanges({ ...after, changes: [own] }, [merged]).changes).toEqual([own])
  expect(withAdoptedChanges(after, [{ kind: 'open', on: '2021-07-31', school: '拟建S01', basis: '布局方案' }]).changes).toEqual([])
})
