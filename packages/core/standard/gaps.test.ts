import { expect, test } from 'vitest'
import type { School, Snapshot } from '../county/snapshot.ts'
import { gapLedger } from './gaps.ts'
import { countyOf, quality, schoolOf } from './testing.ts'

const primary = (id: string, teachingArea: number | undefined, more: Partial<School> = {}) =>
  schoolOf(id, { stages: { primary: { pupils: 100 } }, stock: teachingArea === undefined ? {} : { teachingArea }, ...more })
const point = (pupils: number) => primary('p', 200, { kind: '218', countsAsSchool: false, stages: { primary: { pupils } } })
const years = (...schools: readonly (readonly School[])[]): readonly Snapshot[] => schools.map((each, i) => countyOf(each, { date: `${2017 + i}-09-01` }))
const ledger = (...schools: readonly (readonly School[])[]) => gapLedger(quality, years(...schools))

test('a shortfall is a row with an id, and its amount in square metres', () => {
  expect(ledger([primary('a', 400)])).toEqual([
    {
      id: 'quality-2017.primary.a.teachingArea.2017-09-01',
      school: 'a',
      stage: 'primary',
      standard: 'quality-2017',
      indicator: 'teachingArea',
      unit: 'm2',
      openedOn: '2017-09-01',
      closedOn: null,
      closedBy: null,
      history: [{ on: '2017-09-01', value: 4, threshold: 4.5, amount: 50 }],
    },
  ])
})

test('it stays open, with an entry a year, until a later snapshot measures it closed', () => {
  const [gap] = ledger([primary('a', 400)], [primary('a', 420)], [primary('a', 450)], [primary('a', 450)])
  expect(gap).toMatchObject({ openedOn: '2017-09-01', closedOn: '2019-09-01', closedBy: 'measured' })
  expect(gap!.history.map(({ amount }) => amount)).toEqual([50, 30])
})

test('a figure that is left out closes nothing', () => {
  const [gap] = ledger([primary('a', 400)], [primary('a', undefined)])
  expect(gap).toMatchObject({ closedOn: null })
  expect(gap!.history.at(-1)).toEqual({ on: '2018-09-01', value: null, threshold: 4.5, amount: null })
})

test('nor does it open anything', () => expect(ledger([primary('a', undefined)])).toEqual([]))

test('a school that is gone closes its gaps as gone, not as measured', () => {
  expect(ledger([primary('a', 400), primary('b', 900)], [primary('b', 900)])[0]).toMatchObject({ closedOn: '2018-09-01', closedBy: 'schoolGone' })
  expect(ledger([primary('a', 400)], [primary('a', 400, { stages: { primary: { pupils: 0 } } })])[0]).toMatchObject({ closedBy: 'schoolGone' })
})

test('a point that shrinks out of scope keeps its gap, because nobody measured it closed', () => {
  const [gap] = ledger([point(60)], [point(40)])
  expect(gap).toMatchObject({ closedOn: null })
  expect(gap!.history.map(({ amount }) => amount)).toEqual([70, null])
})

test('a school that falls short again has a new gap beside the old', () => {
  const gaps = ledger([primary('a', 400)], [primary('a', 450)], [primary('a', 440)])
  expect(gaps.map(({ openedOn, closedOn }) => [openedOn, closedOn])).toEqual([['2017-09-01', '2018-09-01'], ['2019-09-01', null]])
  expect(new Set(gaps.map(({ id }) => id)).size).toBe(2)
})

test('the ids of last year’s ledger are in this year’s', () => {
  const first = ledger([primary('a', 400), primary('b', 300)])
  const second = ledger([primary('a', 400), primary('b', 300)], [primary('a', 450), primary('c', 300)])
  expect(second.map(({ id }) => id)).toEqual(expect.arrayContaining(first.map(({ id }) => id)))
})

test('a county before the order took effect has no gaps', () => {
  expect(gapLedger(quality, [countyOf([primary('a', 1)], { date: '2016-09-01' })])).toEqual([])
})
