import { assert, integer, property, uniqueArray } from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '../schedule/day.ts'
import { statusOf } from '../schedule/status.ts'
import { lapsesOf, type NodePast } from './lapses.ts'

const setting = { today: '2021-05-11', cycleDays: 14 }
const past = (more: Partial<NodePast> = {}): NodePast => ({ start: '2021-03-14', finish: '2021-04-28', reports: [], extensions: [], ...more })
const said = (node: NodePast, today = setting.today) => lapsesOf(node, { ...setting, today }).map(({ kind, from, to, days, isOpen }) => `${kind} ${from}..${to} ${days}${isOpen ? ' open' : ''}`)

test('a report that catches up ends a lapse and does not erase it', () => {
  const before = past({ reports: [{ on: '2021-03-20', actualFinish: null }] })
  expect(said(before, '2021-04-25')).toEqual(['unreported 2021-04-04..2021-04-25 22 open'])
  expect(said(past({ reports: [...before.reports, { on: '2021-04-25', actualFinish: null }] }), '2021-04-25')).toEqual(['unreported 2021-04-04..2021-04-24 21'])
})

test('a finish stated afterwards for an earlier day ends lateness then, and leaves the silence before it was said', () => {
  const node = past({ reports: [{ on: '2021-03-20', actualFinish: null }, { on: '2021-05-10', actualFinish: '2021-05-01' }] })
  expect(said(node)).toEqual(['unreported 2021-04-04..2021-05-09 36', 'late 2021-04-29..2021-05-01 3'])
})

test('an extension excuses from its decision on; the days late before it stay', () => {
  const reports = ['2021-03-20', '2021-04-02', '2021-04-15', '2021-04-28', '2021-05-09'].map((on) => ({ on, actualFinish: null }))
  expect(said(past({ reports }))).toEqual(['late 2021-04-29..2021-05-11 13 open'])
  expect(said(past({ reports, extensions: [{ decidedOn: '2021-05-03', until: '2021-05-20' }] }))).toEqual(['late 2021-04-29..2021-05-02 4'])
  expect(said(past({ reports, extensions: [{ decidedOn: '2021-05-03', until: '2021-05-08' }] }))).toEqual(['late 2021-04-29..2021-05-02 4', 'late 2021-05-09..2021-05-11 3 open'])
})

test('what never comes has no lapse', () => {
  expect(said(past({ start: null, finish: null }))).toEqual([])
})

test('a day is a lapse exactly where the rule of the signs says so of that day', () => {
  const rule = { cycleDays: 14, littleTimeShare: 0, confirmation: false, basis: '', certainty: '' }
  const days = uniqueArray(integer({ min: 0, max: 80 }), { maxLength: 6 }).map((drawn) => drawn.toSorted((a, b) => a - b).map((after) => addDays('2021-03-14', after)))
  assert(
    property(days, integer({ min: 0, max: 90 }), (reported, after) => {
      const today = addDays('2021-03-14', after)
      const reports = reported.filter((on) => on <= today).map((on) => ({ on, actualFinish: null }))
      const last = reports.at(-1)?.on
      const node = { id: 'land', name: '用地预审', days: 45, after: [], ...(last !== undefined && { actualStart: reports[0]!.on, reported: { on: last, state: 'underWay' as const } }) }
      const dates = { id: 'land', start: '2021-03-14', finish: '2021-04-28' } as unknown as Parameters<typeof statusOf>[0]['planned']
      const { status } = statusOf({ node, planned: dates, forecast: dates }, today, rule)
      const open = lapsesOf(past({ reports }), { today, cycleDays: 14 }).filter(({ isOpen }) => isOpen).map(({ kind }) => kind)
      expect(open.includes('unreported')).toBe(status === 'unreported')
      expect(open.includes('late')).toBe(today > '2021-04-28')
    }),
  )
})
