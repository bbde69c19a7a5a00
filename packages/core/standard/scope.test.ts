import { describe, expect, test } from 'vitest'
import type { School } from '../county/snapshot.ts'
import { campusesOf, scopeOf } from './scope.ts'
import { schoolOf } from './testing.ts'

const all = { privateSchools: true, teachingPoints: 'all' } as const
const primary = (id: string, pupils: number | undefined, more: Partial<School> = {}) => schoolOf(id, { stages: { primary: pupils === undefined ? {} : { pupils } }, ...more })
const point = (id: string, pupils: number | undefined, more: Partial<School> = {}) => primary(id, pupils, { kind: '218', countsAsSchool: false, ...more })
const scope = (schools: readonly School[], options: Parameters<typeof scopeOf>[2] = all, stage: 'primary' | 'junior' = 'primary') => {
  const { counted, excluded } = scopeOf(campusesOf(schools), stage, options)
  return { counted: counted.map(({ school }) => school.id), excluded: excluded.map(({ school, reason }) => `${school} ${reason}`) }
}

describe('which schools count', () => {
  test('teaching points count all, from fifty pupils, or not at all', () => {
    const schools = [primary('a', 300), point('b', 49), point('c', 50)]
    expect(scope(schools)).toEqual({ counted: ['a', 'b', 'c'], excluded: [] })
    expect(scope(schools, { ...all, teachingPoints: 'fromFiftyPupils' })).toEqual({ counted: ['a', 'c'], excluded: ['b smallTeachingPoint'] })
    expect(scope(schools, { ...all, teachingPoints: 'none' })).toEqual({ counted: ['a'], excluded: ['b teachingPoint', 'c teachingPoint'] })
  })

  test('a point whose pupils are not known is not taken for a small one', () => {
    expect(scope([point('b', undefined)], { ...all, teachingPoints: 'fromFiftyPupils' }).counted).toEqual(['b'])
  })

  test('private schools follow their switch', () => {
    const schools = [primary('a', 300, { runBy: 'private' }), primary('b', 300, { runBy: 'otherPublic' })]
    expect(scope(schools).counted).toEqual(['a', 'b'])
    expect(scope(schools, { ...all, privateSchools: false })).toEqual({ counted: ['b'], excluded: ['a private'] })
  })

  test('special and vocational schools never count, and a special school is named at both stages', () => {
    const schools = [schoolOf('s', { kind: '514', stages: { special: { pupils: 140 } } }), schoolOf('v', { kind: '365', stages: { junior: { pupils: 40 } } })]
    expect(scope(schools, all, 'primary').excluded).toEqual(['s specialOrVocational'])
    expect(scope(schools, all, 'junior').excluded).toEqual(['s specialOrVocational', 'v specialOrVocational'])
  })

  test('a school without a pupil is left out, one that did not report pupils is not', () => {
    expect(scope([primary('a', 0), primary('b', undefined)])).toEqual({ counted: ['b'], excluded: ['a noPupils'] })
  })

  test('a school is no concern of a stage it does not teach', () => {
    expect(scope([primary('a', 300)], all, 'junior')).toEqual({ counted: [], excluded: [] })
  })

  test('a nine-year school that said nothing of its junior stage is asked for it all the same', () => {
    expect(scope([schoolOf('n', { kind: '312', stages: { primary: { pupils: 90 } } })], all, 'junior').counted).toEqual(['n'])
  })
})

describe('sites that do not count on their own', () => {
  const main = schoolOf('m', { kind: '311', stages: { junior: { pupils: 500, teachers: 40 } }, stock: { books: 9000, computers: 80, indoorSportsArea: 600, musicRooms: [96] } })
  const branch = schoolOf('b', { kind: '311', countsAsSchool: false, parent: 'm', stages: { junior: { pupils: 60, teachers: 9 } }, stock: { books: 700, musicRooms: [60] } })

  test('are pooled with the parent they name', () => {
    const [campus] = campusesOf([branch, main])
    expect(campus!.school).toMatchObject({ id: 'm', stages: { junior: { pupils: 560, teachers: 49 } }, stock: { books: 9700, musicRooms: [96, 60] } })
    expect(scope([branch, main], all, 'junior')).toEqual({ counted: ['m'], excluded: ['b mergedIntoParent'] })
  })

  test('leave unknown what one of them did not report, but not what is only netted', () => {
    const [campus] = campusesOf([branch, main])
    expect(campus!.school.stock.computers).toBeUndefined()
    expect(campus!.school.stock.indoorSportsArea).toBe(600)
  })

  test('stand alone where they name no parent or one that is not there', () => {
    const { parent: _parent, ...orphan } = branch
    expect(campusesOf([orphan, main]).map(({ school }) => school.id)).toEqual(['b', 'm'])
    expect(campusesOf([{ ...branch, parent: 'x' }, main]).map(({ school }) => school.id)).toEqual(['b', 'm'])
  })

  test('follow their parents to the last one, and stop where two name each other', () => {
    const far = { ...branch, id: 'c', parent: 'b' }
    expect(campusesOf([far, branch, main]).map(({ school }) => school.id)).toEqual(['m'])
    expect(campusesOf([{ ...branch, parent: 'c' }, { ...far, parent: 'b' }])).toHaveLength(2)
  })

  test('are never teaching points: those follow their own switch', () => {
    expect(scope([main, point('p', 20, { parent: 'm' })], { ...all, teachingPoints: 'none' })).toEqual({ counted: [], excluded: ['p teachingPoint'] })
  })
})
