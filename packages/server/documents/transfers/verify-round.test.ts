import * as fc from 'fast-check'
import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { isVerified, recordOf, verifyRecord, type RoundRecord } from '@junheng/core/planning/transfers/record.ts'
import { runRound } from '@junheng/core/planning/transfers/run-round.ts'
import { randomRound, testCell, testRound, testTeacher } from '@junheng/core/planning/transfers/testing.ts'
import { sha256, verifyRound } from './verify-round.mjs'

const hash = (text: string) => createHash('sha256').update(text).digest('hex')
const dates = { rulesPublishedOn: '2021-05-06', applicationsClosedOn: '2021-06-10' }
const recorded = (round: Parameters<typeof runRound>[0]): RoundRecord => JSON.parse(JSON.stringify(recordOf(round, runRound(round, hash)!, dates, hash))) as RoundRecord

test('its SHA-256 is that of the library', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
    expect(sha256(text)).toBe(hash(text))
  }), { numRuns: 200, seed: 2 })
})

test.each([
  ['plain', {}], ['with replacement', { replacement: true }], ['with backbone teachers kept', { keep: true }], ['with quotas that may be relaxed', { overQuota: true }],
])('the program and the page agree on random rounds: %s', (_, more) => {
  fc.assert(fc.property(randomRound({ homes: 3, targets: 3, teachers: 9, ...more }), (round) => {
    const record = recorded(round)
    expect(verifyRound(record)).toEqual([])
    expect(isVerified(verifyRecord(record, hash))).toBe(true)
  }), { numRuns: 120, seed: 3 })
})

const example = recorded(testRound({
  cells: [testCell('A', { have: 4, need: 2 }), testCell('T', { have: 0, need: 1, vacancies: 1 }), testCell('U', { have: 0, need: 1, vacancies: 1 })],
  teachers: [testTeacher('p1', { facts: { years: 9 }, preferences: ['T'] }), testTeacher('p2', { facts: { years: 3 }, preferences: ['T', 'U'] }), testTeacher('p3', { facts: { years: 1 } }), testTeacher('p4', { facts: { years: 2 } })],
}))

/** The record with one thing changed somewhere inside. */
function edited(change: (record: { -readonly [key in keyof RoundRecord]: RoundRecord[key] } & Record<string, never>) => void): RoundRecord {
  const copy = JSON.parse(JSON.stringify(example)) as never
  change(copy)
  return copy
}

test('both find one wrong score, and say whose', () => {
  const record = edited((copy) => Object.assign(copy.round.teachers[0]!, { points: 12 }))
  expect(verifyRound(record).map(({ who }) => who)).toContain('p1')
  expect(verifyRecord(record, hash)).toMatchObject({ seals: ['merkleRoot'], faults: [{ code: 'pointsDiffer', row: 'p1', value: '12' }] })
})

test.each([
  ['a fact', (copy: RoundRecord) => Object.assign(copy.round.teachers[1]!, { facts: { years: 30 } })],
  ['the rules', (copy: RoundRecord) => Object.assign(copy.round.rules, { matchPoints: 3 })],
  ['the day of the rules', (copy: RoundRecord) => Object.assign(copy, { rulesPublishedOn: '2021-07-01' })],
  ['a reveal', (copy: RoundRecord) => Object.assign(copy.round.lottery.parties[0]!, { reveal: null })],
  ['a placement', (copy: RoundRecord) => Object.assign(copy.result.placements[0]!, { teacher: 'p2' })],
  ['a preference', (copy: RoundRecord) => Object.assign(copy.round.teachers[0]!, { preferences: [] })],
  ['the number of vacancies', (copy: RoundRecord) => Object.assign(copy.round.cells[1]!, { vacancies: 2 })],
])('whoever changes %s is found by both', (_, change) => {
  const record = edited(change)
  expect(verifyRound(record).length).toBeGreaterThan(0)
  expect(isVerified(verifyRecord(record, hash))).toBe(false)
})
