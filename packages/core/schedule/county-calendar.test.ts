import { expect, test } from 'vitest'
import { windowNames, windowsOf, type CountyCalendar } from './county-calendar.ts'

const calendar: CountyCalendar = {
  terms: { autumn: { yearly: [[9, 1]] }, spring: { yearly: [[3, 1]], dated: ['2020-04-20'] } },
  vacations: { summer: { yearly: [[7, 10], [8, 25]] }, winter: { dated: [['2021-01-16', '2021-02-28']] } },
  outdoorSeason: [[4, 1], [11, 15]],
  fundingWindows: [{ id: 'landQuota', name: '土地指标', spans: [['2021-03-01', '2021-04-30']], basis: '县通知' }],
  holidayYears: [],
}

test('a project takes the county’s windows by name, funding windows by their id', () => {
  expect(Object.keys(windowsOf(calendar)).toSorted()).toEqual([...windowNames, 'landQuota'].toSorted())
  expect(windowsOf(calendar)).toMatchObject({ outdoor: { yearly: [[4, 1], [11, 15]] }, landQuota: { dated: [['2021-03-01', '2021-04-30']] } })
})

test('where either term will do, a year whose spring term was moved keeps its autumn term', () => {
  expect(windowsOf(calendar)['eitherTerm']).toEqual({ yearly: [[3, 1], [9, 1]], dated: ['2020-04-20', '2020-09-01'] })
})
