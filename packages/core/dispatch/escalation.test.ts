import { expect, test } from 'vitest'
import type { IssuedOrder } from './order.ts'
import { orderDue, type DispatchRule } from './escalation.ts'

const rule: DispatchRule = { signDays: 7, digestDays: 14, replyDays: { urge: 3, supervise: 5, summon: 3 }, byStatus: { yellow: 'urge', unreported: 'supervise', red: 'supervise' }, disputeDays: 2, basis: '测试用', certainty: '假定' }
const setting = { rule, today: '2021-05-11', cycleDays: 14 }
const order = (kind: IssuedOrder['kind'], more: Partial<IssuedOrder> = {}): IssuedOrder => ({ kind, issuedOn: '2021-04-12', replyDue: '2021-04-19', repliedOn: null, closedOn: null, ...more })

test.each([
  ['green', [], null],
  ['claimed', [], null],
  ['yellow', [], ['urge', 'status']],
  ['red', [], ['supervise', 'status']],
  ['unreported', [], ['supervise', 'status']],
  ['red', [order('supervise', { replyDue: '2021-05-11' })], null],
  ['yellow', [order('urge')], ['supervise', 'unanswered']],
  ['red', [order('supervise')], ['summon', 'unanswered']],
  ['red', [order('summon')], ['summon', 'unanswered']],
  ['red', [order('supervise', { repliedOn: '2021-04-30' })], null],
  ['red', [order('urge', { repliedOn: '2021-04-16' })], ['supervise', 'stillSo']],
  ['red', [order('supervise', { repliedOn: '2021-04-16' })], ['summon', 'stillSo']],
  ['green', [order('supervise')], null],
  ['red', [order('summon', { repliedOn: '2021-04-16', closedOn: '2021-04-30' })], null],
  ['red', [order('summon', { repliedOn: '2021-04-16', closedOn: '2021-04-20' })], ['supervise', 'status']],
] as const)('%s after %j calls for %j', (status, orders, expected) => {
  const due = orderDue(status, orders, setting)
  expect(due === null ? null : [due.kind, due.why]).toEqual(expected)
})
