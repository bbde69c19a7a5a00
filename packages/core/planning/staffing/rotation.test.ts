import { expect, test } from 'vitest'
import type { School, Snapshot, StaffMember } from '../../county/snapshot.ts'
import { headCounts, sumStandings } from './head-count.ts'
import { rotationOf } from './rotation.ts'

const rule = { share: 0.1, backboneShare: 0.2, eligibleYears: 6, document: '教师〔2014〕4号', clause: '测试', certainty: 'verified', checkedOn: '2021-01-01' } as const
const school = (id: string, urbanRural: School['urbanRural'], more: Partial<School> = {}): School => ({ id, name: id, kind: '211', township: '1', urbanRural, runBy: 'county', countsAsSchool: true, boarding: false, stock: {}, stages: { primary: { pupils: 100, staff: 5, teachers: 5 } }, ...more })
const person = (id: string, more: Partial<StaffMember> = {}): StaffMember => ({ id, school: 'T', stage: 'primary', name: '王*', post: 'teacher', degree: 'college', title: 'middle', subject: '语文', backbone: false, birthYear: 1980, ...more })
const county = (staff: readonly StaffMember[], date = '2020-09-01'): Pick<Snapshot, 'date' | 'schools' | 'staff'> => ({ date, schools: [school('T', '111'), school('V', '220'), school('P', '111', { runBy: 'private' })], staff })

/** Nine of the town school's own who stayed six years, one who has been there for five, and one sent out this year. */
const stayed = Array.from({ length: 9 }, (_, i) => person(`s${i}`, { since: 2014, backbone: i < 2 }))
const young = person('young', { since: 2015 })
const sent = person('sent', { school: 'V', sentBy: 'T', since: 2020, returnsOn: '2021-07-31', backbone: true })

test('one of ten eligible moved, and it is a 骨干: the share is a tenth and that of 骨干 the whole', () => {
  const found = rotationOf(county([...stayed, young, sent]), rule)!
  expect(found.senders).toEqual([{ school: 'T', eligible: 10, moved: 1, movedBackbone: 1, share: 0.1, backboneShare: 1, sendsItsWeakest: false }])
  expect(found.county).toEqual({ eligible: 10, moved: 1, movedBackbone: 1, share: 0.1, backboneShare: 1 })
  expect(found.receivers).toEqual([{ school: 'V', here: 1, overdue: 0, dueThisYear: 1, undated: 0 }])
})

test('who moved in an earlier year is at the receiver, and no move of this one; a rural or private school owes nothing', () => {
  const found = rotationOf(county([...stayed, young, { ...sent, since: 2019 }, person('p', { school: 'P', since: 2000 })]), rule)!
  expect(found.senders).toMatchObject([{ school: 'T', eligible: 9, moved: 0, share: 0, backboneShare: null }])
  expect(rotationOf(county([...stayed, sent], '2021-08-31'), rule)!.year).toBe(2020)
})

test('a teacher of whom nobody said when they came makes the share unknown, not smaller; a roster without years has no rotation', () => {
  expect(rotationOf(county([...stayed, person('new'), sent]), rule)!).toMatchObject({ senders: [{ eligible: null, moved: 1, share: null }], county: { eligible: null, share: null } })
  expect(rotationOf(county([person('a'), person('b')]), rule)).toBeNull()
})

test('a school that has 骨干 and middle titles and sends neither sends its weakest; one 骨干 among them and it does not', () => {
  const weak = { ...sent, backbone: false, title: 'junior' } as const
  expect(rotationOf(county([...stayed, weak]), rule)!.senders[0]!.sendsItsWeakest).toBe(true)
  expect(rotationOf(county([...stayed, weak, { ...sent, id: 'other' }]), rule)!.senders[0]!.sendsItsWeakest).toBe(false)
  expect(rotationOf(county([...stayed.map((each) => ({ ...each, backbone: false })), weak]), rule)!.senders[0]!.sendsItsWeakest).toBe(false)
})

test('whose time is up, whose is up within the school year, and of whom no day is said, are told apart', () => {
  const at = (id: string, returnsOn?: string) => person(id, { school: 'V', sentBy: 'T', since: 2018, ...(returnsOn !== undefined && { returnsOn }) })
  expect(rotationOf(county([at('a', '2020-07-31'), at('b', '2020-09-01'), at('c', '2021-08-31'), at('d', '2021-09-01'), at('e')]), rule)!.receivers).toEqual([{ school: 'V', here: 5, overdue: 1, dueThisYear: 2, undated: 1 }])
})

test('在编在岗, 在编不在岗, 在岗不在编, neither, and what nobody said, are five counts that add up to the roster', () => {
  const staff = [person('a', { established: true, onDuty: true }), person('b', { established: true, onDuty: false }), person('c', { established: false, onDuty: true }), person('d', { established: false, onDuty: false }), person('e', { established: true }), person('f')]
  const heads = headCounts(county(staff))
  expect(heads[0]).toEqual({ school: 'T', reported: 5, onRoster: 6, teachersReported: 5, teachersOnRoster: 6, standing: { heldAndHere: 1, heldNotHere: 1, hereNotHeld: 1, neither: 1, unknown: 2 } })
  expect(Object.values(sumStandings(heads)).reduce((sum, count) => sum + count, 0)).toBe(staff.length)
})
