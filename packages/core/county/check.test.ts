import { findingText, findingWords } from '@junheng/contract/words/findings.ts'
import { describe, expect, test } from 'vitest'
import { type CheckContext, checkSnapshot } from './check.ts'
import { classBandOf } from './check-classes.ts'
import type { Finding } from './check-finding.ts'
import { nothingUnread } from './check-finding.ts'
import { isDate } from './check-references.ts'
import { factKey } from './facts.ts'
import type { School, Snapshot, StageReturn } from './snapshot.ts'
import { valley } from './testing.ts'

const town = '2199000001'
const point = '2199000002'
const junior = '3199000001'
const complete = '3499000001'

const withSchool = (id: string, change: (school: School) => School): Snapshot => ({ ...valley(), schools: valley().schools.map((school) => (school.id === id ? change(school) : school)) })
const withStock = (id: string, stock: School['stock']) => withSchool(id, (school) => ({ ...school, stock: { ...school.stock, ...stock } }))
const withStage = (id: string, stage: 'primary' | 'junior', figures: StageReturn) =>
  withSchool(id, (school) => ({ ...school, stages: { ...school.stages, [stage]: { ...school.stages[stage], ...figures } } }))
/** Without persons, so that a changed count is looked at alone. */
const unstaffed = ({ staff: _staff, ...county }: Snapshot): Snapshot => county
const found = (snapshot: Snapshot, context?: CheckContext) => checkSnapshot(snapshot, context).map((finding) => `${finding.code} ${finding.fact ? factKey(finding.fact) : ''}`)

test('a county without a fault has no finding, alone or after the same county a year before', () => {
  expect(found(valley())).toEqual([])
  expect(found(valley(), { previous: valley() })).toEqual([])
})

