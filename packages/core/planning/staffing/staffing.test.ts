import { expect, test } from 'vitest'
import type { School, Snapshot, StaffMember } from '../../county/snapshot.ts'
import { retirementsBySubject, staffBalance } from './balance-sheet.ts'
import { needOf } from './need.ts'
import type { CurriculumPlan, StaffingNorms } from './norms.ts'
import { staffingView } from './view.ts'

const source = { document: '测试', clause: '测试', certainty: 'assumed', checkedOn: '2021-01-01' } as const
const norms: StaffingNorms = {
  ratios: { primary: { pupilsPerStaff: 19, ...source }, junior: { pupilsPerStaff: 13.5, ...source }, senior: { pupilsPerStaff: 12.5, ...source }, special: { pupilsPerStaff: 3, ...source } },
  teachingShare: { primary: { share: 0.91, ...source }, junior: { share: 0.85, ...source }, senior: { share: 0.84, ...source } },
  classNorm: { belowPupils: 200, staffPerClass: 1.7, ...source },
  boarding: { boardersPerStaff: 100, ...source },
  load: { primary: { main: ['语文', '数学'], mainPeriods: 14, otherPeriods: 16, ...source }, junior: { main: ['语文', '数学', '英语'], mainPeriods: 12, otherPeriods: 14, ...source } },
  retirement: { age: 60, ...source },
  rotation: { share: 0.1, backboneShare: 0.2, eligibleYears: 6, ...source },
  yearlyCost: { yuan: 100_000, movingYuan: 6000, ...source },
}
const plan: CurriculumPlan = {
  id: 'test', name: { zh: '测试', en: 'Test' }, from: '2001-09-01', province: null, ...source, weekly: [28, 28, 28, 28, 28, 28, 24, 24, 24],
  subjects: { 语文: [14, 14, 14, 14, 14, 14, 12, 12, 12], 体育与健康: [14, 14, 14, 14, 14, 14, 12, 12, 12] }, shares: [],
}
const school = (id: string, more: Partial<School> = {}): School => ({
  id, name: id, kind: '211', township: '1', urbanRural: '220', runBy: 'county', countsAsSchool: true, boarding: false, stock: {},
  stages: { primary: { pupils: 120, pupilsByGrade: [20, 20, 20, 20, 20, 20], staff: 4, teachers: 4 } },
  classes: Array.from({ length: 6 }, (_, i) => ({ stage: 'primary', grade: i + 1, name: '1', pupils: 20 })), ...more,
})
const person = (id: string, subject: string, more: Partial<StaffMember> = {}): StaffMember => ({ id, school: 'S', stage: 'primary', name: '王*', post: 'teacher', degree: 'college', title: 'junior', subject, backbone: false, birthYear: 1970, ...more })
const snapshot = (schools: readonly School[], staff: readonly StaffMember[]): Snapshot => ({ county: { code: '990181', name: 'X市' }, date: '2020-09-01', townships: [], changes: [], schools, staff })

test('a small school is staffed by class norm where that is more than by pupils, and taught by periods where those are more than both', () => {
  const need = needOf(school('S'), 'primary', norms, plan)!
  expect(need.staff).toEqual({ byRatio: 120 / 19, byClasses: 6 * 1.7, boarding: 0, approved: 6 * 1.7 })
  expect(need.teachersByStaff).toBeCloseTo(9.282, 3)
  // 6 classes × 14 periods ÷ 14 = 6 of Chinese, 6 × 14 ÷ 16 = 5.25 of sports: 11.25, rounded up.
  expect(need.teachersByPeriods).toBeCloseTo(11.25, 9)
  expect([need.rule, need.teachers]).toEqual(['periods', 12])
  expect(Object.fromEntries(Object.entries(need.subjects).map(([subject, { posts }]) => [subject, posts]))).toEqual({ 语文: 6, 体育与健康: 6 })
})

test('a large school of full classes is staffed by pupils: 1 900 of them need 100, and 12 more for 1 200 boarders', () => {
  const large = school('L', { stages: { primary: { pupils: 1900, pupilsByGrade: [317, 317, 317, 317, 316, 316], boarders: 1200 } }, classes: Array.from({ length: 36 }, (_, i) => ({ stage: 'primary', grade: (i % 6) + 1, name: String(i), pupils: 53 })) })
  const need = needOf(large, 'primary', norms, plan)!
  expect(need.staff).toEqual({ byRatio: 100, byClasses: null, boarding: 12, approved: 112 })
  expect([need.rule, need.teachers]).toEqual(['ratio', 102])
  expect(Object.values(need.subjects).reduce((sum, { posts }) => sum + posts, 0)).toBe(102)
})

test('a stage that reported no pupils has no need that is known', () => {
  const silent = school('N', { stages: { primary: {} } })
  expect(needOf(silent, 'primary', norms, plan)).toBeNull()
  expect(staffBalance(snapshot([silent], []), norms, plan)).toEqual({ needs: [], cells: [], unknown: [{ school: 'N', stage: 'primary' }] })
})

test('surplus and shortage stand subject by subject, a subject without need included', () => {
  const staff = [...Array.from({ length: 8 }, (_, i) => person(`c${i}`, '语文')), person('x', '英语')]
  const { cells } = staffBalance(snapshot([school('S')], staff), norms, plan)
  expect(cells.map(({ subject, have, need, balance }) => [subject, have, need, balance])).toEqual([['语文', 8, 6, 2], ['体育与健康', 0, 6, -6], ['英语', 1, 0, 1]])
})

test('retirements are counted in the year of the age', () => {
  const [row] = retirementsBySubject([person('a', '语文', { birthYear: 1962 }), person('b', '语文', { birthYear: 1975 }), person('c', '语文', { birthYear: 1990 })], norms, [2021, 2035])
  expect([row!.teachers, row!.byYear[1], row!.byYear[14], row!.byYear.reduce((sum, count) => sum + count, 0)]).toEqual([3, 1, 1, 2])
})

test('a closure in thought moves pupils and teachers, and says who is freed; the roster beside the return says who is missing', () => {
  const staff = [...Array.from({ length: 6 }, (_, i) => person(`c${i}`, '语文')), ...Array.from({ length: 7 }, (_, i) => person(`d${i}`, '语文', { school: 'T' })), ...Array.from({ length: 6 }, (_, i) => person(`e${i}`, '体育与健康', { school: 'T' })), person('k', '音乐')]
  const view = staffingView(snapshot([school('S'), school('T')], staff), { norms, plan, retirementYears: [2021, 2035] }, [{ closed: 'S', into: 'T' }])
  expect(view.schools.map(({ id }) => id)).toEqual(['T'])
  expect(view.closures).toMatchObject([{ closed: 'S', into: 'T', pupils: 120, teachers: 7, needBefore: 24, needAfter: 12 }])
  expect(view.closures[0]!.freed).toEqual([{ stage: 'primary', subject: '语文', count: 7 }, { stage: 'primary', subject: '音乐', count: 1 }])
  expect(view.outside).toEqual([{ school: 'S', stage: 'primary', subject: '音乐', count: 1 }])
  expect(view.heads.find((head) => head.school === 'S')).toEqual({ school: 'S', reported: 4, onRoster: 7, teachersReported: 4, teachersOnRoster: 7, standing: { heldAndHere: 0, heldNotHere: 0, hereNotHeld: 0, neither: 0, unknown: 7 } })
})
