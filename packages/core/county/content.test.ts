import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson, contentHash } from './content.ts'
import type { School, Snapshot } from './snapshot.ts'

const school = (id: string, more: Partial<School> = {}): School => ({
  id,
  name: `第${id}校`,
  kind: '211',
  township: 't1',
  urbanRural: '121',
  runBy: 'county',
  countsAsSchool: true,
  boarding: false,
  stages: { primary: { pupils: 100, pupilsByGrade: [20, 10, 30, 15, 15, 10] } },
  stock: { books: 2000, musicRooms: [96, 80] },
  ...more,
})

const snapshot = (schools: readonly School[]): Snapshot => ({
  county: { code: '990181', name: 'X市' },
  date: '2020-09-01',
  townships: [],
  schools,
  changes: [{ kind: 'merge', on: '2020-08-01', from: ['b', 'a'], into: 'c', basis: '批复' }],
})

test('the same schools in another order are the same content', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(['1', '2', '3', '4', '5'], { minLength: 5 }), (ids) => {
      expect(canonicalJson(snapshot(ids.map((id) => school(id))))).toBe(canonicalJson(snapshot(['1', '2', '3', '4', '5'].map((id) => school(id)))))
    }),
  )
})

test('a fact that is absent and one that is undefined are the same content', () => {
  const absent = school('1')
  const undefinedFact = { ...absent, stock: { ...absent.stock, computers: undefined } } as unknown as School
  expect(canonicalJson(snapshot([undefinedFact]))).toBe(canonicalJson(snapshot([absent])))
})

test('the order of two keys says nothing', () => {
  const { id, ...rest } = school('1')
  expect(canonicalJson(snapshot([{ ...rest, id }]))).toBe(canonicalJson(snapshot([school('1')])))
})

test('a nought is not the same as no report', () => {
  expect(canonicalJson(snapshot([school('1', { stock: { books: 0 } })]))).not.toBe(canonicalJson(snapshot([school('1', { stock: {} })])))
})

test('pupils by grade keep their order, because the first is the first grade', () => {
  const turned = school('1', { stages: { primary: { pupils: 100, pupilsByGrade: [10, 20, 30, 15, 15, 10] } } })
  expect(canonicalJson(snapshot([turned]))).not.toBe(canonicalJson(snapshot([school('1')])))
})

test('a school at another place has another content, though longitude and latitude changed places', () => {
  expect(canonicalJson(snapshot([school('1', { location: [45, 126] })]))).not.toBe(canonicalJson(snapshot([school('1', { location: [126, 45] })])))
})

test('the hash is the hash of the canonical text', () => {
  expect(contentHash(snapshot([school('1')]), (text) => `hash of ${text}`)).toBe(`hash of ${canonicalJson(snapshot([school('1')]))}`)
})