const cases: Record<string, readonly [snapshot: Snapshot, finding: string]> = {
  'a school code of nine digits is malformed': [withSchool(town, (school) => ({ ...school, id: '212300001' })), 'idMalformed 212300001//id'],
  'a code that begins 31 is no primary school’s': [withSchool(town, (school) => ({ ...school, id: '3199000007' })), 'idCategory 3199000007//id'],
  'a code of another province does not belong here': [withSchool(town, (school) => ({ ...school, id: '2144000001' })), 'idProvince 2144000001//id'],
  'a code belongs to one school': [withSchool(point, (school) => ({ ...school, id: town })), `idDuplicate ${town}//id`],
  'a primary school does not teach junior grades': [withSchool(town, (school) => ({ ...school, stages: { ...school.stages, junior: {} } })), `stageNotOfKind ${town}/junior/pupils`],
  'books cannot be fewer than none': [withStock(town, { books: -3 }), `negative ${town}//books`],
  'a class cannot have fewer than no pupils': [withSchool(town, (school) => ({ ...school, classes: [{ stage: 'primary', grade: 1, name: '9班', pupils: -1 }] })), `negative ${town}/primary/classes/1/9班`],
  'half a computer is none': [withStock(town, { computers: 7.5 }), `notWhole ${town}//computers`],
  'half a pupil in a class is none': [withSchool(town, (school) => ({ ...school, classes: [{ stage: 'primary', grade: 1, name: '9班', pupils: 9.5 }] })), `notWhole ${town}/primary/classes/1/9班`],
  'a share lies between nothing and all': [withSchool(town, (school) => ({ ...school, migrantShare: 5 })), `outsideBounds ${town}//migrantShare`],
  'there is no longitude 200': [withSchool(town, (school) => ({ ...school, location: [200, 45] })), `outsideBounds ${town}//location`],
  'there is no latitude 95': [withSchool(town, (school) => ({ ...school, location: [127, 95] })), `outsideBounds ${town}//location`],
  'grades add up to the pupils': [withStage(town, 'primary', { pupils: 61 }), `sumDiffers ${town}/primary/pupils`],
  'boarders are pupils': [withStage(junior, 'junior', { boarders: 91 }), `partExceedsWhole ${junior}/junior/boarders`],
  'backbone teachers are teachers': [unstaffed(withStage(junior, 'junior', { backboneTeachers: 9 })), `partExceedsWhole ${junior}/junior/backboneTeachers`],
  'indoor sports rooms are teaching rooms': [withStock(town, { indoorSportsArea: 301 }), `partExceedsWhole ${town}//indoorSportsArea`],
  'a primary school has six grades': [withSchool(town, (school) => ({ ...school, classes: [{ stage: 'primary', grade: 7, name: '1班', pupils: 9 }] })), `gradeOutOfRange ${town}/primary/classes/7/1班`],
  'a junior school has four grades at most': [withStage(junior, 'junior', { pupilsByGrade: [30, 30, 30, 0, 0] }), `gradeOutOfRange ${junior}/junior/pupilsByGrade`],
  'class rolls add up to the grade': [withStage(town, 'primary', { pupils: 61, pupilsByGrade: [11, 10, 10, 10, 10, 10] }), `rollsDiffer ${town}/primary/pupilsByGrade/1`],
  'persons and counts of staff agree': [withStage(town, 'primary', { backboneTeachers: 2 }), `staffDiffers ${town}/primary/backboneTeachers`],
  'a school lies in a township we know': [withSchool(town, (school) => ({ ...school, township: '999' })), `unknownTownship ${town}//township`],
  'a vehicle belongs to a township we know': [{ ...valley(), vehicles: [{ id: 'V1', plate: 'x', seats: 9, township: '999' }] }, 'unknownTownship /vehicles/V1/township'],
  'a person works at a school we know': [{ ...valley(), staff: [...valley().staff!, { ...valley().staff![0]!, id: 'X', school: '999' }] }, 'unknownSchool /staff/X/school'],
  'a vehicle serves a school we know': [{ ...valley(), vehicles: [{ id: 'V1', plate: 'x', seats: 9, township: '990181200', school: '999' }] }, 'unknownSchool /vehicles/V1/school'],
  'a parent is a school we know': [withSchool(point, (school) => ({ ...school, parent: '999' })), `unknownSchool ${point}//parent`],
  'a school is not its own parent': [withSchool(point, (school) => ({ ...school, parent: point })), `parentIsItself ${point}//parent`],
  'a road ends at a place we know': [{ ...valley(), roads: [{ from: 'S01', to: 'S9', metres: 1, metresPerMinute: 1 }] }, 'unknownPlace /roads/S01·S9/to'],
  'a closed school is gone': [{ ...valley(), changes: [{ kind: 'close', on: '2020-07-01', school: town, basis: '' }] }, `closedButListed /changes/close·2020-07-01·${town}·/from`],
  'an opened school is there': [{ ...valley(), changes: [{ kind: 'open', on: '2020-07-01', school: '2199000077', basis: '' }] }, 'openedButMissing /changes/open·2020-07-01··2199000077/into'],
  'a split leads to schools that are there': [{ ...valley(), changes: [{ kind: 'split', on: '2020-07-01', from: town, into: [town, '2199000077'], basis: '' }] }, `openedButMissing /changes/split·2020-07-01·${town}·${town},2199000077/into`],
  'there is no 31 June': [{ ...valley(), premises: [{ ...valley().premises![1]!, vacatedOn: '2020-06-31' }] }, 'dateMalformed /premises/P02/vacatedOn'],
  'a handing-over has a date': [{ ...valley(), premises: [{ ...valley().premises![0]!, handedOverOn: 'soon' }] }, 'dateMalformed /premises/P01/handedOverOn'],
  'an inspection has a date': [{ ...valley(), vehicles: [{ ...valley().vehicles![1]!, inspectionUntil: '2021' }] }, 'dateMalformed /vehicles/V02/inspectionUntil'],
  'a change has a date': [{ ...valley(), changes: [{ kind: 'close', on: '2020-7-1', school: '2199000077', basis: '' }] }, 'dateMalformed /changes/close·2020-7-1·2199000077·/on'],
  'a change belongs to the school year that ends on the date': [{ ...valley(), changes: [{ kind: 'close', on: '2019-09-01', school: '2199000077', basis: '' }] }, 'outsideYear /changes/close·2019-09-01·2199000077·/on'],
  'a site is not handed over before it is vacated': [{ ...valley(), premises: [{ ...valley().premises![0]!, handedOverOn: '2020-07-19' }] }, 'dateOrder /premises/P01/handedOverOn'],
  'a hundred square metres of teaching rooms a pupil want a word': [withStock(town, { floorArea: 7000, teachingArea: 6000 }), `outsideUsual ${town}//teachingArea`],
  'seventy pupils a teacher want a word': [unstaffed(withStage(town, 'primary', { pupils: 420, pupilsByGrade: [70, 70, 70, 70, 70, 70], teachers: 5 })), `outsideUsual ${town}/primary/teachers`],
  'a class of ninety wants a word': [withSchool(town, (school) => ({ ...school, classes: [{ stage: 'primary', grade: 1, name: '1班', pupils: 90 }] })), `outsideUsual ${town}/primary/classes/1/1班`],
  'a school with pupils and no books wants a word': [withStock(town, { books: 0 }), `zeroWhereNeeded ${town}//books`],
  'a stage with pupils and no teacher wants a word': [unstaffed(withStage(point, 'primary', { teachers: 0, aboveDegreeTeachers: 0, midTitleTeachers: 0, backboneTeachers: 0 })), `zeroWhereNeeded ${point}/primary/teachers`],
  'a school without pupils wants a word': [withStage(point, 'primary', { pupils: 0, pupilsByGrade: [0, 0] }), `noPupils ${point}/primary/pupils`],
  'what others report and one does not wants a word': [withSchool(town, (school) => { const { books: _books, ...stock } = school.stock; return { ...school, stock } }), `notReported ${town}//books`],
  'an inspection that ran out wants a word': [{ ...valley(), vehicles: [{ ...valley().vehicles![0]!, inspectionUntil: '2020-08-31' }] }, 'inspectionExpired /vehicles/V01/inspectionUntil'],
  'a teacher of ninety wants a word': [{ ...valley(), staff: valley().staff!.map((person, index) => (index === 0 ? { ...person, id: 'X', birthYear: 1930 } : person)) }, 'ageUnusual /staff/X/birthYear'],
  'nobody comes to a school as a child': [{ ...valley(), staff: valley().staff!.map((person, index) => (index === 0 ? { ...person, id: 'X', since: person.birthYear + 10 } : person)) }, 'postingUnlikely /staff/X/since'],
  'who was sent was sent by a school that is there': [{ ...valley(), staff: valley().staff!.map((person, index) => (index === 0 ? { ...person, id: 'X', sentBy: '2199000077' } : person)) }, 'unknownSchool /staff/X/sentBy'],
  'nobody is sent by the own school': [{ ...valley(), staff: valley().staff!.map((person, index) => (index === 0 ? { ...person, id: 'X', sentBy: person.school } : person)) }, 'unknownSchool /staff/X/sentBy'],
}

