import { expect, test } from 'vitest'
import { inForce, notesOn, valueAt } from './in-force.ts'
import type { Override, Source, Standard } from './standard.ts'
import { basic, quality } from './testing.ts'

const source: Source = { document: '省教督〔2020〕1号', clause: '三', checkedOn: '2026-11-23', certainty: 'verified' }
const override = (id: string, more: Partial<Override>): Override => ({ id, title: { zh: id, en: id }, region: '99', from: '2020-01-01', source, ...more })
const having = (standard: Standard, ...overrides: readonly Override[]): Standard => ({ ...standard, overrides })

test('the rule in force on a day is the last one that has begun', () => {
  const [books, ...rest] = quality.indicators
  const later = { ...books!.rules[0]!, from: '2025-01-01', atLeast: { primary: 9, junior: 9 } }
  const changed: Standard = { ...quality, indicators: [{ ...books!, rules: [...books!.rules, later] }, ...rest] }
  const lineOn = (day: string | null) => valueAt(inForce(changed, day, null).lines.get(books!.id)!, 'primary')
  expect(['2017-04-18', '2017-04-19', '2024-12-31', '2025-01-01', null].map(lineOn)).toEqual([null, 4.2, 4.2, 9, 9])
})

test('a province’s decision holds from its day, in its region, and not elsewhere', () => {
  const standard = having(basic, override('p', { options: { privateSchools: true } }))
  const privateOn = (day: string, county: string | null) => inForce(standard, day, county).options.privateSchools
  expect([privateOn('2019-12-31', '990181'), privateOn('2020-01-01', '990181'), privateOn('2020-01-01', '980181'), privateOn('2020-01-01', null)]).toEqual([false, true, false, false])
})

test('of two decisions the later goes before, each only in what it says', () => {
  const standard = having(
    basic,
    override('a', { options: { privateSchools: true, teachingPoints: 'all' }, atMost: { primary: 0.6, junior: 0.5 } }),
    override('b', { from: '2022-01-01', options: { teachingPoints: 'none' } }),
  )
  const { options, limit, overrides } = inForce(standard, '2023-09-01', '990181')
  expect(options).toEqual({ privateSchools: true, teachingPoints: 'none' })
  expect(limit).toEqual({ value: { primary: 0.6, junior: 0.5 }, source })
  expect(overrides.map(({ id }) => id)).toEqual(['a', 'b'])
})

test('a province may draw school lines where the nation draws none', () => {
  const standard = having(basic, override('p', { lines: { books: { primary: 20, junior: 30 } } }))
  const { lines } = inForce(standard, '2023-09-01', '990181')
  expect([valueAt(lines.get('books')!, 'junior'), valueAt(lines.get('computers')!, 'junior')]).toEqual([30, null])
})

test('a standard loaded for a county judges nameless tables as that county’s', () => {
  const standard = { ...having(basic, override('p', { options: { teachingPoints: 'all' } })), county: '990181' }
  expect(inForce(standard, null, null).options.teachingPoints).toBe('all')
  expect(inForce(standard, null, '110101').options.teachingPoints).toBe('none')
})

test('a switch left undefined changes nothing', () => {
  const options = { privateSchools: undefined } as unknown as { privateSchools: boolean }
  expect(inForce(quality, null, null, options).options).toEqual({ privateSchools: true, teachingPoints: 'fromFiftyPupils' })
})

test('what was decided otherwise, and what is known from memory, is noted', () => {
  const rules = inForce(having(basic, override('p', { options: { teachingPoints: 'all' } })), '2023-09-01', '990181')
  expect(notesOn(rules).map(({ code }) => code)).toEqual(['provinceOverride', 'linesInferred'])
})
