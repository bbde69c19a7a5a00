import { createHash } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { staffBalance } from '@junheng/core/planning/staffing/balance-sheet.ts'
import { checkResult } from '@junheng/core/planning/transfers/check-result.ts'
import { roundFaults } from '@junheng/core/planning/transfers/check-round.ts'
import { commitmentOf } from '@junheng/core/planning/transfers/lottery.ts'
import { cellsFrom, journeysFrom, schoolsFrom } from '@junheng/core/planning/transfers/round-from.ts'
import type { Round } from '@junheng/core/planning/transfers/round.ts'
import { runRound, type RoundResult } from '@junheng/core/planning/transfers/run-round.ts'
import { curriculumOn, staffingNorms } from '@junheng/standards/load-staffing.ts'
import { generateXCity } from './county.ts'
import { makeTransfers, type XCityTransfers } from './transfers.ts'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const snapshot = generateXCity().snapshots.at(-1)!

let made: XCityTransfers
let round: Round
let result: RoundResult
beforeAll(() => {
  made = makeTransfers(snapshot)
  const cells = cellsFrom(staffBalance(snapshot, staffingNorms(), curriculumOn('2021-05-11')).cells, new Map(made.declared.map(({ cell, vacancies }) => [cell, vacancies])))
  const parties = made.lottery.parties.map((party) => ({ name: party.name, commitment: commitmentOf(sha256, party.name, party), reveal: { value: party.value, salt: party.salt } }))
  const teachers = made.teachers.map((each) => (each.id === made.wrongScore ? { ...each, points: each.points - 3 } : each))
  round = { id: '2021', title: made.title, rules: made.rules, schools: schoolsFrom(snapshot), cells, teachers, journeys: journeysFrom(snapshot, cells), lottery: { ...made.lottery, parties } }
  result = runRound(round, sha256)!
})

test('one score is wrong on purpose, and keeps the round from running until it is corrected', () => {
  const faults = roundFaults({ ...round, teachers: made.teachers })
  expect(faults.map(({ code, row }) => [code, row])).toEqual([['pointsDiffer', made.wrongScore]])
  expect(roundFaults(round)).toEqual([])
})

test('212 teachers move, every one from a rural school to one in town, to a subject that their licence is for', () => {
  const rural = new Map(round.schools.map((school) => [school.id, school.rural]))
  const cells = new Map(round.cells.map((cell) => [cell.id, cell]))
  const teachers = new Map(round.teachers.map((teacher) => [teacher.id, teacher]))
  const moves = result.placements.map(({ teacher, cell }) => ({ teacher: teachers.get(teacher)!, from: cells.get(teachers.get(teacher)!.cell)!, to: cells.get(cell)! }))
  expect(moves).toHaveLength(212)
  expect(moves.filter(({ from, to }) => !rural.get(from.school) || rural.get(to.school))).toEqual([])
  expect(moves.filter(({ teacher, to }) => !teacher.licences.some(({ stage, subject }) => stage === to.stage && subject === to.subject))).toEqual([])
  expect(new Set(result.placements.map(({ phase }) => phase))).toEqual(new Set(['voluntary', 'compulsory']))
})

test('it keeps every rule, and no coefficient of the teacher indicators rises', () => {
  expect(checkResult(round, result, sha256)).toEqual([])
  expect(result.brokenHolds).toEqual([])
})

test('another draw is another round, of the same county', () => {
  const other = makeTransfers(snapshot, 7)
  expect(other.teachers).not.toEqual(made.teachers)
  expect(JSON.stringify(makeTransfers(snapshot))).toBe(JSON.stringify(made))
})
