import { wallChart, withRows, rowsOf } from '@junheng/core/schedule/wall-chart.ts'
import { aCalendar, aProgramme } from '@junheng/core/schedule/wall-chart-testing.ts'
import { expect, test } from 'vitest'
import { projectHref } from './links.ts'
import { programmeSearch, type ProgrammeSearch } from './search.ts'
import { isChosen, officesOf } from './selection.ts'

const chart = wallChart({ today: '2021-05-11', calendar: aCalendar, projects: aProgramme })
const chosen = (search: ProgrammeSearch) => rowsOf(withRows(chart, (row) => isChosen(row, search))).map(({ project }) => project)

test('without a filter every project is shown', () => expect(chosen({})).toHaveLength(5))

test('an office is asked what it still has to do, not what it has done', () => {
  expect(chosen({ office: '财政局' })).toEqual(['school', 'township-1', 'township-2'])
  expect(chosen({ office: '发展和改革局' })).toEqual([])
})

test('within 60 days are those whose entry has 60 or fewer left; without a cliff none is near', () => {
  expect(chosen({ within: '60' })).toEqual(['school', 'township-1'])
})

test('filters hold together', () => {
  expect(chosen({ office: '财政局', kind: 'townshipUpgrade', within: '60' })).toEqual(['township-1'])
})

test('offices are listed with what they have open, the most first', () => {
  expect(officesOf(chart)[0]).toEqual({ office: '教育局', open: 8 })
  expect(officesOf(chart).map(({ office }) => office)).not.toContain('发展和改革局')
})

test('an address typed wrongly opens the chart without that filter', () => {
  expect(programmeSearch({ kind: 'castle', within: '59', view: 'table', office: '财政局' })).toEqual({ view: 'table', office: '财政局' })
})

test('a link opens the project at its node, whatever they are called', () => {
  expect([projectHref('P02', 'land'), projectHref('甲/乙', null)]).toEqual(['/projects/P02?node=land', '/projects/%E7%94%B2%2F%E4%B9%99'])
})
