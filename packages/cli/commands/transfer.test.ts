import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { testCell, testRound, testTeacher } from '@junheng/core/planning/transfers/testing.ts'
import type { Way } from '@junheng/core/planning/transfers/compare.ts'
import type { RoundRecord } from '@junheng/core/planning/transfers/record.ts'
import { exitCodes } from './command.ts'
import { folderWith, runIn } from '../testing.ts'

const round = testRound({
  cells: [testCell('A', { have: 2, need: 1 }), testCell('T', { have: 0, need: 1, vacancies: 1 })],
  teachers: [testTeacher('high', { facts: { years: 9 }, preferences: ['T'] }), testTeacher('low', { facts: { years: 3 }, preferences: ['T'], sheltered: true })],
})

test('a round is run from a file, and its record verified; one score edited is found, and says whose', async () => {
  const folder = folderWith({ 'input.json': JSON.stringify(round) })
  const ran = await runIn(folder, ['transfer', 'run', 'input.json', '--out', 'round.json', '--page', 'page.html', '--rules-published', '2021-04-12', '--applications-closed', '2021-05-11'])
  expect([ran.code, ran.printed.includes('录用 1 人')]).toEqual([exitCodes.ok, true])
  expect((await runIn(folder, ['verify', 'round.json'])).code).toBe(exitCodes.ok)
  expect(readFileSync(join(folder, 'page.html'), 'utf8')).toContain('verifyRound')
  const record = JSON.parse(readFileSync(join(folder, 'round.json'), 'utf8')) as RoundRecord
  const edited = JSON.stringify(record).replace('"points":3,"serviceYears"', '"points":30,"serviceYears"')
  const other = folderWith({ 'edited.json': edited })
  const { code, printed } = await runIn(other, ['transfer', 'verify', 'edited.json', '--json'])
  expect([code, (JSON.parse(printed) as { faults: { row: string; code: string }[] }).faults]).toMatchObject([exitCodes.notMet, [{ row: 'low', code: 'pointsDiffer' }]])
})

test('what keeps a round from running is said all at once, and nothing runs', async () => {
  const faulty = { ...round, teachers: [...round.teachers, { ...round.teachers[0]!, preferences: ['A', 'Z'] }] }
  const { code, printed } = await runIn(folderWith({ 'input.json': JSON.stringify(faulty) }), ['transfer', 'run', 'input.json', '--json'])
  const { faults } = JSON.parse(printed) as { faults: { code: string }[] }
  expect([code, faults.map((fault) => fault.code)]).toEqual([exitCodes.notMet, ['idTwice', 'moreThanHave', 'preferenceClosed', 'preferenceUnknown']])
})

test('a file that is no record is refused with the remedy', async () => {
  expect((await runIn(folderWith({ 'x.json': '{}' }), ['verify', 'x.json'])).code).toBe(exitCodes.unreadable)
})

test('ways to run a round stand side by side, a quota changed in thought among them; a post beyond the need is refused', async () => {
  const folder = folderWith({ 'input.json': JSON.stringify(round) })
  const { code, printed } = await runIn(folder, ['transfer', 'compare', 'input.json', '--quota', 'T=0', '--json'])
  const ways = JSON.parse(printed) as Way[]
  expect([code, ways.map(({ way, figures }) => [way, figures.voluntary])]).toEqual([exitCodes.ok, [['asIs', 1], ['asked', 0], ['replacement', 1], ['exchange', 0]]])
  expect((await runIn(folder, ['transfer', 'compare', 'input.json', '--quota', 'T=2'])).code).toBe(exitCodes.notMet)
  expect((await runIn(folder, ['transfer', 'compare', 'input.json', '--quota', 'Z=2'])).code).toBe(exitCodes.usage)
})
