import { expect, test } from 'vitest'
import { waitingByPerson } from './next-actions.ts'

const actions = (counts: Readonly<Record<string, number>>) => Object.entries(counts).flatMap(([office, count]) => Array.from({ length: count }, () => ({ office })))
const contacts = [{ office: '财政局', person: '甲', delegate: null }, { office: '国库', person: '甲', delegate: null }, { office: '住建局', person: '乙', delegate: '丙' }]

test('a person on whom more than 15 % of what is open waits is a bottleneck, for however many offices it acts', () => {
  const found = waitingByPerson(actions({ 财政局: 2, 国库: 2, 住建局: 3, 教育局: 13 }), contacts)
  expect(found.map(({ office, person, count, share, isBottleneck }) => [office, person, count, share, isBottleneck])).toEqual([
    ['教育局', null, 13, 0.65, false],
    ['国库、财政局', '甲', 4, 0.2, true],
    ['住建局', '乙', 3, 0.15, false],
  ])
})

test('nothing open, nobody waited for', () => expect(waitingByPerson([], contacts)).toEqual([]))
