import { expect, test } from 'vitest'
import { expiriesWithin } from './expiry.ts'
import { approvalStanding } from './approval.ts'
import { type BusPerson, clearance, reasonsAgainst, type RegisteredVehicle } from './clearance.ts'
import { proposeFor, type RiskPoint } from './weather.ts'
import { dayOf, weekdayOf } from '../../schedule/day.ts'

const people: readonly BusPerson[] = [
  { id: 'd1', name: '张某', role: 'driver', birthYear: 1980, licensedSince: 2005, reviewUntil: '2021-12-31' },
  { id: 'd2', name: '李某', role: 'driver', birthYear: 1959, licensedSince: 2019, reviewUntil: '2021-05-10' },
  { id: 'a1', name: '王某', role: 'attendant', birthYear: 1990 },
]
const sound: RegisteredVehicle = { id: 'B1', plate: 'X·B1', seats: 36, township: 't1', inspectionUntil: '2021-05-11', insuranceUntil: '2021-12-31', permitUntil: '2021-12-31', driver: 'd1', attendant: 'a1' }

test('a bus whose papers hold to the day itself runs', () => {
  expect(reasonsAgainst(sound, people, '2021-05-11')).toEqual([])
})

test('every paper that lapsed, or was not reported, stops it; so does a driver against article 23 or 26', () => {
  expect(reasonsAgainst({ ...sound, inspectionUntil: '2021-05-10' }, people, '2021-05-11')).toEqual(['inspection'])
  const { insuranceUntil: _, permitUntil: __, attendant: ___, ...bare } = sound
  expect(reasonsAgainst({ ...bare, driver: 'd2', outOfOrder: true }, people, '2021-05-11')).toEqual(['insurance', 'permit', 'outOfOrder', 'driverReview', 'driverAge', 'driverExperience', 'noAttendant'])
  expect(reasonsAgainst({ ...sound, driver: 'a1' }, people, '2021-05-11')).toEqual(['noDriver'])
})

test('the fullest run chooses first among the spares: own township, then the smallest that holds its children', () => {
  const lapsed = { inspectionUntil: '2021-01-01' }
  const vehicles = [{ ...sound, ...lapsed, id: 'A' }, { ...sound, ...lapsed, id: 'B' }, { ...sound, id: 'S1', seats: 24 }, { ...sound, id: 'S2', seats: 45, township: 't2' }, { ...sound, ...lapsed, id: 'C' }]
  const found = clearance({ vehicles, people }, [{ vehicle: 'A', seats: 20, township: 't1' }, { vehicle: 'B', seats: 40, township: 't1' }], '2021-05-11')
  expect(found.map(({ vehicle, run, substitute }) => [vehicle.id, run, substitute?.id])).toEqual([['B', 1, 'S2'], ['A', 0, 'S1'], ['C', undefined, undefined]])
})

test('3 + 3 + 5 working days, week-ends left out, each step from the day the one before was done', () => {
  const calendar = { isWorkingDay: (day: number) => weekdayOf(day) % 6 !== 0 }
  // Wednesday 2021-05-05; answered on Monday 10, which was the last day.
  const steps = approvalStanding({ route: 'R1', submittedOn: '2021-05-05', done: { ask: '2021-05-06' } }, '2021-05-12', calendar)
  expect(steps.map(({ step, due, isLate }) => [step, due, isLate])).toEqual([['ask', '2021-05-10', false], ['answer', '2021-05-11', true], ['opinion', '2021-05-18', false]])
  expect(weekdayOf(dayOf('2021-05-05'))).toBe(3)
})

const slope: RiskPoint = { id: 'p', name: '陡坡', kind: 'slope', township: 't1' }

test.each([
  ['red', [], 'suspended', 0],
  ['orange', [slope], 'suspended', 0],
  ['orange', [], 'late', 60],
  ['yellow', [slope], 'late', 30],
  ['yellow', [], 'asPlanned', 0],
  ['blue', [slope], 'asPlanned', 0],
] as const)('snow in %s over %j: %s', (colour, points, decision, lateMinutes) => {
  expect(proposeFor(['t1'], points, [{ kind: 'snow', colour, townships: ['t1'] }])).toMatchObject({ decision, lateMinutes })
})

test('a warning elsewhere, or of a kind that does not bite there, changes nothing; the gravest decides', () => {
  expect(proposeFor(['t1'], [slope], [{ kind: 'snow', colour: 'red', townships: ['t2'] }]).decision).toBe('asPlanned')
  expect(proposeFor(['t1'], [slope], [{ kind: 'wind', colour: 'yellow', townships: [] }]).decision).toBe('asPlanned')
  expect(proposeFor(['t1'], [slope], [{ kind: 'snow', colour: 'yellow', townships: [] }, { kind: 'fog', colour: 'red', townships: [] }]).decision).toBe('suspended')
})

test('papers that lapse within 30 days, soonest first; what is not reported stands before all', () => {
  const vehicle = { id: 'B1', plate: '甲1', seats: 19, township: 'T' }
  const expiries = expiriesWithin({
    vehicles: [{ ...vehicle, inspectionUntil: '2021-05-01', insuranceUntil: '2021-06-10', permitUntil: '2021-06-11' }],
    people: [{ id: 'D1', name: '王某某', role: 'driver', birthYear: 1980 }, { id: 'A1', name: '李某某', role: 'attendant', birthYear: 1980 }],
  }, '2021-05-11', 30)
  expect(expiries.map(({ paper, of, daysLeft }) => [paper, of, daysLeft])).toEqual([['driverReview', '王某某', null], ['inspection', '甲1', -10], ['insurance', '甲1', 30]])
})
