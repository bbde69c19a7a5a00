import { expect, test } from 'vitest'
import { premisesConcerns } from './premises-concerns.ts'
import type { Premises } from './snapshot.ts'

const site = (id: string, more: Partial<Premises>): Premises => ({ id, name: `${id}原小学校舍`, township: '990181101', vacatedOn: '2018-07-20', landArea: 7000, floorArea: 700, state: 'handedOver', ...more })
const concerns = (...register: readonly Premises[]) => premisesConcerns(register, '2021-05-11').map(({ premises, kind, since }) => [premises, kind, since])

test('used under a roof of grade D comes before C, and both before what nobody has graded', () => {
  expect(concerns(site('Y1', { use: '村卫生室', state: 'reused' }), site('Y2', { use: '互助养老院', safetyGrade: 'C' }), site('Y3', { use: '村级活动中心', safetyGrade: 'D' }), site('Y4', { use: '文化广场', safetyGrade: 'B' }))).toEqual([
    ['Y3', 'gradeD', null],
    ['Y2', 'gradeC', null],
    ['Y1', 'notGraded', null],
  ])
})

test('handed over on 10 November 2019 it is idle from the day after 10 May 2021, and not before', () => {
  expect(concerns(site('Y1', { handedOverOn: '2019-11-10', safetyGrade: 'C' }), site('Y2', { handedOverOn: '2019-11-11' }))).toEqual([['Y1', 'idle', '2019-11-10']])
})

test('what is not handed over yet, and what was given back, concerns nobody', () => {
  expect(concerns(site('Y1', { state: 'vacated' }), site('Y2', { state: 'reclaimed', handedOverOn: '2018-01-01', use: '耕地', safetyGrade: 'D' }))).toEqual([])
})
