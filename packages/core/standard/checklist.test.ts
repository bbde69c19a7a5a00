import { describe, expect, test } from 'vitest'
import type { ClassRoll, School } from '../county/snapshot.ts'
import { measureChecklist } from './checklist.ts'
import { countyOf, quality, schoolOf } from './testing.ts'

const classes = (count: number, pupils = 40, stage: ClassRoll['stage'] = 'primary'): readonly ClassRoll[] => Array.from({ length: count }, (_, i) => ({ stage, grade: 1, name: `${i + 1}班`, pupils }))
const school = (more: Partial<School> = {}) => schoolOf('a', { stages: { primary: { pupils: 960 } }, classes: classes(24), stock: { musicRooms: [96, 96], artRooms: [90, 90] }, ...more })
const measured = (item: string, ...schools: readonly School[]) => measureChecklist(quality, countyOf(schools)).find((each) => each.item === item)!
const rooms = (more: Partial<School> = {}) => measured('government-03', school(more))
const size = (more: Partial<School> = {}) => measured('government-04', school(more))
const classSize = (more: Partial<School> = {}) => measured('government-05', school(more))

const nineYear = (primary: number, junior: number) => ({ kind: '312', stages: { primary: { pupils: primary }, junior: { pupils: junior } } }) as const

describe('rooms for music and art', () => {
  test('one of each for every twelve classes begun', () => {
    expect(rooms().verdict).toBe('met')
    expect(rooms({ classes: classes(25) }).verdict).toBe('short')
    expect(rooms({ classes: classes(12), stock: { musicRooms: [96], artRooms: [90] } }).verdict).toBe('met')
  })
  test('a room below its area is no such room', () => {
    const { verdict, schools } = rooms({ stock: { musicRooms: [96, 95.9], artRooms: [90, 90] } })
    expect(verdict).toBe('short')
    expect(schools[0]).toMatchObject({ found: { zh: '音乐 1 间、美术 2 间' }, line: { zh: '音乐 ≥96㎡、美术 ≥90㎡ 各 2 间' } })
  })
  test('a school built by 2016 may have smaller ones, a later one may not', () => {
    const stock = { musicRooms: [73, 73], artRooms: [67, 67] }
    expect(rooms({ stock, builtYear: 2016 })).toMatchObject({ verdict: 'met', schools: [{ easement: 'builtBy2016' }] })
    expect(rooms({ stock, builtYear: 2017 }).verdict).toBe('short')
    expect(rooms({ stock }).verdict).toBe('short')
  })
  test('a small rural school whose largest class is under thirty may have rooms of 54, a junior one of 61', () => {
    const small = { urbanRural: '220', classes: classes(6, 29), stock: { musicRooms: [54], artRooms: [54] } } as const
    expect(rooms(small).verdict).toBe('met')
    expect(rooms({ ...small, classes: classes(6, 30) }).verdict).toBe('short')
    expect(rooms({ ...small, urbanRural: '121' }).verdict).toBe('short')
    expect(rooms({ ...small, kind: '311', stages: { junior: { pupils: 170 } }, classes: classes(6, 29, 'junior') }).verdict).toBe('short')
  })
  test('a school that did not list its rooms or its classes is unknown', () => {
    expect(rooms({ stock: { musicRooms: [96, 96] } }).verdict).toBe('unknown')
    const { classes: _classes, ...unlisted } = school()
    expect(measured('government-03', unlisted).verdict).toBe('unknown')
  })
})

describe('school size', () => {
  test('two thousand, and two thousand five hundred for a nine-year school', () => {
    expect(size({ stages: { primary: { pupils: 2000 } } }).verdict).toBe('met')
    expect(size({ stages: { primary: { pupils: 2001 } } })).toMatchObject({ verdict: 'short', schools: [{ found: { zh: '2001 人' }, line: { zh: '≤2000 人' } }] })
    expect(size(nineYear(1500, 1000)).verdict).toBe('met')
    expect(size(nineYear(1500, 1001)).verdict).toBe('short')
  })
  test('a school built by 2010, or more than half of migrant children, may have 2 400 or 3 000', () => {
    const large = { stages: { primary: { pupils: 2400 } } } as const
    expect(size({ ...large, builtYear: 2010 }).verdict).toBe('met')
    expect(size({ ...large, migrantShare: 0.51 }).verdict).toBe('met')
    expect(size({ ...large, migrantShare: 0.5 }).verdict).toBe('short')
    expect(size({ ...nineYear(2000, 1000), builtYear: 2011 }).verdict).toBe('short')
  })
  test('senior pupils of a complete secondary school do not count', () => {
    expect(size({ kind: '341', stages: { junior: { pupils: 1800 }, senior: { pupils: 1500 } } }).verdict).toBe('met')
  })
  test('a school that did not report its pupils is unknown', () => expect(size({ stages: { primary: {} } }).verdict).toBe('unknown'))
})

describe('class size', () => {
  test('forty-five in primary, fifty in junior', () => {
    expect(classSize({ classes: classes(2, 45) }).verdict).toBe('met')
    expect(classSize({ classes: [...classes(2, 45), ...classes(1, 53)] })).toMatchObject({ verdict: 'short', schools: [{ found: { zh: '1 个班超额，最大 53 人' } }] })
    expect(classSize({ classes: classes(2, 50, 'junior') }).verdict).toBe('met')
    expect(classSize({ classes: classes(2, 60, 'senior') }).verdict).toBe('met')
  })
  test('one school over fails the county, one unknown leaves it open', () => {
    const { classes: _classes, ...unlisted } = school({ id: 'b' })
    expect(measured('government-05', school(), unlisted).verdict).toBe('unknown')
    expect(measured('government-05', school({ classes: classes(1, 46) }), unlisted).verdict).toBe('short')
  })
})

test('points out of scope are not asked', () => {
  expect(measured('government-05', school(), schoolOf('p', { kind: '218', stages: { primary: { pupils: 20 } } })).schools.map((each) => each.school)).toEqual(['a'])
})
