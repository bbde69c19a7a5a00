import { expect, test } from 'vitest'
import { roundFaults } from './check-round.ts'
import type { Round } from './round.ts'
import { testCell, testRound, testRules, testTeacher } from './testing.ts'

/** Each is refused with the row and the remedy before anything runs. */
const cells = [testCell('A', { have: 2, need: 1 }), testCell('T', { have: 0, need: 1, vacancies: 1 }), testCell('U', { have: 1, need: 1, subject: '数学' })]
const teacher = (more: Parameters<typeof testTeacher>[1] = {}) => testTeacher('a', { preferences: ['T'], ...more })
const sound = testRound({ cells, teachers: [teacher()] })
const rules = (points: Round['rules']['points'], more: Partial<Round['rules']> = {}): Round => ({ ...sound, rules: { ...testRules, points: [...testRules.points, ...points], ...more } })
const rate = { by: 'rate', each: 1, most: 5 } as const

test('a sound round has no fault', () => {
  expect(roundFaults(sound)).toEqual([])
})

test.each<[string, Round, readonly (readonly [code: string, sheet: string, row: string, field: string])[]]>([
  ['a preference for a post that is not open', { ...sound, teachers: [teacher({ preferences: ['T', 'U'] })] }, [['preferenceClosed', 'teachers', 'a', 'preferences.2']]],
  ['a preference for a post that is not there', { ...sound, teachers: [teacher({ preferences: ['Z'] })] }, [['preferenceUnknown', 'teachers', 'a', 'preferences.1']]],
  ['two people with one id', { ...sound, teachers: [teacher(), teacher()] }, [['idTwice', 'teachers', 'a', 'id']]],
  ['a score that does not recompute', { ...sound, teachers: [teacher({ points: 11 })] }, [['pointsDiffer', 'teachers', 'a', 'points']]],
  ['a subject without posts', { ...sound, teachers: [teacher({ licences: [{ stage: 'junior', subject: '物理' }] })] }, [['subjectWithoutPosts', 'teachers', 'a', 'licences']]],
  ['a table with a gap between bands', rules([{ id: 'x', name: 'x', count: { by: 'bands', bands: [{ from: 0, below: 60, points: 0 }, { from: 61, below: null, points: 5 }] } }]), [['bandGap', 'rules', 'x', 'bands']]],
  ['a table that begins above nothing', rules([{ id: 'x', name: 'x', count: { by: 'bands', bands: [{ from: 1, below: null, points: 5 }] } }]), [['bandGap', 'rules', 'x', 'bands']]],
  ['a table that leaves off', rules([{ id: 'x', name: 'x', count: { by: 'bands', bands: [{ from: 0, below: 60, points: 5 }] } }]), [['bandGap', 'rules', 'x', 'bands']]],
  ['bands that overlap', rules([{ id: 'x', name: 'x', count: { by: 'bands', bands: [{ from: 0, below: 60, points: 0 }, { from: 50, below: null, points: 5 }] } }]), [['bandOverlap', 'rules', 'x', 'bands']]],
  ['items that replace one another in a circle', rules([{ id: 'x', name: 'x', count: rate, replaces: 'y' }, { id: 'y', name: 'y', count: rate, replaces: 'x' }]), [['cycle', 'rules', 'x', 'replaces'], ['cycle', 'rules', 'y', 'replaces']]],
  ['a tie-break that is no item', rules([], { tieBreaks: ['z'] }), [['tieUnknown', 'rules', 'z', 'tieBreaks']]],
  ['a post beyond the need', { ...sound, cells: [cells[0]!, testCell('T', { have: 0, need: 1, vacancies: 2 }), cells[2]!] }, [['beyondNeed', 'cells', 'T', 'vacancies']]],
])('%s is refused with its row and the remedy', (_, round, expected) => {
  const faults = roundFaults(round)
  expect(faults.map(({ code, sheet, row, field }) => [code, sheet, row, field])).toEqual(expected)
  expect(faults.every(({ zh, en }) => zh.length > 4 && en.length > 10)).toBe(true)
})

test('all faults are said at once', () => {
  const faults = roundFaults({ ...rules([], { tieBreaks: ['z'] }), teachers: [teacher({ points: 1 }), teacher({ preferences: ['U', 'Z'] })] })
  expect(faults.map(({ code }) => code)).toEqual(['tieUnknown', 'idTwice', 'pointsDiffer', 'preferenceClosed', 'preferenceUnknown'])
})
