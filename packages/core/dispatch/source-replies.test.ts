import { expect, test } from 'vitest'
import { monthsAfter } from '../schedule/day.ts'
import { workingDays } from '../schedule/working-days.ts'
import { checkReply, replyClock, standingReplies, type RepliedSource, type SourceReply } from './source-replies.ts'

/** 2021: the First of May off until the 5th, worked on 25 April and 8 May. */
const working = workingDays([{ year: 2021, certainty: 'published', off: ['01', '02', '03', '04', '05'].map((day) => ({ on: `2021-05-${day}`, name: '劳动节' })), worked: ['2021-04-25', '2021-05-08'], basis: '国办发明电〔2020〕27号' }])
const reply = (id: string, on: string, more: Partial<SourceReply> = {}): SourceReply => ({ id, on, number: 'X府办复〔2021〕8号', office: '教育局', text: '已办结。', by: '张三', corrects: null, reason: null, ...more })
const instruction = (more: Partial<RepliedSource> = {}): RepliedSource => ({ kind: 'instruction', issuedOn: '2021-04-30', replyDue: '2021-05-14', replies: [], ...more })
const clock = (source: RepliedSource, today: string) => replyClock(source, today, working)

test('worked by hand: on 30 April fourteen days are left to 14 May, of which eight are worked', () => {
  // 6, 7, 8 (a Saturday that is worked), 10, 11, 12, 13, 14 May: eight; 1–5 May is off, 9 May a Sunday.
  expect(clock(instruction(), '2021-04-30')).toEqual({ state: 'awaited', daysLeft: 14, workingDaysLeft: 8, daysLate: 0 })
  expect(clock(instruction(), '2021-05-11')).toEqual({ state: 'awaited', daysLeft: 3, workingDaysLeft: 3, daysLate: 0 })
})

test('on its day it is still awaited, the day after it is overdue', () => {
  expect(clock(instruction(), '2021-05-14')).toMatchObject({ state: 'awaited', daysLeft: 0, workingDaysLeft: 0 })
  expect(clock(instruction(), '2021-05-15')).toEqual({ state: 'overdue', daysLeft: null, workingDaysLeft: null, daysLate: 1 })
})

test('a reply in time is replied for ever, a late one stays late', () => {
  expect(clock(instruction({ replies: [reply('a', '2021-05-14')] }), '2022-01-01')).toMatchObject({ state: 'replied', daysLate: 0 })
  expect(clock(instruction({ replies: [reply('a', '2021-05-20')] }), '2022-01-01')).toMatchObject({ state: 'replied', daysLate: 6 })
})

test('a corrected reply counts no more: what stands in its place does', () => {
  const replies = [reply('a', '2021-05-13'), reply('b', '2021-05-16', { corrects: 'a', reason: '日期误录' })]
  expect(standingReplies(replies).map(({ id }) => id)).toEqual(['b'])
  expect(clock(instruction({ replies }), '2021-06-01')).toMatchObject({ state: 'replied', daysLate: 2 })
})

test('a document without a day is awaited and never overdue; a speech is not replied to', () => {
  expect(clock(instruction({ replyDue: null }), '2022-01-01')).toEqual({ state: 'awaited', daysLeft: null, workingDaysLeft: null, daysLate: 0 })
  expect(clock(instruction({ kind: 'speech' }), '2022-01-01')).toBeNull()
})

test('every fault of a reply is told at once, with its field', () => {
  const fields = (draft: Partial<SourceReply>, source: Partial<RepliedSource> = {}) => checkReply(reply('x', '2021-05-10', draft), instruction(source), '2021-05-11').map(({ field }) => field)
  expect(fields({})).toEqual([])
  expect(fields({ on: '2021-04-29', reason: '日期误录' }, { kind: 'speech' })).toEqual(['kind', 'on', 'reason'])
  expect(fields({ on: '2021-05-12', corrects: 'nobody' })).toEqual(['on', 'corrects', 'reason'])
  const replies = [reply('a', '2021-05-01'), reply('b', '2021-05-02', { corrects: 'a', reason: '误录' })]
  expect(fields({ corrects: 'a', reason: '误录' }, { replies })).toEqual(['corrects'])
  expect(fields({ corrects: 'b', reason: '误录' }, { replies })).toEqual([])
})

test.each([['2021-02-05', 3, '2021-05-05'], ['2021-11-30', 3, '2022-02-28'], ['2023-11-30', 3, '2024-02-29'], ['2021-12-31', 6, '2022-06-30'], ['2021-09-15', 3, '2021-12-15']] as const)('%s and %i months is %s', (from, months, then) => {
  expect(monthsAfter(from, months)).toBe(then)
})