test.each(Object.entries(cases))('%s', (_, [snapshot, expected]) => {
  expect(found(snapshot)).toContain(expected)
})

describe('against the year before', () => {
  const onlyTown: Snapshot = { ...valley(), schools: valley().schools.filter(({ id }) => id !== junior) }

  test('a school that is gone without a change wants a word', () => {
    const { vehicles: _vehicles, staff: _staff, ...county } = onlyTown
    expect(found(county, { previous: valley() })).toEqual([`goneWithoutChange ${junior}//id`])
    expect(found({ ...county, changes: [{ kind: 'close', on: '2020-07-01', school: junior, basis: '' }] }, { previous: valley() })).toEqual([])
  })

  test('a school that is new without a change wants a word', () => {
    expect(found(valley(), { previous: onlyTown })).toEqual([`newWithoutChange ${junior}//id`])
    expect(found({ ...valley(), changes: [{ kind: 'open', on: '2020-07-01', school: junior, basis: '' }] }, { previous: onlyTown })).toEqual([])
  })

  test('a figure that jumps by a third and by much wants a word, a small one does not', () => {
    expect(found(valley(), { previous: withStock(complete, { books: 5250 + 4000, computers: 27 + 20 }) })).toEqual([`jump ${complete}//books`])
    expect(found(valley(), { previous: withStage(complete, 'junior', { pupils: 200 }) })).toEqual([`jump ${complete}/junior/pupils`])
  })
})

const bands = (first: number) => [first, 0, 0, 0, 0, 0, 0, 0, 0, 0]

test('class sizes of the return and of the rolls agree', () => {
  expect(found(valley(), { classBands: [{ school: town, stage: 'primary', bands: bands(6) }] })).toEqual([])
  expect(found(valley(), { classBands: [{ school: town, stage: 'primary', bands: bands(5) }] })).toEqual([`bandsDiffer ${town}/primary/classBands/0`])
  expect([0, 25, 26, 30, 31, 65, 66, 99].map(classBandOf)).toEqual([0, 0, 1, 1, 2, 8, 9, 9])
})

test('what could not be read is not found a second time', () => {
  const lost = { ...valley(), townships: valley().townships.slice(1), staff: valley().staff!.slice(1) }
  expect(found(lost).length).toBeGreaterThan(0)
  expect(found(lost, { unread: { ...nothingUnread, townships: new Set(['990181001']), staffOf: new Set([town]) } })).toEqual([])
})

test('all findings come at once', () => {
  expect(checkSnapshot(withStock(town, { books: -1, computers: 1.5, landArea: 0 })).map(({ code }) => code)).toEqual(['notWhole', 'negative', 'partExceedsWhole', 'zeroWhereNeeded'])
})

test('a leap day is a day in a leap year only', () => {
  expect(['2020-02-29', '2000-02-29', '2021-02-29', '1900-02-29', '2020-13-01', '2020-04-31', '2020-09-01'].map(isDate)).toEqual([true, true, false, false, false, false, true])
})

test('whatever is found is said in words that leave nothing open, in both languages', () => {
  const findings: Finding[] = Object.values(cases).flatMap(([snapshot]) => checkSnapshot(snapshot, { previous: valley() }))
  const open = findings.flatMap(({ code, details }) => {
    const texts = (['zh', 'en'] as const).map((language) => findingWords[code][language])
    return texts.flatMap(({ reason, remedy }) => [...`${reason}${remedy}`.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)).filter((name) => !(name in details)).map((name) => `${code} ${name}`)
  })
  expect(open).toEqual([])
  expect(findingText({ code: 'partExceedsWhole', details: { part: 'boarders', whole: 'pupils', value: 91, limit: 90 } }, 'zh')).toEqual({ reason: '寄宿生数（91）大于在校生数（90）', remedy: '核对两个数字' })
  expect(findingText({ code: 'partExceedsWhole', details: { part: 'boarders', whole: 'pupils', value: 91, limit: 90 } }, 'en').reason).toBe('boarders (91) exceeds pupils (90)')
})
