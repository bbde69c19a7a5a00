import { assert, integer, property } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { planRoster, type RosterContext, type RosterLine } from './roster.ts'

const context: RosterContext = {
  roles: [
    { role: 'teacher', names: ['教师', 'teacher'], asks: 'school' },
    { role: 'personnel', names: ['人事科'], asks: null },
    { role: 'department', names: ['部门'], asks: 'department' },
  ],
  people: [
    { id: 'a', staffNo: '001', name: '张三', leftOn: null, posts: [{ id: 'p1', role: 'teacher', office: '2199000001', since: '2015-09-01' }] },
    { id: 'b', staffNo: '002', name: '李四', leftOn: null, posts: [{ id: 'p2', role: 'personnel', office: '', since: '2015-09-01' }, { id: 'p3', role: 'department', office: '编办', since: '2020-01-01' }] },
  ],
  offices: { school: new Set(['2199000001', '2199000002']), township: null, department: new Set(['编办']) },
  today: '2021-05-11',
}
const line = (part: Partial<RosterLine>): RosterLine => ({ row: 2, staffNo: '009', name: '王五', role: '教师', office: '2199000001', since: '', state: '', ...part })
const plan = (...lines: readonly Partial<RosterLine>[]) => planRoster(lines.map((part, at) => line({ row: at + 2, ...part })), context)

describe('a roster', () => {
  test('adds whoever is not known, from today where it does not say since when', () => {
    expect(plan({}, { staffNo: '010', role: '人事科', office: '', since: '2021-06-01' }).add).toEqual([
      { row: 2, staffNo: '009', name: '王五', role: 'teacher', office: '2199000001', since: '2021-05-11' },
      { row: 3, staffNo: '010', name: '王五', role: 'personnel', office: '', since: '2021-06-01' },
    ])
  })

  test('moves who is now elsewhere, renames who bears another name, lets go who is said to have left, and leaves the others alone', () => {
    expect(plan({ staffNo: '001', name: '张三丰', office: '2199000002', since: '2021-09-01' })).toMatchObject({
      move: [{ id: 'a', ends: 'p1', office: '2199000002', since: '2021-09-01' }],
      rename: [{ id: 'a', before: '张三', name: '张三丰' }],
    })
    expect(plan({ staffNo: '001', name: '', role: '', office: '', state: '离任', since: '2021-07-01' }).faults).toEqual([{ row: 2, column: 'name', value: '', code: 'missing' }])
    expect(plan({ staffNo: '001', name: '张三', role: '', office: '', state: '离任', since: '2021-07-01' }).leave).toEqual([{ row: 2, staffNo: '001', name: '张三', id: 'a', on: '2021-07-01' }])
    expect(plan({ staffNo: '001', name: '张三' })).toMatchObject({ add: [], move: [], rename: [], leave: [], unchanged: 1 })
  })

  test.each([
    ['a line without number', { staffNo: '' }, 'staffNo', 'missing'],
    ['a line without name', { name: '' }, 'name', 'missing'],
    ['an endless name', { name: '字'.repeat(101) }, 'name', 'tooLong'],
    ['a role that there is not', { role: '校长助理' }, 'role', 'unknownRole'],
    ['no role', { role: '' }, 'role', 'missing'],
    ['a school that there is not', { office: '2199000009' }, 'office', 'unknownOffice'],
    ['no school', { office: '' }, 'office', 'missing'],
    ['a school where none is asked', { role: '人事科' }, 'office', 'officeNotAsked'],
    ['a day that there is not', { since: '2021-02-29' }, 'since', 'notADay'],
    ['a state that there is not', { state: '借调' }, 'state', 'unknownState'],
    ['a leaver whom nobody knows', { state: '离任' }, 'state', 'leaverUnknown'],
    ['a mover with several posts', { staffNo: '002' }, 'role', 'severalPosts'],
    ['a move before the post began', { staffNo: '001', office: '2199000002', since: '2015-09-01' }, 'since', 'beforePost'],
  ] as const)('with %s is refused, and nothing of it is done', (_, part, column, code) => {
    const found = plan({ staffNo: '011' }, part)
    expect(found).toMatchObject({ faults: [{ row: 3, column, code }], add: [], move: [], rename: [], leave: [], unchanged: 0 })
  })

  test('names every fault of every line at once', () => {
    expect(plan({ staffNo: '1', name: '', since: 'x' }, { staffNo: '1', role: 'x' }).faults.map(({ row, code }) => [row, code])).toEqual([[2, 'missing'], [2, 'notADay'], [3, 'twice'], [3, 'unknownRole']])
  })

  test('takes every day of the calendar and no other, as a calendar of the machine does', () => {
    assert(property(integer({ min: 1990, max: 2060 }), integer({ min: 0, max: 13 }), integer({ min: 0, max: 32 }), (year, month, day) => {
      const text = [year, month, day].map((part) => String(part).padStart(2, '0')).join('-')
      const exists = !Number.isNaN(Date.parse(`${text}T00:00:00Z`)) && new Date(`${text}T00:00:00Z`).toISOString().startsWith(text)
      expect(plan({ since: text }).faults.length === 0).toBe(exists)
    }))
  })
})
