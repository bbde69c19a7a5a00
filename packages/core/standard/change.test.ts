import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { School } from '../county/snapshot.ts'
import { splitChange } from './change.ts'
import { judge } from './judge.ts'
import { basic, countyOf, quality, schoolOf } from './testing.ts'

const points = { teachingPoints: 'all' } as const
const primary = (id: string, pupils: number, books: number, kind: School['kind'] = '211') =>
  schoolOf(id, { kind, stages: { primary: { pupils, teachers: pupils / 10, aboveDegreeTeachers: pupils / 20, midTitleTeachers: 1 } }, stock: { books, teachingArea: pupils, sportsArea: pupils, equipmentYuan: pupils, computers: pupils } })
const at = (date: string, schools: readonly School[]) => countyOf(schools, { date })

test('closing points while nothing else changes is scope and nothing but scope', () => {
  const before = at('2017-09-01', [primary('a', 500, 9000), primary('b', 400, 8000), primary('p', 20, 1500, '218')])
  const after = at('2020-09-01', [primary('a', 500, 9000), primary('b', 400, 8000)])
  const books = splitChange(basic, before, after, points).find(({ indicator }) => indicator === 'books')!
  expect(books).toMatchObject({ real: 0, schoolsBefore: 3, schoolsAfter: 2, schoolsInBoth: 2 })
  expect(books.scope).toBeCloseTo(books.after! - books.before!, 12)
  expect(books.scope).toBeLessThan(0)
})

test('books bought while no school opens or closes are real and nothing but real', () => {
  const before = at('2017-09-01', [primary('a', 500, 9000), primary('b', 400, 2000)])
  const after = at('2020-09-01', [primary('a', 500, 9000), primary('b', 400, 7000)])
  const books = splitChange(basic, before, after).find(({ indicator }) => indicator === 'books')!
  expect(books.scope).toBeCloseTo(0, 12)
  expect(books.real).toBeCloseTo(books.after! - books.before!, 12)
})

test('the composite is split where the standard averages, and only there', () => {
  const years = [at('2017-09-01', [primary('a', 500, 9000)]), at('2020-09-01', [primary('a', 500, 9000)])] as const
  expect(splitChange(basic, ...years).map(({ indicator }) => indicator)).toContain('composite')
  expect(splitChange(quality, ...years).map(({ indicator }) => indicator)).not.toContain('composite')
})

test('a figure that is unknown at one date leaves the change unknown, and the schools of both dates no more than that', () => {
  const before = at('2017-09-01', [primary('a', 500, 9000), primary('b', 400, 2000), schoolOf('p', { stages: { primary: { pupils: 20 } } })])
  const after = at('2020-09-01', [primary('a', 500, 9000), primary('b', 400, 7000)])
  const books = splitChange(basic, before, after).find(({ indicator }) => indicator === 'books')!
  expect(books).toMatchObject({ before: null, scope: null })
  expect(books.real).toBeLessThan(0)
})

test('counties without a school in common have no real part', () => {
  const books = splitChange(basic, at('2017-09-01', [primary('a', 500, 9000)]), at('2020-09-01', [primary('b', 400, 7000)])).find(({ indicator }) => indicator === 'books')!
  expect(books).toMatchObject({ real: null, scope: null, schoolsInBoth: 0 })
})

test('the parts of any change are those of the definition, computed one by one, and add up to it', () => {
  const school = fc.record({ id: fc.constantFrom(...'abcdef'), pupils: fc.integer({ min: 10, max: 900 }), books: fc.integer({ min: 1, max: 20_000 }) })
  const county = fc.uniqueArray(school, { selector: ({ id }) => id, minLength: 1 })
  fc.assert(
    fc.property(county, county, (first, second) => {
      const [before, after] = [first, second].map((rows, i) => at(`20${17 + i}-09-01`, rows.map(({ id, pupils, books }) => primary(id, pupils, books))))
      const both = first.filter(({ id }) => second.some((each) => each.id === id)).map(({ id }) => id)
      fc.pre(both.length > 0)
      const cv = (snapshot: typeof before, ids?: readonly string[]) => {
        const schools = snapshot!.schools.filter(({ id }) => ids === undefined || ids.includes(id))
        return judge(basic, { ...snapshot!, schools }).stages.primary!.indicators.find(({ id }) => id === 'books')!.cv!
      }
      const { real, scope, ...found } = splitChange(basic, before!, after!).find(({ indicator }) => indicator === 'books')!
      expect(real).toBeCloseTo(cv(after, both) - cv(before, both), 12)
      expect(scope).toBeCloseTo(cv(before, both) - cv(before) + (cv(after) - cv(after, both)), 12)
      expect(real! + scope!).toBeCloseTo(found.after! - found.before!, 12)
    }),
    { numRuns: 50 },
  )
})
