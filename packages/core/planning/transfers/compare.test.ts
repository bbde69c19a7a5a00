import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { School, Snapshot } from '../../county/snapshot.ts'
import { roundFaults } from './check-round.ts'
import { compareWays, figuresOf, type Way } from './compare.ts'
import { runRound } from './run-round.ts'
import { randomRound, sha256, testCell, testRound, testRules, testSchool, testTeacher } from './testing.ts'
import { changedRound } from './what-if.ts'

const prices = { yuan: 100_000, movingYuan: 6000 }
const compared = (ways: readonly Way[]) => Object.fromEntries(ways.map(({ way, figures }) => [way, figures]))

test('the cost of a target is the posts that stay empty for it', () => {
  const backbone = { have: 3, need: 1 }
  const round = testRound({
    rules: { ...testRules, keep: [{ of: 'backbone', where: 'all', share: 1 }] },
    schools: [testSchool('A', { stages: { primary: { pupils: 100, teachers: 3, backbone: 2, aboveDegree: 0 } } }), testSchool('T', { stages: { primary: { pupils: 100, teachers: 0, backbone: 0, aboveDegree: 0 } } })],
    cells: [testCell('A', backbone), testCell('T', { have: 0, need: 2, vacancies: 2 })],
    teachers: [testTeacher('b1', { backbone: true, preferences: ['T'] }), testTeacher('b2', { backbone: true, preferences: ['T'] }), testTeacher('c', { preferences: ['T'] })],
  })
  const ways = compared(compareWays(round, null, { sha256, prices }))
  expect(Object.keys(ways)).toEqual(['asIs', 'without/0', 'replacement', 'exchange'])
  expect([ways.asIs!.voluntary, ways.asIs!.postsLeft, ways.asIs!.surplusLeft]).toEqual([1, 1, 1])
  expect([ways['without/0']!.voluntary, ways['without/0']!.postsLeft, ways['without/0']!.surplusLeft]).toEqual([2, 0, 0])
  expect(ways.asIs!.money).toEqual({ saved: 100_000, moving: 6000 })
  expect(ways['without/0']!.cover).toEqual([{ stage: 'primary', subject: '语文', need: 3, filled: 3 }])
  // Nobody holds a seat at T: the exchange has nothing to exchange, and fills no vacancy.
  expect([ways.exchange!.voluntary, ways.exchange!.money]).toEqual([0, { saved: 0, moving: 0 }])
})

test('two who want each other’s post change places in the block exchange: two moves, no recruit saved', () => {
  const licences = ['语文', '数学'].map((subject) => ({ stage: 'primary' as const, subject }))
  const round = testRound({
    rules: { ...testRules, nearPoints: 5 },
    cells: [testCell('A'), testCell('B', { subject: '数学' })],
    teachers: [testTeacher('a', { cell: 'A', licences, near: ['B'], preferences: ['B'] }), testTeacher('b', { cell: 'B', licences, near: ['A'], preferences: ['A'] })],
  })
  const { exchange } = compared(compareWays(round, null, { sha256, prices }))
  expect([exchange!.voluntary, exchange!.postsLeft, exchange!.money]).toEqual([2, 0, { saved: 0, moving: 12_000 }])
})

test('posts filled and left add up to those declared, in every way to run a random round', () => {
  fc.assert(fc.property(randomRound({ homes: 3, targets: 3, teachers: 10, keep: true }), (round) => {
    const declared = round.cells.reduce((sum, { vacancies }) => sum + vacancies, 0)
    for (const { way, figures } of compareWays(round, null, { sha256, prices })) {
      if (way === 'exchange') continue
      expect(figures.voluntary + figures.compulsory + figures.postsLeft).toBe(declared)
      expect(figures.money.saved).toBe((figures.voluntary + figures.compulsory) * prices.yuan)
    }
  }), { numRuns: 100, seed: 7 })
})

