import { array, assert, integer, nat, property, record, uniqueArray } from 'fast-check'
import { expect, test } from 'vitest'
import { dispersionOf } from '../../standard/dispersion.ts'
import { withTransfers, type TeacherTransfer } from '../../county/teacher-transfers.ts'
import { checkStaff } from '../../county/check-staff.ts'
import { nothingUnread } from '../../county/check-finding.ts'
import type { Snapshot, StaffMember } from '../../county/snapshot.ts'
import { leastCover } from '../location/least-cover.ts'
import { Spread } from './spread.ts'

const school = record({ pupils: integer({ min: 1, max: 900 }), stock: integer({ min: 1, max: 5000 }) })

test('the coefficient of a spread is that of the standards, and so is every change of it', () => {
  assert(property(array(school, { minLength: 2, maxLength: 12 }), nat(), integer({ min: 1, max: 300 }), (schools, at, amount) => {
    const pupils = Float64Array.from(schools, (each) => each.pupils)
    const stock = Float64Array.from(schools, (each) => each.stock)
    const spread = new Spread(pupils, stock)
    const row = at % schools.length
    const cv = () => dispersionOf({ stock, pupils, scale: 1 })!.cv!
    const before = cv()
    expect(spread.coefficient()).toBeCloseTo(before, 6)
    const change = spread.changeBy([[row, amount]])
    stock[row]! += amount
    expect(change).toBeCloseTo(cv() - before, 6)
    spread.add(row, amount)
    expect(spread.coefficient()).toBeCloseTo(cv(), 6)
  }))
})

test('the least cover is that of trying every choice of columns', () => {
  const rows = array(uniqueArray(integer({ min: 0, max: 8 }), { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 9 })
  assert(property(rows, array(integer({ min: 1, max: 5 }), { minLength: 9, maxLength: 9 }), (own, weights) => {
    const covers = (mask: number) => own.every((row) => row.some((column) => mask & (1 << column)))
    const weigh = (mask: number) => weights.reduce((sum, weight, column) => sum + (mask & (1 << column) ? weight : 0), 0)
    const least = Array.from({ length: 512 }, (_, mask) => mask).filter(covers).reduce((best, mask) => Math.min(best, weigh(mask)), Infinity)
    const found = leastCover({ rows: own, weightOf: (column) => weights[column]!, precision: 0.5 })
    expect(found).toMatchObject({ weight: least, isProven: true })
    expect(covers(found.columns.reduce((mask, column) => mask | (1 << column), 0))).toBe(true)
  }), { numRuns: 500 })
})

test('teachers who move take their counts with them: persons and returns of both schools still agree', () => {
  const person = (id: string, title: StaffMember['title']): StaffMember => ({ id, school: 'a', stage: 'primary', name: '※', post: 'teacher', degree: 'bachelor', title, subject: '音乐', backbone: false, birthYear: 1980 })
  const counts = { pupils: 60, staff: 3, teachers: 3, aboveDegreeTeachers: 3, midTitleTeachers: 2, backboneTeachers: 0, artsSportsTeachers: 3 }
  const nobody = { pupils: 60, staff: 0, teachers: 0, aboveDegreeTeachers: 0, midTitleTeachers: 0, backboneTeachers: 0, artsSportsTeachers: 0 }
  const base = { name: '校', kind: '211', township: 't', urbanRural: '220', runBy: 'county', countsAsSchool: true, boarding: false, stock: {} } as const
  const county: Snapshot = { county: { code: '990181', name: 'X市' }, date: '2020-09-01', townships: [], changes: [], schools: [{ ...base, id: 'a', stages: { primary: counts } }, { ...base, id: 'b', stages: { primary: nobody } }], staff: [person('3', 'middle'), person('1', 'senior'), person('2', 'junior')] }
  const transfer: TeacherTransfer = { from: 'a', to: 'b', teachers: 1, stage: 'primary', subject: '音乐', aboveDegree: true, midTitle: true, backbone: false }
  const after = withTransfers(county, [transfer])
  expect(after.staff!.filter(({ school: at }) => at === 'b').map(({ id }) => id)).toEqual(['1'])
  expect(after.schools.map(({ stages }) => [stages.primary!.teachers, stages.primary!.midTitleTeachers])).toEqual([[2, 1], [1, 1]])
  expect(checkStaff(after, nothingUnread)).toEqual([])
})
