import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkResult } from './check-result.ts'
import { roundFaults } from './check-round.ts'
import type { Round } from './round.ts'
import { runRound } from './run-round.ts'
import { randomRound, sha256, testCell, testRound, testTeacher } from './testing.ts'

const run = (round: Round) => runRound(round, sha256)!
const placed = (round: Round) => Object.fromEntries(run(round).placements.map(({ teacher, cell }) => [teacher, cell]))

test('the higher points have the post, and who is refused everywhere stays', () => {
  const round = testRound({
    cells: [testCell('A', { have: 3, need: 1 }), testCell('T', { have: 0, need: 1, vacancies: 1 })],
    teachers: [testTeacher('low', { facts: { years: 3 }, preferences: ['T'], sheltered: true }), testTeacher('high', { facts: { years: 9 }, preferences: ['T'] }), testTeacher('stays', { sheltered: true })],
  })
  expect(placed(round)).toEqual({ high: 'T' })
  expect(run(round).cutoffs).toEqual([{ cell: 'T', points: 9, teacher: 'high', left: 0 }])
})

test('a school that can spare one lets the first in the order apply, and the next when that one is refused', () => {
  const cells = [testCell('A', { have: 2, need: 1 }), testCell('B', { have: 1, need: 0 }), testCell('T', { have: 0, need: 1, vacancies: 1 }), testCell('U', { have: 0, need: 1, vacancies: 1 })]
  const first = testTeacher('first', { facts: { years: 9 }, preferences: ['T'] })
  const second = testTeacher('second', { facts: { years: 5 }, preferences: ['U'], sheltered: true })
  expect(placed(testRound({ cells, teachers: [first, second] }))).toEqual({ first: 'T' })
  const stronger = testTeacher('stronger', { cell: 'B', facts: { years: 20 }, preferences: ['T'] })
  expect(placed(testRound({ cells, teachers: [first, second, stronger] }))).toEqual({ stronger: 'T', second: 'U' })
})

test('the compulsory phase takes from the end of the order, passes the sheltered over, and finds the least hardship in all', () => {
  const cells = [testCell('A', { have: 3, need: 1 }), testCell('T', { have: 0, need: 1, vacancies: 1 }), testCell('U', { have: 0, need: 1, vacancies: 1 })]
  const journeys = [{ from: 'A', to: 'T', minutes: 10 }, { from: 'A', to: 'U', minutes: 30 }]
  const teachers = [testTeacher('a', { facts: { years: 1 }, sheltered: true }), testTeacher('b', { facts: { years: 2 } }), testTeacher('c', { facts: { years: 3 } })]
  const result = run(testRound({ cells, journeys, teachers }))
  expect(result.reached).toEqual(['b', 'c'])
  expect(result.certificate.hardship).toBe(40)
  expect(result.placements.map(({ phase }) => phase)).toEqual(['compulsory', 'compulsory'])
})

test.each([
  ['plain', { homes: 3, targets: 3, teachers: 9 }],
  ['with replacement, when a post filled lets a colleague go', { homes: 3, targets: 3, teachers: 9, replacement: true }],
  ['with backbone teachers kept', { homes: 2, targets: 3, teachers: 10, keep: true }],
  ['with quotas that may be relaxed', { homes: 3, targets: 2, teachers: 10, overQuota: true }],
] as const)('the independent checker finds nothing wrong with random rounds: %s', (_, shape) => {
  fc.assert(fc.property(randomRound(shape), (round) => {
    expect(roundFaults(round)).toEqual([])
    expect(checkResult(round, run(round), sha256)).toEqual([])
  }), { numRuns: 400, seed: 20210511 })
})

test('shuffled input gives the same result', () => {
  fc.assert(fc.property(randomRound({ homes: 3, targets: 4, teachers: 12 }), fc.integer(), (round, seed) => {
    const shuffled = <T>(items: readonly T[]) => items.map((item, i) => [sha256(`${seed}/${i}`), item] as const).toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, item]) => item)
    const other = { ...round, teachers: shuffled(round.teachers), cells: shuffled(round.cells), schools: shuffled(round.schools), journeys: shuffled(round.journeys) }
    expect(run(other)).toEqual(run(round))
  }), { numRuns: 200, seed: 7 })
})

test('the checker takes no result on trust: every kind of fault is found', () => {
  const cells = [testCell('A', { have: 3, need: 1 }), testCell('B', { have: 1, need: 0 }), testCell('T', { have: 0, need: 1, vacancies: 1 }), testCell('U', { have: 0, need: 1, vacancies: 1 })]
  const teachers = [
    testTeacher('high', { facts: { years: 9 }, preferences: ['T', 'U'] }), testTeacher('low', { facts: { years: 3 }, preferences: ['T'] }), testTeacher('ill', { facts: { years: 1 }, sheltered: true }),
    testTeacher('lone', { cell: 'B', facts: { years: 2 } }),
  ]
  const round = testRound({ cells, teachers })
  const result = run(round)
  const rulesBroken = (change: Partial<typeof result>) => [...new Set(checkResult(round, { ...result, ...change }, sha256).map(({ rule }) => rule))].toSorted()
  expect(rulesBroken({})).toEqual([])
  const at = (teacher: string, cell: string, phase: 'voluntary' | 'compulsory' = 'voluntary') => ({ teacher, cell, phase, overQuota: false })
  expect(rulesBroken({ placements: [at('low', 'T')] })).toContain('envy')
  expect(rulesBroken({ placements: [] })).toContain('wasted')
  expect(rulesBroken({ placements: [at('high', 'T'), at('low', 'T')] })).toContain('overVacancies')
  expect(rulesBroken({ placements: [at('high', 'T'), at('ill', 'U', 'compulsory')], reached: ['ill'] })).toContain('sheltered')
  expect(rulesBroken({ placements: [at('high', 'T'), at('ill', 'U')] })).toContain('notWanted')
  expect(rulesBroken({ placements: [at('high', 'T')], reached: [] })).toContain('skipped')
  expect(rulesBroken({ placements: [at('high', 'T'), at('high', 'U')] })).toEqual(['placedTwice'])
  expect(rulesBroken({ placements: [at('high', 'B')] })).toContain('barred')
  expect(rulesBroken({ certificate: { ...result.certificate, hardship: 0 } })).toEqual(['hardship'])
  expect(rulesBroken({ seed: 'redrawn' })).toEqual(['seed'])
  expect(rulesBroken({ order: result.order.toReversed() })).toEqual(['order'])
  expect(rulesBroken({ balance: result.balance.map((each) => ({ ...each, after: each.before })) })).toEqual(['balance'])
})