const source = { document: '测试', clause: '测试', certainty: 'assumed', checkedOn: '2021-01-01' } as const
const ratio = (pupilsPerStaff: number) => ({ pupilsPerStaff, ...source })
const load = { main: ['语文'], mainPeriods: 14, otherPeriods: 14, ...source }
const basis = {
  norms: {
    ratios: { primary: ratio(19), junior: ratio(13.5), senior: ratio(12.5), special: ratio(3) }, teachingShare: { primary: { share: 1, ...source }, junior: { share: 1, ...source }, senior: { share: 1, ...source } },
    classNorm: { belowPupils: 0, staffPerClass: 1, ...source }, boarding: { boardersPerStaff: 100, ...source }, load: { primary: load, junior: load }, retirement: { age: 60, ...source },
    rotation: { share: 0.1, backboneShare: 0.2, eligibleYears: 6, ...source }, yearlyCost: { yuan: 100_000, movingYuan: 6000, ...source },
  },
  plan: { id: 'test', name: { zh: '测试', en: 'Test' }, from: '2001-09-01', province: null, ...source, weekly: Array.from({ length: 9 }, () => 14), subjects: { 语文: Array.from({ length: 9 }, () => 14) }, shares: [] },
}
const place = (id: string): School => ({
  id, name: id, kind: '211', township: '1', urbanRural: '220', runBy: 'county', countsAsSchool: true, boarding: false, stock: {}, location: [113, 30],
  stages: { primary: { pupils: 60, pupilsByGrade: [10, 10, 10, 10, 10, 10], staff: 6, teachers: 6, aboveDegreeTeachers: 4, backboneTeachers: 1 } }, classes: Array.from({ length: 6 }, (_, i) => ({ stage: 'primary' as const, grade: i + 1, name: '1', pupils: 10 })),
})

test('a school closed in thought takes its posts away, and its teachers and their wishes go with its pupils', () => {
  const staff = (['S', 'S', 'S', 'S', 'T', 'T', 'T', 'U'] as const).map((school, i) => ({ id: `p${i}`, school, stage: 'primary' as const, name: '王*', post: 'teacher' as const, degree: 'college' as const, title: 'junior' as const, subject: '语文', backbone: false, birthYear: 1980 }))
  const snapshot: Snapshot = { county: { code: '990181', name: 'X市' }, date: '2020-09-01', townships: [], changes: [], schools: [place('S'), place('T'), place('U')], staff }
  const cell = (school: string, have: number, vacancies: number) => testCell(`${school}/primary/语文`, { school, have, need: 6, vacancies })
  const round = testRound({ cells: [cell('S', 4, 2), cell('T', 3, 1), cell('U', 1, 1)], teachers: [testTeacher('p4', { cell: 'T/primary/语文', preferences: ['S/primary/语文', 'U/primary/语文'] }), testTeacher('p0', { cell: 'S/primary/语文', preferences: ['U/primary/语文'] })] })
  const after = changedRound(round, { vacancies: new Map(), closures: [{ closed: 'S', into: 'T' }] }, snapshot, basis)
  expect(after.schools.map(({ id }) => id)).toEqual(['T', 'U'])
  expect(after.schools[0]!.stages.primary).toEqual({ pupils: 120, teachers: 12, aboveDegree: 8, backbone: 2 })
  // Seven teachers for classes that need seven posts by pupils and periods: none left to declare at T.
  expect(after.cells.map(({ id, have, vacancies }) => [id, have, vacancies])).toEqual([['T/primary/语文', 7, 0], ['U/primary/语文', 1, 1]])
  expect(after.teachers.map(({ cell: home, preferences }) => [home, preferences])).toEqual([['T/primary/语文', ['T/primary/语文', 'U/primary/语文']], ['T/primary/语文', ['U/primary/语文']]])
  expect(roundFaults(after).map(({ code }) => code)).toEqual(['preferenceClosed'])
})

test('a quota moved from one school to another moves the post, and nothing else is touched', () => {
  const round = testRound({ cells: [testCell('A', { have: 3, need: 1 }), testCell('T', { have: 0, need: 1, vacancies: 1 }), testCell('U', { have: 0, need: 1 })], teachers: [testTeacher('a', { preferences: ['T', 'U'] }), testTeacher('b', { preferences: ['U'] })] })
  const moved = changedRound(round, { vacancies: new Map([['T', 0], ['U', 1]]), closures: [] }, { county: { code: '990181', name: 'X市' }, date: '2020-09-01', townships: [], changes: [], schools: [] }, basis)
  expect(moved.cells.map(({ vacancies }) => vacancies)).toEqual([0, 0, 1])
  const { placements, certificate } = runRound(moved, sha256)!
  expect(figuresOf(moved, { placements, hardship: certificate.hardship }, prices)).toMatchObject({ voluntary: 1, postsLeft: 0, surplusLeft: 1 })
})
